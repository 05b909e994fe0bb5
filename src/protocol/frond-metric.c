/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that clinical.md 2.3 names, computed from what was recorded. The same code runs live and in re-analysis. */

#include "frond-metric.h"

#include <string.h>

#include "frond-metric-private.h"

static int
compare_metrics (gconstpointer a,
                 gconstpointer b)
{
  const FrondMetric *x = *(const FrondMetric *const *) a, *y = *(const FrondMetric *const *) b;
  int                order = (x->segment > y->segment) - (x->segment < y->segment);

  if (order == 0)
    order = strcmp (x->id, y->id);
  if (order == 0)
    order = (int) x->school - (int) y->school;

  return order;
}

static void
add_trial (FrondMetricContext     *self,
           const FrondMetricTrial *trial)
{
  frond_metric_add_levels (self, trial);
  frond_metric_add_peaks (self, trial);
  frond_metric_add_timing (self, trial);
  frond_metric_add_fatigue (self, trial);
  frond_metric_add_down_training (self, trial);
  frond_metric_add_abdomen (self, trial);
  frond_metric_add_step (self, trial);
  frond_metric_add_pressure (self, trial);
}

/**
 * frond_metrics_compute:
 * @request: what to compute from; exclusions and gaps of its channels never count
 *
 * A pure function: nothing but the request decides what comes out. A metric that does not apply to a kind of segment is not there; one
 * that applies and cannot be told is there with NAN and a reason. With less than a second, or less than half, of a segment valid nothing
 * of it is told.
 *
 * Returns: (transfer full) (element-type FrondMetric): the session's first, then by segment; within them by id, then by school
 */
GPtrArray *
frond_metrics_compute (const FrondMetricsRequest *request)
{
  g_auto (FrondMetricContext) self = { 0 };

  g_return_val_if_fail (request != NULL && request->pelvic != NULL && request->pelvic->rate_hz > 0, g_ptr_array_new ());
  g_return_val_if_fail (request->segments != NULL && request->results != NULL && request->segments->len == request->results->len, g_ptr_array_new ());
  g_return_val_if_fail (!request->abdomen || request->abdomen->n_samples == request->pelvic->n_samples, g_ptr_array_new ());

  frond_metric_context_init (&self, request);
  for (guint i = 0; i < self.n_trials; i++)
    add_trial (&self, &self.trials[i]);
  frond_metric_add_session (&self);
  frond_metric_add_perfect (&self);
  g_ptr_array_sort (self.metrics, compare_metrics);

  return g_steal_pointer (&self.metrics);
}

/**
 * frond_metrics_find:
 * @metrics: (element-type FrondMetric): what was computed
 * @id: a word
 * @school: whose definition
 * @segment: index of a segment, or %FROND_METRIC_SESSION
 *
 * Returns: (transfer none) (nullable): the metric, NULL where it does not apply
 */
const FrondMetric *
frond_metrics_find (const GPtrArray *metrics,
                    const char      *id,
                    FrondSchool      school,
                    int              segment)
{
  for (guint i = 0; i < metrics->len; i++) {
    const FrondMetric *metric = metrics->pdata[i];

    if (metric->segment == segment && metric->school == school && strcmp (metric->id, id) == 0)
      return metric;
  }

  return NULL;
}
