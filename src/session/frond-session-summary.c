/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-summary.h"

#include "frond-metrics-summary.h"

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
  FrondMetricsSummary summary;

  frond_metrics_summarise (channel->results, rate_hz, &summary);
  *self = (FrondSessionSummary) {
    .rest_before = summary.rest_before,
    .rest_after = summary.rest_after,
    .below_goal_percent = summary.below_goal_percent,
    .n_releases = summary.n_releases,
    .n_slow_releases = summary.n_slow_releases,
    .median_release_s = summary.median_release_s,
  };
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
