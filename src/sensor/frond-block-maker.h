/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "driver/frond-frame-buffer.h"
#include "frond-sensor.h"

G_BEGIN_DECLS

typedef void (*FrondBlockFunc) (FrondBlock *block,
                                gpointer    user_data);

/**
 * FrondBlockMaker:
 * @info: (not owned): rate and channels
 * @flags: of every block
 * @next_sample: index of the next frame
 * @lost: frames lost before the next block
 * @pending: flags of the next block only
 *
 * Turns frames into blocks of at most 50 ms on the sensor's sample clock.
 */
typedef struct {
  const FrondSensorInfo *info;
  FrondBlockFlags        flags;
  guint64                next_sample;
  guint64                lost;
  FrondBlockFlags        pending;
} FrondBlockMaker;

void frond_block_maker_init (FrondBlockMaker       *self,
                             const FrondSensorInfo *info,
                             FrondBlockFlags        flags);
void frond_block_maker_resume (FrondBlockMaker *self,
                               guint64          n_lost);
void frond_block_maker_flush (FrondBlockMaker  *self,
                              FrondFrameBuffer *frames,
                              gint64            host_time_us,
                              FrondBlockFunc    func,
                              gpointer          user_data);

G_END_DECLS
