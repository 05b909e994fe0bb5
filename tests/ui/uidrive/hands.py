# SPDX-License-Identifier: GPL-3.0-or-later
"""Pointer and keyboard, by xdotool: real events, as from a person."""
import re
import time

WHEEL_UP, WHEEL_DOWN = 4, 5


class Hands:
    def __init__(self, session):
        self.session = session
        self.n_activations = 0              # clicks and keys, letters apart: what a person has to do

    def origin(self, node):
        """Where the window of NODE begins on the screen."""
        title, family, found = [node, *node.above()][-1].name, self.session.family(), []
        for window in self.session.run('xdotool', 'search', '--onlyvisible', '--name', '.').split():
            properties = self.session.run('xprop', '-id', window, '_NET_WM_PID', '_NET_WM_NAME')
            pid = re.findall(r'PID\S* = (\d+)', properties)
            if not pid or int(pid[0]) in family:        # from a sandbox a window does not say whose it is
                geometry = dict(line.split('=') for line in self.session.run('xdotool', 'getwindowgeometry', '--shell', window).split())
                found.append(((re.findall(r'= "(.*)"', properties) or [''])[0], int(geometry['X']), int(geometry['Y'])))
        return max(found or [('', 0, 0)], key=lambda entry: entry[0] == title)[1:]

    def place(self, node):
        """The middle of NODE on the screen."""
        (x, y, width, height), (left, top) = node.extents(), self.origin(node)
        return left + x + width // 2, top + y + height // 2

    def point(self, x, y, button=1, clicks=1):
        """Move there and press. No --sync: it hangs when the pointer is there already."""
        self.n_activations += 0 if button in (0, WHEEL_UP, WHEEL_DOWN) else clicks
        press = ['click', '--repeat', str(clicks), '--delay', '40', str(button)] if button else []
        self.session.run('xdotool', 'mousemove', str(x), str(y), *press)

    def park(self):
        """Out of the window, so that nothing looks pointed at."""
        width, height = self.session.run('xdotool', 'getdisplaygeometry').split()
        self.point(int(width) - 1, int(height) - 1, button=0)

    def drag(self, start, end, button=1, steps=8):
        words = ['mousemove', *map(str, start), 'mousedown', str(button)]
        for i in range(1, steps + 1):
            words += ['mousemove', *(str(round(a + (b - a) * i / steps)) for a, b in zip(start, end))]
        self.session.run('xdotool', *words, 'mouseup', str(button))

    def reveal(self, node):
        """Turn the wheel over the scroll panes around NODE until it is in view ("showing" does not say that)."""
        for pane in node.above():
            if 'default.activate' in pane.actions():
                return                      # a popover or dialog: what is around it does not clip it
            if pane.role == 'scroll pane':
                self._scroll_to(pane, node)

    def _scroll_to(self, pane, node):
        _, top, _, height = pane.extents()
        for _ in range(80):
            _, y, _, h = node.extents()
            up, down = y < top, y + min(h, height) > top + height
            if not (up or down) or not h:
                return
            self.point(*self.place(pane), button=WHEEL_UP if up else WHEEL_DOWN)
            time.sleep(.04)

    def area(self):
        """Where the active window is, as ImageMagick writes it."""
        geometry = dict(line.split('=') for line in self.session.run('xdotool', 'getactivewindow', 'getwindowgeometry', '--shell').split())
        return '{WIDTH}x{HEIGHT}+{X}+{Y}'.format(**geometry)

    def resize(self, width, height):
        """Make the active window as wide and high as that, as far as it lets itself."""
        self.session.run('xdotool', 'getactivewindow', 'windowsize', str(width), str(height))

    def key(self, *keys):
        self.n_activations += len(keys)
        self.session.run('xdotool', 'key', '--delay', '25', *keys)

    def type(self, text):
        self.session.run('xdotool', 'type', '--delay', '12', text)
