/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-bitalino-channel.h"

#include <math.h>

/* The supply and the gain of the EMG input, from the maker's sample code; the first boards had a gain of 1000. */
#define SUPPLY_V      3.3
#define GAIN          1009.0
#define GAIN_ORIGINAL 1000.0
#define FULL_BITS     10
/* At rest the official recording has 3.9 uV RMS, little more than one step of the converter. */
#define NOISE_FLOOR_UV 4.0
#define BAND_LOW_HZ    25
#define BAND_HIGH_HZ   480

/**
 * frond_bitalino_channel_new:
 * @label: its name
 * @bits: 10, or 6 for the fifth and sixth selected input
 * @revolution: whether it is a (r)evolution board
 *
 * EMG in mV is (ADC / 2^bits - 0.5) * 3.3 V / gain.
 *
 * Returns: (transfer full): an EMG input in uV
 */
FrondChannel *
frond_bitalino_channel_new (const char *label,
                            guint       bits,
                            gboolean    revolution)
{
  double        gain = revolution ? GAIN : GAIN_ORIGINAL;
  double        range_uv = SUPPLY_V / gain * 1e6;
  FrondChannel *channel = frond_channel_new (label, FROND_CHANNEL_EMG_RAW, "uV", range_uv / (1 << bits), -range_uv / 2);

  channel->gain = gain;
  channel->bits = bits;
  channel->raw_min = 0;
  channel->raw_max = (1 << bits) - 1;
  channel->band_low_hz = BAND_LOW_HZ;
  channel->band_high_hz = BAND_HIGH_HZ;
  channel->noise_floor = NOISE_FLOOR_UV * MAX (1, (1 << FULL_BITS) / (1 << bits));

  return channel;
}

/**
 * frond_bitalino_count_from_uv:
 *
 * Returns: what the 10 bit converter of a (r)evolution board says
 */
double
frond_bitalino_count_from_uv (double uv)
{
  return CLAMP (round ((uv / 1e6 * GAIN / SUPPLY_V + 0.5) * (1 << FULL_BITS)), 0, (1 << FULL_BITS) - 1);
}
