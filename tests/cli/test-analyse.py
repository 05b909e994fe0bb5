# SPDX-License-Identifier: GPL-3.0-or-later
"""analyse and filter against known figures: closed forms, and scipy's of tests/data/recording.csv."""
import csv
import math
import unittest

from frondctl_case import DATA, RECORDING, Case, main
from recordings import RATE, SEGMENTS, edf, segments_csv, simple_text, sine_counts, synthetic_counts

SEGMENT_KEYS = ['name', 'kind', 'trainer', 'inserted_by', 'start_s', 'end_s', 'n', 'mean', 'sd', 'cv_percent', 'min', 'peak', 'median_frequency_hz', 'mean_frequency_hz',
                'onset_s', 'release_s', 'below_target_percent', 'excluded']
METRIC_KEYS = ['id', 'school', 'segment', 'unit', 'value', 'censored', 'below_floor', 'n_trials', 'n_valid', 'reason']
# Where programs may differ: the sum of a hundred squares, one step of a spectrum.
RELATIVE = {'n': 0, 'mean': 1e-9, 'sd': 1e-9, 'min': 1e-9, 'peak': 1e-9, 'median_frequency_hz': 1e-9, 'mean_frequency_hz': 1e-9}


def reference(recording, notch):
    """{segment: {what: value}}"""
    found = {}
    with open(DATA / 'recording.csv', encoding='utf-8') as file:
        for row in csv.DictReader(line for line in file if not line.startswith('#')):
            if (row['recording'], row['notch_hz']) == (recording, str(notch)):
                found.setdefault(row['segment'], {})[row['what']] = float(row['value'])
    return found


def counts_edf(values, label='EMG'):
    return edf([(label, 'uV', -32768, 32767, -32768, 32767, values)])


