# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands for a whole session. Each yields (id, school, unit, value, censored, n_trials, n_valid)."""

import numpy

from recording import dwelling
from definitions import SCHOOLS, follower, valid

EFFORTS = {'flick': (0, 3), 'tonic': (3, 30), 'endurance': (30, numpy.inf)}


def effort(r, phase):
    if phase.kind != 'work':
        return None
    return next(name for name, (low, high) in EFFORTS.items() if low < phase.length / r.rate <= high)


def median(values):
    """Kaplan and Meier's for right-censored times, as far as it can be told: (median, whether it is only a lower bound)."""
    values = sorted(values)
    upper = len(values) // 2
    return float(numpy.median([v for v, _ in values])), any(censored for _, censored in values[:upper + 1])


def combined(r, rows):
    """rows: (phase, id, school, unit, value, censored) of all phases."""
    def take(of, school, efforts=None):
        return [row for row in rows if row[1] == of and row[2] == school and (efforts is None or effort(r, row[0]) in efforts)]

    def told(found):
        return [row for row in found if row[4] is not None]

    def result(id, school, found, value, censored=False, unit=None):
        fine = told(found)
        return (id, school, found[0][3] if unit is None else unit, value(fine) if fine else None, censored, len(found), len(fine))

    def mean(fine):
        return numpy.mean([row[4] for row in fine])

    def over_time(fine):
        return numpy.average([row[4] for row in fine], weights=[len(valid(r.of(row[0]))) for row in fine])

    means = [('phasic-mean', 'mean', ('flick',)), ('phasic-peak', 'peak', ('flick',)), ('tonic-mean', 'mean', ('tonic',)),
             ('tonic-peak', 'peak', ('tonic',)), ('tonic-cv', 'cv', ('tonic',)), ('endurance-mean', 'mean', ('endurance',)),
             ('endurance-cv', 'cv', ('endurance',)), *((id, id, None) for id in ('anticipation', 'contact-peak', 'hold-mean', 'pressure-rest',
                                                                                'pressure-mean', 'pressure-peak', 'pressure-hold'))]
    for school in (*SCHOOLS, 'frond'):
        for id, of, efforts in means:
            if found := take(of, school, efforts):
                yield result(id, school, found, mean)
        for id, efforts in (('onset', None), ('release', None), ('half-time', None), ('return-time', None), ('co-activity', tuple(EFFORTS))):
            if found := take(id, school, efforts):
                middle, censored = median([row[4:6] for row in told(found)]) if told(found) else (None, False)
                yield result(id, school, found, lambda fine: middle, censored)
        if found := take('longest-release', school):
            yield result('longest-release', school, found, lambda fine: max(row[4] for row in fine))
        for id, efforts in (('bursts', None), ('abdomen-quiet', None), ('below-target', (None,))):
            if found := take(id, school, efforts):
                yield result(id, school, found, over_time)
        for id, of in (('slow-onsets', 'onset'), ('slow-releases', 'release')):
            if found := take(of, school):
                yield result(id, school, found, lambda fine: sum(row[4] > 2 for row in fine), unit='')


def rests(r, rows):
    means = {(row[0].index, row[2]): row[4] for row in rows if row[1] == 'mean'}
    found = [p for p in r.phases if p.kind == 'rest' and r.tells(p) and len(valid(r.of(p))) >= 5 * r.rate]
    between = [p for w in r.phases if w.kind == 'work' for p in [follower(r, w)] if p and p is not found[0] and (len(found) < 2 or p is not found[-1])]
    for school in SCHOOLS:
        if found:
            pre, post = means[found[0].index, school], means[found[-1].index, school] if len(found) > 1 else None
            yield 'pre-rest', school, r.unit, pre, False, 1, 1
            yield 'post-rest', school, r.unit, post, False, 1, int(post is not None)
            yield 'rest-change', school, r.unit, None if post is None else post - pre, False, 2, 1 + (post is not None)
        if between:
            told = [m for m in (means[p.index, school] for p in between) if m is not None]
            yield 'between-rest', school, r.unit, numpy.mean(told) if told else None, False, len(between), len(told)


def hold_level(r, phase):
    x = numpy.sort(valid(r.of(phase)))
    return phase.rest.mean + 0.65 * (x[-int(numpy.ceil(len(x) / 10)):].mean() - phase.rest.mean)


def held(r, phase, level):
    """Until it is below for half a second; all of the phase where that does not come."""
    x = r.of(phase)
    reached = numpy.flatnonzero(x >= level)
    if not len(reached):
        return 0.0
    x = x[reached[0]:]
    lost = dwelling(x < level, r.samples(0.5))
    return lost / r.rate if lost is not None else phase.length / r.rate


def perfect(r):
    groups = {name: [p for p in r.phases if p.kind == 'work' and p.group.lower() == name] for name in ('power', 'endurance', 'repetitions', 'fast')}
    if not (groups['power'] or groups['repetitions'] or groups['fast']):
        return
    fine = {name: [p for p in phases if r.tells(p)] for name, phases in groups.items()}
    best, level = max(((min(10.0, held(r, p, hold_level(r, p))), hold_level(r, p)) for p in fine['endurance']), default=(None, None))
    whole = None if best is None else int(best)
    values = {
        'endurance': best,
        'repetitions': None if whole is None or not fine['repetitions'] else min(10, sum(held(r, p, level) >= whole > 0 for p in fine['repetitions'])),
        'fast': min(10, sum(dwelling(r.of(p) > p.rest.mean + 3 * p.rest.sd, int(numpy.ceil(0.05 * r.rate))) is not None for p in fine['fast']))
        if fine['fast'] else None,
    }
    # Nobody's hand is in a recording.
    yield 'perfect-power', 'frond', '', None, False, 0, 0
    for name, value in values.items():
        yield 'perfect-' + name, 'frond', 's' if name == 'endurance' else '', value, False, len(groups[name]), len(fine[name])
