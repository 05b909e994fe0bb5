# SPDX-License-Identifier: GPL-3.0-or-later
"""export, and the same numbers everywhere."""
import math
import os

from frondctl_case import main
from vault_case import SessionCase

NUMBERS = ['start_s', 'end_s', 'n', 'mean', 'sd', 'cv_percent', 'min', 'peak', 'median_frequency_hz', 'mean_frequency_hz', 'onset_s', 'release_s']


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
