/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-hatch.h"
#include "frond-live-markers.h"

G_BEGIN_DECLS

typedef struct _FrondLiveOverlay FrondLiveOverlay;

FrondLiveOverlay *frond_live_overlay_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              frond_live_overlay_free (FrondLiveOverlay *self);
void              frond_live_overlay_set_programme (FrondLiveOverlay *self,
                                                    FrondProgramme   *programme);
void              frond_live_overlay_forget_layouts (FrondLiveOverlay *self);
FrondLiveMarkers *frond_live_overlay_get_markers (FrondLiveOverlay *self);
FrondLiveHatch   *frond_live_overlay_get_hatch (FrondLiveOverlay *self);
void              frond_live_overlay_snapshot (FrondLiveOverlay       *self,
                                               const FrondLivePicture *picture,
                                               GtkSnapshot            *snapshot,
                                               const FrondLiveSegment *segments,
                                               guint                   n_segments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveOverlay, frond_live_overlay_free)

G_END_DECLS
