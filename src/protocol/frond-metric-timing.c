/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How soon it came and how soon it was let go: clinical.md 2.3, "Onset" and "Release". Slow ones are never thrown away. */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-statistics.h"

/* The level from which is let go: what the work had come to. */
#define LAST_OF_WORK_S 1.0

static double
work_mean (const FrondMetricContext *self,
           const FrondMetricTrial   *work)
{
  FrondMetricSpan span = frond_metric_get_span (self, work);

  return work->is_enough ? frond_contraction_work_mean (span.x, span.n, self->rate_hz) : NAN;
}

/* The work phase that was over last when this one began; -1 where this is the first. */
static int
find_previous_work (const FrondMetricContext *self,
                    const FrondMetricTrial   *trial)
{
  int     previous = -1;
  guint64 latest = 0;

  for (guint i = 0; i < self->n_trials; i++) {
    const FrondSegment *other = self->trials[i].segment;
    guint64             end = other->first_sample + other->n_samples;

    if (other->kind == FROND_PHASE_WORK && end <= trial->segment->first_sample && end > latest) {
      previous = (int) i;
      latest = end;
    }
  }

  return previous;
}

static void
add_onset (FrondMetricContext     *self,
           const FrondMetricTrial *trial,
           FrondSchool             school)
{
  FrondMetricSpan           span = frond_metric_get_span (self, trial);
  FrondContractionReference reference = { trial->result->rest.mean, trial->result->rest.sd, NAN };
  FrondMetricReason         reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;
  int                       previous = find_previous_work (self, trial);
  FrondContractionTime      onset;

  if (previous >= 0)
    reference.previous_work_mean = work_mean (self, &self->trials[previous]);
  if (reason == FROND_METRIC_FINE && school == FROND_SCHOOL_DEVICE && !(reference.previous_work_mean > 0))
    reason = previous >= 0 ? FROND_METRIC_TOO_SHORT : FROND_METRIC_NO_WORK_BEFORE;
  if (reason == FROND_METRIC_FINE && school == FROND_SCHOOL_RESEARCH && isnan (reference.rest_mean))
    reason = FROND_METRIC_NO_REST;
  onset = frond_contraction_onset ((FrondContractionSchool) school, &reference, span.x, span.n, self->rate_hz);
  frond_metric_add_time (self, "onset", school, (int) trial->index, &onset, reason);
}

/* What keeps a release from being measured in any school. */
static FrondMetricReason
judge_release (const FrondMetricContext *self,
               const FrondMetricTrial   *trial,
               const FrondMetricTrial   *work)
{
  if (!trial->is_enough || !work->is_enough)
    return FROND_METRIC_TOO_LITTLE;
  if (isnan (trial->result->rest.mean))
    return FROND_METRIC_NO_REST;
  if (isnan (trial->result->release_s))
    return isnan (self->envelope[trial->first]) ? FROND_METRIC_UNOBSERVED : FROND_METRIC_NO_CONTRACTION;

  return FROND_METRIC_FINE;
}

static void
add_release (FrondMetricContext     *self,
             const FrondMetricTrial *trial,
             FrondSchool             school)
{
  const FrondMetricTrial   *work = &self->trials[trial->work];
  FrondMetricSpan           span = frond_metric_get_span (self, trial);
  FrondContractionReference reference = { trial->result->rest.mean, trial->result->rest.sd, work_mean (self, work) };
  FrondMetricReason         reason = judge_release (self, trial, work);
  FrondContractionTime      release;

  if (school == FROND_SCHOOL_GLAZER)
    span = (FrondMetricSpan) { span.x - work->n, span.n + work->n };
  if (reason == FROND_METRIC_FINE && school == FROND_SCHOOL_DEVICE && !(reference.previous_work_mean > 0))
    reason = FROND_METRIC_TOO_SHORT;
  release = frond_contraction_release ((FrondContractionSchool) school, &reference, span.x, span.n, self->rate_hz);
  frond_metric_add_time (self, "release", school, (int) trial->index, &release, reason);
}

/* From the cue until half of the way down to the resting level. */
static void
add_half_time (FrondMetricContext     *self,
               const FrondMetricTrial *trial)
{
  const FrondMetricTrial *work = &self->trials[trial->work];
  FrondMetricSpan         span = frond_metric_get_span (self, trial), last = frond_metric_get_span (self, work);
  gsize                   n_last = MIN (last.n, frond_metric_get_n_samples (self, LAST_OF_WORK_S)), i = 0;
  FrondContractionTime    time = { NAN, FALSE, FALSE };
  FrondStatistics         before;
  double                  half;

  frond_statistics_compute (last.x + last.n - n_last, n_last, &before);
  half = (before.mean + trial->result->rest.mean) / 2;
  while (i < span.n && span.x[i] > half)
    i++;
  if (!isnan (half) && span.n > 0 && !isnan (span.x[0]))
    time = (FrondContractionTime) { (double) i / self->rate_hz, TRUE, i == span.n || isnan (span.x[i]) };
  frond_metric_add_time (self, "half-time", FROND_SCHOOL_FROND, (int) trial->index, &time, judge_release (self, trial, work));
}

/*
 * frond_metric_add_timing:
 *
 * "onset" of work; "release" and "half-time" of what follows work.
 */
void
frond_metric_add_timing (FrondMetricContext     *self,
                         const FrondMetricTrial *trial)
{
  if (trial->effort != FROND_EFFORT_NONE)
    for (FrondSchool school = FROND_SCHOOL_DEVICE; school <= FROND_SCHOOL_RESEARCH; school++)
      add_onset (self, trial, school);
  if (trial->work < 0)
    return;

  for (FrondSchool school = FROND_SCHOOL_DEVICE; school <= FROND_SCHOOL_RESEARCH; school++)
    add_release (self, trial, school);
  add_half_time (self, trial);
}
