# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop file, metainfo and D-Bus service: valid by the tools, by the rules of software centres, and true."""
import configparser
import datetime
import os
import re
import xml.etree.ElementTree as xml
from pathlib import Path

from desktop_case import DATA, ID, SOURCE, STABLE, VERSION, DesktopCase, filled, main

BUILT = {'desktop': Path(os.environ['FROND_DESKTOP_FILE']), 'metainfo': Path(os.environ['FROND_METAINFO'])}
STRICT = 'appstreamcli', 'validate', '--strict', '--no-net'


def read_desktop(text):
    parser = configparser.ConfigParser(interpolation=None, delimiters='=')
    parser.optionxform = str
    parser.read_string(text)
    return parser


class DesktopFile(DesktopCase):
    def test_valid(self):
        self.assertEqual(self.accepts('desktop-file-validate', BUILT['desktop']), '')
        stable = self.write(f'{STABLE}.desktop', filled(f'{STABLE}.desktop.in.in'))
        self.assertEqual(self.accepts('desktop-file-validate', stable), '')
        self.rejects('desktop-file-validate', self.write('broken.desktop', stable.read_text(encoding='utf-8').replace('Type=Application', 'Type=App')))

    def test_says_what_it_is(self):
        entry = read_desktop(BUILT['desktop'].read_text(encoding='utf-8'))['Desktop Entry']
        self.assertEqual((BUILT['desktop'].name, entry['Icon']), (ID + '.desktop', ID))
        self.assertEqual(entry['DBusActivatable'], 'true')
        self.assertLessEqual({'biofeedback', 'vaginismus', 'physical therapy'}, set(entry['Keywords'].split(';')))
        self.assertFalse(entry['Comment'].endswith('.'))

    def test_actions(self):
        """Each has a name and an option for launchers without the bus, and the program has an action and an option of that name."""
        parser = read_desktop(BUILT['desktop'].read_text(encoding='utf-8'))
        names = re.findall(r'[^;]+', parser['Desktop Entry']['Actions'])
        self.assertEqual({name: parser[f'Desktop Action {name}']['Name'] for name in names}, {'new-patient': 'New Patient', 'practice-session': 'Practice Session'})
        for name in names:
            self.assertEqual(parser[f'Desktop Action {name}']['Exec'], f'frond --{name}')
            self.assertIn(f'{{ "{name}", ', (SOURCE / 'src/app/frond-requests.c').read_text(encoding='utf-8'))
            self.assertIn(f'{{ "{name}", ', (SOURCE / 'src/app/frond-application.c').read_text(encoding='utf-8'))

    def test_recordings(self):
        """The types that it opens are the types that it brings along."""
        types = [node.get('type') for node in xml.parse(DATA / f'{STABLE}.mime.xml').getroot() if isinstance(node.tag, str)]
        self.assertEqual(types, ['application/x-edf', 'application/x-bdf'])
        self.assertEqual(read_desktop(BUILT['desktop'].read_text(encoding='utf-8'))['Desktop Entry']['MimeType'], ''.join(name + ';' for name in types))
        self.assertEqual([node.text for node in xml.parse(BUILT['metainfo']).getroot().findall('provides/mediatype')], types)

    def test_started_by_the_bus(self):
        service = read_desktop(filled(f'{STABLE}.service.in'))['D-BUS Service']
        self.assertEqual(service['Name'], STABLE)
        self.assertEqual(service['Exec'], '/app/bin/frond --gapplication-service')


class Settings(DesktopCase):
    def test_valid(self):
        template = filled(f'{STABLE}.gschema.xml.in')
        folder = self.write(f'{STABLE}.gschema.xml', template).parent
        self.assertEqual(self.accepts('glib-compile-schemas', '--strict', '--dry-run', folder), '')
        self.write(f'{STABLE}.gschema.xml', template.replace('<default>5</default>', '<default>0</default>'))
        self.rejects('glib-compile-schemas', '--strict', '--dry-run', folder)

    def test_every_key_is_used_and_explained(self):
        source = (SOURCE / 'src/app/frond-settings.c').read_text(encoding='utf-8')
        keys = xml.fromstring(filled(f'{STABLE}.gschema.xml.in').encode()).findall('schema/key')
        self.assertGreater(len(keys), 0)
        for key in keys:
            self.assertIn(f'"{key.get("name")}"', source)
            self.assertTrue(key.findtext('summary'))