class Analyse(Case):
    def segments(self, path, *options):
        return self.json('analyse', path, *options)['channels'][0]['segments']

    def assert_reference(self, segments, expected):
        self.assertEqual([segment['name'] for segment in segments], list(expected))
        for segment in segments:
            for what, value in expected[segment['name']].items():
                with self.subTest(f'{segment["name"]}: {what}'):
                    self.assertTrue(math.isclose(segment[what], value, rel_tol=RELATIVE[what]), f'{segment[what]} is not {value}')

    def test_shape(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 4)))
        shape = self.json('analyse', path)
        self.assertEqual(list(shape), ['rate_hz', 'band_hz', 'notch_hz', 'window_ms', 'suppressed', 'channels'])
        self.assertEqual(shape['rate_hz'], 1000)
        self.assertEqual(shape['band_hz'], [20, 450])
        self.assertEqual(shape['notch_hz'], [])
        self.assertEqual(shape['window_ms'], 100)
        self.assertEqual(list(shape['channels'][0]), ['label', 'unit', 'segments', 'perfect', 'metrics'])
        self.assertEqual((shape['channels'][0]['label'], shape['channels'][0]['unit']), ('EMG', 'uV'))
        self.assertEqual(list(shape['channels'][0]['segments'][0]), SEGMENT_KEYS)
        self.assertIsNone(shape['channels'][0]['segments'][0]['onset_s'])

    def test_sine(self):
        """The RMS of a sine is its amplitude over the root of two, and all of its power is at its frequency."""
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 6)))
        segment, = self.segments(path, '--segments', self.write('s.csv', 'start_s,end_s,kind,name\n2,6,rest,Sine\n'))
        self.assertAlmostEqual(segment['mean'], 1000 / math.sqrt(2), delta=.5)
        self.assertLess(segment['cv_percent'], .1)
        self.assertAlmostEqual(segment['median_frequency_hz'], 100, delta=1)
        self.assertEqual((segment['n'], segment['start_s'], segment['end_s']), (4000, 2, 6))

    def test_notch_takes_the_hum(self):
        both = [hum + muscle for hum, muscle in zip(sine_counts(50, 1000, 10), sine_counts(130, 10, 10))]
        path = self.write('hum.edf', counts_edf(both))
        segments = self.write('s.csv', 'start_s,end_s,kind,name\n8,10,rest,Hum\n')
        hum, = self.segments(path, '--segments', segments)
        self.assertEqual((hum['mean'], [part['reason'] for part in hum['excluded']]), (None, ['hum']))
        self.assertAlmostEqual(self.segments(path, '--segments', segments, '--notch', '50')[0]['mean'], 10 / 2 ** .5, delta=.2)
        self.assertEqual(self.json('analyse', path, '--notch', '50')['notch_hz'], [50, 100, 150])
        self.assertEqual(self.json('analyse', path, '--notch', '60')['notch_hz'], [60, 120, 180])
        self.assertEqual(self.json('analyse', path, '--notch', 'off')['notch_hz'], [])

    def test_suppress(self):
        """Off by default, and named when it is on: in JSON, in the band, and in the line above the table."""
        path = self.write('low.edf', counts_edf(sine_counts(24, 1000, 10)))
        without, suppressed = self.json('analyse', path), self.json('analyse', path, '--suppress', 'ecg')
        self.assertEqual((without['suppressed'], without['band_hz']), ([], [20, 450]))
        self.assertEqual((suppressed['suppressed'], suppressed['band_hz']), (['ecg'], [30, 450]))
        means = [shape['channels'][0]['segments'][0]['mean'] for shape in (without, suppressed)]
        self.assertLess(means[1], means[0] / 2)
        self.assertNotIn('heart suppressed', self.done('analyse', path))
        self.assertIn('heart suppressed', self.done('analyse', path, '--suppress', 'ecg'))
        self.refuses('analyse', path, '--suppress', 'everything')

    def test_band_that_was_really_used(self):
        path = self.write('slow.edf', edf([('EMG', 'uV', -32768, 32767, -32768, 32767, sine_counts(40, 100, 5, 250))], rate=250))
        shape = self.json('analyse', path, '--notch', '50', '--window', '250')
        self.assertEqual((shape['rate_hz'], shape['band_hz'], shape['notch_hz'], shape['window_ms']), (250, [20, 112.5], [50, 100], 250))

    def test_synthetic_like_scipy(self):
        path = self.write('synthetic.edf', counts_edf(synthetic_counts()))
        segments = self.write('s.csv', segments_csv())
        for notch in (0, 50):
            found = self.segments(path, '--segments', segments, '--notch', notch or 'off')
            self.assert_reference(found, reference('synthetic', notch))

    def test_text_is_as_good_as_edf(self):
        path = self.write('synthetic.txt', simple_text(synthetic_counts()))
        shape = self.json('analyse', path, '--segments', self.write('s.csv', segments_csv()))
        self.assertEqual((shape['rate_hz'], shape['channels'][0]['unit'], shape['channels'][0]['label']), (1000, 'count', 'EMG'))
        self.assert_reference(shape['channels'][0]['segments'], reference('synthetic', 0))

    @unittest.skipUnless(RECORDING.exists(), 'the real recording is not here')
    def test_real_recording_like_scipy(self):
        """Five contractions and the rests between them, found and measured by scipy alone."""
        for notch in (0, 50):
            found = self.segments(RECORDING, '--segments', DATA / 'recording-segments.csv', '--notch', notch or 'off')
            self.assert_reference(found, reference('real', notch))
        work = [segment for segment in found if segment['kind'] == 'work']
        rest = [segment for segment in found if segment['kind'] == 'rest']
        self.assertEqual(len(work), 5)
        self.assertGreater(min(segment['peak'] for segment in work), 2 * max(segment['mean'] for segment in rest))

    def test_a_gap_is_never_bridged(self):
        """OpenSignals numbers its rows from 0 to 15; five are missing here."""
        head = ('# OpenSignals Text File Format\n# {"20:16:07:18:17:85": {"sampling rate": 1000, "device": "bitalino_rev", "column": ["nSeq", "I1", "I2", '
                '"O1", "O2", "A1"], "resolution": [4, 1, 1, 1, 1, 10], "channels": [1], "label": ["A1"], "firmware version": 51, "date": "2026-3-9", '
                '"time": "7:5:4.409", "sync interval": 2, "mode": 0, "position": 0, "digital IO": [0, 0, 1, 1], "convertedValues": 0, "special": [{}], '
                '"device connection": "", "device name": "", "comments": "", "keywords": "", "sensor": ["EMG"]}}\n# EndOfHeader\n')
        kept = [i for i in range(4000) if not 2000 <= i < 2005]
        rows = ''.join(f'{i % 16}\t0\t0\t0\t0\t{512 + (40 if i % 10 < 5 else -40)}\t\n' for i in kept)
        path = self.write('gap.txt', head + rows)
        segment, = self.segments(path)
        self.assertEqual([(part['reason'], part['start_s'], round(part['end_s'] - part['start_s'], 9)) for part in segment['excluded']], [('settling', 0, .2), ('gap', 2, .005), ('settling', 2.005, .2)])
        self.assertEqual((segment['end_s'], segment['n']), (4, 3595))
        self.done('filter', path, '--out', self.folder / 'out.csv')
        rows = (self.folder / 'out.csv').read_text().splitlines()
        self.assertEqual(rows[2001], '2,,,')
        self.assertNotIn('nan', '\n'.join(rows).lower())

    def test_onset_and_release(self):
        path = self.write('synthetic.edf', counts_edf(synthetic_counts()))
        found = {segment['name']: segment for segment in self.segments(path, '--segments', self.write('s.csv', segments_csv()))}
        self.assertAlmostEqual(found['First']['onset_s'], .5, delta=.03)
        self.assertAlmostEqual(found['Second']['onset_s'], .25, delta=.03)
        # down to the resting level's mean + 2 SD: some ten half-lives' worth of a slow release after 16.25 s, over before 18.5 s
        self.assertGreater(found['After']['release_s'], 0)
        self.assertLess(found['After']['release_s'], 1.5)
        self.assertIsNone(found['First']['release_s'])
        self.assertIsNone(found['Before']['onset_s'])

    def test_clipping_is_left_out(self):
        counts = sine_counts(100, 1000, 4)
        counts[2000:2005] = [32767] * 5
        segment, = self.segments(self.write('clipped.edf', counts_edf(counts)))
        settling, clipped = segment['excluded']
        self.assertEqual([part['reason'] for part in (settling, clipped)], ['settling', 'clipped'])
        self.assertAlmostEqual(clipped['start_s'], 2, delta=.001)
        self.assertEqual(segment['n'], 4000 - sum(round((part['end_s'] - part['start_s']) * RATE) for part in segment['excluded']))

    def test_protocol_gives_the_segments(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 80)))
        segments = self.segments(path, '--protocol', 'quick-look')
        self.assertGreater(len(segments), 3)
        self.assertEqual(segments[0]['start_s'], 0)
        self.assertTrue(all(a['end_s'] == b['start_s'] for a, b in zip(segments, segments[1:])))

    def test_channels(self):
        values = sine_counts(100, 1000, 2)
        path = self.write('two.edf', edf([('EMG', 'uV', -32768, 32767, -32768, 32767, values), ('Pressure', 'cmH2O', 0, 100, 0, 1000, [500] * len(values))]))
        self.assertEqual([channel['label'] for channel in self.json('analyse', path)['channels']], ['EMG', 'Pressure'])
        pressure, = self.json('analyse', path, '--channel', '2')['channels']
        self.assertEqual((pressure['unit'], pressure['segments'][0]['mean'], pressure['segments'][0]['sd']), ('cmH2O', 50, 0))
        self.assertIn('there is no channel 3', self.fails('analyse', path, '--channel', '3'))

    def test_goals_of_a_table(self):
        """A sine has one envelope: the goal beside the segment is above it, and from the fourth second on below."""
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 6)))
        level = self.segments(path, '--segments', self.write('s.csv', 'start_s,end_s,kind,name\n2,6,rest,Sine\n'))[0]['mean']
        head = 'start_s,end_s,kind,name,goal\n'
        for rows, share in ((f'2,6,rest,Sine,{level * 2}\n', 100), (f'2,6,rest,Sine,{level / 2}\n', 0), ('2,6,rest,Sine,\n', None),
                            (f'2,6,rest,Sine,{level * 2}\n5,6,goal,,{level / 2}\n', 75)):
            segment, = self.segments(path, '--segments', self.write('s.csv', head + rows))
            self.assertEqual(segment['below_target_percent'], share, rows)

    def test_metrics(self):
        """All that the schools make of a session: the session's first, with no segment, then segment by segment."""
        path = self.write('synthetic.edf', counts_edf(synthetic_counts()))
        channel, = self.json('analyse', path, '--segments', self.write('s.csv', segments_csv()))['channels']
        metrics = channel['metrics']
        self.assertIsNone(channel['perfect'])
        for metric in metrics:
            self.assertEqual(list(metric), METRIC_KEYS)
            self.assertLessEqual(metric['n_valid'], metric['n_trials'])
            self.assertTrue(metric['value'] is not None or metric['reason'], metric)
        segments = [metric['segment'] for metric in metrics]
        self.assertEqual(segments, [None] * segments.count(None) + sorted(i for i in segments if i is not None))
        self.assertGreater(segments.count(None), 10)
        means = {metric['segment']: metric['value'] for metric in metrics if (metric['id'], metric['school']) == ('mean', 'glazer')}
        self.assertEqual(means, {i: segment['mean'] for i, segment in enumerate(channel['segments'])})
        self.assertEqual({metric['school'] for metric in metrics}, {'device', 'glazer', 'research', 'frond'})

    def test_metrics_for_people(self):
        path = self.write('synthetic.edf', counts_edf(synthetic_counts()))
        segments = self.write('s.csv', segments_csv())
        short, long = self.done('analyse', path, '--segments', segments), self.done('analyse', path, '--segments', segments, '--metrics')
        self.assertTrue(long.startswith(short))
        self.assertNotIn('glazer', short)
        value = next(metric['value'] for metric in self.json('analyse', path, '--segments', segments)['channels'][0]['metrics']
                     if (metric['id'], metric['school'], metric['segment']) == ('phasic-peak', 'glazer', None))
        self.assertRegex(long, rf'(?m)^  phasic-peak +glazer +{value:.3f} uV')

    def test_abdomen(self):
        """The second channel is a copy: what it does besides the first is told only where it is named."""
        counts = synthetic_counts()
        field = ('uV', -32768, 32767, -32768, 32767)
        path = self.write('two.edf', edf([('EMG', *field, counts), ('EMG 2', *field, counts)]))
        segments = self.write('s.csv', segments_csv())
        alone = self.json('analyse', path, '--segments', segments)['channels']
        first, second = self.json('analyse', path, '--segments', segments, '--abdomen', '2')['channels']
        found = {metric['id'] for metric in first['metrics']} - {metric['id'] for metric in alone[0]['metrics']}
        self.assertIn('co-activity', found)
        self.assertEqual(second['metrics'], alone[1]['metrics'], 'the abdomen has none itself')
        ratio, = [metric['value'] for metric in first['metrics'] if metric['id'] == 'co-activity' and metric['segment'] is None]
        self.assertAlmostEqual(ratio, 1, places=9)
        self.assertIn('no channel 3', self.fails('analyse', path, '--abdomen', '3'))
        self.refuses('analyse', path, '--abdomen', '-1')
        self.refuses('analyse', path, '--abdomen', '2', '--channel', '1')

    def test_table_has_the_same_numbers(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 4)))
        segment, = self.segments(path)
        table = self.done('analyse', path)
        self.assertIn(f'{segment["mean"]:.3f}', table)
        self.assertIn(f'{segment["peak"]:.3f}', table)

    def test_other_languages_keep_the_point(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 4)))
        import os
        german = dict(os.environ, LC_ALL='de_DE.UTF-8')
        self.assertEqual(self.json('analyse', path, env=german), self.json('analyse', path))
        self.done('filter', path, '--out', self.folder / 'out.csv', env=german)
        self.assertEqual((self.folder / 'out.csv').read_text().splitlines()[1].count(','), 3)


