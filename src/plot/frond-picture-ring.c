/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of the round is over: a thin ring around the picture that closes as slowly as the round goes by. */

#include "frond-picture-private.h"

#define RADIUS 0.465
#define WIDTH  0.0035
#define TRACK  0.20

void
frond_picture_ring_paint (const FrondPictureScene *scene,
                          double                   round)
{
  const FrondPlotColor *color = &scene->palette->ring;
  cairo_t              *cr = scene->cr;
  const double          y = scene->height / 2, radius = MIN (scene->width, scene->height) * RADIUS;

  cairo_set_line_width (cr, MAX (1.5, scene->size * WIDTH));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  cairo_arc (cr, scene->x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, TRACK);
  cairo_stroke (cr);

  if (round <= 0)
    return;
  cairo_new_path (cr);
  cairo_arc (cr, scene->x, y, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * round);
  frond_plot_set_color (cr, color);
  cairo_stroke (cr);
}
