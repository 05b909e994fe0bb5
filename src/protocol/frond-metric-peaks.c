/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How high at most: clinical.md 2.3, "Peak". */

#include "frond-metric-private.h"

#include "frond-statistics.h"

#define TOP_SHARE 0.1

/* Work and the rest that follows it; work that nothing follows is its own cycle. */
static FrondMetricSpan
get_cycle (const FrondMetricContext *self,
           const FrondMetricTrial   *work)
{
  FrondMetricSpan span = frond_metric_get_span (self, work);

  if (work->release >= 0)
    span.n += self->trials[work->release].n;

  return span;
}

static void
add_device (FrondMetricContext     *self,
            const FrondMetricTrial *trial,
            FrondMetricReason       reason)
{
  FrondMetricSpan cycle = get_cycle (self, trial);
  FrondStatistics statistics;

  frond_statistics_compute (cycle.x, cycle.n, &statistics);
  frond_metric_add_level (self, "peak", FROND_SCHOOL_DEVICE, (int) trial->index, statistics.max, reason);
}

/*
 * frond_metric_add_peaks:
 *
 * "peak" in three schools; the device school's is of work only, because a cycle begins with work.
 */
void
frond_metric_add_peaks (FrondMetricContext     *self,
                        const FrondMetricTrial *trial)
{
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;
  FrondMetricSpan   span = frond_metric_get_span (self, trial);

  if (trial->effort != FROND_EFFORT_NONE)
    add_device (self, trial, reason);
  frond_metric_add_level (self, "peak", FROND_SCHOOL_GLAZER, (int) trial->index, trial->result->peak, reason);
  frond_metric_add_level (self, "peak", FROND_SCHOOL_RESEARCH, (int) trial->index, frond_statistics_top_mean (span.x, span.n, TOP_SHARE), reason);
}
