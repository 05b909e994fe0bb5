/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lake with a light above it. Slow ripples break its mirror image into pieces; as the muscle lets go the surface grows still, until the light
 * lies in it whole. */

#include "frond-picture-private.h"

#define HORIZON 0.50
#define N_ROWS  120

/* How far the water at a depth (0 horizon .. 1 feet) moves aside, in sizes. Waves are closer together where they are further away. */
static double
ripple_at (const FrondPictureScene *scene,
           double                   depth)
{
  const double restless = pow (1 - scene->open, 1.2);
  const double row = 9 * log (1 + 9 * depth);

  return restless * (0.012 + 0.085 * depth) * (sin (2.2 * row - 2 * G_PI * scene->time_s / 4.5) + 0.5 * sin (3.7 * row - 2 * G_PI * scene->time_s / 3.1 + 1));
}

static void
paint_reflection (const FrondPictureScene *scene,
                  double                   y,
                  double                   radius,
                  double                   gap)
{
  cairo_t *cr = scene->cr;

  cairo_new_path (cr);
  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k <= N_ROWS; k++) {
      const double at = (pass == 0 ? k : N_ROWS - k) / (double) N_ROWS * 2 - 1;
      const double half = radius * sqrt (MAX (0, 1 - at * at));
      const double depth = (gap + radius * (1 + at)) / (scene->height - y);
      const double x = scene->x + scene->size * ripple_at (scene, depth) + (pass == 0 ? half : -half);

      cairo_line_to (cr, x, y + gap + radius * (1 + at));
    }
  cairo_close_path (cr);
  frond_plot_set_color (cr, &scene->palette->heart);
  cairo_fill (cr);
}

void
frond_picture_water_paint (const FrondPictureScene *scene)
{
  const double y = scene->height * HORIZON, radius = scene->size * 0.11, gap = scene->size * 0.10;

  frond_picture_light_paint (scene->cr, &scene->palette->light, scene->palette->light_least, scene->x, y, scene->size * 0.5);
  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, y - gap - radius, radius, 0, 2 * G_PI);
  frond_plot_set_color (scene->cr, &scene->palette->heart);
  cairo_fill (scene->cr);
  paint_reflection (scene, y, radius, gap);
}
