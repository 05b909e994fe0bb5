# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening records in the real window: a wrong passphrase, a second window on the same records, a lock."""
import shutil
import subprocess

from clinic import PASSPHRASE
from ui_case import FROND, UiCase, main
from uidrive import Ui


class Records(UiCase):
    def prepare(self):
        self.make_vault()

    def test_wrong_passphrase(self):
        self.clinic.try_passphrase('not this one at all')
        self.ui.find('label/This passphrase does not open*')
        self.ui.find('text/Passphrase', state='focused')
        self.assertEqual(self.ui.find_all('entry/Search patients'), [])
        self.clinic.unlock()

        self.ui.key('ctrl+l')
        self.ui.find('label/Records Are Locked')
        self.assertEqual(self.ui.find_all('entry/Search patients'), [])
        self.clinic.unlock()
        self.quit()

    def test_second_window_on_the_same_records(self):
        self.clinic.unlock()
        second = Ui(self.folder / 'second', timeout=60)
        self.addCleanup(second.stop)
        second.start([FROND, *self.arguments()])
        second.type('text/Passphrase', PASSPHRASE)
        second.key('Return')
        second.find('label/*are open in another Frond*')
        second.close_window()
        self.assertEqual(second.wait_for_end(), 0)
        self.assertEqual(second.trouble(), [])

        # The first has noticed nothing.
        self.clinic.add_patient('Bauer', 'Anna', '1990-03-14')
        self.quit()
        self.assertEqual([patient['name'] for patient in self.of_vault('list', 'patients', '--json')], ['BAUER, Anna'])

    def test_damaged_key_file(self):
        self.quit()
        keys = self.vault / 'vault.keys'
        shutil.copy(keys, self.folder / 'keys')
        for damage in (b'', b'{"format": 1', keys.read_bytes()[:-40]):
            keys.write_bytes(damage)
            self.restart()
            self.clinic.try_passphrase(PASSPHRASE)
            self.ui.find('label/*vault.keys*')
            self.quit()
        shutil.copy(self.folder / 'keys', keys)
        self.restart()
        self.clinic.unlock()
        self.quit()


class SecondStart(UiCase):
    """Without --vault Frond is one program, however often it is started."""

    def arguments(self):
        return []

    def test_second_start_presents_the_window(self):
        self.ui.find('button/Set Up')
        again = subprocess.run([FROND], env=self.ui.session.env, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual((again.returncode, again.stderr), (0, ''))
        self.assertEqual(len([window for window in self.ui.root(deep=False).kids if 'showing' in window.states]), 1)
        self.quit()


if __name__ == '__main__':
    main()
