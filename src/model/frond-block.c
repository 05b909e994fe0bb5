/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-block.h"

G_DEFINE_BOXED_TYPE (FrondBlock, frond_block, frond_block_ref, frond_block_unref)

/**
 * frond_block_new:
 * @first_sample: index of the first frame, lost ones included
 * @n_frames: frames
 * @n_channels: channels in a frame
 * @rate_hz: nominal frames per second
 *
 * The maker fills in raw and the other fields before it hands the block out.
 *
 * Returns: (transfer full): a block of zeros
 */
FrondBlock *
frond_block_new (guint64 first_sample,
                 guint   n_frames,
                 guint   n_channels,
                 double  rate_hz)
{
  FrondBlock *self = g_atomic_rc_box_new0 (FrondBlock);

  self->first_sample = first_sample;
  self->n_frames = n_frames;
  self->n_channels = n_channels;
  self->rate_hz = rate_hz;
  self->raw = g_new0 (gint32, (gsize) n_frames * n_channels);

  return self;
}

FrondBlock *
frond_block_ref (FrondBlock *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_block (gpointer data)
{
  FrondBlock *self = data;

  g_free (self->raw);
}

void
frond_block_unref (FrondBlock *self)
{
  g_atomic_rc_box_release_full (self, clear_block);
}
