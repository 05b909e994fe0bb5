# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session looks like to the definitions: masked samples, phases, and the resting level that each is compared with."""

import dataclasses

import numpy


@dataclasses.dataclass
class Rest:
    mean: float = numpy.nan
    sd: float = numpy.nan
    first: int = 0
    end: int = 0
    phase: int = -1


@dataclasses.dataclass
class Phase:
    index: int
    kind: str
    first: int
    end: int  # as asked for; the recording may end before
    goal: float
    group: str
    step: str
    rest: Rest = None
    release: tuple = None  # of the research school, as (seconds, censored); None where nothing is known

    @property
    def length(self):
        return self.end - self.first


@dataclasses.dataclass
class Recording:
    rate: float
    kind: str
    unit: str
    floor: float
    band: tuple
    filtered: numpy.ndarray
    envelope: numpy.ndarray
    abdomen: numpy.ndarray
    phases: list
    goals: list  # (sample, goal)

    def of(self, phase, x=None):
        return (self.envelope if x is None else x)[phase.first:phase.end]

    def samples(self, seconds):
        return int(round(seconds * self.rate))

    def enough(self, x):
        valid = numpy.count_nonzero(~numpy.isnan(x))
        return valid >= self.samples(1) and valid >= len(x) / 2

    def tells(self, phase):
        x = self.of(phase)
        return self.enough(x) and len(x) >= phase.length / 2


def dwelling(condition, n):
    """First index from which condition holds for n samples; None where it never does."""
    if len(condition) < n:
        return None
    runs = numpy.convolve(condition.astype(int), numpy.ones(n, dtype=int), 'valid')
    found = numpy.flatnonzero(runs == n)
    return int(found[0]) if len(found) else None


def observed(x):
    """Up to the first missing sample."""
    missing = numpy.flatnonzero(numpy.isnan(x))
    return x[:missing[0]] if len(missing) else x


def time_to(rate, x, condition, dwell):
    """(seconds, censored) until condition (x) holds for dwell samples; None where the signal is missing at the cue. A stretch that the end
    cuts short counts up to its beginning: until then it had certainly not come."""
    x = observed(x)
    if len(x) == 0:
        return None
    holds = condition(x)
    found = dwelling(holds, dwell)
    if found is not None:
        return found / rate, False
    no = numpy.flatnonzero(~holds)
    return (no[-1] + 1 if len(no) else 0) / rate, True


def ceil_samples(rate, seconds):
    return max(1, int(numpy.ceil(round(seconds * rate, 6))))


def statistics_of(x, first, phase):
    valid = x[~numpy.isnan(x)]
    if len(valid) < 2:
        return Rest()
    return Rest(valid.mean(), valid.std(ddof=1), first, first + len(x), phase)


def quietest_second(recording):
    x, n = recording.envelope, ceil_samples(recording.rate, 1)
    if len(x) < n:
        return Rest()
    means = numpy.lib.stride_tricks.sliding_window_view(x, n).mean(axis=1)
    if numpy.isnan(means).all():
        return Rest()
    best = int(numpy.nanargmin(means))
    return statistics_of(x[best:best + n], best, -1)


def contracted(recording, work, rest):
    """Whether the muscle left rest in this work, or may have where samples are missing."""
    x = recording.of(work)
    if numpy.isnan(x).any() or len(x) < work.length or numpy.isnan(rest.mean):
        return True
    return dwelling(x > rest.mean + 3 * rest.sd, ceil_samples(recording.rate, 0.05)) is not None


def work_before(recording, phase):
    """What was over last when this began, if that was work."""
    over = [p for p in recording.phases if p.end <= phase.first and p is not phase]
    last = max(over, key=lambda p: p.end, default=None)
    return last if last and last.kind == 'work' else None


def find_rests(recording):
    """Each phase's resting level: the nearest rest or release before, as far as it was settled; else the quietest second."""
    settled = []
    for phase in sorted(recording.phases, key=lambda p: p.first):
        over = [rest for end, rest in settled if end <= phase.first]
        phase.rest = over[-1] if over else quietest_second(recording)
        if phase.kind not in ('rest', 'release'):
            continue
        x, skip = recording.of(phase), 0
        works = [p for p in recording.phases if p.kind == 'work' and p.end == phase.first]
        if phase.kind == 'release' or works:
            way = None
            if not numpy.isnan(phase.rest.mean):
                way = time_to(recording.rate, x, lambda v: v <= phase.rest.mean + 2 * phase.rest.sd, ceil_samples(recording.rate, 0.5))
            work = work_before(recording, phase)
            if way and (not work or contracted(recording, work, phase.rest)):
                phase.release = way
            if way and way[1]:
                continue
            skip = recording.samples(way[0]) if way else 0
        rest = statistics_of(x[skip:], phase.first + skip, phase.index)
        if len(x) - skip >= ceil_samples(recording.rate, 1) and not numpy.isnan(rest.mean):
            settled = sorted(settled + [(phase.end, rest)], key=lambda pair: pair[0])
