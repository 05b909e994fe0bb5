/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small image to paint on and to look at pixel by pixel. */

#pragma once

#include <cairo.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#include "frond-plot-palette.h"

typedef struct {
  cairo_surface_t *surface;
  cairo_t         *cr;
  int              width;
  int              height;
} Canvas;

static inline void
canvas_clear (Canvas               *self,
              const FrondPlotColor *color)
{
  cairo_save (self->cr);
  cairo_set_operator (self->cr, CAIRO_OPERATOR_SOURCE);
  frond_plot_set_color (self->cr, color);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

static inline Canvas *
canvas_new (int width,
            int height)
{
  Canvas *self = g_new0 (Canvas, 1);

  self->width = width;
  self->height = height;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  self->cr = cairo_create (self->surface);
  canvas_clear (self, &(FrondPlotColor) { 1, 1, 1, 1 });

  return self;
}

static inline void
canvas_free (Canvas *self)
{
  g_assert_cmpint (cairo_status (self->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Canvas, canvas_free)

static inline guint32
canvas_get (Canvas *self,
            int     x,
            int     y)
{
  guint32 pixel;

  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (x, <, self->width);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, self->height);
  cairo_surface_flush (self->surface);
  memcpy (&pixel, cairo_image_surface_get_data (self->surface) + y * cairo_image_surface_get_stride (self->surface) + 4 * x, 4);

  return pixel & 0xffffff;
}

static inline gboolean
canvas_is_blank (Canvas *self,
                 int     x,
                 int     y)
{
  return canvas_get (self, x, y) == 0xffffff;
}

/* How many pixels of the rectangle are not blank. */
static inline guint
canvas_count (Canvas *self,
              int     x,
              int     y,
              int     width,
              int     height)
{
  guint n = 0;

  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      n += !canvas_is_blank (self, i, j);

  return n;
}

static inline guint32
canvas_color (const FrondPlotColor *color)
{
  double over = 1 - color->alpha;

  return ((guint32) lround (255 * (color->red * color->alpha + over)) << 16) | ((guint32) lround (255 * (color->green * color->alpha + over)) << 8) |
         (guint32) lround (255 * (color->blue * color->alpha + over));
}

static inline gboolean
canvas_is_near (guint32 a,
                guint32 b)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (abs ((int) ((a >> shift) & 0xff) - (int) ((b >> shift) & 0xff)) > 2)
      return FALSE;

  return TRUE;
}
