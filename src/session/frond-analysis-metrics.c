/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-analysis-metrics.h"

static FrondMetricsInput
make_input (const FrondAnalysis        *self,
            const FrondChannelAnalysis *channel)
{
  return (FrondMetricsInput) {
    .rate_hz = self->rate_hz,
    .n_samples = channel->n_samples,
    .filtered = channel->filtered != channel->raw ? channel->filtered : NULL,
    .envelope = channel->envelope,
    .exclusions = channel->exclusions,
    .band_low_hz = self->used.band_low_hz,
    .band_high_hz = self->used.band_high_hz,
  };
}

/**
 * frond_analysis_compute_metrics:
 * @self: an analysis
 * @channel: index of the channel to compute them of
 * @abdomen: index of the accessory channel, -1 for none; it is none of itself
 * @events: (nullable) (element-type FrondEvent): of the session
 *
 * Returns: (transfer full) (element-type FrondMetric): see frond_metrics_compute()
 */
GPtrArray *
frond_analysis_compute_metrics (const FrondAnalysis *self,
                                guint                channel,
                                int                  abdomen,
                                const GPtrArray     *events)
{
  const FrondChannelAnalysis *pelvic = g_ptr_array_index (self->channels, channel);
  const FrondMetricsInput     pelvic_input = make_input (self, pelvic);
  FrondMetricsInput           abdomen_input;
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  FrondMetricsRequest request = {
    .pelvic = &pelvic_input,
    .kind = pelvic->kind,
    .unit = pelvic->unit,
    .noise_floor = pelvic->noise_floor,
    .segments = segments,
    .results = pelvic->results,
    .events = events,
  };

  for (guint i = 0; i < pelvic->results->len; i++)
    g_array_append_val (segments, ((const FrondSegmentResult *) g_ptr_array_index (pelvic->results, i))->segment);
  if (abdomen >= 0 && (guint) abdomen != channel) {
    abdomen_input = make_input (self, g_ptr_array_index (self->channels, (guint) abdomen));
    request.abdomen = &abdomen_input;
  }

  return frond_metrics_compute (&request);
}
