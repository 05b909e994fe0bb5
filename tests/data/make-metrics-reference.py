#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes metrics.csv, the frozen reference values of tests/protocol/test-metrics.c, with numpy and scipy and none of Frond's code. Not part of
the build: run it by hand, in this folder.

The signal is noise from a linear congruential generator (the same numbers in C) times a level that rests, works, lets go slowly, works,
does not let go and rests again; its envelope is the trailing RMS of 100 ms. Half a second of it is missing, and a stretch is excluded."""

import platform

import numpy
import scipy
from scipy import signal

RATE = 500
N = 44 * RATE
WINDOW = 50
BAND = (20, 200)
GAP = (10250, 10500)
CLIPPED = (1500, 1700)
# name, kind, first, samples, goal; the last two reach beyond the end
SEGMENTS = (('rest', 'rest', 0, 5000, 2.2), ('work', 'work', 5000, 2500, None), ('slow', 'release', 7500, 5000, 2.5),
            ('again', 'work', 12500, 2500, None), ('held', 'release', 15000, 2000, 2.5), ('after', 'rest', 17000, 5000, 1.5),
            ('half', 'rest', 21500, 1500, 1.5), ('beyond', 'work', 22000, 3000, None))


def level(t):
    if t < 10:
        return 2.0
    if t < 15:
        return 20.0 if t >= 10.312 else 2.0
    if t < 25:
        return 20.0 if t < 15.8 else 2.0 + 18.0 * 0.5 ** ((t - 15.8) / 0.4)
    if t < 30:
        return 18.0 if t >= 25.25 else 2.0
    if t < 34:
        return 12.0
    return 1.5


def noise():
    """Sums of four uniform numbers, scaled to variance 1."""
    seed, out = 20261122, []
    for _ in range(N):
        total = 0.0
        for _ in range(4):
            seed = (seed * 1664525 + 1013904223) % 2**32
            total += seed / 2**32 - 0.5
        out.append(total * 3 ** 0.5)
    return numpy.array(out)


def trailing_rms(x):
    return numpy.array([numpy.sqrt(numpy.mean(x[max(0, i + 1 - WINDOW):i + 1] ** 2)) for i in range(len(x))])


def first_run(truth, length):
    for i in range(len(truth) - length + 1):
        if truth[i:i + length].all():
            return i
    return None


def welch(x):
    """Windows of 1024 (or the whole), half overlapped, without those in which something is missing."""
    points = min(1024, len(x))
    spectra = []
    for i in range(0, len(x) - points + 1, points // 2):
        part = x[i:i + points]
        if not numpy.isnan(part).any():
            f, p = signal.welch(part, RATE, 'hann', points)
            spectra.append(p)
    if not spectra:
        return None, None
    inside = (f >= BAND[0]) & (f <= BAND[1])
    f, p = f[inside], numpy.mean(spectra, axis=0)[inside]
    return f[numpy.searchsorted(numpy.cumsum(p), numpy.sum(p) / 2)], numpy.sum(f * p) / numpy.sum(p)


filtered = noise() * numpy.array([level(i / RATE) for i in range(N)])
envelope = trailing_rms(filtered)
for x in (filtered, envelope):
    x[GAP[0]:GAP[1]] = numpy.nan
    x[CLIPPED[0]:CLIPPED[1]] = numpy.nan

rows, rests = [], []
for name, kind, first, n, goal in SEGMENTS:
    e, f = envelope[first:first + n], filtered[first:first + n]
    good = e[~numpy.isnan(e)]
    rows.append((name, 'n', len(good)))
    if len(good):
        mean, sd = numpy.mean(good), numpy.std(good, ddof=1)
        median_hz, mean_hz = welch(f)
        rows += [(name, 'mean', mean), (name, 'sd', sd), (name, 'cv', 100 * sd / mean), (name, 'min', numpy.min(good)),
                 (name, 'peak', numpy.max(good)), (name, 'median_hz', median_hz), (name, 'mean_hz', mean_hz)]
    if goal and len(good):
        rows.append((name, 'below', 100 * numpy.mean(good <= goal)))
    reference = max(rests, default=None)
    settled = e
    with numpy.errstate(invalid='ignore'):
        if kind == 'work' and len(good):
            rows.append((name, 'onset', first_run(e > reference[1] + 3 * reference[2], RATE // 20) / RATE))
        if kind == 'release':
            at = first_run(e <= reference[1] + 2 * reference[2], RATE // 2)
            rows.append((name, 'censored', int(at is None)))
            rows.append((name, 'release', n / RATE if at is None else at / RATE))
            settled = None if at is None else e[at:]
    if kind in ('rest', 'release') and settled is not None:
        settled = settled[~numpy.isnan(settled)]
        rests.append((first + n, numpy.mean(settled), numpy.std(settled, ddof=1)))

with open('metrics.csv', 'w') as file:
    file.write(f'# metrics.csv: frozen reference values, made by make-metrics-reference.py with scipy {scipy.__version__}, '
               f'numpy {numpy.__version__}, Python {platform.python_version()}\nsegment,what,value\n')
    for name, what, value in rows:
        file.write(f'{name},{what},{value!r}\n')
