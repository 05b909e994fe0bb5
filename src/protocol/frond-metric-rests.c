/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rest before, between and after: clinical.md 2.1, phases 1 and 5, and 2.3, "post minus pre rest". */

#include "frond-metric-private.h"

#include <math.h>

/* A shorter rest says little about the resting level; the same as in the summary. */
#define SHORTEST_REST_S 5.0

typedef struct {
  const FrondMetricTrial *pre;
  const FrondMetricTrial *post; /* NULL where there is only one */
} Rests;

static Rests
find_rests (const FrondMetricContext *self)
{
  Rests rests = { NULL, NULL };

  for (guint i = 0; i < self->n_trials; i++) {
    const FrondMetricTrial *trial = &self->trials[i];

    if (trial->segment->kind != FROND_PHASE_REST || !trial->is_enough || (double) trial->result->n < SHORTEST_REST_S * self->rate_hz)
      continue;
    if (!rests.pre)
      rests.pre = trial;
    else
      rests.post = trial;
  }

  return rests;
}

static double
find_mean (const FrondMetricContext *self,
           const FrondMetricTrial   *trial,
           FrondSchool               school)
{
  const FrondMetric *mean = trial ? frond_metrics_find (self->metrics, "mean", school, (int) trial->index) : NULL;

  return mean ? mean->value : NAN;
}

static void
add_before_and_after (FrondMetricContext *self,
                      const Rests        *rests,
                      FrondSchool         school)
{
  double            pre = find_mean (self, rests->pre, school), post = find_mean (self, rests->post, school);
  FrondMetricReason reason = rests->post ? FROND_METRIC_FINE : FROND_METRIC_ONE_REST;
  FrondMetric      *change;

  frond_metric_add_level (self, "pre-rest", school, FROND_METRIC_SESSION, pre, FROND_METRIC_FINE);
  frond_metric_add_level (self, "post-rest", school, FROND_METRIC_SESSION, post, reason);
  change = frond_metric_add (self, "rest-change", school, FROND_METRIC_SESSION, self->unit, post - pre, reason);
  change->n_trials = 2;
  change->n_valid = rests->post ? 2 : 1;
}

/* Mean of what was let go of between efforts, each phase as much as any other. */
static void
add_between (FrondMetricContext *self,
             const Rests        *rests,
             FrondSchool         school)
{
  double       sum = 0;
  guint        n = 0, n_valid = 0;
  FrondMetric *metric;

  for (guint i = 0; i < self->n_trials; i++) {
    const FrondMetricTrial *trial = &self->trials[i];
    double                  mean;

    if (trial->work < 0 || trial == rests->pre || trial == rests->post)
      continue;
    mean = find_mean (self, trial, school);
    n++;
    n_valid += !isnan (mean);
    sum += isnan (mean) ? 0 : mean;
  }
  if (n == 0)
    return;

  metric = frond_metric_add_level (self, "between-rest", school, FROND_METRIC_SESSION, sum / n_valid, n_valid > 0 ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE);
  metric->n_trials = n;
  metric->n_valid = n_valid;
  if (n_valid < n)
    metric->reason = frond_metric_reason_to_text (FROND_METRIC_TOO_LITTLE);
}

/*
 * frond_metric_add_rests:
 *
 * "pre-rest", "post-rest" and "rest-change" where there is a rest; "between-rest" where there is one between efforts.
 */
void
frond_metric_add_rests (FrondMetricContext *self)
{
  Rests rests = find_rests (self);

  for (FrondSchool school = FROND_SCHOOL_DEVICE; school <= FROND_SCHOOL_RESEARCH; school++) {
    if (rests.pre)
      add_before_and_after (self, &rests, school);
    add_between (self, &rests, school);
  }
}
