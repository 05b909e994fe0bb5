/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-metrics-summary.h"

#include <math.h>

#include "frond-contraction.h"

/* A shorter rest says little about the resting level. */
#define SHORTEST_REST_S 5.0

static void
add_rest (FrondMetricsSummary      *self,
          const FrondSegmentResult *result,
          double                    rate_hz)
{
  if (result->segment.kind != FROND_PHASE_REST || (double) result->n < SHORTEST_REST_S * rate_hz)
    return;
  if (isnan (self->rest_before))
    self->rest_before = result->mean;
  else
    self->rest_after = result->mean;
}

static double
below_goal (const GPtrArray *results)
{
  double below = 0, n = 0;

  for (guint i = 0; i < results->len; i++) {
    const FrondSegmentResult *result = results->pdata[i];

    if (result->segment.kind == FROND_PHASE_WORK || isnan (result->below_goal_percent))
      continue;
    below += result->below_goal_percent * (double) result->n;
    n += (double) result->n;
  }

  return n > 0 ? below / n : NAN;
}

static void
add_releases (FrondMetricsSummary *self,
              const GPtrArray     *results)
{
  g_autofree FrondContractionTime *times = g_new0 (FrondContractionTime, results->len);
  FrondContractionSummary          releases;

  for (guint i = 0; i < results->len; i++) {
    const FrondSegmentResult *result = results->pdata[i];

    times[i] = (FrondContractionTime) { result->release_s, !isnan (result->release_s), result->release_censored };
  }
  frond_contraction_summarise (times, results->len, &releases);
  self->n_releases = (guint) releases.n_valid;
  self->n_slow_releases = (guint) releases.n_slow;
  self->n_censored_releases = (guint) releases.n_censored;
  self->median_release_s = releases.median_s;
  self->median_release_censored = releases.median_censored;
}

/**
 * frond_metrics_summarise:
 * @results: (element-type FrondSegmentResult): what was measured, in order of time; a whole session or a part of it
 * @rate_hz: samples per second
 * @summary: (out): the numbers
 */
void
frond_metrics_summarise (const GPtrArray     *results,
                         double               rate_hz,
                         FrondMetricsSummary *summary)
{
  *summary = (FrondMetricsSummary) { .rest_before = NAN, .rest_after = NAN };
  for (guint i = 0; i < results->len; i++)
    add_rest (summary, results->pdata[i], rate_hz);
  summary->below_goal_percent = below_goal (results);
  add_releases (summary, results);
}

/**
 * frond_metrics_summary_get_change_percent:
 * @self: a summary
 *
 * Returns: change of the resting level over the session in percent, NAN when it cannot be told
 */
double
frond_metrics_summary_get_change_percent (const FrondMetricsSummary *self)
{
  return self->rest_before > 0 ? 100 * (self->rest_after - self->rest_before) / self->rest_before : NAN;
}
