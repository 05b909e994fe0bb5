# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the bundle and what it is allowed to do; both Fronds side by side."""
import json
import os
import re
import subprocess
import unittest
from pathlib import Path

import sandbox
from sandbox import HERE, ID, SandboxCase, SandboxClinic, SandboxUi, command, main

MANIFESTS = HERE.parent.parent / 'flatpak'
BUNDLE = Path(os.environ['FROND_BUNDLE'])
LARGEST_BUNDLE = 5_000_000
# As docs/flatpak.md explains them, and nothing else.
PERMISSIONS = {
    'Context': {'shared': {'ipc'}, 'sockets': {'x11', 'wayland', 'pulseaudio', 'fallback-x11'}, 'devices': {'dri', 'all'}},
    'System Bus Policy': {'org.bluez': {'talk'}},
}


def flatpak(*words):
    return subprocess.run(['flatpak', *words], capture_output=True, text=True, check=True, timeout=60).stdout


def permissions(app):
    groups, group = {}, None
    for line in flatpak('info', '--show-permissions', app).splitlines():
        if line.startswith('['):
            group = groups.setdefault(line.strip('[]'), {})
        elif '=' in line:
            name, values = line.split('=')
            group[name] = set(values.strip(';').split(';'))
    return groups


class Package(SandboxCase):
    def test_permissions(self):
        for app in (ID, ID + '.Devel'):
            self.assertEqual(permissions(app), PERMISSIONS)

    def test_each_permission_is_explained(self):
        explained = (HERE.parent.parent / 'docs' / 'flatpak.md').read_text()
        asked = json.loads((MANIFESTS / f'{ID}.json').read_text())['finish-args']
        self.assertEqual([option for option in asked if f'| `{option}` |' not in explained], [])

    def test_bundle_is_small(self):
        self.assertLess(BUNDLE.stat().st_size, LARGEST_BUNDLE)

    def test_side_by_side(self):
        """Both are installed; their names, icons, folders and bus names differ."""
        found = {}
        for app in (ID, ID + '.Devel'):
            files = Path(flatpak('info', '--show-location', app).strip()) / 'export' / 'share'
            self.assertTrue((files / 'dbus-1' / 'services' / f'{app}.service').exists())
            self.assertTrue((files / 'icons/hicolor/scalable/apps' / f'{app}.svg').exists())
            entry = (files / 'applications' / f'{app}.desktop').read_text()
            self.assertIn(f'Icon={app}\n', entry)
            found[app] = re.search('^Name=(.*)$', entry, re.M).group(1)
        self.assertEqual(len(set(found.values())), 2, found)

    def test_only_what_runs_is_inside(self):
        files = self.run_inside('find /app -type f -o -type l').splitlines()
        self.assertEqual([name for name in files if re.search(r'/include/|/pkgconfig/|\.l?a$|jim|tclsh', name)], [])
        self.assertIn('/app/bin/frond', files, 'control: the list is the right one')
        for part in ('frond', 'sqlcipher', 'libserialport', 'edflib'):
            self.assertTrue([name for name in files if name.startswith(f'/app/share/licenses/{ID}/{part}/')], f'licence of {part}')

    def test_sqlcipher_is_inside_and_hidden(self):
        """Linked into the program, with no name that a plain SQLite brought along could take the place of."""
        program = Path(flatpak('info', '--show-location', ID).strip()) / 'files' / 'bin' / 'frond'
        self.assertTrue(b'cipher_integrity_check' in program.read_bytes(), 'SQLCipher is not in the program')
        listed = subprocess.run(['readelf', '--dyn-syms', '--dynamic', '--wide', program], capture_output=True, text=True, check=True).stdout
        self.assertNotIn('sqlite3_', listed)
        self.assertNotRegex(listed, r'NEEDED.*(sqlite|sqlcipher|edf|serialport)')
        self.assertRegex(listed, r'NEEDED.*libadwaita', 'control: the table was read')

    def test_version(self):
        run = subprocess.run(command('--version', program='frondctl'), capture_output=True, text=True, timeout=60, check=True)
        self.assertRegex(run.stdout, r'\d+\.\d+')


class Devel(SandboxCase):
    """The twin is a program of its own, not only a name in a list."""

    def setUp(self):
        super().setUp()
        # What sandbox.py starts, and where it looks.
        self.addCleanup(setattr, sandbox, 'ID', ID)
        sandbox.ID = ID + '.Devel'

    def test_version(self):
        run = subprocess.run(command('--version'), capture_output=True, text=True, timeout=60, check=True)
        self.assertRegex(run.stdout, r'\d+\.\d+')

    def test_own_records(self):
        ui = SandboxUi(self.home)
        self.addCleanup(ui.stop)
        ui.start_desktop()
        release = ui.home / '.var' / 'app' / ID
        (release / 'data').mkdir(parents=True)
        ui.open()
        SandboxClinic(ui).set_up()
        ui.close_window()
        self.assertEqual(ui.wait_for_end(), 0)
        self.assertEqual(ui.trouble(), [])
        found = [path.parent for path in ui.home.rglob('vault.keys')]
        self.assertEqual(found, [ui.home / '.var' / 'app' / f'{ID}.Devel' / 'data' / f'{ID}.Devel' / 'vault'])
        self.assertEqual(list((release / 'data').iterdir()), [], 'the release was given something')


if __name__ == '__main__':
    main()
