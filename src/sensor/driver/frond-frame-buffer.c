/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-frame-buffer.h"

FrondFrameBuffer *
frond_frame_buffer_new (guint n_channels)
{
  FrondFrameBuffer *self = g_new0 (FrondFrameBuffer, 1);

  self->n_channels = n_channels;
  self->raw = g_array_sized_new (FALSE, FALSE, sizeof (gint32), 256 * n_channels);
  self->runs = g_array_sized_new (FALSE, FALSE, sizeof (FrondFrameRun), 16);

  return self;
}

void
frond_frame_buffer_free (FrondFrameBuffer *self)
{
  g_array_unref (self->raw);
  g_array_unref (self->runs);
  g_free (self);
}

static FrondFrameRun *
get_last_run (FrondFrameBuffer *self)
{
  return self->runs->len > 0 ? &g_array_index (self->runs, FrondFrameRun, self->runs->len - 1) : NULL;
}

/**
 * frond_frame_buffer_add:
 * @frame: n_channels values
 * @flags: what is special about this frame
 */
void
frond_frame_buffer_add (FrondFrameBuffer *self,
                        const gint32     *frame,
                        FrondBlockFlags   flags)
{
  FrondFrameRun *last = get_last_run (self);

  if (last == NULL || (last->n_frames > 0 && last->flags != flags)) {
    g_array_append_vals (self->runs, &(FrondFrameRun) { .flags = flags }, 1);
    last = get_last_run (self);
  }
  last->flags = flags;
  last->n_frames++;
  g_array_append_vals (self->raw, frame, self->n_channels);
}

/**
 * frond_frame_buffer_add_gap:
 * @n_lost: frames that were lost here; 0 does nothing
 */
void
frond_frame_buffer_add_gap (FrondFrameBuffer *self,
                            guint64           n_lost)
{
  FrondFrameRun *last = get_last_run (self);

  if (n_lost == 0)
    return;
  if (last == NULL || last->n_frames > 0)
    g_array_append_vals (self->runs, &(FrondFrameRun) { .lost_before = n_lost }, 1);
  else
    last->lost_before += n_lost;
}

/**
 * frond_frame_buffer_move:
 * @to: gets everything that is in @self, behind what it has
 */
void
frond_frame_buffer_move (FrondFrameBuffer *self,
                         FrondFrameBuffer *to)
{
  guint at = 0;

  for (guint i = 0; i < self->runs->len; i++) {
    const FrondFrameRun *run = &g_array_index (self->runs, FrondFrameRun, i);

    frond_frame_buffer_add_gap (to, run->lost_before);
    for (guint k = 0; k < run->n_frames; k++, at++)
      frond_frame_buffer_add (to, &g_array_index (self->raw, gint32, at * self->n_channels), run->flags);
  }
  frond_frame_buffer_clear (self);
}

/**
 * frond_frame_buffer_move_first:
 * @to: gets the first frame of @self, with the gap before it
 */
void
frond_frame_buffer_move_first (FrondFrameBuffer *self,
                               FrondFrameBuffer *to)
{
  FrondFrameRun *run = self->runs->len > 0 ? &g_array_index (self->runs, FrondFrameRun, 0) : NULL;

  if (run == NULL || run->n_frames == 0)
    return;
  frond_frame_buffer_add_gap (to, run->lost_before);
  frond_frame_buffer_add (to, (const gint32 *) (gpointer) self->raw->data, run->flags);
  g_array_remove_range (self->raw, 0, self->n_channels);
  run->lost_before = 0;
  run->n_frames--;
  if (run->n_frames == 0)
    g_array_remove_index (self->runs, 0);
}

void
frond_frame_buffer_clear (FrondFrameBuffer *self)
{
  g_array_set_size (self->raw, 0);
  g_array_set_size (self->runs, 0);
}

guint
frond_frame_buffer_get_n_frames (const FrondFrameBuffer *self)
{
  return self->raw->len / self->n_channels;
}

guint64
frond_frame_buffer_get_span (const FrondFrameBuffer *self)
{
  guint64 span = 0;

  for (guint i = 0; i < self->runs->len; i++) {
    const FrondFrameRun *run = &g_array_index (self->runs, FrondFrameRun, i);

    span += run->lost_before + run->n_frames;
  }

  return span;
}
