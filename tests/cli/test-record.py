# SPDX-License-Identifier: GPL-3.0-or-later
"""record: a session without a window, how it ends, and what is left of it."""
import os
import signal
import subprocess

from frondctl_case import FRONDCTL, main
from recordings import simple_text, synthetic_counts
from vault_case import SessionCase

SESSION_KEYS = ['id', 'state', 'patient', 'programme', 'started_at', 'duration_s', 'n_samples', 'headline', 'rest_before', 'rest_after']


class Record(SessionCase):
    def start(self, *options):
        """A recording that goes on in the background; comes back once the programme runs."""
        process = subprocess.Popen([FRONDCTL, 'record', *map(str, self.key), '--new-patient', 'X', '--protocol', 'settle-and-let-go', '--sensor', 'simulated',
                                    '--baseline', '0', *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        for line in process.stdout:
            if line.startswith('state running, sensor streaming'):
                return process
        self.fail(process.stderr.read())
        return None
    def test_one_session(self):
        result = self.record()
        self.assertEqual(result, {'id': 1, 'state': 'complete', 'duration_s': 70, 'n_samples': 70000})
        session, = self.json('list', 'sessions', *self.key)
        self.assertEqual(list(session), SESSION_KEYS)
        self.assertEqual({key: session[key] for key in result}, result)
        self.assertEqual(session['programme'], 'quick-look')
        self.assertRegex(session['headline'], r'\d µV$')
        patient, = self.json('list', 'patients', *self.key)
        self.assertEqual(list(patient), ['id', 'record_number', 'name', 'birth_date'])
        self.assertEqual(patient['name'], 'MORENO, Lucía')
        self.assertEqual(session['patient'], patient['record_number'])
        again = self.record(who=('--patient', patient['record_number']))
        self.assertEqual(again['id'], 2)
        self.assertEqual([session['id'] for session in self.json('list', 'sessions', *self.key)], [2, 1])
        self.assertEqual(len(self.json('list', 'patients', *self.key)), 1)
        self.assertEqual(self.json('vault', 'info', *self.key)['sessions'], 2)
        self.assertEqual(self.json('vault', 'check', *self.key), {'findings': []})

    def test_abdomen(self):
        """Only where it is said that the second channel is the abdomen is anything told of it, and analyse knows it by itself."""
        for number, options in ((1, ()), (2, ('--abdomen',))):
            self.json('record', *self.key, '--new-patient', 'X', '--protocol', 'quiet-floor-quiet-abdomen', '--sensor', 'simulated:resting?channels=2',
                      '--speed', '0', '--baseline', '0', *options)
            shown, other = self.json('analyse', *self.key, '--session', str(number))['channels']
            found = {metric['id'] for metric in shown['metrics']}
            self.assertEqual('abdomen-quiet' in found, number == 2, found)
            self.assertNotIn('abdomen-quiet', {metric['id'] for metric in other['metrics']})

    def test_trainer(self):
        """A step is named by what was said of it, and only that one; the table of phases says the same."""
        subprocess.run([os.environ['FRONDCTL_SAYING'], 'record', *map(str, self.key), '--new-patient', 'X', '--protocol', 'guarding-response', '--sensor',
                        'simulated', '--speed', '0', '--baseline', '0'], check=True, capture_output=True)
        segments = [segment for segment in self.analyse_session(1)['channels'][0]['segments'] if 'Trainer' in segment['name']]
        self.assertEqual([segment['name'] for segment in segments[:5]], [f'Trainer 3 · {moment}' for moment in ('announced', 'contact', 'in', 'hold', 'out')])
        self.assertEqual({(segment['trainer'], segment['inserted_by']) for segment in segments[:5]}, {(3, 'therapist')})
        self.assertEqual(segments[5]['name'], 'Trainer: announced')
        self.assertEqual({(segment['trainer'], segment['inserted_by']) for segment in segments[5:]}, {(None, None)})
        pdf = self.folder / 'report.pdf'
        self.done('report', *self.key, '--session', '1', '--out', pdf)
        text = subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True, check=True).stdout
        self.assertIn('Trainer 3 · in', text)
        self.assertIn('Trainer 3, inserted by the therapist', text)

    def test_full_disk(self):
        """A session that a full disk ended is no success, although what there is of it is stored in order."""
        for options in ((), ('--json',)):
            run = subprocess.run([os.environ['FRONDCTL_EXHAUSTED'], 'record', *map(str, self.key), '--new-patient', 'X', '--protocol', 'settle-and-let-go',
                                  '--sensor', 'simulated', '--speed', '8', '--baseline', '0', *options], capture_output=True, text=True, timeout=60)
            self.assertEqual(run.returncode, 1, run.stdout)
            self.assertRegex(run.stderr, r'\Afrondctl: The disk took nothing for too long, so the session was ended at \d+:\d\d\. [^\n]*\n\Z')
            self.assertNotIn('complete', run.stdout)
        sessions = self.json('list', 'sessions', *self.key)
        self.assertEqual([session['state'] for session in sessions], ['complete', 'complete'])
        self.assertTrue(all(2 < session['duration_s'] < 540 for session in sessions), sessions)

    def test_lines_for_people(self):
        lines = self.done('record', *self.key, '--new-patient', 'X', '--protocol', 'quick-look', '--sensor', 'simulated', '--speed', '0').splitlines()
        self.assertTrue(lines[-1].startswith('session 1 complete, 70'))
        phases = [line for line in lines if ', phase 1 ' in line]
        self.assertEqual(len(phases), 1, lines)

    def test_nobody_to_say_next(self):
        """Without a window the patient's pace is the expected one."""
        self.assertEqual(self.record('--protocol', 'perfect'), {'id': 1, 'state': 'complete', 'duration_s': 339, 'n_samples': 339000})
        notation = self.analyse_session(1)['channels'][0]['perfect']
        self.assertRegex(notation, r'\A–/\d+/\d+//\d+\Z', 'nobody felt')
        self.assertIn(f'PERFECT {notation}\n', self.done('analyse', *self.key, '--session', '1', '--metrics'))
        pdf = self.folder / 'report.pdf'
        self.done('report', *self.key, '--session', '1', '--out', pdf)
        self.assertIn(f'{notation} (power as it was felt', subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True, check=True).stdout)

    def test_signal_stops_and_keeps(self):
        process = self.start('--speed', '4')
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (0, ''))
        self.assertRegex(out, r'session 1 complete, \d+\.\d+ s\n\Z')
        session, = self.json('list', 'sessions', *self.key)
        self.assertEqual(session['state'], 'complete')
        self.assertLess(session['duration_s'], 540)

    def test_kill_is_recovered(self):
        process = self.start('--speed', '20')
        for line in process.stdout:
            if ', phase 2 ' in line:
                break
        process.kill()
        process.wait()
        session, = self.json('list', 'sessions', *self.key)
        self.assertEqual(session['state'], 'recovered')
        self.assertGreaterEqual(session['duration_s'], 119)
        self.assertEqual(self.json('vault', 'check', *self.key), {'findings': []})
        self.assertEqual(len(self.analyse_session(1)['channels']), 1)

    def test_replay_ends_with_its_file(self):
        path = self.write('synthetic.txt', simple_text(synthetic_counts()))
        result = self.record('--baseline', '0', sensor=f'file:{path}')
        self.assertEqual(result['state'], 'complete')
        self.assertLessEqual(result['n_samples'], 22000)
        self.assertIn('ended before', self.fails('record', *self.key, '--new-patient', 'X', '--protocol', 'quick-look', '--sensor', f'file:{path}',
                                                 '--speed', '0', '--baseline', '30', '--json'))

    def test_emulated_bitalino(self):
        """Bytes on a port, the driver found by asking, into the vault; what was measured is what the scenario plays."""
        emulator = subprocess.Popen([FRONDCTL, 'emulate', 'bitalino', '--scenario', 'resting', '--seed', '3', '--speed', '8'],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(emulator.wait)
        self.addCleanup(emulator.terminate)
        self.addCleanup(emulator.stdout.close)
        self.addCleanup(emulator.stderr.close)
        port = emulator.stdout.readline().strip()
        result = self.record('--speed', '8', '--baseline', '5', sensor=port)
        self.assertEqual(result['state'], 'complete')
        self.assertGreaterEqual(result['duration_s'], 70)
        self.assertEqual(self.analyse_session(1)['channels'][0]['unit'], 'uV')
        levels = [segment['mean'] for segment in self.analyse_session(1)['channels'][0]['segments']]
        self.assertTrue(all(3 < level < 8 for level in levels), levels)

    def test_a_second_instance_is_refused(self):
        self.start('--speed', '1')
        self.assertIn('Frond', self.fails('list', 'patients', *self.key))

    def test_refusals(self):
        record = ['record', *self.key]
        self.refuses(*record, '--protocol', 'quick-look', '--sensor', 'simulated')
        for nobody in ('', '   ', ' , Anna'):
            self.assertIn('wants a name', self.refuses(*record, '--new-patient', nobody, '--protocol', 'quick-look', '--sensor', 'simulated'))
        self.refuses(*record, '--patient', '1', '--new-patient', 'X', '--protocol', 'quick-look', '--sensor', 'simulated')
        self.refuses(*record, '--patient', '1', '--sensor', 'simulated')
        self.refuses(*record, '--patient', '1', '--protocol', 'quick-look', '--sensor', 'simulated', '--speed', '-1')
        self.fails(*record, '--patient', '77', '--protocol', 'quick-look', '--sensor', 'simulated')
        self.fails(*record, '--new-patient', 'X', '--protocol', 'no-such-thing', '--sensor', 'simulated')
        self.fails(*record, '--new-patient', 'X', '--protocol', 'quick-look', '--sensor', 'simulated:no-such-scenario')
        self.fails(*record, '--new-patient', 'X', '--protocol', 'quick-look', '--sensor', 'file:/no/such/file.txt')
        self.fails(*record, '--new-patient', 'X', '--protocol', 'quick-look', '--sensor', '/dev/null')
        self.assertEqual(self.json('list', 'sessions', *self.key), [])
        self.assertEqual(self.json('list', 'patients', *self.key), [], 'a session that never was left its patient behind')


if __name__ == '__main__':
    main()
