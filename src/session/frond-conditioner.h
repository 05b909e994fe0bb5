/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-block.h"
#include "frond-channel.h"
#include "frond-filter.h"

G_BEGIN_DECLS

/* One channel's way from raw integers to what is shown and judged: physical values, band-pass, envelope. Samples in order, each touched
 * once; what it holds belongs to one thread. */
typedef struct _FrondConditioner FrondConditioner;

FrondConditioner *frond_conditioner_new (const FrondChannel *channel,
                                         guint               index,
                                         double              rate_hz) G_GNUC_WARN_UNUSED_RESULT;
void              frond_conditioner_free (FrondConditioner *self);
void              frond_conditioner_forget (FrondConditioner *self);
void              frond_conditioner_process (FrondConditioner *self,
                                             const FrondBlock *block);

const FrondChannel    *frond_conditioner_get_channel (const FrondConditioner *self);
const FrondFilterSpec *frond_conditioner_get_filter_spec (const FrondConditioner *self);
gint32                 frond_conditioner_get_raw (const FrondConditioner *self,
                                                  const FrondBlock       *block,
                                                  guint                   frame);
/* Of the last block, until the next one. */
const double   *frond_conditioner_get_physical (const FrondConditioner *self);
const double   *frond_conditioner_get_filtered (const FrondConditioner *self);
const double   *frond_conditioner_get_envelope (const FrondConditioner *self);
const gboolean *frond_conditioner_get_clipped (const FrondConditioner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondConditioner, frond_conditioner_free)

G_END_DECLS
