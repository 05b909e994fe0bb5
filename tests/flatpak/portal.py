# SPDX-License-Identifier: GPL-3.0-or-later
"""portal.py FOLDER LOG: what stands behind xdg-desktop-portal on a test's desktop, in place of a person at a dialog.

Every question is answered at once with yes: a file is saved into FOLDER under the name that was proposed, the folder that is chosen is FOLDER, the
file that is opened is the one in FOLDER/open, a link opens in the first program that can, and what is printed becomes FOLDER/printed.pdf. Each question is a line of JSON in LOG. The portal
itself, and the way into the sandbox through the document portal, are the real ones."""
import json
import os
import shutil
import sys
from pathlib import Path

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib

NAME = 'org.freedesktop.impl.portal.desktop.frondtest'
PREFIX = 'org.freedesktop.impl.portal.'
ASKED = '<arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>'
OPTIONS = '<arg type="a{sv}" direction="in"/>'
ANSWERED = '<arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>'
INTERFACES = f"""<node>
  <interface name="{PREFIX}FileChooser">
    <method name="OpenFile">{ASKED}{OPTIONS}{ANSWERED}</method>
    <method name="SaveFile">{ASKED}{OPTIONS}{ANSWERED}</method>
  </interface>
  <interface name="{PREFIX}Print">
    <method name="PreparePrint">{ASKED}{OPTIONS * 3}{ANSWERED}</method>
    <method name="Print">{ASKED}<arg type="h" direction="in"/>{OPTIONS}{ANSWERED}</method>
  </interface>
  <interface name="{PREFIX}AppChooser">
    <method name="ChooseApplication"><arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="as" direction="in"/>{OPTIONS}{ANSWERED}</method>
    <method name="UpdateChoices"><arg type="o" direction="in"/><arg type="as" direction="in"/></method>
  </interface>
  <interface name="{PREFIX}Inhibit">
    <method name="Inhibit"><arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/>{OPTIONS}</method>
    <method name="CreateMonitor"><arg type="o" direction="in"/><arg type="o" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="u" direction="out"/></method>
    <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
  </interface>
  <interface name="{PREFIX}Settings">
    <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/></method>
    <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>"""
SCHEMES = {'prefer-dark': 1, 'prefer-light': 2}


class Desktop:
    def __init__(self, folder, log, scheme):
        self.folder, self.log = folder, log
        self.settings = {'org.freedesktop.appearance': {'color-scheme': GLib.Variant('u', SCHEMES[scheme])}}

    def note(self, question, words, **more):
        with self.log.open('a') as log:
            log.write(json.dumps({'question': question, 'program': words[1], 'title': words[3], **more}) + '\n')

    def at(self, path):
        return (0, {'uris': GLib.Variant('as', [path.as_uri()]), 'writable': GLib.Variant('b', True)})

    def OpenFile(self, words, _):
        wants_folder = bool(words[4].get('directory'))
        self.note('folder' if wants_folder else 'open', words)
        return self.at(self.folder if wants_folder else next((self.folder / 'open').iterdir()))

    def SaveFile(self, words, _):
        self.note('save', words, name=words[4]['current_name'])
        return self.at(self.folder / words[4]['current_name'])

    def PreparePrint(self, words, _):
        self.note('prepare print', words)
        return (0, {'settings': GLib.Variant('a{sv}', {}), 'page-setup': GLib.Variant('a{sv}', {}), 'token': GLib.Variant('u', 1)})

    def Print(self, words, descriptors):
        self.note('print', words)
        with os.fdopen(descriptors.get(words[4]), 'rb') as page, (self.folder / 'printed.pdf').open('wb') as printed:
            shutil.copyfileobj(page, printed)
        return (0, {})

    def ChooseApplication(self, words, _):
        self.note('application', words)
        return (0, {'choice': GLib.Variant('s', words[3][0])})

    def UpdateChoices(self, words, _):
        return ()

    def Inhibit(self, words, _):
        return ()

    def CreateMonitor(self, words, _):
        return (0,)

    def QueryEndResponse(self, words, _):
        return ()

    def ReadAll(self, words, _):
        return (self.settings,)

    def Read(self, words, _):
        return (self.settings[words[0]][words[1]],)

    def answer(self, connection, sender, path, interface, method, parameters, invocation):
        out = next(info for info in NODE.interfaces if info.name == interface).lookup_method(method).out_args
        try:
            words = getattr(self, method)(parameters.unpack(), invocation.get_message().get_unix_fd_list())
        except Exception as error:      # a question that has no answer must not hang whoever asks
            invocation.return_dbus_error('org.freedesktop.DBus.Error.Failed', repr(error))
        else:
            invocation.return_value(GLib.Variant(f'({"".join(argument.signature for argument in out)})', words) if out else None)


NODE = Gio.DBusNodeInfo.new_for_xml(INTERFACES)


def main():
    desktop = Desktop(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    desktop.log.touch()

    def own(connection, name):
        for interface in NODE.interfaces:
            connection.register_object('/org/freedesktop/portal/desktop', interface, desktop.answer, lambda *_: GLib.Variant('u', 1), None)

    Gio.bus_own_name(Gio.BusType.SESSION, NAME, 0, own, None, lambda *_: sys.exit(f'cannot have the name {NAME}'))
    GLib.MainLoop().run()


if __name__ == '__main__':
    main()
