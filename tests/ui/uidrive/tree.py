# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the whole accessibility tree over raw D-Bus: many calls at once, level by level, and nothing kept."""
import contextlib

import gi
from gi.repository import Gio, GLib

from .node import PREFIX, PROPERTIES, ROLES, STATES, Node
from .wait import UiError

DBUS = 'org.freedesktop.DBus'
ASKED = ('GetRole', 'GetRoleName', 'GetState', 'GetInterfaces', 'GetChildren')


def connect(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


class Bus:
    """A connection to a message bus of the session."""

    def __init__(self, address):
        self.connection = connect(address)

    def call(self, owner, path, interface, method, arguments=None):
        return self.connection.call_sync(owner, path, interface, method, arguments, None, 0, 10000, None).unpack()

    def owned_by(self, pids, names):
        """Those of NAMES that belong to one of the processes."""
        for name in names:
            with contextlib.suppress(GLib.Error):
                if self.call(DBUS, '/', DBUS, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0] in pids:
                    yield name

    def gather(self, calls):
        """Send many calls at once and wait for all; one that fails gives None (its object has gone)."""
        results, left = [None] * len(calls), [len(calls)]

        def done(connection, result, index):
            left[0] -= 1
            with contextlib.suppress(GLib.Error):
                results[index] = connection.call_finish(result).unpack()

        for index, (node, interface, method, arguments) in enumerate(calls):
            self.connection.call(node.owner, node.path, interface, method, arguments, None, 0, 10000, None, done, index)
        while left[0]:
            GLib.MainContext.default().iteration(True)
        return results


def accessibility_bus(session_address):
    session = Bus(session_address)
    return Bus(session.call('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress')[0])


def _questions(node):
    yield node, PROPERTIES, 'GetAll', GLib.Variant('(s)', (PREFIX + 'Accessible',))
    for method in ASKED:
        yield node, PREFIX + 'Accessible', method, None


def _fill(node, answers, deep):
    """Put the answers into NODE; what it has below is answered."""
    properties, role, role_name, state, interfaces, kids = answers
    node.name, node.description = properties[0]['Name'], properties[0]['Description']
    node.role = 'switch' if role_name[0] == 'switch' else ROLES[role[0]]
    bits = state[0][0] | state[0][1] << 32
    node.states = {name for i, name in enumerate(STATES) if bits >> i & 1}
    node.interfaces = [name[len(PREFIX):] for name in interfaces[0]]
    if deep:
        node.kids = [Node(node.bus, ref, node) for ref in kids[0] if not ref[1].endswith('/null')]
    return node.kids


def read(bus, pids, deep=True):
    """The tree of what is showing in the program that runs as one of PIDS."""
    registry = Node(bus, (PREFIX + 'Registry', '/org/a11y/atspi/accessible/root'))
    programs = dict(registry.call('Accessible', 'GetChildren')[0])
    owner = next(bus.owned_by(pids, programs), None)
    if not owner:
        raise UiError('the application is not on the accessibility bus')
    top = Node(bus, (owner, programs[owner]))
    level = [top]
    while level:
        answers = bus.gather([question for node in level for question in _questions(node)])
        below = []
        for node, own in zip(level, zip(*[iter(answers)] * (len(ASKED) + 1))):
            if None in own:
                if node.parent:
                    node.parent.kids.remove(node)
                continue
            _fill(node, own, deep=False)
            if node is top or deep and 'showing' in node.states:
                below += _fill(node, own, deep=True)
        level = below
    return top
