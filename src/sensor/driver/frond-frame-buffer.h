/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-block.h"

G_BEGIN_DECLS

/**
 * FrondFrameRun:
 * @lost_before: frames lost directly before it
 * @n_frames: unbroken frames
 * @flags: what the driver says about all of them
 */
typedef struct {
  guint64         lost_before;
  guint           n_frames;
  FrondBlockFlags flags;
} FrondFrameRun;

/**
 * FrondFrameBuffer:
 * @n_channels: values in a frame
 * @raw: (element-type gint32): frame by frame
 * @runs: (element-type FrondFrameRun): how the frames lie in time
 *
 * Frames on their way from a driver's parser to blocks. It keeps its memory when it is cleared, so that a frame costs no allocation.
 */
typedef struct {
  guint   n_channels;
  GArray *raw;
  GArray *runs;
} FrondFrameBuffer;

FrondFrameBuffer *frond_frame_buffer_new (guint n_channels) G_GNUC_WARN_UNUSED_RESULT;
void              frond_frame_buffer_free (FrondFrameBuffer *self);
void              frond_frame_buffer_add (FrondFrameBuffer *self,
                                          const gint32     *frame,
                                          FrondBlockFlags   flags);
void              frond_frame_buffer_add_gap (FrondFrameBuffer *self,
                                              guint64           n_lost);
void              frond_frame_buffer_move (FrondFrameBuffer *self,
                                           FrondFrameBuffer *to);
void              frond_frame_buffer_move_first (FrondFrameBuffer *self,
                                                 FrondFrameBuffer *to);
void              frond_frame_buffer_clear (FrondFrameBuffer *self);
guint             frond_frame_buffer_get_n_frames (const FrondFrameBuffer *self);
/* Frames and gaps together. */
guint64 frond_frame_buffer_get_span (const FrondFrameBuffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondFrameBuffer, frond_frame_buffer_free)

G_END_DECLS
