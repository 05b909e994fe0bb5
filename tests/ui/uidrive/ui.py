# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person can do with the window: look, press, type, wait, take a picture."""
import contextlib
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from gi.repository import GLib

from . import selector, tree
from .ears import Ears
from .hands import Hands
from .node import TEXTUAL, Node
from .processes import is_running
from .session import Session
from .wait import UiError, until

# What the program must never print.
TROUBLE = re.compile(r'CRITICAL|WARNING|\bERROR:|Sanitizer|runtime error:')
# GTK emits "clicked" this long after a button was activated by an action.
ACTIVATE_S = .3


class Ui:
    """A private session with one program in it. As a context manager it ends everything at the end."""

    def __init__(self, folder=None, timeout=30.0, desktop=None):
        folder = folder or os.environ.get('UIDRIVE_DIR') or Path(tempfile.gettempdir()) / f'uidrive-{os.getuid()}'
        self.session = Session(folder, timeout, desktop)
        self.timeout, self.hands, self._bus = timeout, Hands(self.session), None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    # Life

    def start(self, argv, env=None, folder=None, **look):
        """Start the desktop and the program; answer the seconds to its first window. LOOK: see session.LOOK."""
        self.session.start(**look)
        return self.restart(argv, env, folder)

    def restart(self, argv, env=None, folder=None):
        """Start the program on the desktop that is there, in FOLDER, after quit() or kill()."""
        began = time.monotonic()
        app = self.session.start_app(list(map(str, argv)), env, folder)
        until(lambda: app.poll() is not None or self._has_window(), 'the first window', self.timeout)
        if app.poll() is not None:
            raise UiError(f'the application ended with status {app.returncode}:\n{self.log()[-2000:]}')
        return time.monotonic() - began

    def _has_window(self):
        with contextlib.suppress(UiError, GLib.Error):
            return any('showing' in window.states and window.extents()[2] > 1 for window in self.root(deep=False).kids)
        return False

    def is_running(self):
        pid = self.session.processes.state.get('app')
        return any(is_running(p, born) for what, p, born in self.session.processes.state.get('pids', []) if what == 'app' and p == pid)

    def wait_for_end(self, timeout=None):
        """Wait until the program has ended; answer its exit status."""
        until(lambda: self.session.app.poll() is not None, 'the application to end', timeout or self.timeout)
        return self.session.app.returncode

    def kill(self, signal):
        """Send SIGNAL and wait for the end: what a crash or a power cut does."""
        os.kill(self.session.app.pid, signal)
        return self.wait_for_end()

    def stop(self):
        self._bus = None
        self.session.stop()

    def log(self):
        return self.session.processes.log('app')

    def trouble(self):
        """Lines of the program's output that should not be there."""
        return [line for line in self.log().splitlines() if TROUBLE.search(line)]

    # Looking

    @property
    def bus(self):
        if not self._bus:
            self._bus = tree.accessibility_bus(self.session.env['DBUS_SESSION_BUS_ADDRESS'])
        return self._bus

    def root(self, deep=True):
        return tree.read(self.bus, self.session.family(), deep)

    def tree(self, full=False):
        """What is on the screen, indented."""
        return '\n'.join('  ' * depth + node.line(full) for node, depth in self.root().walk()
                         if full or node.name or node.role not in ('panel', 'grouping'))

    def find_all(self, what):
        return selector.find_all(self.root(), what)

    def find(self, what, timeout=None, gone=False, state=None):
        """Wait for exactly one hit (or, with GONE, for none) that has the state STATE, or has not "not-STATE"."""
        if isinstance(what, Node):
            return what
        seen = []

        def test():
            seen.clear()
            with contextlib.suppress(UiError, GLib.Error):
                seen.extend(self.find_all(what))
                if state:
                    seen[:] = [node for node in seen if (state[4:] not in node.states if state.startswith('not-') else state in node.states)]
                return not seen if gone else len(seen) == 1
            return False

        try:
            until(test, what, timeout or self.timeout)
        except UiError:
            hits = ''.join('\n  ' + node.line() for node in seen[:8])
            raise UiError(f'{what}: {len(seen)} hits after waiting{hits or self._context()}') from None
        return None if gone else seen[0]

    def _context(self):
        with contextlib.suppress(UiError, GLib.Error):
            return '\non the screen:\n' + self.tree()[:3000]
        return ''

    def read(self, what):
        """Text, value or name of WHAT, whichever it has."""
        node = self.find(what)
        return next(str(found) for found in (node.text(), node.value(), node.label()) if found is not None)

    def wait_until(self, test, what, timeout=None):
        """Wait for TEST() to answer something true, whatever goes away meanwhile."""
        def quiet():
            with contextlib.suppress(UiError, GLib.Error):
                return test()
            return None
        return until(quiet, what, timeout or self.timeout)

    def listen(self):
        """Hear from now on what is announced."""
        return Ears(self.bus)

    # Doing

    def click(self, what, button=1, clicks=1):
        node = self.find(what)
        self.hands.reveal(node)
        self.hands.point(*self.hands.place(node), button, clicks)
        return 'pointer'

    def press(self, what):
        """Activate: by GTK's own action where the widget has one, else with a real click on it."""
        node = self.find(what, state='sensitive')
        own = [i for i, action in enumerate(node.actions()) if action in ('click', 'toggle', 'activate')] if node.role not in TEXTUAL else []
        if not own:
            return self.click(node)
        self.hands.n_activations += 1
        node.call('Action', 'DoAction', '(i)', own[0])
        time.sleep(ACTIVATE_S)
        return 'action'

    def key(self, *keys):
        self.hands.key(*keys)

    def type(self, what, text, keys=True):
        """Replace what an entry holds, with real key presses or (keys=False) through EditableText."""
        node = self.find(what, state='sensitive')
        if not (keys and text.isascii()):   # xdotool remaps the keyboard for others, and GTK then misses keys
            return node.call('EditableText', 'SetTextContents', '(s)', text)[0]
        if 'focused' not in node.states:
            self.click(node)
            self.find(what, state='focused', timeout=5)
        if node.text():
            self.key('ctrl+a', 'BackSpace')
        self.hands.type(text)
        is_hidden = lambda held: len(set(held)) == 1 and not held.isascii() and len(held) == len(text)
        self.wait_until(lambda: (held := node.text() or '') == text or is_hidden(held), f'{what} to hold {text!r}')
        return 'keys'

    def select(self, what):
        """Choose a row through its list's Selection: selects, does not activate (for that: click)."""
        node = self.find(what)
        if 'Selection' not in node.parent.interfaces:
            return self.click(node)
        rows = [kid for kid in node.parent.kids if kid.role == node.role]
        return node.parent.call('Selection', 'SelectChild', '(i)', rows.index(node))[0] and 'selection'

    def action(self, name):
        """Activate a named action without a parameter: app.* as exported on the bus, others where the tree has them."""
        if name.startswith('app.'):
            bus = tree.Bus(self.session.env['DBUS_SESSION_BUS_ADDRESS'])
            names = [owner for owner in bus.call(tree.DBUS, '/', tree.DBUS, 'ListNames')[0] if owner[0] != ':']
            for owner in bus.owned_by(self.session.family(), names):
                path = '/' + owner.replace('.', '/').replace('-', '_')
                bus.call(owner, path, 'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', (name[4:], [], {})))
                return True
        for node, _ in self.root().walk():
            if node.role != 'label' and name in (actions := node.actions()):
                return node.call('Action', 'DoAction', '(i)', actions.index(name))[0]
        raise UiError(f'no enabled action {name}')

    def close_window(self):
        """Ask the window manager to close the window that has the focus, as people do."""
        self.wait_until(lambda: any('active' in window.states for window in self.root(deep=False).kids), 'the window to have the focus')
        before = self.tree()
        self.key('alt+F4')
        # Of a hundred such keys on a busy machine a few never reach the window manager: one that changed nothing is pressed once more.
        try:
            until(lambda: self.session.app.poll() is not None or self._differs(before), 'the window to close, or to say something', 8)
        except UiError:
            self.key('alt+F4')

    def _differs(self, tree):
        with contextlib.suppress(UiError, GLib.Error):
            return self.tree() != tree
        return True

    def screenshot(self, path, settle=3.0, whole=True):
        """Keep taking the picture until two in a row are the same, or SETTLE seconds are over (then False). WHOLE screen or only the window."""
        area = [] if whole else ['-crop', self.hands.area(), '+repage']
        command = ['import', '-window', 'root', *area, '-define', 'png:exclude-chunks=date,time', str(path)]
        end, last, now = time.monotonic() + settle, None, b''
        while last != now and (last is None or time.monotonic() < end):
            time.sleep(.08 if last is not None else 0)
            subprocess.run(command, env=self.session.env, check=True, timeout=30)
            last, now = now, Path(path).read_bytes()
        return last == now
