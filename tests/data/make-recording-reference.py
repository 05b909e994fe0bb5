#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes recording.csv and recording-segments.csv, the frozen reference values of tests/cli/test-analyse.py, with numpy and scipy and none of
Frond's code. Not part of the build: run it by hand, with FROND_SHARED_DATA set to the folder of biosppy_emg_1.txt.

Two recordings go through the default chain (and with a 50 Hz notch): the real one, whose contractions are found here by a threshold, and
the synthetic one of tests/cli/recordings.py."""

import os
import platform
import sys
from pathlib import Path

import numpy
import scipy
from scipy import signal

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'cli'))
from recordings import SEGMENTS, synthetic_counts

RATE = 1000
BAND = (20, 450)
WINDOW = 100


def filtered(counts, notch):
    sections = [signal.butter(4, BAND, 'bandpass', fs=RATE, output='sos')]
    for harmonic in (1, 2, 3) if notch else ():
        b, a = signal.iirnotch(harmonic * notch, 30, RATE)
        sections.append(numpy.array([[*b, *a]]))
    x = numpy.asarray(counts, dtype=float)
    return signal.sosfilt(numpy.concatenate(sections), x - x[0])


def trailing_rms(x):
    return numpy.array([numpy.sqrt(numpy.mean(x[max(0, i + 1 - WINDOW):i + 1] ** 2)) for i in range(len(x))])


def contractions(envelope):
    """(first, end) of where the envelope is above three times its median for at least 0.2 s; gaps below 0.5 s are bridged."""
    active = envelope > 3 * numpy.median(envelope)
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[0], active.astype(int), [0]]))).reshape(-1, 2)
    joined = []
    for first, end in edges:
        if joined and first - joined[-1][1] < RATE // 2:
            joined[-1][1] = end
        else:
            joined.append([first, end])
    return [(int(first), int(end)) for first, end in joined if end - first >= RATE // 5]


def segments_of(envelope):
    """Each contraction with 0.2 s around it, and the rest between two of them without 1 s at each end."""
    found, rows, last = contractions(envelope), [], 0
    for number, (first, end) in enumerate(found, 1):
        if first - last > 3 * RATE:
            rows.append((f'Rest {number}', 'rest', last + RATE, first - RATE))
        rows.append((f'Contraction {number}', 'work', first - RATE // 5, end + RATE // 5))
        last = end
    return rows


def welch(x):
    points = min(1024, len(x))
    f, p = signal.welch(x, RATE, 'hann', points, points // 2, detrend='constant')
    inside = (f >= BAND[0]) & (f <= BAND[1])
    f, p = f[inside], p[inside]
    return f[numpy.searchsorted(numpy.cumsum(p), numpy.sum(p) / 2)], numpy.sum(f * p) / numpy.sum(p)


def measure(name, counts, notch, segments):
    x = filtered(counts, notch)
    envelope = trailing_rms(x)
    for segment, _, first, end in segments or segments_of(envelope):
        e = envelope[first:end]
        median_hz, mean_hz = welch(x[first:end])
        for what, value in (('n', len(e)), ('mean', numpy.mean(e)), ('sd', numpy.std(e, ddof=1)), ('min', numpy.min(e)), ('peak', numpy.max(e)),
                            ('median_frequency_hz', median_hz), ('mean_frequency_hz', mean_hz)):
            yield name, notch, segment, what, float(value)


real = numpy.loadtxt(Path(os.environ['FROND_SHARED_DATA']) / 'biosppy_emg_1.txt')
real_segments = segments_of(trailing_rms(filtered(real, 0)))
synthetic_segments = [(name, kind, start * RATE, end * RATE) for name, kind, start, end in SEGMENTS]

with open(HERE / 'recording-segments.csv', 'w') as file:
    file.write('start_s,end_s,kind,name\n')
    for name, kind, first, end in real_segments:
        file.write(f'{first / RATE!r},{end / RATE!r},{kind},{name}\n')

with open(HERE / 'recording.csv', 'w') as file:
    file.write(f'# recording.csv: frozen reference values, made by make-recording-reference.py with scipy {scipy.__version__}, '
               f'numpy {numpy.__version__}, Python {platform.python_version()}\nrecording,notch_hz,segment,what,value\n')
    for notch in (0, 50):
        for row in (*measure('real', real, notch, real_segments), *measure('synthetic', synthetic_counts(), notch, synthetic_segments)):
            file.write(','.join(repr(cell) if isinstance(cell, float) else str(cell) for cell in row) + '\n')
