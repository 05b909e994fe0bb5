#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""metrics.py check|freeze FOLDER: an oracle for the metrics, in numpy and scipy, from the definitions and with none of Frond's code.

freeze writes the scenarios and the figures that tests/protocol/test-metric-oracle.c expects; check computes them again and compares. The real
recording is taken along where FROND_SHARED_DATA names a folder that has it. Without numpy and scipy it is skipped."""

import csv
import os
import platform
import sys
from pathlib import Path

try:
    import numpy
    import scipy
    from scipy import signal
except ImportError:
    print('1..0 # SKIP numpy and scipy are not installed')
    sys.exit(0)

import definitions
import scenarios
import session
from recording import Phase, Recording, find_rests

SEEDS = (20261122, 4711)
REAL = 'biosppy_emg_1.txt'
HEADER = ('scenario', 'segment', 'id', 'school', 'unit', 'value', 'is_censored', 'is_below_floor', 'n_trials', 'n_valid')
LEVELS = {'mean', 'min', 'peak', 'contact-peak', 'hold-mean', 'pressure-rest', 'pressure-mean', 'pressure-peak', 'pre-rest', 'post-rest', 'between-rest',
          'phasic-mean', 'phasic-peak', 'tonic-mean', 'tonic-peak', 'endurance-mean'}


def phases_of(rows, rate):
    def sample(seconds):
        return int(round(float(seconds) * rate))

    kinds = ('left-out', 'goal')
    phases = [Phase(i, kind, sample(start), sample(end), float(goal) if goal != '' else numpy.nan, group, step)
              for i, (start, end, kind, _, goal, _, group, step) in enumerate(row for row in rows if row[2] not in kinds)]
    goals = sorted((sample(row[0]), float(row[4])) for row in rows if row[2] == 'goal')
    lost = [(sample(row[0]), sample(row[1])) for row in rows if row[2] == 'left-out']
    return phases, goals, lost


def recording_of(s):
    phases, goals, lost = phases_of(s.rows, s.rate)
    filtered, envelope = scenarios.channel(s, 1, SEEDS[0])
    abdomen = scenarios.channel(s, 2, SEEDS[1])[1] if s.abdomen else None
    for first, end in lost:
        for x in (filtered, envelope, abdomen):
            if x is not None:
                x[first:end] = numpy.nan
    return Recording(s.rate, s.kind, s.unit, s.floor, scenarios.BAND, filtered, envelope, abdomen, phases, goals)


def real_recording():
    """1000 Hz, 20-450 Hz, RMS of 100 ms; contractions and rests as tests/data/recording-segments.csv has them; in raw counts."""
    here = Path(__file__).resolve().parent
    counts = numpy.loadtxt(Path(os.environ['FROND_SHARED_DATA']) / REAL)
    sos = signal.butter(4, (20, 450), 'bandpass', fs=1000, output='sos')
    filtered = signal.sosfilt(sos, counts - counts[0])
    with open(here.parent / 'data/recording-segments.csv', newline='') as file:
        rows = [(*row, '', '', '', '') for row in list(csv.reader(file))[1:]]
    phases, goals, _ = phases_of(rows, 1000)
    return Recording(1000.0, 'emg', 'count', 0.0, (20.0, 450.0), filtered, scenarios.trailing_rms(filtered, 100), None, phases, goals)


def measure(r):
    find_rests(r)
    rows = [(phase, *row) for phase in r.phases for theme in definitions.THEMES for row in theme(r, phase)]
    for phase, id, school, unit, value, censored in rows:
        yield phase.index, id, school, unit, value, censored, 1, int(value is not None)
    for row in (*session.combined(r, rows), *session.rests(r, rows), *session.perfect(r)):
        yield -1, *row


def figures():
    """(row without the last columns' commas) for every metric of every scenario."""
    recordings = [(s.name, recording_of(s)) for s in scenarios.SCENARIOS]
    if os.environ.get('FROND_SHARED_DATA') and (Path(os.environ['FROND_SHARED_DATA']) / REAL).exists():
        recordings.append(('real', real_recording()))
    for name, r in recordings:
        for segment, id, school, unit, value, censored, n_trials, n_valid in sorted(measure(r), key=lambda row: (row[0], row[1], row[2])):
            factor = definitions.CMH2O[r.unit] if id.startswith('pressure-') else 1
            below = id in LEVELS and value is not None and value / factor < r.floor
            yield name, segment, id, school, unit, '' if value is None else float(value), int(censored), int(below), n_trials, n_valid


def freeze(folder):
    scenarios.freeze(folder)
    with open(folder / 'values.csv', 'w', newline='') as file:
        file.write(f'# frozen by tests/oracle/metrics.py with scipy {scipy.__version__}, numpy {numpy.__version__}, Python {platform.python_version()}\n')
        table = csv.writer(file, lineterminator='\n')
        table.writerow(HEADER)
        table.writerows(figures())


def check(folder):
    with open(folder / 'values.csv', newline='') as file:
        next(file)
        frozen = {tuple(row[:5]): row[5:] for row in list(csv.reader(file))[1:]}
    now = {tuple(map(str, row[:5])): row[5:] for row in figures()}
    has_real = any(key[0] == 'real' for key in now)
    wrong = [key for key in frozen if key not in now and (has_real or key[0] != 'real')] + [key for key in now if key not in frozen]
    for key, row in now.items():
        value = frozen.get(key, [''])[0]
        if (value == '') != (row[0] == '') or (value != '' and abs(float(value) - row[0]) > 1e-6 * max(1, abs(row[0]))):
            wrong.append((*key, value, row[0]))
        if [str(cell) for cell in row[1:]] != frozen.get(key, [''])[1:]:
            wrong.append((*key, *row[1:]))
    print('1..1')
    for key in wrong:
        print('#', *key)
    print('not ok 1' if wrong else f'ok 1 {len(now)} figures')
    return bool(wrong)


if __name__ == '__main__':
    sys.exit({'freeze': freeze, 'check': check}[sys.argv[1]](Path(sys.argv[2])))
