/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-picture.h"

G_BEGIN_DECLS

typedef struct _FrondLiveMarkers FrondLiveMarkers;

FrondLiveMarkers *frond_live_markers_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              frond_live_markers_free (FrondLiveMarkers *self);
void              frond_live_markers_add (FrondLiveMarkers *self,
                                          guint64           column,
                                          guint             number,
                                          const char       *label);
gboolean          frond_live_markers_remove_last (FrondLiveMarkers *self);
void              frond_live_markers_clear (FrondLiveMarkers *self);
guint             frond_live_markers_get_n (FrondLiveMarkers *self);
void              frond_live_markers_forget_layouts (FrondLiveMarkers *self);
void              frond_live_markers_snapshot (FrondLiveMarkers       *self,
                                               const FrondLivePicture *picture,
                                               GtkSnapshot            *snapshot,
                                               const FrondLiveSegment *segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveMarkers, frond_live_markers_free)

G_END_DECLS
