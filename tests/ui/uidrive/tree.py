# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the whole accessibility tree over raw D-Bus: many calls at once, level by level, and nothing kept."""
import contextlib

import gi
from gi.repository import Gio, GLib

from .node import PREFIX, PROPERTIES, ROLES, STATES, Node
from .wait import UiError

DBUS = 'org.freedesktop.DBus'
# Roles that GTK gives to a switch as well: its name of the role tells.
AMBIGUOUS = {'check box', 'toggle button', 'switch', 'invalid'}


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


def _ask_what(bus, nodes):
    """Name, role and states of NODES; answers those that have not gone meanwhile."""
    answers = bus.gather([question for node in nodes for question in (
        (node, PROPERTIES, 'GetAll', GLib.Variant('(s)', (PREFIX + 'Accessible',))),
        (node, PREFIX + 'Accessible', 'GetRole', None),
        (node, PREFIX + 'Accessible', 'GetState', None))])
    there = []
    for node, own in zip(nodes, zip(*[iter(answers)] * 3)):
        if None in own:
            if node.parent:
                node.parent.kids.remove(node)
            continue
        (properties,), (role,), (bits,) = own
        # Where lines break is no part of what is read.
        node.name, node.description = (properties[key].replace('\u00a0', ' ') for key in ('Name', 'Description'))
        node.n_kids = properties['ChildCount']
        node.role = ROLES[role]
        node.states = {name for i, name in enumerate(STATES) if (bits[0] | bits[1] << 32) >> i & 1}
        there.append(node)
    return there


def _ask_more(bus, nodes, deep):
    """What is below NODES, and which of them are switches. Asked only where it matters: every answer costs the program time."""
    parents = [node for node in nodes if deep(node) and node.n_kids]
    doubtful = [node for node in nodes if node.role in AMBIGUOUS]
    answers = bus.gather([(node, PREFIX + 'Accessible', 'GetChildren', None) for node in parents] +
                         [(node, PREFIX + 'Accessible', 'GetRoleName', None) for node in doubtful])
    for node, answer in zip(parents, answers):
        node.kids = [Node(node.bus, ref, node) for ref in answer[0] if not ref[1].endswith('/null')] if answer else []
    for node, answer in zip(doubtful, answers[len(parents):]):
        node.role = 'switch' if answer and answer[0] == 'switch' else node.role
    return [kid for node in parents for kid in node.kids]


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
        there = _ask_what(bus, level)
        level = _ask_more(bus, there, lambda node: node is top or deep and 'showing' in node.states)
    return top
