# SPDX-License-Identifier: GPL-3.0-or-later
"""The metrics of one phase, from the table of definitions (three schools and our own). Each yields
(id, school, unit, value, censored); value is None where it applies and cannot be told."""

import numpy
from scipy import signal, stats

from recording import ceil_samples, dwelling, observed, time_to

SCHOOLS = ('device', 'glazer', 'research')
QUIET_KINDS = ('rest', 'release', 'breathe', 'drop')


def valid(x):
    return x[~numpy.isnan(x)]


def averaged(r, phase, school):
    """What a school averages."""
    second = r.samples(1)
    x = r.of(phase)
    head, tail = {'device': (second, 0), 'glazer': (0, 0), 'research': (second, second)}[school]
    return x[head:len(x) - tail] if len(x) > head + tail else x[:0]


def levels(r, phase):
    x = r.of(phase)
    for school in SCHOOLS:
        part = averaged(r, phase, school)
        v = valid(part) if r.tells(phase) and r.enough(part) else None
        yield 'mean', school, r.unit, None if v is None else v.mean(), False
        if school == 'device':
            second = r.samples(1)
            bins = [part[i:i + second] for i in range(0, len(part) - second + 1, second)]
            distances = [numpy.nanmean(abs(b - numpy.nanmean(b))) for b in bins if len(valid(b)) * 2 >= second]
            yield 'deviation', school, r.unit, None if v is None else numpy.mean(distances), False
        else:
            yield 'sd', school, r.unit, None if v is None else v.std(ddof=1), False
            yield 'cv', school, '%', None if v is None else 100 * v.std(ddof=1) / v.mean(), False
    tells = r.tells(phase)
    yield 'min', 'frond', r.unit, valid(x).min() if tells else None, False
    yield 'peak', 'glazer', r.unit, valid(x).max() if tells else None, False
    top = numpy.sort(valid(x))[::-1][:int(numpy.ceil(0.1 * len(valid(x))))]
    yield 'peak', 'research', r.unit, top.mean() if tells else None, False
    if phase.kind == 'work':
        after = follower(r, phase)
        cycle = r.envelope[phase.first:after.end if after else phase.end]
        yield 'peak', 'device', r.unit, numpy.nanmax(cycle) if tells else None, False


def follower(r, work):
    return next((p for p in r.phases if p.first == work.end and p.kind in ('rest', 'release')), None)


def work_mean(r, work):
    v = valid(r.of(work)[r.samples(1):])
    return v.mean() if r.tells(work) and len(v) else numpy.nan


def timed(id, school, time):
    return id, school, 's', time and time[0], bool(time and time[1])


def onsets(r, phase):
    if phase.kind != 'work':
        return
    x = r.of(phase)
    tells = r.tells(phase)
    before = [p for p in r.phases if p.kind == 'work' and p.end <= phase.first]
    mean = work_mean(r, max(before, key=lambda p: p.end)) if before else numpy.nan
    yield timed('onset', 'device', time_to(r.rate, x, lambda v: v >= 0.75 * mean, 1) if tells and mean > 0 else None)
    whole = tells and not numpy.isnan(x).any()
    yield timed('onset', 'glazer', (int(numpy.argmax(x)) / r.rate, False) if whole else None)
    level = phase.rest.mean + 3 * phase.rest.sd
    yield timed('onset', 'research', time_to(r.rate, x, lambda v: v > level, ceil_samples(r.rate, 0.05)) if tells and level == level else None)


def releases(r, phase):
    work = next((p for p in r.phases if p.kind == 'work' and p.end == phase.first), None)
    if phase.kind not in ('rest', 'release') or not work:
        return
    x, rest = r.of(phase), phase.rest
    fine = phase.release is not None and r.tells(phase) and r.tells(work)
    mean = work_mean(r, work)
    yield timed('release', 'device', time_to(r.rate, x, lambda v: v <= 0.375 * mean, 1) if fine and mean > 0 else None)
    both = observed(r.envelope[work.first:phase.end])
    glazer = None
    if fine and len(both):
        peak = int(numpy.argmax(both))
        glazer = time_to(r.rate, both[peak:], lambda v: v <= rest.mean + 2 * rest.sd, 1)
    yield timed('release', 'glazer', glazer)
    yield timed('release', 'research', phase.release if fine else None)
    last = valid(r.of(work)[-r.samples(1):])
    half = None
    if fine and len(last):
        half = time_to(r.rate, x, lambda v: v <= (last.mean() + rest.mean) / 2, 1)
    yield timed('half-time', 'frond', half)


