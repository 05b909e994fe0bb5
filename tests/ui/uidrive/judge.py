# SPDX-License-Identifier: GPL-3.0-or-later
"""Judgements on what is on the screen that a program can make."""
import time
from collections import Counter

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf

from .node import OPERABLE

SMALLEST_TARGET = 24        # px, WCAG 2.5.8
LEAST_CONTRAST = 4.5        # WCAG 1.4.3


def audit(ui):
    """Things to operate that have no name, or a target under 24 px."""
    for node, _ in ui.root().walk():
        if node.role in OPERABLE and 'focusable' in node.states:
            if not node.label() and node.role != 'list item':
                yield f'no name: {node.line(True)[:160]} in ' + ' < '.join(f'{above.role}/{above.name}' for above in node.above() if above.name)
            if 0 < min(node.extents()[2:]) < SMALLEST_TARGET:
                yield f'small {node.extents()[2:]}: {node.line()}'


def tab_order(ui, most=80, key='Tab'):
    """Press Tab until the focus comes round; what had it, in order."""
    seen, focused = [], []
    for _ in range(most):
        # A text view keeps Tab for itself.
        ui.key('ctrl+' + key if focused and 'multi-line' in focused[0].states else key)
        time.sleep(.06)
        focused = [node for node, _ in ui.root().walk() if 'focused' in node.states][-1:]
        if focused and seen and focused[0].path == seen[0][0]:
            break
        seen.append((focused[0].path, focused[0].line()) if focused else (None, 'NOTHING'))
    return [line for _, line in seen]


def _luminance(colour):
    red, green, blue = ((v / 255 / 12.92) if v <= 10 else ((v / 255 + .055) / 1.055) ** 2.4 for v in colour)
    return .2126 * red + .7152 * green + .0722 * blue


def _colours(picture, left, top, width, height):
    pixels, stride, n = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    return Counter(tuple(pixels[y * stride + x * n:y * stride + x * n + 3])
                   for y in range(max(0, top), min(picture.get_height(), top + height))
                   for x in range(max(0, left), min(picture.get_width(), left + width)))


def contrast(ui, path, least=LEAST_CONTRAST):
    """Estimate each label's contrast from the picture: its commonest colour against the one furthest from that.

    Antialiasing makes thin text look fainter than it is, so this may cry wolf but does not keep silent."""
    ui.screenshot(path)
    picture = GdkPixbuf.Pixbuf.new_from_file(str(path))
    for node, _ in ui.root().walk():
        x, y, width, height = node.extents()
        if node.role != 'label' or not node.name or not width or not height:
            continue
        left, top = ui.hands.origin(node)
        seen = _colours(picture, left + x, top + y, width, height)
        if len(seen) < 2:
            continue                        # scrolled away, or covered
        back = _luminance(seen.most_common(1)[0][0])
        ratio = max((max(back, other) + .05) / (min(back, other) + .05) for other in map(_luminance, seen))
        if ratio < least:
            yield f'{ratio:.1f}:1 {"INSENSITIVE " if "sensitive" not in node.states else ""}{node.line()}'
