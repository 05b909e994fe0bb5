/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the patient's, rendered and looked at as numbers. */

#pragma once

#include "canvas.h"
#include "frond-picture.h"

static inline Canvas *
picture_canvas_new (FrondPictureKind         kind,
                    FrondPictureRoom         room,
                    int                      width,
                    int                      height,
                    const FrondPictureState *state)
{
  Canvas *self = canvas_new (width, height);

  frond_picture_paint_background (self->cr, room, width, height);
  if (state)
    frond_picture_paint (self->cr, kind, room, width, height, state);

  return self;
}

static inline double
picture_canvas_linear (guint value)
{
  static double table[256];

  if (table[255] == 0)
    for (int i = 0; i < 256; i++)
      table[i] = i / 255.0 <= 0.04045 ? i / 255.0 / 12.92 : pow ((i / 255.0 + 0.055) / 1.055, 2.4);

  return table[value & 0xff];
}

/* Relative luminance as WCAG has it, 0..1. */
static inline double
picture_canvas_luminance_of (guint32 pixel)
{
  return 0.2126 * picture_canvas_linear (pixel >> 16) + 0.7152 * picture_canvas_linear (pixel >> 8) + 0.0722 * picture_canvas_linear (pixel);
}

static inline const guint32 *
picture_canvas_get_row (Canvas *self,
                        int     y)
{
  return (const guint32 *) (const void *) (cairo_image_surface_get_data (self->surface) + y * cairo_image_surface_get_stride (self->surface));
}

static inline double
picture_canvas_contrast (guint32 a,
                         guint32 b)
{
  const double one = picture_canvas_luminance_of (a), other = picture_canvas_luminance_of (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static inline double
picture_canvas_luminance (Canvas *self,
                          int     x,
                          int     y,
                          int     width,
                          int     height)
{
  double sum = 0;

  cairo_surface_flush (self->surface);
  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      sum += picture_canvas_luminance_of (picture_canvas_get_row (self, j)[i]);

  return sum / (width * height);
}

/* How many pixels stand out from the same place of the empty room by at least so much. */
static inline guint
picture_canvas_count (Canvas *self,
                      Canvas *room,
                      double  contrast,
                      int     x,
                      int     y,
                      int     width,
                      int     height)
{
  guint n = 0;

  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      n += picture_canvas_contrast (canvas_get (self, i, j), canvas_get (room, i, j)) >= contrast;

  return n;
}

/* Mean difference of two pictures of one size, in steps of a colour. */
static inline double
picture_canvas_difference (Canvas *a,
                           Canvas *b)
{
  guint64 sum = 0;

  cairo_surface_flush (a->surface);
  cairo_surface_flush (b->surface);
  for (int y = 0; y < a->height; y++) {
    const guint32 *one = picture_canvas_get_row (a, y), *other = picture_canvas_get_row (b, y);

    for (int x = 0; x < a->width; x++)
      for (int shift = 0; shift < 24; shift += 8)
        sum += (guint64) abs ((int) ((one[x] >> shift) & 0xff) - (int) ((other[x] >> shift) & 0xff));
  }

  return (double) sum / (3.0 * a->width * a->height);
}
