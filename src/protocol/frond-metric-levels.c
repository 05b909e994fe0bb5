/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How high and how steady: clinical.md 2.3, "Work/Rest average" and "Deviation". */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-statistics.h"

#define BIN_S 1.0

static FrondMetricReason
judge (const FrondMetricContext *self,
       const FrondMetricTrial   *trial,
       FrondMetricSpan           span)
{
  if (!trial->is_enough)
    return FROND_METRIC_TOO_LITTLE;
  if ((double) span.n <= BIN_S * self->rate_hz - 1)
    return FROND_METRIC_TOO_SHORT;

  return frond_metric_is_enough (self, span) ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;
}

/* Mean distance of a bin's samples from their own mean. */
static double
deviate (const double *x,
         gsize         n)
{
  FrondStatistics statistics;
  double          sum = 0;

  frond_statistics_compute (x, n, &statistics);
  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]))
      sum += fabs (x[i] - statistics.mean);

  return sum / (double) statistics.n;
}

/* Mean over the whole seconds of which at least half is valid; what is left over at the end is no bin. */
static double
deviate_in_bins (const FrondMetricContext *self,
                 FrondMetricSpan           span)
{
  gsize  n_bin = MAX (1, frond_metric_get_n_samples (self, BIN_S)), n_bins = 0;
  double sum = 0;

  for (gsize i = 0; i + n_bin <= span.n; i += n_bin) {
    if (2 * frond_metric_count_valid ((FrondMetricSpan) { span.x + i, n_bin }) < n_bin)
      continue;
    sum += deviate (span.x + i, n_bin);
    n_bins++;
  }

  return n_bins > 0 ? sum / (double) n_bins : NAN;
}

static void
add_device (FrondMetricContext     *self,
            const FrondMetricTrial *trial)
{
  FrondMetricSpan   span = frond_metric_get_span_of_school (self, trial, FROND_SCHOOL_DEVICE);
  FrondMetricReason reason = judge (self, trial, span);
  FrondStatistics   statistics;

  frond_statistics_compute (span.x, span.n, &statistics);
  frond_metric_add_level (self, "mean", FROND_SCHOOL_DEVICE, (int) trial->index, statistics.mean, reason);
  frond_metric_add (self, "deviation", FROND_SCHOOL_DEVICE, (int) trial->index, self->unit, deviate_in_bins (self, span), reason);
}

static void
add_school (FrondMetricContext     *self,
            const FrondMetricTrial *trial,
            FrondSchool             school)
{
  FrondMetricSpan   span = frond_metric_get_span_of_school (self, trial, school);
  FrondMetricReason reason = judge (self, trial, span);
  FrondStatistics   statistics;

  frond_statistics_compute (span.x, span.n, &statistics);
  frond_metric_add_level (self, "mean", school, (int) trial->index, statistics.mean, reason);
  frond_metric_add (self, "sd", school, (int) trial->index, self->unit, statistics.sd, reason);
  frond_metric_add (self, "cv", school, (int) trial->index, "%", statistics.cv_percent, reason);
}

/*
 * frond_metric_add_levels:
 *
 * "mean", "sd", "cv", "min" and "deviation".
 */
void
frond_metric_add_levels (FrondMetricContext     *self,
                         const FrondMetricTrial *trial)
{
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;

  add_device (self, trial);
  add_school (self, trial, FROND_SCHOOL_GLAZER);
  add_school (self, trial, FROND_SCHOOL_RESEARCH);
  frond_metric_add_level (self, "min", FROND_SCHOOL_FROND, (int) trial->index, trial->result->min, reason);
}
