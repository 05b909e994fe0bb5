/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain.h"

/**
 * frond_chain_find_shown:
 * @channels: (element-type FrondChannel): of a sensor, a recording or a file
 * @chain: (nullable): how they were recorded
 *
 * Goals are for this one, and every number that stands alone is of it.
 *
 * Returns: index of the channel that @chain names; where it names none of them, of the first one whose kind is known, as in a new session
 */
guint
frond_chain_find_shown (GPtrArray               *channels,
                        const FrondChainProfile *chain)
{
  for (guint i = 0; chain && chain->channel && i < channels->len; i++) {
    const FrondChannel *channel = g_ptr_array_index (channels, i);

    if (g_strcmp0 (channel->label, chain->channel) == 0)
      return i;
  }
  for (guint i = 0; i < channels->len; i++) {
    const FrondChannel *channel = g_ptr_array_index (channels, i);

    if (channel->kind != FROND_CHANNEL_OTHER)
      return i;
  }

  return 0;
}

/**
 * frond_chain_find_abdomen:
 * @channels: (element-type FrondChannel): of a sensor
 * @shown: index of the channel of the pelvic floor
 *
 * As the clinics' devices have it: input A the pelvic floor, input B the abdomen.
 *
 * Returns: index of the next channel of the same kind and unit, -1 where there is none
 */
int
frond_chain_find_abdomen (GPtrArray *channels,
                          guint      shown)
{
  const FrondChannel *first = g_ptr_array_index (channels, shown);

  for (guint i = shown + 1; i < channels->len; i++) {
    const FrondChannel *channel = g_ptr_array_index (channels, i);

    if (channel->kind == first->kind && g_strcmp0 (channel->unit, first->unit) == 0)
      return (int) i;
  }

  return -1;
}

/**
 * frond_chain_find_used_abdomen:
 * @channels: (element-type FrondChannel): of a recording
 * @shown: index of the channel of the pelvic floor
 * @events: (nullable) (element-type FrondEvent): of the recording
 *
 * A second input that nobody put on is no abdomen: it was one where the session says its level at rest, or that it did not know it yet.
 *
 * Returns: index of the abdomen's channel, -1 where there is none
 */
int
frond_chain_find_used_abdomen (GPtrArray       *channels,
                               guint            shown,
                               const GPtrArray *events)
{
  for (guint i = 0; events && i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_REFERENCE && event->code == FROND_REFERENCE_ABDOMEN_MEAN)
      return frond_chain_find_abdomen (channels, shown);
  }

  return -1;
}

/**
 * frond_chain_is_filtered:
 * @channel: a channel
 *
 * A signal of which nothing is known is taken for a raw one: files seldom say that an input is a muscle's. What a sensor has smoothed
 * itself, and a pressure, is measured as it is.
 *
 * Returns: whether it goes through the filter and the envelope, live and afterwards
 */
gboolean
frond_chain_is_filtered (const FrondChannel *channel)
{
  return channel->kind == FROND_CHANNEL_EMG_RAW || channel->kind == FROND_CHANNEL_OTHER;
}

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
  if (shown->gain > 0)
    chain->gain = shown->gain;
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
