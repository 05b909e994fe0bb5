/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "frond-live-tiles.h"
#include "frond-live-view.h"

G_BEGIN_DECLS

/**
 * FrondLivePicture:
 * @widget: the plot
 * @tiles: its picture
 * @lanes: (element-type FrondLiveLane): its channels
 * @palette: its colours
 * @x: left edge of the picture in the widget, in units
 * @y: upper edge
 * @width: of the picture, in units
 * @height: of the picture, in units
 * @scale: device pixels per unit
 * @text_height: of one line of labels, in units
 *
 * Where a live plot's picture is and what it is made of, for those who write on it.
 */
typedef struct {
  GtkWidget              *widget;
  FrondLiveTiles         *tiles;
  GPtrArray              *lanes;
  const FrondPlotPalette *palette;
  double                  x;
  double                  y;
  double                  width;
  double                  height;
  double                  scale;
  double                  text_height;
} FrondLivePicture;

typedef struct _FrondLiveOverlay FrondLiveOverlay;

FrondLiveOverlay *frond_live_overlay_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              frond_live_overlay_free (FrondLiveOverlay *self);
void              frond_live_overlay_set_programme (FrondLiveOverlay *self,
                                                    FrondProgramme   *programme);
void              frond_live_overlay_forget_layouts (FrondLiveOverlay *self);
void              frond_live_overlay_add_marker (FrondLiveOverlay *self,
                                                 guint64           column,
                                                 guint             number,
                                                 const char       *label);
gboolean          frond_live_overlay_remove_last_marker (FrondLiveOverlay *self);
void              frond_live_overlay_clear_markers (FrondLiveOverlay *self);
guint             frond_live_overlay_get_n_markers (FrondLiveOverlay *self);
void              frond_live_overlay_snapshot (FrondLiveOverlay       *self,
                                               const FrondLivePicture *picture,
                                               GtkSnapshot            *snapshot,
                                               const FrondLiveSegment *segments,
                                               guint                   n_segments);
GskRenderNode    *frond_live_overlay_draw_axes (const FrondLivePicture *picture,
                                                double                  start_s,
                                                double                  end_s) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveOverlay, frond_live_overlay_free)

G_END_DECLS
