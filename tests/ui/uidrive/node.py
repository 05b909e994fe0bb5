# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing on the screen, as the accessibility bus tells it."""
import functools

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib       # of Atspi only the names: the caches of libatspi go stale

PREFIX = 'org.a11y.atspi.'
PROPERTIES = 'org.freedesktop.DBus.Properties'
# Older libraries say "push button".
ROLES = [Atspi.Role(i).value_nick.replace('-', ' ').removeprefix('push ') for i in range(Atspi.Role.LAST_DEFINED)]
STATES = [Atspi.StateType(i).value_nick for i in range(Atspi.StateType.LAST_DEFINED)]
SHOWN = 'active checked pressed selected focused expanded modal has-popup indeterminate invalid-entry editable read-only focusable'.split()
OPERABLE = {'button', 'toggle button', 'check box', 'radio button', 'switch', 'entry', 'text', 'password text', 'slider', 'link',
            'spin button', 'combo box', 'list item', 'menu item', 'check menu item', 'radio menu item', 'page tab', 'tree item'}
TEXTUAL = {'entry', 'text', 'password text', 'spin button'}


class Node:
    """Role, name and states are those of when the tree was read; the methods ask anew."""

    def __init__(self, bus, ref, parent=None):
        self.bus, self.owner, self.path, self.parent = bus, ref[0], ref[1], parent
        self.kids, self.n_kids, self.name, self.description, self.role, self.states = [], 0, '', '', '?', set()

    def call(self, interface, method, signature=None, *arguments):
        value = GLib.Variant(signature, arguments) if signature else None
        return self.bus.call(self.owner, self.path, interface if '.' in interface else PREFIX + interface, method, value)

    @functools.cached_property
    def interfaces(self):
        return [name[len(PREFIX):] for name in self.call('Accessible', 'GetInterfaces')[0]]

    def actions(self):
        """Names of its actions. GetActions has localized ones ("Click"), GetName the real ones."""
        if 'Action' not in self.interfaces:
            return []
        return [self.call('Action', 'GetName', '(i)', i)[0] for i in range(len(self.call('Action', 'GetActions')[0]))]

    def text(self):
        return self.call('Text', 'GetText', '(ii)', 0, -1)[0] if 'Text' in self.interfaces else None

    def value(self):
        return self.call(PROPERTIES, 'Get', '(ss)', PREFIX + 'Value', 'CurrentValue')[0] if 'Value' in self.interfaces else None

    def value_text(self):
        """Its value in words, which is what a screen reader says."""
        return self.call(PROPERTIES, 'Get', '(ss)', PREFIX + 'Value', 'Text')[0] if 'Value' in self.interfaces else None

    def extents(self):
        """x, y, width, height from the corner of its window; GTK 4 knows no screen coordinates."""
        return self.call('Component', 'GetExtents', '(u)', 1)[0] if 'Component' in self.interfaces else (0, 0, 0, 0)

    def walk(self, depth=0):
        yield self, depth
        for kid in self.kids:
            yield from kid.walk(depth + 1)

    def above(self):
        node = self.parent
        while node and node.parent:
            yield node
            node = node.parent

    def label(self):
        """Its name or, where a thing to operate has none, the labels inside."""
        return self.name or (' '.join(kid.name for kid, _ in self.walk() if kid.role == 'label') if self.role in OPERABLE else '')

    def line(self, full=False):
        """It in one line, for people who read a tree."""
        words = [f'{self.role}/{self.label()}' + (f' ({self.description})' if self.description else '')]
        states = [state for state in SHOWN if state in self.states] + ['INSENSITIVE'] * ('sensitive' not in self.states)
        words += [f'<{" ".join(states)}>'] if states else []
        if full:
            more = ('text', self.text()), ('value', self.value()), ('actions', self.role != 'label' and self.actions())
            words += [f'{key}={value!r}' for key, value in more if value not in (None, False, [], self.name)] + [f'at={self.extents()}']
        return ' '.join(words)
