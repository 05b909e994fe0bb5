# SPDX-License-Identifier: GPL-3.0-or-later
"""What is missing or in the way when Frond starts in its sandbox: it starts, says what matters where it matters, and nothing else."""
import os
import re
import shutil
import unittest
from pathlib import Path

from sandbox import HERE, SandboxCase, SandboxClinic, SandboxUi, main, make_clinic

from clinic import PASSPHRASE

OLD_VAULT = HERE.parent / 'records' / 'data' / 'vault-schema-1'
OLD_PASSPHRASE = 'correct horse battery'
# What no page may say, because today's Frond uses none of it.
IRRELEVANT = re.compile('bluetooth|keyring|secret|sound|portal|not available|missing', re.I)


class BadInput(SandboxCase):
    def setUp(self):
        super().setUp()
        self.ui = SandboxUi(self.home)
        self.addCleanup(self.ui.stop)
        self.clinic = SandboxClinic(self.ui)

    def move_in(self):
        """Records that were made elsewhere, moved in by hand."""
        made = make_clinic(self.home)
        shutil.copytree(made, self.ui.data / 'vault')
        return self.ui.data / 'vault'

    def words(self):
        return [node.name for node, _ in self.ui.root().walk() if node.role == 'label' and node.name]

    def close(self):
        self.ui.close_window()
        self.assertEqual(self.ui.wait_for_end(), 0, self.ui.log()[-2000:])

    def test_vault_that_cannot_be_written(self):
        self.ui.start_desktop()
        vault = self.move_in()
        before = {path: path.read_bytes() for path in vault.rglob('*') if path.is_file()}
        forbid(vault)
        self.addCleanup(allow, vault)
        self.ui.open()
        self.clinic.try_passphrase(PASSPHRASE)
        self.ui.find(f'label/The folder “{vault}” cannot be written*')
        self.assertEqual(sum('cannot be written' in word for word in self.words()), 1)
        self.assertEqual({path: path.read_bytes() for path in vault.rglob('*') if path.is_file()}, before)
        allow(vault)
        self.clinic.unlock()        # in the same window, without a start anew
        self.close()
        self.assertEqual(self.ui.trouble(), [])

    def test_vault_that_was_moved_in_without_recordings(self):
        """From a stick, which knows no owners: everything may be read by everybody, and the recordings were left behind. It opens."""
        self.ui.start_desktop()
        vault = self.move_in()
        shutil.rmtree(vault / 'recordings')
        for path in [vault, *vault.rglob('*')]:
            path.chmod(0o777 if path.is_dir() else 0o666)
        self.ui.open()
        self.clinic.unlock()
        self.clinic.find_patient('diaz', 'DÍAZ MORENO, Lucía')
        self.close()
        self.assertEqual(self.ui.trouble(), [])

    def test_vault_of_an_old_frond(self):
        """The first that was ever released, moved in by hand: it opens and is brought up to date, and what is in it is shown."""
        self.ui.start_desktop()
        vault = self.ui.data / 'vault'
        shutil.copytree(OLD_VAULT, vault)
        before = (vault / 'main.db').read_bytes()
        self.ui.open()
        self.clinic.try_passphrase(PASSPHRASE)
        self.ui.find('label/This passphrase does not open*', timeout=90)       # the control: it is not the one of the other tests
        self.clinic.try_passphrase(OLD_PASSPHRASE)
        self.ui.find('entry/Search patients', timeout=90)
        self.clinic.find_patient('beispiel', 'BEISPIEL, Lucía')
        self.close()
        self.assertNotEqual((vault / 'main.db').read_bytes(), before, 'the old one was not brought up to date')
        self.assertEqual(self.ui.trouble(), [])

    def test_nothing_around_it(self):
        """No portal (so no Secret portal), no sound server, no system bus (so no Bluetooth): it starts, works, and does not speak of them."""
        self.ui.start_desktop(portals=False, system_bus=False)
        self.assertFalse(list(Path(os.environ['XDG_RUNTIME_DIR']).glob('pulse/native')), 'there is a sound server here')
        self.ui.open()
        self.clinic.set_up()
        self.clinic.add_patient('Bauer', 'Anna', '14 March 1990')
        self.clinic.prepare('Quick look')
        self.ui.find('label/Plug it in or switch it on*')
        said = [word for word in self.words() if IRRELEVANT.search(word)]
        self.assertEqual(said, [])
        self.ui.key('Escape')
        self.ui.find('button/Confirm', gone=True)
        self.close()


def forbid(folder):
    for path in [folder, *folder.rglob('*')]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def allow(folder):
    folder.chmod(0o700)
    for path in folder.rglob('*'):
        path.chmod(0o700 if path.is_dir() else 0o600)


if __name__ == '__main__':
    main()