class Filter(Case):
    def test_rows(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 2)))
        self.assertEqual(self.done('filter', path, '--out', self.folder / 'out.csv'), '')
        rows = list(csv.DictReader((self.folder / 'out.csv').open(newline='', encoding='utf-8')))
        self.assertEqual(list(rows[0]), ['time_s', 'EMG_raw', 'EMG_filtered', 'EMG_rms'])
        self.assertEqual(len(rows), 2000)
        self.assertEqual(float(rows[1999]['time_s']), 1.999)
        self.assertEqual(float(rows[25]['EMG_raw']), sine_counts(100, 1000, 2)[25])
        self.assertEqual(float(rows[0]['EMG_filtered']), 0)
        # the envelope is what its definition says, from the file's own digits
        y = [float(row['EMG_filtered']) for row in rows]
        self.assertEqual({row['EMG_rms'] for row in rows[:200]}, {''}, 'before filter and window have settled')
        for i in (200, 201, 250, 1500):
            part = y[max(0, i - 99):i + 1]
            self.assertAlmostEqual(float(rows[i]['EMG_rms']), math.sqrt(sum(v * v for v in part) / len(part)), delta=1e-9)

    def test_digits(self):
        """Seventeen digits: what is read back is the same double."""
        path = self.write('synthetic.edf', counts_edf(synthetic_counts(2)))
        self.done('filter', path, '--out', self.folder / 'out.csv')
        cells = [row.split(',')[2] for row in (self.folder / 'out.csv').read_text().splitlines()[100:200]]
        self.assertGreaterEqual(max(len(cell.strip('-').replace('.', '').lstrip('0')) for cell in cells), 17)
        self.assertEqual([f'{float(cell):.17g}' for cell in cells], cells)

    def test_old_file_survives_a_failure(self):
        out = self.write('out.csv', 'mine')
        self.fails('filter', self.write('empty.edf', ''), '--out', out)
        self.assertEqual(out.read_text(), 'mine')
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 2)))
        self.assertIn('cannot be written', self.fails('filter', path, '--out', self.folder / 'no' / 'out.csv'))
        self.done('filter', path, '--out', out)
        self.assertIn('EMG_filtered', out.read_text())