def welch(x, rate, points, band):
    """Median and mean frequency; windows with a gap do not count."""
    starts = range(0, len(x) - points + 1, points - points // 2)
    windows = [x[i:i + points] for i in starts if not numpy.isnan(x[i:i + points]).any()]
    if points < 2 or not windows:
        return numpy.nan, numpy.nan
    f, p = signal.welch(numpy.array(windows), rate, 'hann', points, 0, detrend='constant', axis=1)
    p = p.mean(axis=0)
    inside = (f >= band[0]) & (f <= band[1])
    f, p = f[inside], p[inside]
    return f[numpy.searchsorted(p.cumsum(), p.sum() / 2)], (f * p).sum() / p.sum()


def line(y, step):
    """Slope a second, and the same in percent of where the line begins."""
    t = numpy.arange(len(y)) * step
    known = ~numpy.isnan(y)
    fit = stats.linregress(t[known], y[known])
    return fit.slope, 100 * fit.slope / fit.intercept


def fatigue(r, phase):
    x, tells = r.of(phase), r.tells(phase)
    raw = r.kind == 'emg'
    if r.kind != 'pressure':
        f = r.of(phase, r.filtered)
        median, mean = welch(f, r.rate, min(1024, len(f)), r.band) if raw and tells else (numpy.nan,) * 2
        yield 'median-frequency', 'research', 'Hz', none_if_nan(median), False
        yield 'mean-frequency', 'research', 'Hz', none_if_nan(mean), False
    if phase.kind != 'work' or len(x) < r.samples(20):
        return
    slope, percent = line(x, 1 / r.rate) if tells else (None, None)
    yield 'slope', 'glazer', r.unit + '/s', slope, False
    yield 'slope-percent', 'glazer', '%/s', percent, False
    part, ten = averaged(r, phase, 'research'), r.samples(10)
    yield 'end-ratio', 'research', 'ratio', numpy.nanmean(part[-ten:]) / numpy.nanmean(part[:ten]) if tells else None, False
    if r.kind == 'pressure':
        return
    percent = shift = None
    if raw and tells:
        second = r.samples(1)
        f = r.of(phase, r.filtered)[second:-second]
        medians = numpy.array([welch(f[i:i + second], r.rate, second, r.band)[0] for i in range(0, len(f) - second + 1, second)])
        percent = line(medians, 1.0)[1]
        shift = welch(f[-ten:], r.rate, second, r.band)[0] - welch(f[:ten], r.rate, second, r.band)[0]
    yield 'frequency-slope', 'research', '%/s', percent, False
    yield 'frequency-shift', 'research', 'Hz', shift, False


def none_if_nan(value):
    return None if value is None or numpy.isnan(value) else value


def goal_line(r, phase):
    goal = numpy.full(len(r.of(phase)), phase.goal)
    for sample, value in r.goals:
        if phase.first <= sample < phase.end:
            goal[sample - phase.first:] = value
    return goal


def longest(condition):
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[0], condition.astype(int), [0]])))
    return max(edges[1::2] - edges[::2], default=0)


def down_training(r, phase):
    x, tells = r.of(phase), r.tells(phase)
    goal = goal_line(r, phase)
    if not numpy.isnan(phase.goal):
        known = ~numpy.isnan(x)
        yield 'below-target', 'frond', '%', 100 * numpy.mean(x[known] <= goal[known]) if tells else None, False
    if phase.kind not in QUIET_KINDS:
        return
    mean, sd = phase.rest.mean, phase.rest.sd
    if phase.kind == 'rest' and phase.rest.phase < 0:
        v = valid(x)
        mean, sd = (v.mean(), v.std(ddof=1)) if len(v) > 1 else (numpy.nan, numpy.nan)
    limit = numpy.where(numpy.isnan(goal), mean + 2 * sd, goal)
    yield 'longest-release', 'frond', 's', longest(x <= limit) / r.rate if tells else None, False
    above = x > mean + 3 * sd
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[0], above.astype(int), [0]])))
    bursts = sum(1 for a, b in zip(edges[::2], edges[1::2]) if b - a > 0.25 * r.rate and a > 0 and not numpy.isnan(x[a - 1]))
    yield 'bursts', 'frond', '1/min', bursts / (len(valid(x)) / r.rate / 60) if tells else None, False


def abdomen(r, phase):
    if r.abdomen is None:
        return
    x, rest = r.of(phase, r.abdomen), valid(r.abdomen[phase.rest.first:phase.rest.end])
    tells = r.tells(phase) and r.enough(x) and len(rest) > 1
    quiet = co = None
    if tells:
        quiet = 100 * numpy.mean(valid(x) <= rest.mean() + 2 * rest.std(ddof=1))
        change = valid(r.of(phase)).mean() - phase.rest.mean
        if abs(change) > 2 * phase.rest.sd:
            co = (valid(x).mean() - rest.mean()) / change
    yield 'abdomen-quiet', 'frond', '%', quiet, False
    if phase.kind not in ('rest', 'release'):
        yield 'co-activity', 'frond', 'ratio', co, False


def steps(r, phase):
    if phase.kind != 'step':
        return
    x, tells = r.of(phase), r.tells(phase)
    if phase.step == 'contact':
        announced = next((p for p in r.phases if p.step == 'anticipate' and p.end == phase.first), None)
        before = r.of(announced)[-r.samples(5):] if announced else numpy.array([])
        yield 'anticipation', 'frond', 'ratio', valid(before).mean() / phase.rest.mean if r.enough(before) else None, False
        yield 'contact-peak', 'frond', r.unit, valid(x).max() if tells else None, False
    if phase.step == 'hold':
        yield 'hold-mean', 'frond', r.unit, valid(x).mean() if tells else None, False
    if phase.step == 'out':
        end = phase.end
        while True:
            after = next((p for p in r.phases if p.first == end and p.kind in ('rest', 'release')), None)
            if not after:
                break
            end = after.end
        way = time_to(r.rate, r.envelope[phase.first:end], lambda v: v <= 1.2 * phase.rest.mean, r.samples(0.5))
        yield timed('return-time', 'frond', way if tells else None)


CMH2O = {'cmH2O': 1.0, 'mmHg': 1.3595}


def squeeze(r, phase):
    if r.kind != 'pressure':
        return
    x, tells, factor = r.of(phase), r.tells(phase), CMH2O[r.unit]
    if phase.kind == 'rest':
        yield 'pressure-rest', 'frond', 'cmH2O', factor * valid(x).mean() if tells else None, False
    if phase.kind == 'work':
        above = x - phase.rest.mean
        yield 'pressure-mean', 'frond', 'cmH2O', factor * valid(above).mean() if tells else None, False
        yield 'pressure-peak', 'frond', 'cmH2O', factor * valid(above).max() if tells else None, False
        yield 'pressure-hold', 'frond', 's', longest(above >= valid(above).max() / 2) / r.rate if tells else None, False


THEMES = (levels, onsets, releases, fatigue, down_training, abdomen, steps, squeeze)
