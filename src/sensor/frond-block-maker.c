/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-block-maker.h"

#include <string.h>

#define MAX_BLOCK_S 0.05

void
frond_block_maker_init (FrondBlockMaker       *self,
                        const FrondSensorInfo *info,
                        FrondBlockFlags        flags)
{
  *self = (FrondBlockMaker) { .info = info, .flags = flags };
}

/**
 * frond_block_maker_resume:
 * @n_lost: frames lost while the sensor was away
 *
 * The next block is the first one after the sensor was opened again.
 */
void
frond_block_maker_resume (FrondBlockMaker *self,
                          guint64          n_lost)
{
  self->lost += n_lost;
  self->pending |= FROND_BLOCK_DEVICE_RESET;
}

static gboolean
is_saturated (const FrondBlockMaker *self,
              const FrondBlock      *block)
{
  for (guint i = 0; i < block->n_frames * block->n_channels; i++) {
    const FrondChannel *channel = g_ptr_array_index (self->info->channels, i % block->n_channels);

    if (frond_channel_is_clipped (channel, block->raw[i]))
      return TRUE;
  }

  return FALSE;
}

static FrondBlock *
make_block (FrondBlockMaker *self,
            const gint32    *raw,
            guint            n_frames,
            guint            n_channels,
            FrondBlockFlags  flags)
{
  FrondBlock *block;

  self->next_sample += self->lost;
  block = frond_block_new (self->next_sample, n_frames, n_channels, self->info->rate_hz);
  block->lost_before = (guint) MIN (self->lost, G_MAXUINT);
  block->flags = self->flags | self->pending | flags;
  if (self->lost > 0)
    block->flags |= FROND_BLOCK_GAP_BEFORE;
  memcpy (block->raw, raw, (gsize) n_frames * n_channels * sizeof *raw);
  if (is_saturated (self, block))
    block->flags |= FROND_BLOCK_SATURATED;

  self->next_sample += n_frames;
  self->lost = 0;
  self->pending = FROND_BLOCK_FLAGS_NONE;

  return block;
}

/**
 * frond_block_maker_flush:
 * @frames: taken out
 * @host_time_us: when the last of them came
 * @func: gets each block
 *
 * Frames lost at the very end are carried over to the next block.
 */
void
frond_block_maker_flush (FrondBlockMaker  *self,
                         FrondFrameBuffer *frames,
                         gint64            host_time_us,
                         FrondBlockFunc    func,
                         gpointer          user_data)
{
  guint         longest = MAX (1, (guint) (self->info->rate_hz * MAX_BLOCK_S));
  const gint32 *raw = (const gint32 *) (gpointer) frames->raw->data;

  for (guint i = 0; i < frames->runs->len; i++) {
    const FrondFrameRun *run = &g_array_index (frames->runs, FrondFrameRun, i);

    self->lost += run->lost_before;
    for (guint at = 0; at < run->n_frames;) {
      guint n = MIN (run->n_frames - at, longest);
      g_autoptr (FrondBlock) block = make_block (self, raw, n, frames->n_channels, run->flags);

      block->host_time_us = host_time_us;
      func (block, user_data);
      raw += (gsize) n * frames->n_channels;
      at += n;
    }
  }
  frond_frame_buffer_clear (frames);
}