class Wrong(Case):
    def test_files(self):
        good = counts_edf(sine_counts(100, 1000, 2))
        damaged = {'empty': b'', 'zeroes': bytes(5000), 'text': b'hello\n', 'half': good[:len(good) // 2], 'header': good[:300],
                   'noise': bytes(i * 7919 % 256 for i in range(3000))}
        for name, content in damaged.items():
            with self.subTest(name):
                self.assertNotIn('/', self.fails('analyse', self.write(f'{name}.edf', content)))
        self.fails('analyse', self.folder / 'nothing.edf')
        self.fails('analyse', self.folder)

    def test_segments(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 2)))
        for content in ('', 'a,b\n', 'start_s,end_s,kind,name\n1,x,rest,A\n', 'start_s,end_s,kind,name\n2,1,rest,A\n', 'start_s,end_s,kind,name\n0,1,dance,A\n'):
            with self.subTest(content):
                self.fails('analyse', path, '--segments', self.write('s.csv', content))
        self.fails('analyse', path, '--segments', self.folder / 'nothing.csv')
        self.fails('analyse', path, '--protocol', 'no-such-programme')

    def test_use(self):
        path = self.write('sine.edf', counts_edf(sine_counts(100, 1000, 2)))
        for arguments in ([], [path, path], [path, '--band', '20'], [path, '--band', '450-20'], [path, '--band', 'x-y'], [path, '--notch', '55'],
                          [path, '--window', '-5'], [path, '--channel', '-1'], [path, '--protocol', 'a', '--segments', 'b'], [path, '--channel', 'one']):
            with self.subTest(arguments):
                self.refuses('analyse', *arguments)
        self.refuses('filter', path)

    def test_band_that_the_rate_cannot_have(self):
        path = self.write('slow.edf', edf([('EMG', 'uV', -32768, 32767, -32768, 32767, [0, 1] * 100)], rate=40))
        self.assertIn('40 samples per second', self.fails('analyse', path))


if __name__ == '__main__':
    main()
