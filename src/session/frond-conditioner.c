/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-conditioner.h"

#include <math.h>

#include "frond-chain.h"
#include "frond-envelope.h"

struct _FrondConditioner {
  FrondChannel  *channel;
  guint          index;
  FrondFilter   *filter;
  FrondEnvelope *envelope;
  guint          n_allocated;
  double        *physical;
  double        *filtered;
  double        *enveloped;
  gboolean      *clipped;
  guint          n_margin;  /* of the envelope's window */
  guint          n_clipped; /* samples to come whose envelope still has a clipped one in it */
};

/**
 * frond_conditioner_new:
 * @channel: what the samples are
 * @index: of the channel in the sensor's blocks
 * @rate_hz: samples per second
 *
 * At a rate below the band there is no filter, and the signal is taken as it comes.
 *
 * Returns: (transfer full): a conditioner at rest
 */
FrondConditioner *
frond_conditioner_new (const FrondChannel *channel,
                       guint               index,
                       double              rate_hz)
{
  FrondConditioner     *self = g_new0 (FrondConditioner, 1);
  const FrondFilterSpec spec = {
    .rate_hz = rate_hz,
    .band_low_hz = FROND_CHAIN_BAND_LOW_HZ,
    .band_high_hz = FROND_CHAIN_BAND_HIGH_HZ,
    .order = FROND_CHAIN_ORDER,
  };

  self->channel = frond_channel_copy (channel);
  self->index = index;
  self->n_margin = (guint) ceil (FROND_CHAIN_WINDOW_MS * rate_hz / 1000);
  if (frond_chain_is_filtered (channel))
    self->filter = frond_filter_new (&spec, 1);
  if (self->filter) {
    self->envelope = frond_envelope_new (FROND_ENVELOPE_RMS, rate_hz, FROND_CHAIN_WINDOW_MS, 1);
    frond_envelope_follow (self->envelope, self->filter);
  }

  return self;
}

void
frond_conditioner_free (FrondConditioner *self)
{
  g_clear_pointer (&self->filter, frond_filter_free);
  g_clear_pointer (&self->envelope, frond_envelope_free);
  frond_channel_free (self->channel);
  g_free (self->physical);
  g_free (self->filtered);
  g_free (self->enveloped);
  g_free (self->clipped);
  g_free (self);
}

/* What comes after a gap knows nothing of what was before it. */
void
frond_conditioner_forget (FrondConditioner *self)
{
  if (self->filter)
    frond_filter_reset (self->filter);
  if (self->envelope)
    frond_envelope_reset (self->envelope);
  self->n_clipped = 0;
}

static void
make_room (FrondConditioner *self,
           guint             n)
{
  if (self->n_allocated >= n)
    return;

  self->n_allocated = n;
  self->physical = g_renew (double, self->physical, n);
  self->filtered = g_renew (double, self->filtered, n);
  self->enveloped = g_renew (double, self->enveloped, n);
  self->clipped = g_renew (gboolean, self->clipped, n);
}

static void
look_for_clipping (FrondConditioner *self,
                   const FrondBlock *block)
{
  for (guint i = 0; i < block->n_frames; i++) {
    if (frond_channel_is_clipped (self->channel, frond_conditioner_get_raw (self, block, i)))
      self->n_clipped = 1 + self->n_margin;
    self->clipped[i] = self->n_clipped > 0;
    self->n_clipped -= self->clipped[i];
  }
}

void
frond_conditioner_process (FrondConditioner *self,
                           const FrondBlock *block)
{
  make_room (self, block->n_frames);
  for (guint i = 0; i < block->n_frames; i++)
    self->physical[i] = frond_channel_to_physical (self->channel, frond_conditioner_get_raw (self, block, i));
  look_for_clipping (self, block);
  if (!self->filter)
    return;

  frond_filter_process (self->filter, self->physical, self->filtered, block->n_frames);
  frond_envelope_process (self->envelope, self->filtered, self->enveloped, block->n_frames);
}

const FrondChannel *
frond_conditioner_get_channel (const FrondConditioner *self)
{
  return self->channel;
}

/**
 * frond_conditioner_get_filter_spec:
 * @self: a conditioner
 *
 * Returns: (nullable) (transfer none): the band and notch that are really used, %NULL where the sensor's own values are shown
 */
const FrondFilterSpec *
frond_conditioner_get_filter_spec (const FrondConditioner *self)
{
  return self->filter ? frond_filter_get_used (self->filter) : NULL;
}

gint32
frond_conditioner_get_raw (const FrondConditioner *self,
                           const FrondBlock       *block,
                           guint                   frame)
{
  return block->raw[(gsize) frame * block->n_channels + self->index];
}

const double *
frond_conditioner_get_physical (const FrondConditioner *self)
{
  return self->physical;
}

const double *
frond_conditioner_get_filtered (const FrondConditioner *self)
{
  return self->filter ? self->filtered : self->physical;
}

const double *
frond_conditioner_get_envelope (const FrondConditioner *self)
{
  return self->filter ? self->enveloped : self->physical;
}

/**
 * frond_conditioner_get_clipped:
 * @self: a conditioner
 *
 * Returns: (transfer none): for each sample of the last block whether it, or one that its envelope looks back at, was at the end of the
 *   sensor's range: the stretches that are called clipped afterwards
 */
const gboolean *
frond_conditioner_get_clipped (const FrondConditioner *self)
{
  return self->clipped;
}
