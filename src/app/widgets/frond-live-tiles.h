/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "frond-live-lane.h"
#include "frond-plot-frame.h"
#include "frond-programme.h"

G_BEGIN_DECLS

/**
 * FrondLiveLayout:
 * @width: of the picture in device pixels
 * @height: of the picture in device pixels
 * @scale: device pixels per unit
 * @n_columns: how many columns the width shows
 * @text_height: of the labels beside it, in units
 */
typedef struct {
  int    width;
  int    height;
  double scale;
  double n_columns;
  double text_height;
} FrondLiveLayout;

typedef struct _FrondLiveTiles FrondLiveTiles;

FrondLiveTiles *frond_live_tiles_new (GPtrArray *lanes) G_GNUC_WARN_UNUSED_RESULT;
void            frond_live_tiles_free (FrondLiveTiles *self);
void            frond_live_tiles_set_programme (FrondLiveTiles *self,
                                                FrondProgramme *programme);
void            frond_live_tiles_set_palette (FrondLiveTiles         *self,
                                              const FrondPlotPalette *palette);
void            frond_live_tiles_set_layout (FrondLiveTiles        *self,
                                             const FrondLiveLayout *layout);
void            frond_live_tiles_clear (FrondLiveTiles *self);
void            frond_live_tiles_get_lane_frame (FrondLiveTiles *self,
                                                 guint           lane,
                                                 FrondPlotFrame *frame);
gint64          frond_live_tiles_get_x (FrondLiveTiles *self,
                                        double          column);
double          frond_live_tiles_get_column (FrondLiveTiles *self,
                                             gint64          x);
gint64          frond_live_tiles_get_head (FrondLiveTiles *self);
void            frond_live_tiles_begin_frame (FrondLiveTiles *self);
void            frond_live_tiles_end_frame (FrondLiveTiles *self);
GdkTexture     *frond_live_tiles_get_texture (FrondLiveTiles *self,
                                              gint64          x,
                                              gint64         *left,
                                              int            *width);
guint64         frond_live_tiles_get_n_painted (FrondLiveTiles *self);
guint           frond_live_tiles_get_n_kept (FrondLiveTiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveTiles, frond_live_tiles_free)

G_END_DECLS
