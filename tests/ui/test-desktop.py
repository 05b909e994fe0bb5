# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop does with an installed Frond: one instance on the session bus, actions and files from outside, its data folder, help."""
import os
import subprocess
from pathlib import Path

from clinic import nameless
from ui_case import FROND, UiCase, main

ID = os.environ['FROND_ID']
PATH = '/' + ID.replace('.', '/')


class Desktop(UiCase):
    def arguments(self):
        """As the launcher starts it: its own data folder, one instance."""
        return []

    def prepare(self):
        # The data folder is below the session's, which is made anew when the session starts.
        self.default_vault = Path(self.folder) / 'session/data' / ID / 'vault'

    def again(self, *arguments):
        """Start it once more beside the one that runs, as the launcher or a terminal does."""
        run = subprocess.run([FROND, *map(str, arguments)], env=self.ui.session.env,
                             capture_output=True, text=True, timeout=60, check=False)
        return run.returncode, run.stdout

    def activate(self, action):
        self.ui.session.run('gdbus', 'call', '--session', '--dest', ID, '--object-path', PATH, '--method',
                            'org.freedesktop.Application.ActivateAction', action, '[]', '{}')

    def windows(self):
        return [kid for kid in self.ui.root(deep=False).kids if 'showing' in kid.states]

    def test_one_instance_and_its_actions(self):
        ui = self.ui
        ui.find('button/Set Up')
        self.assertEqual(self.again(), (0, ''))
        self.assertEqual(len(self.windows()), 1)

        # The records are below the folder for data, and encrypted.
        self.clinic.set_up()
        self.assertTrue((self.default_vault / 'vault.keys').exists())
        self.assertFalse((self.default_vault / 'main.db').read_bytes().startswith(b'SQLite format 3'))

        ui.key('ctrl+l')
        ui.find('label/Records Are Locked')
        self.activate('new-patient')
        ui.find('label/Unlock the records; then the patient can be added')
        self.clinic.unlock()
        ui.find('text/Family Name')
        ui.press('button/Cancel')
        ui.find('text/Family Name', gone=True)

        self.assertEqual(self.again('--practice-session'), (0, ''))
        ui.find('label/Simulated patient* Hz*')
        self.assertEqual(len(self.windows()), 1)
        ui.key('alt+Left')
        ui.find('entry/Search patients')
        self.quit()

        # As the bus starts it: no window until one is asked for.
        ui.session.start_app([FROND, '--gapplication-service'])
        ui.wait_until(lambda: f"'{ID}'" in ui.session.run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
                                                          '--method', 'org.freedesktop.DBus.ListNames'), 'the name on the bus')
        self.activate('practice-session')
        ui.find('label/Simulated patient* Hz*')
        ui.key('alt+Left')
        ui.find('label/Records Are Locked')
        self.quit()

    def test_a_file_is_shown_and_not_kept(self):
        ui = self.ui
        vault = self.folder / 'clinic'
        self.vault = vault
        self.make_vault()
        self.of_vault('record', '--new-patient', 'DOE, Jane', '--protocol', 'quick-look', '--sensor', 'simulated:work-rest', '--speed', '50')
        session = self.of_vault('list', 'sessions', '--json')[0]['id']
        for kind in 'bdf', 'edf':
            self.of_vault('export', '--session', session, '--format', kind, '--out', self.folder)
            recording = next(self.folder.glob(f'*.{kind}'))
            ui.find('button/Set Up')
            self.assertEqual(self.again(recording), (0, ''))
            ui.find(f'label/{recording.name}')
            ui.find('label/*Nothing of it is stored*')
            ui.find('label/Rest before')
            self.assertEqual(nameless(ui.root()), [])
            self.assertFalse(self.default_vault.exists())
            ui.key('alt+Left')
            ui.find('button/Set Up')

        damaged = self.folder / 'damaged.edf'
        damaged.write_bytes(recording.read_bytes()[:900])
        self.assertEqual(self.again(damaged), (0, ''))
        ui.find('label/The file is not a valid EDF*')
        ui.key('alt+Left')

        ui.find('button/Set Up')
        ui.key('F1')
        ui.click('list item/Records and Passphrase*')
        ui.find(f'label/{self.default_vault}')
        ui.key('Escape', 'Escape')
        ui.find('dialog/*', gone=True)
        self.quit()


class CommandLine(UiCase):
    def setUp(self):
        """Without a window of its own."""

    def run_frond(self, *arguments):
        env = {name: value for name, value in os.environ.items() if 'DISPLAY' not in name}
        return subprocess.run([FROND, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False)

    def test_version_and_help_without_a_display(self):
        self.assertRegex(self.run_frond('--version').stdout, r'^Frond \d+\.\d+\.\d+\n$')
        told = self.run_frond('--help')
        self.assertEqual(told.returncode, 0)
        manual = (Path(__file__).resolve().parents[2] / 'data/frond.1').read_text(encoding='utf-8').replace('\\-', '-')
        for option in '--new-patient', '--practice-session', '--vault', '--version', '--help':
            self.assertIn(option, told.stdout)
            self.assertIn(option, manual)

    def test_unknown_options_are_refused(self):
        run = self.run_frond('--new-patients')
        self.assertEqual((run.returncode, run.stdout), (1, ''))
        self.assertIn('--new-patients', run.stderr)


if __name__ == '__main__':
    main()
