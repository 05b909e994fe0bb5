/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the abdomen helps where it should not: clinical.md 2.3, "abdominal co-activity ratio". */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-statistics.h"

/* Within this the abdomen is quiet, and within this the pelvic floor did not change. */
#define QUIET_SD 2.0

static FrondMetricReason
judge (const FrondMetricContext *self,
       const FrondMetricTrial   *trial,
       const FrondStatistics    *rest)
{
  const FrondMetricSpan abdomen = { self->abdomen + trial->first, trial->n };

  if (!trial->is_enough || !frond_metric_is_enough (self, abdomen))
    return FROND_METRIC_TOO_LITTLE;

  return isnan (trial->result->rest.mean) || rest->n < 2 ? FROND_METRIC_NO_REST : FROND_METRIC_FINE;
}

/* Over the very stretch that the pelvic floor's rest was taken from. */
static void
measure_rest (const FrondMetricContext *self,
              const FrondMetricTrial   *trial,
              FrondStatistics          *rest)
{
  const FrondRestReference *reference = &trial->result->rest;
  gsize                     first = (gsize) MIN (reference->first_sample, self->n_samples);

  frond_statistics_compute (self->abdomen + first, (gsize) MIN (reference->n_samples, self->n_samples - first), rest);
}

/*
 * frond_metric_add_abdomen:
 *
 * With an abdominal channel: "abdomen-quiet", and "co-activity" where something was done.
 */
void
frond_metric_add_abdomen (FrondMetricContext     *self,
                          const FrondMetricTrial *trial)
{
  const FrondRestReference *pelvic = &trial->result->rest;
  const double             *abdomen = self->abdomen ? self->abdomen + trial->first : NULL;
  FrondStatistics           rest, now;
  FrondMetricReason         reason;
  double                    change = trial->result->mean - pelvic->mean;

  if (!abdomen)
    return;

  measure_rest (self, trial, &rest);
  frond_statistics_compute (abdomen, trial->n, &now);
  reason = judge (self, trial, &rest);
  frond_metric_add (self, "abdomen-quiet", FROND_SCHOOL_FROND, (int) trial->index, "%",
                    100 * frond_statistics_share_below (abdomen, trial->n, rest.mean + QUIET_SD * rest.sd), reason);
  if (trial->segment->kind == FROND_PHASE_REST || trial->segment->kind == FROND_PHASE_RELEASE)
    return;

  if (reason == FROND_METRIC_FINE && fabs (change) <= QUIET_SD * pelvic->sd)
    reason = FROND_METRIC_NO_CHANGE;
  frond_metric_add (self, "co-activity", FROND_SCHOOL_FROND, (int) trial->index, "ratio", (now.mean - rest.mean) / change, reason);
}