class Metainfo(DesktopCase):
    def setUp(self):
        super().setUp()
        self.stable = self.write(f'{STABLE}.metainfo.xml', filled(f'{STABLE}.metainfo.xml.in.in'))
        self.root = xml.parse(BUILT['metainfo']).getroot()

    def text(self, path):
        return self.root.findtext(path)

    def test_valid(self):
        self.accepts(*STRICT, BUILT['metainfo'])
        self.accepts(*STRICT, self.stable)
        self.rejects(*STRICT, self.write('broken.metainfo.xml', self.stable.read_text(encoding='utf-8').replace('oars-1.1', 'oars-9')))

    def test_identity(self):
        self.assertEqual(self.text('id'), ID)
        self.assertEqual(self.text('launchable'), ID + '.desktop')
        self.assertEqual(self.text('metadata_license'), 'CC0-1.0')
        self.assertEqual(self.text('project_license'), 'GPL-3.0-or-later')
        self.assertRegex(self.root.find('developer').get('id'), r'^[a-z]+(\.[a-z]+)+$')
        self.assertTrue(self.text('developer/name'))

    def test_name_and_summary(self):
        """Linter: name at most 20 characters, summary 10 to 35, no article, full stop or name in it."""
        stable = xml.parse(self.stable).getroot()
        self.assertLessEqual(len(stable.findtext('name')), 20)
        self.assertRegex(self.text('summary'), r'^(?!An? |The )[A-Z].{9,34}(?<!\.)$')
        self.assertNotIn('frond', self.text('summary').lower())

    def test_what_a_shop_shows(self):
        colours = {node.get('scheme_preference'): node.text for node in self.root.findall('branding/color')}
        self.assertEqual(colours, {'light': '#CFE5D6', 'dark': '#1F4F4A'})
        self.assertEqual(self.root.find('content_rating').get('type'), 'oars-1.1')
        for kind in 'homepage', 'bugtracker', 'vcs-browser':
            self.assertTrue(self.text(f'url[@type="{kind}"]').startswith('https://'))
        self.assertLessEqual({node.text for node in self.root.findall('supports/control')}, {'keyboard', 'pointing', 'touch'})
        self.assertEqual([(node.get('compare'), node.text) for node in self.root.findall('requires/display_length')], [('ge', '360')])
        self.assertNotIn('GTK', [node.text for node in self.root.findall('categories/category')])

    def test_pictures(self):
        """Each is there as it is named, of the window alone and small; each of the folder is used."""
        pictures = self.root.findall('screenshots/screenshot')
        self.assertEqual([picture.get('type') for picture in pictures], ['default'] + [None] * (len(pictures) - 1))
        named = set()
        for picture in pictures:
            image = picture.find('image')
            path = SOURCE / image.text.removeprefix(f'https://raw.githubusercontent.com/frondapp/frond/v{VERSION}/')
            size = self.accepts('identify', '-format', '%w %h', path).split()
            self.assertEqual([image.get('width'), image.get('height')], size)
            self.assertLessEqual(int(size[0]), 1000)
            self.assertLessEqual(int(size[1]), 700)
            self.assertLess(path.stat().st_size, 100_000, path)
            self.assertRegex(picture.findtext('caption'), r'^[A-Z].{9,59}(?<!\.)$')
            named.add(path)
        self.assertEqual(named, set((DATA / 'screenshots').iterdir()))

    def test_says_what_it_is_not(self):
        said = ' '.join(' '.join(node.itertext()) for node in self.root.findall('description'))
        self.assertIn('not a certified medical device', said)

    def test_releases(self):
        """Newest first, none in the future, each with notes; the newest is this version, and NEWS begins with it."""
        releases = self.root.findall('releases/release')
        days = [datetime.date.fromisoformat(release.get('date')) for release in releases]
        self.assertEqual(days, sorted(days, reverse=True))
        self.assertLessEqual(days[0], datetime.date.today())
        self.assertEqual(releases[0].get('version'), VERSION)
        self.assertTrue((SOURCE / 'NEWS').read_text(encoding='utf-8').startswith(f'Frond {VERSION}\n'))
        for release in releases:
            self.assertTrue(''.join(release.find('description').itertext()).strip())

    def test_same_words_in_both(self):
        desktop = read_desktop(BUILT['desktop'].read_text(encoding='utf-8'))['Desktop Entry']
        self.assertEqual(desktop['Name'], self.text('name'))
        self.assertEqual(re.findall(r'[^;]+', desktop['Categories']), [node.text for node in self.root.findall('categories/category')])


if __name__ == '__main__':
    main()
