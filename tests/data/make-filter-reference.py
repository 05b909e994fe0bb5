#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the frozen reference values of the signal tests with scipy and numpy. Not part of the build: run it by hand, in this folder."""

import platform

import numpy
import scipy
from scipy import signal

RATES = (250, 500, 1000, 2000, 4000)
DESIGNS = ((1, 20, 450, 1000), (2, 20, 450, 1000), (3, 20, 450, 1000), (3, 10, 100, 250), (5, 100, 120, 1000),
           (6, 100, 400, 2000), (8, 20, 450, 2000), (2, 100, 490, 1000), (4, 200, 470, 1000))
FULL_SCALE = 2048


def noise(n, seed=1):
    """12-bit counts around 2048 from a linear congruential generator, with a step and a spike: the same numbers in C."""
    values = []
    for i in range(n):
        seed = (seed * 1664525 + 1013904223) % 2**32
        values.append((seed >> 20) // 8 + 1792 + (300 if i >= 900 else 0) + (1500 if i == 500 else 0))
    return numpy.array(values, dtype=float)


def cascade(rate, notch):
    high = min(450.0, 0.45 * rate)
    sections = [signal.butter(4, [20, high], 'bandpass', fs=rate, output='sos')]
    for harmonic in (1, 2, 3):
        if notch and harmonic * notch < 0.45 * rate:
            b, a = signal.iirnotch(harmonic * notch, 30, rate)
            sections.append(numpy.array([[*b, *a]]))
    return numpy.concatenate(sections)


def write(name, columns, rows):
    with open(name, 'w') as file:
        file.write(f'# {name}: frozen reference values, made by make-filter-reference.py with scipy {scipy.__version__}, '
                   f'numpy {numpy.__version__}, Python {platform.python_version()}\n{columns}\n')
        for row in rows:
            file.write(','.join(repr(float(value)) if isinstance(value, float) else str(value) for value in row) + '\n')


def rows_of_designs():
    for order, low, high, rate in DESIGNS:
        sos = signal.butter(order, [low, high], 'bandpass', fs=rate, output='sos')
        for i, (b0, b1, b2, _, a1, a2) in enumerate(sos):
            yield order, low, high, rate, i, b0, b1, b2, a1, a2


def rows_of_notches():
    for frequency, rate in ((50, 250), (60, 500), (50, 1000), (150, 1000), (60, 4000)):
        b, a = signal.iirnotch(frequency, 30, rate)
        yield frequency, rate, *b, *a[1:]


def rows_of_outputs():
    x = noise(2000)
    for rate in RATES:
        for notch in (0, 50, 60):
            y = signal.sosfilt(cascade(rate, notch), x - x[0])
            for i in [*range(24), *range(24, len(y), 37), len(y) - 1]:
                yield rate, notch, i, y[i]


def band(frequencies, density, low, high):
    inside = (frequencies >= low) & (frequencies <= high)
    f, p = frequencies[inside], density[inside]
    return f[numpy.searchsorted(numpy.cumsum(p), numpy.sum(p) / 2)], numpy.sum(f * p) / numpy.sum(p)


def rows_of_spectra():
    for rate, n in ((1000, 3000), (2000, 1024), (250, 300), (1000, 301)):
        f, p = signal.welch(noise(n, 7), rate, 'hann', min(n, 1024))
        median, mean = band(f, p, 20, min(450, 0.45 * rate))
        yield rate, n, 'median', 0, median
        yield rate, n, 'mean', 0, mean
        for i in [0, 1, 2, *range(3, len(p) - 1, 23), len(p) - 1]:
            yield rate, n, 'density', i, p[i]


def rows_of_statistics():
    for n in (2, 9, 200, 1001):
        x = noise(n, 3)
        t = numpy.arange(n) / 1000
        top = numpy.sort(x)[::-1][:int(numpy.ceil(n / 10))]
        longest = run = 0
        for value in x:
            run = run + 1 if value <= numpy.median(x) else 0
            longest = max(longest, run)
        for name, value in (('mean', x.mean()), ('sd', x.std(ddof=1)), ('cv', 100 * x.std(ddof=1) / x.mean()), ('min', x.min()), ('max', x.max()),
                            ('median', numpy.median(x)), ('p5', numpy.percentile(x, 5)), ('p90', numpy.percentile(x, 90)), ('top', top.mean()),
                            ('below', numpy.mean(x <= numpy.median(x))), ('run', float(longest)), ('slope', numpy.polyfit(t, x, 1)[0])):
            yield n, name, float(value)


write('filter-designs.csv', 'order,low_hz,high_hz,rate_hz,section,b0,b1,b2,a1,a2', rows_of_designs())
write('notch-designs.csv', 'frequency_hz,rate_hz,b0,b1,b2,a1,a2', rows_of_notches())
write('filter-outputs.csv', 'rate_hz,notch_hz,index,value', rows_of_outputs())
write('spectra.csv', 'rate_hz,n,what,index,value', rows_of_spectra())
write('statistics.csv', 'n,what,value', rows_of_statistics())
