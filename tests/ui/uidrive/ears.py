# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader would say: the announcements of the program, with the moment when each arrived."""
import time

from gi.repository import Gio, GLib

from .node import PREFIX
from .wait import UiError

EVENT = 'object:announcement'


class Ears:
    """Listens from the moment it is made."""

    def __init__(self, bus):
        self.heard = []                     # (monotonic seconds, text)
        self._context = GLib.MainContext.default()
        bus.call(PREFIX + 'Registry', '/org/a11y/atspi/registry', PREFIX + 'Registry', 'RegisterEvent', GLib.Variant('(sass)', (EVENT, [], '')))
        bus.connection.signal_subscribe(None, PREFIX + 'Event.Object', 'Announcement', None, None, Gio.DBusSignalFlags.NONE, self._said)

    def _said(self, connection, sender, path, interface, signal, arguments):
        self.heard.append((time.monotonic(), str(arguments.unpack()[3])))

    def forget(self):
        while self._context.iteration(False):
            pass
        self.heard.clear()

    def wait_for(self, text, timeout=30.0):
        """Wait until something that begins with TEXT is announced; answer the moment when it came."""
        end = time.monotonic() + timeout
        wake = GLib.timeout_add(20, lambda: True)
        try:
            while not (when := next((at for at, said in self.heard if said.startswith(text)), None)):
                if time.monotonic() > end:
                    raise UiError(f'never announced: {text!r}; heard {[said for _, said in self.heard]}')
                self._context.iteration(True)
        finally:
            GLib.source_remove(wake)
        return when
