/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A live picture of one lane that is nobody's: ten seconds on 300 units, one unit a pixel. */

#pragma once

#include "frond-live-picture.h"

#include "stage.h"

#define WIDTH     400
#define HEIGHT    160
#define X         40.0
#define Y         2.0
#define N_COLUMNS 500

typedef struct {
  Stage           *stage;
  GPtrArray       *lanes;
  FrondPlotPalette palette;
  FrondLivePicture picture;
} Fixture;

static inline void
set_up (Fixture      *self,
        gconstpointer data)
{
  static const FrondLiveLayout layout = { 300, 120, 1, N_COLUMNS, 12 };
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLiveTiles *tiles;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  self->stage = stage_new (gtk_drawing_area_new (), WIDTH, HEIGHT);
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_live_lane_free);
  g_ptr_array_add (self->lanes, frond_live_lane_new (feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV"));
  frond_plot_palette_init (&self->palette, FROND_PLOT_LIGHT, NULL);
  tiles = frond_live_tiles_new (self->lanes);
  frond_live_tiles_set_palette (tiles, &self->palette);
  frond_live_tiles_set_layout (tiles, &layout);
  self->picture = (FrondLivePicture) { self->stage->widget, tiles, self->lanes, &self->palette, X, Y, 300, 120, 1, 12 };
}

static inline void
tear_down (Fixture      *self,
           gconstpointer data)
{
  frond_live_tiles_free (self->picture.tiles);
  g_ptr_array_unref (self->lanes);
  stage_free (self->stage);
}

static inline FrondLiveLane *
get_lane (Fixture *self)
{
  return g_ptr_array_index (self->lanes, 0);
}

/* A node on white; NULL is nothing. */
static inline cairo_surface_t *
paint_node (GskRenderNode *node)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (node)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of the rectangle are not white. */
static inline guint
count_ink (cairo_surface_t *surface,
           int              x,
           int              y,
           int              width,
           int              height)
{
  return (guint) (width * height) - stage_count (surface, 0xffffff, x, y, width, height);
}
