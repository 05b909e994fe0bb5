/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain.h"

/**
 * frond_chain_profile_of_sensor:
 * @info: of a connected sensor
 * @channel: index of the channel that is shown
 * @filter: (nullable): band and notch that are really used, NULL where the sensor's own values are shown
 *
 * Returns: (transfer full): the chain as far as machines know it; electrode, site and position are for people to add
 */
FrondChainProfile *
frond_chain_profile_of_sensor (const FrondSensorInfo *info,
                               guint                  channel,
                               const FrondFilterSpec *filter)
{
  FrondChainProfile  *chain = frond_chain_profile_new ();
  const FrondChannel *shown = g_ptr_array_index (info->channels, channel);

  chain->sensor = g_strdup (info->model);
  chain->firmware = g_strdup (info->firmware);
  chain->channel = g_strdup (shown->label);
  chain->unit = g_strdup (shown->unit);
  chain->rate_hz = info->rate_hz;
  if (filter) {
    chain->band_low_hz = filter->band_low_hz;
    chain->band_high_hz = filter->band_high_hz;
    chain->filter_order = filter->order;
    chain->notch_hz = filter->notch_hz;
    chain->window_ms = FROND_CHAIN_WINDOW_MS;
    chain->envelope = g_strdup ("RMS");
  } else {
    chain->band_low_hz = shown->band_low_hz;
    chain->band_high_hz = shown->band_high_hz;
  }

  return chain;
}
