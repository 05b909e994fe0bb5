# SPDX-License-Identifier: GPL-3.0-or-later
"""vault and list: making, opening, checking, refusing."""
import os
import pty
import subprocess

from frondctl_case import FRONDCTL, Case, main
from vault_case import VaultCase


class Vault(VaultCase):
    def test_create_info_check(self):
        self.make()
        self.assertEqual(self.json('vault', 'info', *self.key), {'folder': str(self.vault), 'practitioner': 'A. Therapist', 'patients': 0, 'sessions': 0})
        self.assertIn('A. Therapist', self.done('vault', 'info', *self.key))
        self.assertEqual(self.json('vault', 'check', *self.key), {'findings': []})
        self.assertIn('sound', self.done('vault', 'check', *self.key))
        self.assertEqual(self.json('list', 'patients', *self.key), [])
        self.assertEqual(self.json('list', 'sessions', *self.key), [])

    def test_never_a_second_vault_over_the_first(self):
        self.create()
        before = {path: path.read_bytes() for path in self.vault.rglob('*') if path.is_file() and path.name != 'vault.lock'}
        self.fails('vault', 'create', '--practitioner', 'Another', *self.key)
        self.assertEqual({path: path.read_bytes() for path in before}, before)

    def test_wrong_passphrase(self):
        self.create()
        wrong = self.write('wrong', 'incorrect horse\n')
        self.assertIn('passphrase', self.fails('vault', 'info', '--vault', self.vault, '--passphrase-file', wrong))

    def test_no_vault(self):
        self.fails('vault', 'info', *self.key)
        self.assertFalse(self.vault.exists(), 'looking made something')
        self.vault.mkdir()
        self.fails('list', 'patients', *self.key)
        self.assertEqual(list(self.vault.iterdir()), [])

    def test_damage_is_found(self):
        self.create()
        database = self.vault / 'main.db'
        content = bytearray(database.read_bytes())
        content[len(content) // 2] ^= 1
        database.write_bytes(content)
        run = self.run_frondctl('vault', 'check', *self.key)
        self.assertEqual(run.returncode, 1)
        self.assertIn('main.db is damaged', run.stdout)
        self.assertIn('damage', run.stderr)

    def test_wrong_use(self):
        for arguments in (['vault'], ['vault', 'mend', *self.key], ['vault', 'info'], ['vault', 'create', *self.key], ['list'], ['list', 'songs'],
                          ['list', 'patients'], ['list', 'sessions']):
            with self.subTest(arguments):
                self.refuses(*arguments)
        self.assertFalse(self.vault.exists())


class Passphrase(VaultCase):
    def test_files(self):
        self.create()
        self.fails('vault', 'info', '--vault', self.vault, '--passphrase-file', self.folder / 'nothing')
        self.assertIn('empty', self.fails('vault', 'info', '--vault', self.vault, '--passphrase-file', self.write('empty', '')))
        self.assertIn('empty', self.fails('vault', 'info', '--vault', self.vault, '--passphrase-file', self.write('line', '\nsecond\n')))
        latin = self.write('latin', 'contraseña bien larga\n'.encode('latin-1'))
        self.assertIn('UTF-8', self.fails('vault', 'info', '--vault', self.vault, '--passphrase-file', latin))
        self.assertIn('UTF-8', self.fails('vault', 'create', '--vault', self.folder / 'other', '--practitioner', 'P', '--passphrase-file', latin))
        self.assertFalse((self.folder / 'other').exists())
        windows = self.write('windows', 'correct horse battery\r\n')
        self.done('vault', 'info', '--vault', self.vault, '--passphrase-file', windows)

    def test_a_weak_passphrase_makes_nothing(self):
        weak = self.write('weak', 'x\n')
        self.assertIn('at least 12', self.fails('vault', 'create', '--vault', self.vault, '--practitioner', 'P', '--passphrase-file', weak))
        self.assertFalse(self.vault.exists())

    def test_without_terminal_it_says_what_to_do(self):
        self.create()
        self.assertIn('--passphrase-file', self.fails('vault', 'info', '--vault', self.vault, start_new_session=True))

    def ask(self, answers, *arguments):
        """Run it on a terminal of its own and answer its questions; (exit status, all that was on the terminal)."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.execv(FRONDCTL, [FRONDCTL, *map(str, arguments)])
        shown = b''
        for answer in answers:
            while not shown.endswith(b': '):
                shown += os.read(terminal, 1000)
            os.write(terminal, answer.encode() + b'\n')
            shown += b'|'
        try:
            while chunk := os.read(terminal, 1000):
                shown += chunk
        except OSError:
            pass                            # Linux says so at the end of a terminal
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()

    def test_prompt(self):
        status, shown = self.ask(['first secret stone', 'first secret stone'], 'vault', 'create', '--practitioner', 'A', '--vault', self.vault)
        self.assertEqual(status, 0, shown)
        self.assertNotIn('first secret stone', shown)
        status, shown = self.ask(['first secret stone'], 'vault', 'info', '--vault', self.vault)
        self.assertEqual(status, 0, shown)
        self.assertNotIn('first secret stone', shown)
        self.assertIn('Practitioner: A', shown)

    def test_prompt_twice_differently(self):
        status, shown = self.ask(['one secret', 'another'], 'vault', 'create', '--practitioner', 'A', '--vault', self.vault)
        self.assertEqual(status, 1)
        self.assertIn('differ', shown)
        self.assertFalse(self.vault.exists())

    def test_not_on_the_command_line(self):
        self.create()
        self.refuses('vault', 'info', '--vault', self.vault, '--passphrase', 'correct horse battery')


class List(Case):
    def test_sensors(self):
        sensors = self.json('list', 'sensors')
        self.assertEqual(list(sensors[0]), ['id', 'label', 'driver', 'problem'])
        self.assertTrue(any(sensor['id'].startswith('simulated') for sensor in sensors))
        self.assertIn('simulated', self.done('list', 'sensors'))

    def test_sensors_on_ports_are_asked(self):
        emulator = subprocess.Popen([FRONDCTL, 'emulate', 'bitalino'], stdout=subprocess.PIPE, text=True)
        self.addCleanup(emulator.wait)
        self.addCleanup(emulator.terminate)
        self.addCleanup(emulator.stdout.close)
        port = emulator.stdout.readline().strip()
        found = {sensor['id']: sensor for sensor in self.json('list', 'sensors', env=dict(os.environ, FROND_EXTRA_PORTS=port))}
        self.assertEqual((found[port]['driver'], found[port]['problem']), ('bitalino', None))

    def test_protocols(self):
        protocols = self.json('list', 'protocols')
        self.assertEqual(list(protocols[0]), ['id', 'version', 'name', 'summary', 'category', 'duration_s'])
        categories = [protocol['category'] for protocol in protocols]
        self.assertEqual(list(dict.fromkeys(categories)), ['assessment', 'letting-go', 'strengthening', 'step'])
        self.assertEqual(sorted(categories, key=['assessment', 'letting-go', 'strengthening', 'step'].index), categories, 'one category after the other')
        self.assertTrue({'settle-and-let-go', 'work-and-rest-10-10'} <= {protocol['id'] for protocol in protocols})
        self.assertRegex(self.done('list', 'protocols'), r'(?m)^settle-and-let-go +540 s +letting-go +Settle and let go$')


if __name__ == '__main__':
    main()
