# SPDX-License-Identifier: GPL-3.0-or-later
"""export, and the same numbers everywhere."""
import csv
import math
import os

from frondctl_case import main
from vault_case import SessionCase

NUMBERS = ['start_s', 'end_s', 'n', 'mean', 'sd', 'cv_percent', 'min', 'peak', 'median_frequency_hz', 'mean_frequency_hz', 'onset_s', 'release_s', 'below_target_percent']


class Export(SessionCase):
    def assert_same_numbers(self, own, other):
        self.assertEqual(len(own), len(other))
        for mine, theirs in zip(own, other):
            for what in NUMBERS:
                with self.subTest(f'{mine["name"]}: {what}'):
                    if mine[what] is None:
                        self.assertIsNone(theirs[what])
                    else:
                        self.assertTrue(math.isclose(mine[what], theirs[what], rel_tol=1e-7), f'{mine[what]} is not {theirs[what]}')

    def test_edf_gives_the_session_s_own_numbers(self):
        self.record()
        own = self.analyse_session(1)
        out = self.folder / 'out'
        out.mkdir()
        for form in ('edf', 'bdf'):
            path, = self.json('export', *self.key, '--session', '1', '--format', form, '--out', out)['files']
            self.assertEqual(path, str(out / f'session-1.{form}'))
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
            other = self.json('analyse', path, '--segments', out / 'session-1.segments.csv')
            self.assertEqual(other['band_hz'], own['band_hz'])
            self.assert_same_numbers(own['channels'][0]['segments'], other['channels'][0]['segments'])

    def test_a_goal_that_moves_leaves_with_the_session(self):
        """The share below the goal is the session's own: as a figure for people, and with the line from which analyse finds it again."""
        self.record('--protocol', 'settle-and-let-go', sensor='simulated:letting-go?seed=5')
        own = self.analyse_session(1)['channels'][0]['segments']
        self.json('export', *self.key, '--session', '1', '--format', 'edf', '--out', self.folder)
        other = self.json('analyse', self.folder / 'session-1.edf', '--segments', self.folder / 'session-1.segments.csv')['channels'][0]['segments']
        self.assert_same_numbers(own, other)
        with (self.folder / 'session-1.segments.csv').open(newline='') as file:
            rows = list(csv.DictReader(file))
        self.assertGreater(len([row for row in rows if row['kind'] == 'goal']), 1, 'the goal of this programme falls')
        phases = [row for row in rows if row['kind'] not in ('goal', 'left-out')]
        self.assertEqual([row['name'] for row in phases], [segment['name'] for segment in own])
        for row, segment in zip(phases, own):
            below = segment['below_target_percent']
            self.assertEqual(row['below_goal_percent'] == '', below is None, row)
            self.assertEqual(row['goal'] == '', below is None, row)
            if below is not None:
                self.assertEqual(float(row['below_goal_percent']), below)
        self.assertTrue(any(0 < float(row['below_goal_percent']) < 100 for row in phases if row['goal']), 'a share that could be wrong')
        # with the goal that the phase began with, and nothing of how it moved, it would be another number
        still = ''.join(line for line in (self.folder / 'session-1.segments.csv').open(newline='') if ',goal,' not in line or line.startswith('start_s'))
        still = self.json('analyse', self.folder / 'session-1.edf', '--segments', self.write('still.csv', still))['channels'][0]['segments']
        self.assertNotEqual([segment['below_target_percent'] for segment in still], [segment['below_target_percent'] for segment in own])

    def test_csv_gives_the_session_s_own_samples(self):
        self.record()
        out = self.folder / 'out'
        out.mkdir()
        self.json('export', *self.key, '--session', '1', '--format', 'csv', '--out', out)
        self.json('export', *self.key, '--session', '1', '--format', 'edf', '--out', self.folder)
        self.done('filter', self.folder / 'session-1.edf', '--out', self.folder / 'filtered.csv')
        rows = (out / 'session-1.csv').read_text().splitlines()
        raw = [row.split(',')[1] for row in (self.folder / 'filtered.csv').read_text().splitlines()]
        self.assertEqual(len(rows), 70001)
        for row, value in list(zip(rows, raw))[1:]:
            self.assertAlmostEqual(float(row.split(',')[1]), float(value), places=5)

    def test_a_patient_s_sessions_and_no_name(self):
        self.record()
        self.record(who=('--patient', self.json('list', 'patients', *self.key)[0]['record_number']))
        out = self.folder / 'out'
        out.mkdir()
        shown = self.done('export', *self.key, '--patient', self.json('list', 'patients', *self.key)[0]['record_number'], '--format', 'edf', '--out', out)
        self.assertIn('not encrypted', shown)
        self.assertEqual({path.name for path in out.iterdir()}, {f'session-{i}.{kind}' for i in (1, 2) for kind in ('edf', 'segments.csv')})
        for path in out.iterdir():
            self.assertNotIn(b'oreno', path.read_bytes())
            self.assertNotIn('Lucía'.encode(), path.read_bytes())

    def test_nothing_is_written_over(self):
        self.record()
        mine = self.write('session-1.edf', 'mine')
        self.fails('export', *self.key, '--session', '1', '--format', 'edf', '--out', self.folder)
        self.assertEqual(mine.read_text(), 'mine')

    def test_no_table_is_written_over(self):
        """The recording beside it does not leave alone either."""
        self.record()
        for form in ('edf', 'csv'):
            out = self.folder / form
            out.mkdir()
            mine = self.write(f'{form}/session-1.segments.csv', 'mine')
            self.assertIn('already', self.fails('export', *self.key, '--session', '1', '--format', form, '--out', out))
            self.assertEqual(mine.read_text(), 'mine')
            self.assertEqual([path.name for path in out.iterdir()], ['session-1.segments.csv'])

    def test_what_the_records_cannot_note_does_not_leave(self):
        self.record()
        out = self.folder / 'out'
        out.mkdir()
        for form in ('edf', 'csv'):
            complaint = self.forgets('export', *self.key, '--session', '1', '--format', form, '--out', out)
            self.assertIn('not exported', complaint)
            self.assertIn('The disk is full.', complaint)
            self.assertEqual(list(out.iterdir()), [])
        self.done('vault', 'check', *self.key)

    def test_what_left_is_said(self):
        """A later session of the same patient that cannot leave does not hide the one that did."""
        self.record()
        number = self.json('list', 'patients', *self.key)[0]['record_number']
        self.record(who=('--patient', number))
        out = self.folder / 'out'
        out.mkdir()
        (out / 'session-1.edf').write_text('mine')
        run = self.run_frondctl('export', *self.key, '--patient', number, '--format', 'edf', '--out', out)
        self.assertEqual(run.returncode, 1)
        self.assertIn('already', run.stderr)
        self.assertEqual([line for line in run.stdout.splitlines() if line.startswith('/')], [str(out / 'session-2.edf')])

    def test_refusals(self):
        key = self.key
        self.fails('export', *key, '--session', '9', '--format', 'edf', '--out', self.folder)
        self.fails('export', *key, '--patient', '9', '--format', 'edf', '--out', self.folder)
        self.refuses('export', *key, '--session', '1', '--format', 'mp3', '--out', self.folder)
        self.refuses('export', *key, '--session', '1', '--patient', '1', '--format', 'edf', '--out', self.folder)
        self.refuses('export', *key, '--session', '1', '--format', 'edf')
        self.refuses('analyse', *key)
        self.refuses('analyse', '--session', '1')
        self.fails('analyse', *key, '--session', '9')


if __name__ == '__main__':
    main()
