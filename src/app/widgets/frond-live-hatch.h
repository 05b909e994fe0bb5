/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-picture.h"
#include "frond-plot-bands.h"

G_BEGIN_DECLS

typedef struct _FrondLiveHatch FrondLiveHatch;

FrondLiveHatch *frond_live_hatch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            frond_live_hatch_free (FrondLiveHatch *self);
gboolean        frond_live_hatch_set (FrondLiveHatch      *self,
                                      const FrondPlotBand *stretches,
                                      gsize                n);
guint           frond_live_hatch_get_n (FrondLiveHatch *self);
const char     *frond_live_hatch_get_reason (FrondLiveHatch *self,
                                             double          time_s);
void            frond_live_hatch_forget_layouts (FrondLiveHatch *self);
void            frond_live_hatch_snapshot (FrondLiveHatch         *self,
                                           const FrondLivePicture *picture,
                                           GtkSnapshot            *snapshot,
                                           const FrondLiveSegment *segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveHatch, frond_live_hatch_free)

G_END_DECLS
