# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons: drawn on their grids, small, and legible on a light and a dark desktop at every size that a desktop shows."""
import re
import xml.etree.ElementTree as xml

import gi

gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf

from desktop_case import DATA, SOURCE, STABLE, DesktopCase, main

APPS = DATA / 'icons/hicolor/scalable/apps'
APP_ICONS = [APPS / f'{STABLE}.svg', APPS / f'{STABLE}.Devel.svg']
SYMBOLIC = DATA / f'icons/hicolor/symbolic/apps/{STABLE}-symbolic.svg'
SIZES = 16, 24, 32, 48, 64, 128, 256
LIGHT, DARK = (250, 250, 251), (34, 34, 38)
# What a symbol has to have against what is around it (WCAG 1.4.11 wants 3 for what must be told apart).
LEAST_CONTRAST = 3


def render(path, size):
    """Rows of (red, green, blue, alpha)."""
    picture = GdkPixbuf.Pixbuf.new_from_file_at_scale(str(path), size, size, True)
    data, stride, n = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    assert n == 4, 'no transparency'
    return [[tuple(data[y * stride + x * n:][:n]) for x in range(picture.get_width())] for y in range(picture.get_height())]


def luminance(rgb):
    linear = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + .05) / (low + .05)


def over(pixel, background):
    alpha = pixel[3] / 255
    return tuple(c * alpha + b * (1 - alpha) for c, b in zip(pixel, background))


def visible_share(rows, background, least):
    """Of the pixels that are mostly covered, how many stand out from the background."""
    covered = [pixel for row in rows for pixel in row if pixel[3] > 128]
    return sum(contrast(over(pixel, background), background) >= least for pixel in covered) / len(covered)


class Icons(DesktopCase):
    def test_grids(self):
        for path, size in [(icon, '128') for icon in APP_ICONS] + [(SYMBOLIC, '16')]:
            root = xml.parse(path).getroot()
            self.assertEqual((root.get('width'), root.get('height')), (size, size), path)
            self.assertLess(path.stat().st_size, 4096, path)

    def test_only_drawing(self):
        """No picture, font, filter, script or reference to elsewhere: every renderer draws it the same, and it is no way in."""
        for path in [*APP_ICONS, SYMBOLIC]:
            names = {node.tag.rpartition('}')[2] for node in xml.parse(path).getroot().iter() if isinstance(node.tag, str)}
            self.assertLessEqual(names, {'svg', 'defs', 'linearGradient', 'stop', 'clipPath', 'path', 'rect', 'g', 'use'}, path)
            self.assertEqual(re.findall(r'href="(?!#)', path.read_text(encoding='utf-8')), [], path)

    def test_symbolic_icons_are_filled_shapes(self):
        """GTK recolours what is filled; a line without a filling would become a blot."""
        own = sorted((SOURCE / 'src/app/icons/scalable/actions').glob('*.svg'))
        self.assertGreater(len(own), 0)
        for path in [SYMBOLIC, *own]:
            root = xml.parse(path).getroot()
            self.assertEqual((root.get('width'), root.get('height')), ('16', '16'), path)
            for node in root.iter():
                self.assertIsNone(node.get('stroke'), path)
                if isinstance(node.tag, str) and node.tag.endswith('}path'):
                    self.assertEqual(node.get('fill'), '#222', path)

    def test_stands_in_the_grid(self):
        """Nothing touches the edge, it fills the canvas, and it stands in the middle."""
        for path in APP_ICONS:
            rows = render(path, 128)
            xs = [x for row in rows for x, pixel in enumerate(row) if pixel[3] > 40]
            ys = [y for y, row in enumerate(rows) if any(pixel[3] > 40 for pixel in row)]
            self.assertGreaterEqual(min(xs + ys), 4, path)
            self.assertLessEqual(max(xs + ys), 124, path)
            self.assertGreaterEqual(max(ys) - min(ys), 108, path)
            self.assertAlmostEqual((min(xs) + max(xs)) / 2, 64, delta=3, msg=path)
            self.assertAlmostEqual((min(ys) + max(ys)) / 2, 64, delta=4, msg=path)

    def test_legible_on_light_and_dark(self):
        for path in APP_ICONS:
            for size in SIZES:
                rows = render(path, size)
                self.assertEqual((len(rows), len(rows[0])), (size, size))
                for background in LIGHT, DARK:
                    self.assertGreater(visible_share(rows, background, LEAST_CONTRAST), .4, f'{path.name} at {size} on {background}')

    def test_the_spiral_is_seen_at_32(self):
        """Along the line through the coil it is light, dark, light: the stalk, the hollow, the turn."""
        for path in APP_ICONS:
            row = render(path, 32)[12]
            values = [luminance(over(pixel, LIGHT)) for pixel in row[11:26]]
            bright, dark = max(values[:4]), min(values[3:7])
            self.assertGreater((bright + .05) / (dark + .05), 2, path)
            self.assertGreater((max(values[7:]) + .05) / (dark + .05), 2, path)

    def test_the_control(self):
        """A picture that is not there is not legible."""
        faint = self.write('faint.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><path d="M8 8h112v112H8z" fill="#ddd"/></svg>')
        self.assertLess(visible_share(render(faint, 32), LIGHT, LEAST_CONTRAST), .1)

    def test_development_is_seen(self):
        """Side by side nobody confuses the two."""
        stable, devel = (render(path, 32) for path in APP_ICONS)
        yellow = lambda rows: sum(pixel[3] > 200 and pixel[0] > 200 and pixel[2] < 120 for row in rows for pixel in row)
        self.assertEqual(yellow(stable), 0)
        self.assertGreater(yellow(devel), 20)


if __name__ == '__main__':
    main()
