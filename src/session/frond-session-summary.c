/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-summary.h"

#include <math.h>

#include "frond-statistics.h"

/* A shorter rest says little about the resting level. */
#define SHORTEST_REST_S 5
/* clinical.md 2.3: the device school throws longer ones away; those are the ones that matter in down-training. */
#define SLOW_RELEASE_S 2

static void
add_rest (FrondSessionSummary      *self,
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

/**
 * frond_session_summary_compute:
 * @self: (out caller-allocates): the numbers
 * @channel: an analysed channel
 * @rate_hz: samples per second
 */
void
frond_session_summary_compute (FrondSessionSummary        *self,
                               const FrondChannelAnalysis *channel,
                               double                      rate_hz)
{
  g_autoptr (GArray) releases = g_array_new (FALSE, FALSE, sizeof (double));
  double below = 0, n_with_goal = 0;

  *self = (FrondSessionSummary) { NAN, NAN, NAN, 0, 0, NAN };
  for (guint i = 0; i < channel->results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (channel->results, i);

    add_rest (self, result, rate_hz);
    if (result->segment.kind != FROND_PHASE_WORK && !isnan (result->below_goal_percent)) {
      below += result->below_goal_percent * (double) result->n;
      n_with_goal += (double) result->n;
    }
    if (!isnan (result->release_s)) {
      g_array_append_val (releases, result->release_s);
      self->n_slow_releases += result->release_censored || result->release_s > SLOW_RELEASE_S;
    }
  }
  if (n_with_goal > 0)
    self->below_goal_percent = below / n_with_goal;
  self->n_releases = releases->len;
  if (releases->len > 0)
    self->median_release_s = frond_statistics_median ((const double *) (const void *) releases->data, releases->len);
}

/**
 * frond_session_summary_get_change_percent:
 * @self: a summary
 *
 * Returns: change of the resting level over the session in percent, NAN when it cannot be told
 */
double
frond_session_summary_get_change_percent (const FrondSessionSummary *self)
{
  return 100 * (self->rest_after - self->rest_before) / self->rest_before;
}
