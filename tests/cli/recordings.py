# SPDX-License-Identifier: GPL-3.0-or-later
"""Recordings for the tests of frondctl, the same on every machine. Also used by tests/data/make-recording-reference.py."""
import math
import struct

RATE = 1000
# name, kind, first second, last second of the synthetic recording
SEGMENTS = (('Before', 'rest', 1, 6), ('First', 'work', 6, 9), ('Pause', 'rest', 9, 14), ('Second', 'work', 14, 17), ('After', 'rest', 17, 22))


def level(t):
    """Counts of RMS: two contractions of 2 s in a rest, the second weaker and let go of slowly."""
    if 6.5 <= t < 8.5:
        return 120.0
    if 14.25 <= t < 16.25:
        return 80.0
    if 16.25 <= t < 18:
        return 4.0 + 76.0 * 0.5 ** ((t - 16.25) / 0.25)
    return 4.0


def synthetic_counts(seconds=22):
    """12-bit counts of noise that follows level(), from a linear congruential generator."""
    seed, counts = 20261122, []
    for i in range(seconds * RATE):
        total = 0.0
        for _ in range(4):
            seed = (seed * 1664525 + 1013904223) % 2**32
            total += seed / 2**32 - 0.5
        counts.append(max(0, min(4095, round(2040 + level(i / RATE) * total * 3 ** 0.5))))
    return counts


def simple_text(counts, rate=RATE, resolution=12, label='EMG'):
    head = f'# Simple Text Format\n# Sampling Rate (Hz):= {rate:.2f}\n# Resolution:= {resolution}\n# Labels:= {label}\n'
    return head + ''.join(f'{count}\n' for count in counts)


def segments_csv(segments=SEGMENTS):
    return 'start_s,end_s,kind,name\n' + ''.join(f'{start},{end},{kind},{name}\n' for name, kind, start, end in segments)


def sine_counts(hertz, amplitude, seconds, rate=RATE, middle=2048):
    return [round(middle + amplitude * math.sin(2 * math.pi * hertz * i / rate)) for i in range(int(seconds * rate))]


def edf(channels, rate=RATE, annotations=False):
    """The bytes of a plain EDF file, written by hand: CHANNELS is a list of (label, unit, physical min, max, digital min, max, values)."""
    n, per_record = len(channels), rate
    n_records = len(channels[0][6]) // per_record
    head = f'{"0":8}{"X X X X":80}{"Startdate 09-MAR-2026 X X X":80}09.03.2614.05.06{256 * (n + 1):<8}{"":44}{n_records:<8}{1:<8}{n:<4}'
    fields = [(16, 0), (80, None), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (80, None), (8, per_record), (32, None)]
    for width, which in fields:
        for channel in channels:
            value = '' if which is None else channel[which] if which in range(6) else which
            head += f'{value!s:{width}}'[:width]
    body = b''
    for record in range(n_records):
        for channel in channels:
            body += struct.pack(f'<{per_record}h', *channel[6][record * per_record:(record + 1) * per_record])
    return head.encode() + body
