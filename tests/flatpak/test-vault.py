# SPDX-License-Identifier: GPL-3.0-or-later
"""The records that Frond makes in its sandbox: where they are, and that nobody reads them without the passphrase."""
import sqlite3
import subprocess
import unittest

from sandbox import SandboxCase, SandboxClinic, SandboxUi, main

from clinic import write_passphrase

PLAIN = b'SQLite format 3\0'
FAMILY = 'Quinteros'


def databases(folder):
    return sorted(path for path in folder.rglob('*') if path.is_file() and path.suffix == '.db')


class Vault(SandboxCase):
    def setUp(self):
        super().setUp()
        self.ui = SandboxUi(self.home)
        self.addCleanup(self.ui.stop)

    def test_first_run(self):
        self.ui.start_desktop()
        self.ui.open()
        clinic = SandboxClinic(self.ui)
        clinic.set_up()
        clinic.add_patient(FAMILY, 'Alba', '14 March 1990')
        self.ui.close_window()
        self.assertEqual(self.ui.wait_for_end(), 0)
        self.assertEqual(self.ui.trouble(), [])
        vault = self.ui.data / 'vault'
        self.check_place(vault)
        self.check_closed(vault)
        self.check_opens(vault)

    def check_place(self, vault):
        self.assertEqual(sorted(path.name for path in vault.iterdir() if path.name in ('main.db', 'vault.keys')), ['main.db', 'vault.keys'])
        elsewhere = [path for path in self.ui.home.rglob('vault.keys') if not path.is_relative_to(self.ui.own)]
        self.assertEqual(elsewhere, [])
        self.assertEqual(vault.stat().st_mode & 0o077, 0, 'others of this computer can look into the folder')

    def check_closed(self, vault):
        plain = self.home / 'plain.db'
        with sqlite3.connect(plain) as control:
            control.execute('CREATE TABLE patient (family)')
            control.execute('INSERT INTO patient VALUES (?)', (FAMILY,))
        self.assertTrue(plain.read_bytes().startswith(PLAIN) and FAMILY.encode() in plain.read_bytes(), 'control: so it would look without encryption')
        files = databases(vault)
        self.assertTrue(files)
        for path in files:
            content = path.read_bytes()
            self.assertFalse(content.startswith(PLAIN) or FAMILY.encode() in content, path.name)
            with self.assertRaises(sqlite3.DatabaseError):
                sqlite3.connect(path).execute('SELECT * FROM sqlite_master').fetchall()

    def check_opens(self, vault):
        """By the SQLCipher of the Flatpak, with the passphrase and only with it."""
        good = write_passphrase(self.ui.data)
        self.assertIn(FAMILY.upper(), self.ui.frondctl('list', 'patients', '--vault', vault, '--passphrase-file', good).upper())
        good.write_text('not this one\n')
        with self.assertRaises(subprocess.CalledProcessError):
            self.ui.frondctl('list', 'patients', '--vault', vault, '--passphrase-file', good)


if __name__ == '__main__':
    main()
