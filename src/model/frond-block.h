/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  FROND_BLOCK_FLAGS_NONE = 0,
  FROND_BLOCK_GAP_BEFORE = 1 << 0,   /* samples are missing between the previous block and this one */
  FROND_BLOCK_DEVICE_RESET = 1 << 1, /* the sensor was opened again in between */
  FROND_BLOCK_SATURATED = 1 << 2,    /* at least one sample is at the end of the raw range */
  FROND_BLOCK_LEAD_OFF = 1 << 3,     /* the sensor says that an electrode is off */
  FROND_BLOCK_SIMULATED = 1 << 4,    /* nobody was measured */
  FROND_BLOCK_REPLAY = 1 << 5,       /* from a recording */
} FrondBlockFlags;

/**
 * FrondBlock:
 * @first_sample: index of the first frame since the sensor started, lost frames included: the session's only clock
 * @n_frames: how many frames
 * @n_channels: how many channels in each frame
 * @rate_hz: nominal frames per second
 * @lost_before: frames lost directly before this block
 * @host_time_us: g_get_monotonic_time() when its last byte came; a label, never a clock
 * @flags: what is special about it
 * @raw: n_frames x n_channels raw integers, frame by frame
 *
 * A stretch of unbroken samples as the sensor sent them. Immutable once it was handed out; counted references, any thread.
 */
typedef struct {
  guint64         first_sample;
  guint           n_frames;
  guint           n_channels;
  double          rate_hz;
  guint           lost_before;
  gint64          host_time_us;
  FrondBlockFlags flags;
  gint32         *raw;
} FrondBlock;

#define FROND_TYPE_BLOCK (frond_block_get_type ())
GType frond_block_get_type (void) G_GNUC_CONST;

FrondBlock *frond_block_new (guint64 first_sample,
                             guint   n_frames,
                             guint   n_channels,
                             double  rate_hz) G_GNUC_WARN_UNUSED_RESULT;
FrondBlock *frond_block_ref (FrondBlock *self);
void        frond_block_unref (FrondBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondBlock, frond_block_unref)

G_END_DECLS
