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

void   frond_live_picture_get_lane_frame (const FrondLivePicture *self,
                                          guint                   lane,
                                          FrondPlotFrame         *frame);
double frond_live_picture_get_offset (const FrondLivePicture *self,
                                      const FrondLiveSegment *segment,
                                      gint64                  position);

G_END_DECLS
