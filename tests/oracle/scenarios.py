# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions with known truth, and how their samples are made. Written for the C tests to read: segments as Frond's table of segments, levels as
points of a broken line.

A sample is its level times noise of a linear congruential generator (so that C can make the same numbers), or a tone of a given frequency
with a fifth of noise. The envelope of an EMG is the trailing RMS of 100 ms; pressure is its own envelope, with 0.1 of noise."""

import csv
import dataclasses
import math
from pathlib import Path

import numpy

BAND = (20.0, 200.0)
WINDOW_S = 0.1
STEEP_S = 0.02


@dataclasses.dataclass
class Scenario:
    name: str
    kind: str = 'emg'  # emg, envelope, pressure
    unit: str = 'uV'
    rate: float = 500.0
    floor: float = 0.0
    abdomen: bool = False
    rows: list = dataclasses.field(default_factory=list)
    points: list = dataclasses.field(default_factory=list)  # time_s, pelvic, abdomen, hz
    now: float = 0.0

    def segment(self, seconds, kind, name, goal='', group='', step=''):
        start, self.now = self.now, self.now + seconds
        self.rows.append((start, self.now, kind, name, goal, '', group, step))
        return start

    def row(self, start, end, kind, name, goal=''):
        self.rows.append((start, end, kind, name, goal, '', '', ''))

    def level(self, at, pelvic, abdomen=1.0, hz=0.0):
        """From the last point on in a straight line to this one."""
        self.points.append((at, pelvic, abdomen, hz))

    def jump(self, at, pelvic, abdomen=1.0, hz=0.0):
        last = self.points[-1]
        self.points.append((at, *last[1:]))
        self.points.append((at + STEEP_S, pelvic, abdomen, hz))


def glazer():
    """Rest, five flicks, five holds, an endurance hold that gives way and slows from 120 to 90 Hz, rest. The third hold is let go of slowly and
    the last not at all; the second flick does not come."""
    s = Scenario('glazer', floor=1.0)
    s.level(0, 2.0)
    s.segment(20, 'rest', 'Before')
    for i in range(5):
        at = s.segment(2, 'work', f'Flick {i + 1}')
        s.segment(10, 'release', 'Let go')
        if i == 1:
            continue
        s.jump(at + 0.2 + 0.05 * i, 30 + 2 * i)
        s.jump(at + 2.1 + 0.1 * i, 2.2)
    for i in range(5):
        at = s.segment(10, 'work', f'Hold {i + 1}')
        s.segment(10, 'release', 'Let go')
        s.jump(at + 0.4, 24)
        s.level(at + 10, 20)
        if i == 2:
            s.level(at + 16, 2.1)
        elif i == 4:
            s.level(at + 19.9, 12)
            s.jump(at + 19.9, 2.0)
        else:
            s.jump(at + 10.3, 2.1)
    at = s.segment(60, 'work', 'Endurance', group='endurance')
    s.jump(at + 0.5, 18, 1, 120)
    s.level(at + 59.9, 12, 1, 90)
    s.jump(at + 60.5, 1.5)
    s.segment(20, 'rest', 'After')
    s.level(s.now, 1.5)
    s.row(5, 6, 'left-out', 'gap')
    s.row(190, 191.5, 'left-out', 'clipped')
    return s


def touch():
    """Down-training with a target that falls, two tightenings a rest, an abdomen that helps; then three steps of touch: one that comes back to
    rest, one that does not, one that is not announced."""
    s = Scenario('touch', abdomen=True, floor=3.0)
    s.level(0, 3.0)
    at = s.segment(30, 'rest', 'Settle')
    s.jump(at + 10, 9.0)
    s.jump(at + 11, 3.0)
    at = s.segment(40, 'breathe', 'Breathe', goal=3.5)
    s.row(at + 20, at + 40, 'goal', '', 3.1)
    for burst in (5, 12, 30):
        s.jump(at + burst, 8.0)
        s.jump(at + burst + 0.6, 2.8)
    s.jump(at + 35, 8.0)
    s.jump(at + 35.1, 2.8)
    at = s.segment(10, 'drop', 'Widen')
    s.jump(at + 1, 2.2, 3.0)
    s.jump(at + 9, 2.9, 1.0)
    at = s.segment(10, 'work', 'Contract', goal=6.0)
    s.jump(at + 0.5, 10.0, 2.5)
    s.jump(at + 10.8, 2.9, 1.0)
    s.segment(15, 'release', 'Let go')
    for i in range(3):
        if i < 2:
            at = s.segment(8, 'step', 'Announced', step='anticipate')
            s.level(at + 2, 2.9)
            s.level(at + 8, 4.5 + i)
        at = s.segment(3, 'step', 'Contact', step='contact')
        s.jump(at + 0.2, 11 + i, 1.2)
        at = s.segment(4, 'step', 'In', step='in')
        s.level(at + 4, 8)
        s.segment(10, 'step', 'Hold', step='hold')
        s.level(s.now, 6)
        at = s.segment(6, 'step', 'Out', step='out')
        if i == 1:
            s.level(s.now, 5.5)
            s.segment(4, 'rest', 'Pause')
            s.level(s.now, 5.0)
            s.jump(s.now, 2.8)
        else:
            s.level(at + 4 + i, 2.7)
        s.segment(20, 'rest', 'Rest')
    s.level(s.now, 2.7)
    s.row(101, 102, 'left-out', 'moved')
    return s


def perfect():
    """3 (by hand), 6 s of a 10 s hold, four of six repetitions, eight of ten fast contractions."""
    s = Scenario('perfect')
    s.level(0, 2.0)
    s.segment(15, 'rest', 'Rest')
    at = s.segment(5, 'work', 'Squeeze', group='power')
    s.jump(at + 0.4, 40)
    s.jump(at + 5.1, 2.0)
    s.segment(10, 'release', 'Let go')
    at = s.segment(10, 'work', 'Hold', group='Endurance')
    s.jump(at + 0.5, 36)
    s.jump(at + 6.9, 18)
    s.jump(at + 10.1, 2.0)
    s.segment(12, 'release', 'Let go')
    for held in (6.6, 7.0, 6.5, 3.0, 6.8, 2.0):
        at = s.segment(8, 'work', 'Again', group='repetitions')
        s.jump(at + 0.4, 35)
        s.jump(at + 0.4 + held, 10)
        s.jump(at + 8, 2.0)
        s.segment(4, 'release', 'Let go')
    s.segment(5, 'rest', 'Rest')
    for i in range(10):
        at = s.segment(1, 'work', 'Fast', group='fast')
        if i not in (4, 7):
            s.jump(at + 0.25, 25)
            s.jump(at + 0.8, 2.0)
        s.segment(2, 'release', 'Let go')
    s.level(s.now, 2.0)
    return s


def pressure():
    s = Scenario('pressure', kind='pressure', unit='mmHg', rate=100.0, floor=0.5)
    s.level(0, 15.0)
    s.segment(15, 'rest', 'Rest')
    for i in range(3):
        at = s.segment(10, 'work', 'Squeeze')
        s.jump(at + 0.5, 45 - 5 * i)
        s.level(at + 6, 40 - 5 * i)
        s.level(at + 9, 18)
        s.jump(at + 10.2, 15)
        s.segment(10, 'rest', 'Rest')
    s.level(s.now, 14.0)
    return s


def envelope():
    """A sensor that sends nothing but its envelope."""
    s = Scenario('envelope', kind='envelope', rate=50.0)
    s.level(0, 3.0)
    s.segment(10, 'rest', 'Rest')
    at = s.segment(25, 'work', 'Hold')
    s.jump(at + 0.6, 20)
    s.level(at + 25.4, 15)
    s.jump(at + 25.4, 3)
    s.segment(10, 'release', 'Let go')
    s.level(s.now, 3)
    return s


def broken():
    """Gaps where they hurt: too little of a rest, at a cue, in the middle of letting go; work that the recording breaks off."""
    s = Scenario('broken', abdomen=True)
    s.level(0, 2.0)
    s.segment(10, 'rest', 'Rest')
    for gap in ((19.5, 0.5), (20, 1), (20.6, 0.2), (20.1, 8)):
        at = s.now
        s.segment(10, 'work', 'Work')
        s.segment(10, 'release', 'Let go')
        s.jump(at + 0.5, 15, 4)
        s.jump(at + 10.8, 2, 1)
        s.row(at - 10 + gap[0], at - 10 + gap[0] + gap[1], 'left-out', 'gap')
    s.segment(10, 'rest', 'Lost')
    s.row(s.now - 10, s.now - 4.8, 'left-out', 'gap')
    s.segment(0.5, 'rest', 'Blink')
    s.segment(20, 'work', 'Broken off')
    s.level(s.now - 12, 2)
    return s


def rounded(s):
    """What is written is what is used."""
    s.rows = [tuple(round(float(cell), 6) if isinstance(cell, (int, float)) else cell for cell in row) for row in s.rows]
    s.points = [tuple(round(float(cell), 6) for cell in point) for point in s.points]
    return s


SCENARIOS = [rounded(make()) for make in (glazer, touch, perfect, pressure, envelope, broken)]


def noise(n, seed):
    """Sum of four uniform numbers, of variance 1."""
    total = numpy.zeros(n)
    for i in range(n):
        x = 0.0
        for _ in range(4):
            seed = (seed * 1664525 + 1013904223) % 2**32
            x += seed / 2**32 - 0.5
        total[i] = x * math.sqrt(3)
    return total


def trailing_rms(x, window):
    """Over the samples of the last window, at the start over those there are."""
    powers = numpy.convolve(x * x, numpy.ones(window))[:len(x)]
    return numpy.sqrt(numpy.maximum(powers, 0) / numpy.minimum(numpy.arange(1, len(x) + 1), window))


def channel(s, column, seed):
    """(samples, envelope), nothing missing."""
    times = [p[0] for p in s.points]
    n = round(times[-1] * s.rate)
    t = numpy.arange(n) / s.rate
    level, hz = (numpy.interp(t, times, [p[c] for p in s.points]) for c in (column, 3))
    hiss = noise(n, seed)
    if s.kind == 'pressure':
        x = level + 0.1 * hiss
        return x, x
    tone = math.sqrt(2) * numpy.sin(2 * math.pi * numpy.cumsum(hz) / s.rate)
    x = level * numpy.where(hz > 0, 0.98 * tone + 0.2 * hiss, hiss)
    return x, trailing_rms(x, round(WINDOW_S * s.rate))


def freeze(folder):
    for s in SCENARIOS:
        with open(Path(folder) / f'{s.name}.segments.csv', 'w', newline='') as file:
            table = csv.writer(file, lineterminator='\n')
            table.writerow('start_s,end_s,kind,name,goal,below_goal_percent,group,step'.split(','))
            table.writerows(s.rows)
        with open(Path(folder) / f'{s.name}.levels.csv', 'w', newline='') as file:
            table = csv.writer(file, lineterminator='\n')
            table.writerow(('time_s', 'pelvic', 'abdomen', 'hz'))
            table.writerows(s.points)
    with open(Path(folder) / 'scenarios.csv', 'w', newline='') as file:
        table = csv.writer(file, lineterminator='\n')
        table.writerow(('scenario', 'kind', 'unit', 'rate_hz', 'noise_floor', 'has_abdomen'))
        table.writerows((s.name, s.kind, s.unit, s.rate, s.floor, int(s.abdomen)) for s in SCENARIOS)
