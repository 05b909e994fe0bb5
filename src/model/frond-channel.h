/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  FROND_CHANNEL_EMG_RAW,      /* raw surface EMG */
  FROND_CHANNEL_EMG_ENVELOPE, /* already rectified and smoothed by the sensor */
  FROND_CHANNEL_PRESSURE,
  FROND_CHANNEL_OTHER,
} FrondChannelKind;

/**
 * FrondChannel:
 * @label: what it is called, for instance "EMG"; never patient data
 * @kind: what it measures
 * @unit: of the physical value: "uV", "cmH2O" or "count" where the sensor's gain is not known
 * @scale: physical = raw * scale + offset
 * @offset: see @scale
 * @raw_min: smallest raw value the sensor can send; at it, or one above with few bits, the input is clipped
 * @raw_max: largest raw value the sensor can send
 * @gain: of the amplifier, 0 when unknown
 * @bits: resolution of the raw value
 * @band_low_hz: lower edge of the sensor's own band, 0 when unknown
 * @band_high_hz: upper edge of the sensor's own band, 0 when unknown
 * @noise_floor: smallest RMS, in @unit, that is more than quantisation, 0 when unknown
 *
 * One input of a sensor, and how its raw integers become physical values.
 */
typedef struct {
  char            *label;
  FrondChannelKind kind;
  char            *unit;
  double           scale;
  double           offset;
  gint32           raw_min;
  gint32           raw_max;
  double           gain;
  guint            bits;
  double           band_low_hz;
  double           band_high_hz;
  double           noise_floor;
} FrondChannel;

#define FROND_TYPE_CHANNEL (frond_channel_get_type ())
GType frond_channel_get_type (void) G_GNUC_CONST;

FrondChannel *frond_channel_new (const char      *label,
                                 FrondChannelKind kind,
                                 const char      *unit,
                                 double           scale,
                                 double           offset) G_GNUC_WARN_UNUSED_RESULT;
FrondChannel *frond_channel_copy (const FrondChannel *self) G_GNUC_WARN_UNUSED_RESULT;
void          frond_channel_free (FrondChannel *self);

double   frond_channel_to_physical (const FrondChannel *self,
                                    gint32              raw);
gboolean frond_channel_is_clipped (const FrondChannel *self,
                                   gint32              raw);
void     frond_channel_get_limits (const FrondChannel *self,
                                   gint32             *lowest,
                                   gint32             *highest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondChannel, frond_channel_free)

G_END_DECLS
