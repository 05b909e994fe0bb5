/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-channel.h"

G_DEFINE_BOXED_TYPE (FrondChannel, frond_channel, frond_channel_copy, frond_channel_free)

/**
 * frond_channel_new:
 * @label: its name
 * @kind: what it measures
 * @unit: of the physical value
 * @scale: physical units per raw count
 * @offset: physical value of raw 0
 *
 * The raw range is that of 16 bits until the driver sets it.
 *
 * Returns: (transfer full): a channel
 */
FrondChannel *
frond_channel_new (const char      *label,
                   FrondChannelKind kind,
                   const char      *unit,
                   double           scale,
                   double           offset)
{
  FrondChannel *self = g_new0 (FrondChannel, 1);

  self->label = g_strdup (label);
  self->kind = kind;
  self->unit = g_strdup (unit);
  self->scale = scale;
  self->offset = offset;
  self->raw_min = G_MININT16;
  self->raw_max = G_MAXINT16;
  self->bits = 16;

  return self;
}

FrondChannel *
frond_channel_copy (const FrondChannel *self)
{
  FrondChannel *copy = g_memdup2 (self, sizeof *self);

  copy->label = g_strdup (self->label);
  copy->unit = g_strdup (self->unit);

  return copy;
}

void
frond_channel_free (FrondChannel *self)
{
  g_free (self->label);
  g_free (self->unit);
  g_free (self);
}

double
frond_channel_to_physical (const FrondChannel *self,
                           gint32              raw)
{
  return raw * self->scale + self->offset;
}

/* An amplifier at its limit still flickers by one step of a coarse converter: a BITalino is clipped at 1 and 1022 already. */
#define FEWEST_BITS_WITH_MARGIN 10
#define MOST_BITS_WITH_MARGIN   12

/**
 * frond_channel_get_limits:
 * @self: a channel
 * @lowest: (out): raw values up to this one are clipped
 * @highest: (out): raw values from this one on are clipped
 */
void
frond_channel_get_limits (const FrondChannel *self,
                          gint32             *lowest,
                          gint32             *highest)
{
  const gint32 margin = self->bits >= FEWEST_BITS_WITH_MARGIN && self->bits <= MOST_BITS_WITH_MARGIN ? 1 : 0;

  *lowest = self->raw_min + margin;
  *highest = self->raw_max - margin;
}

gboolean
frond_channel_is_clipped (const FrondChannel *self,
                          gint32              raw)
{
  gint32 lowest, highest;

  frond_channel_get_limits (self, &lowest, &highest);

  return raw <= lowest || raw >= highest;
}
