# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file manager takes a recording for, with the desktop's own list of types beside Frond's."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from desktop_case import DATA, STABLE, DesktopCase, main

DESKTOP_TYPES = Path('/usr/share/mime/packages/freedesktop.org.xml')
# The lists are thrown away: nobody has to wait for the disk.
os.environ['PKGSYSTEM_ENABLE_FSYNC'] = '0'
# GIO reads the folders once for each process.
ASK = """
import json, sys
from gi.repository import Gio
print(json.dumps([Gio.File.new_for_path(path).query_info('standard::content-type', 0).get_content_type() for path in sys.argv[1:]]))
"""
FILES = {
    'session.edf': (b'0       X X X X', 'application/x-edf'),
    'session.bdf': (b'\xffBIOSEMIX X X X' + bytes(range(256)), 'application/x-bdf'),
    # The control: bitmap fonts have the ending of the other, and go on being fonts.
    'font.bdf': (b'STARTFONT 2.1\nFONT fixed\n', 'application/x-font-bdf'),
}


class Recordings(DesktopCase):
    def setUp(self):
        super().setUp()
        for name, (content, _) in FILES.items():
            (self.folder / name).write_bytes(content)

    def add_types(self, place, name, text):
        packages = self.folder / place / 'mime' / 'packages'
        packages.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(text, encoding='utf-8')

    def add_frond(self, place, edit=lambda text: text):
        self.add_types(place, STABLE + '.xml', edit((DATA / f'{STABLE}.mime.xml').read_text(encoding='utf-8')))

    def taken_for(self, *places):
        """The types of FILES where PLACES are the folders of types, the first before the next."""
        self.add_types(places[-1], 'freedesktop.org.xml', DESKTOP_TYPES.read_text(encoding='utf-8'))
        for place in places:
            self.accepts('update-mime-database', self.folder / place / 'mime')
        env = {**os.environ, 'XDG_DATA_DIRS': ':'.join(str(self.folder / place) for place in places), 'XDG_DATA_HOME': str(self.folder / 'none')}
        asked = subprocess.run([sys.executable, '-c', ASK, *(str(self.folder / name) for name in FILES)], env=env, capture_output=True, check=True, timeout=60)
        return json.loads(asked.stdout)

    def test_installed_by_a_package(self):
        """All types in one folder."""
        self.add_frond('share')
        self.assertEqual(self.taken_for('share'), [expected for _, expected in FILES.values()])

    def test_installed_by_flatpak(self):
        """Its types are in a folder of their own that comes first, without rules for content, and by name they are weaker than others: BDF stays
        a font to the desktop, as docs/flatpak.md says, and is opened with Open With."""
        self.add_frond('exports', lambda text: re.sub('<magic>.*</magic>', '', text).replace('"/>\n  </mime', '" weight="5"/>\n  </mime'))
        edf, bdf, font = self.taken_for('exports', 'share')
        self.assertEqual((edf, bdf, font), ('application/x-edf', 'application/x-font-bdf', 'application/x-font-bdf'))

    def test_the_control(self):
        """Without Frond no desktop knows them."""
        self.assertTrue(set(self.taken_for('share')).isdisjoint({'application/x-edf', 'application/x-bdf'}))


if __name__ == '__main__':
    main()
