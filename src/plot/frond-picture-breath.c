/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pacer: a ring that widens while there is to be breathed in and narrows, longer, while out. */

#include "frond-picture-private.h"

#define LEAST  0.16
#define MOST   0.36
#define N_BARS 5

void
frond_picture_breath_paint (const FrondPictureScene *scene,
                            double                   breath)
{
  const double air = isnan (breath) ? 0.5 : scene->breath;
  const double radius = scene->size * frond_picture_lerp (LEAST, MOST, air), y = scene->height / 2;
  cairo_t     *cr = scene->cr;

  frond_picture_light_paint (cr, &scene->palette->light, scene->palette->light_least, scene->x, y, scene->size * 0.62);
  cairo_new_path (cr);
  cairo_arc (cr, scene->x, y, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, scene->size * 0.012);
  frond_plot_set_color (cr, &scene->palette->ring);
  cairo_stroke (cr);
}

void
frond_picture_breath_paint_bar (const FrondPictureScene *scene,
                                double                   breath)
{
  const double air = isnan (breath) ? 0.5 : scene->breath;
  const double width = scene->size * 0.5, height = scene->size * 0.09, step = width / N_BARS;

  for (int i = 0; i < N_BARS; i++) {
    const double shown = frond_picture_smooth (air * N_BARS - i);

    cairo_new_path (scene->cr);
    cairo_rectangle (scene->cr, scene->x - width / 2 + i * step, scene->height / 2 - height / 2, step * 0.9, height);
    cairo_set_source_rgba (scene->cr, scene->palette->ring.red, scene->palette->ring.green, scene->palette->ring.blue, 0.2 + 0.8 * shown);
    cairo_fill (scene->cr);
  }
}
