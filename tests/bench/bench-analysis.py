# SPDX-License-Identifier: GPL-3.0-or-later
"""The analysis of an hour of eight channels at 2 kHz against the same chain in scipy, both on this machine, in turns: is ours three times as fast?

In processor time that is asked twice, because scipy has no artefact detector: of the chain alone (filter, envelope, phases) without any search for
artefacts on either side, and of the whole, where ours decides about six kinds of artefact and scipy only computes what such a decision would look at.
And it is asked of the time that somebody waits for the whole; there ours uses all processors, as it does in use. While others are at work on the machine
that last answer is theirs as well.

bench-analysis.py PROGRAM [SECONDS]; exits with 77 where scipy is missing, with 1 where a goal is missed."""
import os
import subprocess
import sys
import time
from statistics import median

for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = '1'
try:
    import numpy
    from scipy import ndimage, signal
except ImportError:
    print('scipy is missing: there is nothing to compare with')
    sys.exit(77)

RATE, N_CHANNELS, PHASE_S, GOAL, N_ROUNDS = 2000, 8, 10, 3, 5
N_POINTS = 1024  # of a window of Welch's, as ours


def make(seconds, seed):
    random = numpy.random.default_rng(seed)
    smooth = signal.lfilter([1], [1, -.7], random.uniform(-1, 1, seconds * RATE))
    works = numpy.arange(seconds * RATE) // (PHASE_S * RATE) % 2 == 1
    return numpy.round(10 * numpy.where(works, 50, 7.5) * smooth) / 10


def condition(raw):
    """20-450 Hz, 4th order, from rest; RMS of the last 100 ms."""
    band = signal.butter(4, (20, 450), 'bandpass', fs=RATE, output='sos')
    filtered = signal.sosfilt(band, raw - raw[0])
    n = RATE // 10
    return filtered, numpy.sqrt(numpy.maximum(ndimage.uniform_filter1d(filtered * filtered, n, origin=n // 2 - 1, mode='constant'), 0))


def frequencies(filtered):
    """Median and mean frequency of Welch's spectrum within the band."""
    hertz, power = signal.welch(filtered, RATE, nperseg=N_POINTS)
    inside = (hertz >= 20) & (hertz <= 450)
    hertz, total = hertz[inside], numpy.cumsum(power[inside])
    return numpy.interp(total[-1] / 2, total, hertz), (hertz * power[inside]).sum() / total[-1]


def first_run(condition_met, n):
    """Where it is met for n samples in a row."""
    edges = numpy.diff(numpy.concatenate(([0], condition_met.view(numpy.int8), [0])))
    begins, ends = numpy.flatnonzero(edges == 1), numpy.flatnonzero(edges == -1)
    long_enough = begins[ends - begins >= n]
    return long_enough[0] if len(long_enough) else None


def measure(filtered, envelope, rest, works):
    level = envelope.mean(), envelope.std(ddof=1), envelope.min(), envelope.max(), (envelope <= 10).mean()
    if rest and works:
        first_run(envelope > rest[0] + 3 * rest[1], RATE // 20)
    elif rest:
        first_run(envelope <= rest[0] + 2 * rest[1], RATE // 2)
    return level, frequencies(filtered)


def spoilt(raw, filtered):
    """What artefacts are looked for in: a spectrum a second, the ends of the range, the level's steps."""
    seconds = len(raw) // RATE
    numpy.abs(numpy.fft.rfft(filtered.reshape(seconds, RATE), axis=1)) ** 2
    numpy.flatnonzero((raw <= -3276.8) | (raw >= 3276.7))
    raw.reshape(-1, RATE // 20).mean(axis=1)
    (filtered.reshape(-1, RATE // 20) ** 2).mean(axis=1)


def analyse(channels):
    """Returns: the processor time of the part that belongs to artefacts."""
    looked = 0
    for raw in channels:
        filtered, envelope = condition(raw)
        begin = time.process_time()
        spoilt(raw, filtered)
        looked += time.process_time() - begin
        rest = None
        for i in range(0, len(raw), PHASE_S * RATE):
            works = i // (PHASE_S * RATE) % 2 == 1
            level, _ = measure(filtered[i:i + PHASE_S * RATE], envelope[i:i + PHASE_S * RATE], rest, works)
            rest = rest if works else level
    return looked


def main():
    program, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3600
    channels = [make(seconds, c) for c in range(N_CHANNELS)]
    alone, whole, elapsed = [], [], []
    for _ in range(N_ROUNDS):
        ours, ours_elapsed, detector = [float(word) for word in subprocess.run([program, str(seconds), '1'], stdout=subprocess.PIPE, check=True).stdout.split()]
        begin = time.process_time(), time.monotonic()
        looked = analyse(channels)
        theirs, theirs_elapsed = time.process_time() - begin[0], time.monotonic() - begin[1]
        alone.append((theirs - looked) / (ours - detector))
        whole.append(theirs / ours)
        elapsed.append(theirs_elapsed / ours_elapsed)
        print(f'{seconds} s, {N_CHANNELS} channels, {RATE} Hz: ours {ours:.2f} s of processor time, the detector {detector:.2f} s of it, in {ours_elapsed:.2f} s; '
              f'scipy {theirs:.2f} s, {looked:.2f} s of it for what a detector looks at, in {theirs_elapsed:.2f} s', flush=True)
    return judge((
        ('processor time, the chain alone', alone),
        ('processor time, with artefacts', whole),
        (f'time, with artefacts, {os.cpu_count()} processors', elapsed),
    ))


def judge(ratios):
    """Returns: whether a goal is missed."""
    print(f'scipy / analysis, median (lowest to highest) of {N_ROUNDS}, the goal of each is {GOAL}:')
    for name, values in ratios:
        verdict = 'reached' if median(values) >= GOAL else 'MISSED'
        print(f'  {name}: {median(values):.2f} ({min(values):.2f} to {max(values):.2f}), {verdict}')
    return min(median(values) for _, values in ratios) < GOAL


if __name__ == '__main__':
    sys.exit(main())
