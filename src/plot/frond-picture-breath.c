/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pacer: a ring that widens while it is time to breathe in and narrows, longer, while out. Two arcs rise around it and sink again as evenly
 * as the seconds go, so that the turn of the breath is seen to come. Rings behind the first one follow it as waves do. */

#include "frond-picture-private.h"

#define LEAST    0.135
#define MOST     0.300
#define GUIDE    0.365
#define N_WAVES  3
#define WAVE_LAG 0.13 /* halves of a breath */

#define N_BARS     8
#define BAR_WIDTH  0.62
#define BAR_HEIGHT 0.075

static double
get_air (double breath)
{
  return 0.5 - 0.5 * cos (G_PI * breath);
}

static double
get_radius (const FrondPictureScene *scene,
            double                   breath)
{
  return scene->size * frond_picture_lerp (LEAST, MOST, get_air (breath));
}

static void
paint_circle (const FrondPictureScene *scene,
              double                   radius,
              double                   width,
              double                   alpha)
{
  const FrondPlotColor *color = &scene->palette->ring;

  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, scene->height / 2, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (scene->cr, color->red, color->green, color->blue, alpha);
  if (width > 0) {
    cairo_set_line_width (scene->cr, width * scene->size);
    cairo_stroke (scene->cr);
  } else {
    cairo_fill (scene->cr);
  }
}

/* From the bottom up on both sides while in, and down again while out. */
static void
paint_fill (const FrondPictureScene *scene,
            double                   breath)
{
  const double filled = breath <= 1 ? breath : 2 - breath, angle = G_PI * filled, y = scene->height / 2, radius = scene->size * GUIDE;

  paint_circle (scene, radius, 0.0035, 0.22);
  if (filled <= 0)
    return;
  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, y, radius, G_PI / 2 - angle, G_PI / 2 + angle);
  cairo_set_line_width (scene->cr, scene->size * 0.0085);
  cairo_set_line_cap (scene->cr, CAIRO_LINE_CAP_ROUND);
  frond_plot_set_color (scene->cr, &scene->palette->petal_outer);
  cairo_stroke (scene->cr);
}

/* What is let go of shows in the middle, as a light that grows. */
static void
paint_core (const FrondPictureScene *scene)
{
  const double radius = scene->size * frond_picture_lerp (0.022, 0.086, frond_picture_smooth (scene->open));

  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, scene->height / 2, radius, 0, 2 * G_PI);
  frond_plot_set_color (scene->cr, &scene->palette->heart);
  cairo_fill (scene->cr);
}

void
frond_picture_breath_paint (const FrondPictureScene *scene,
                            double                   breath)
{
  const FrondPicturePalette *palette = scene->palette;

  if (isnan (breath))
    breath = 0;
  breath = CLAMP (breath, 0, 2);

  frond_picture_light_paint (scene->cr, &palette->light, frond_picture_lerp (palette->light_least, palette->light_most, 0.35 * scene->open + 0.4 * get_air (breath)), scene->x, scene->height / 2,
                             scene->size * FROND_PICTURE_REACH);
  for (int i = N_WAVES; i > 0; i--)
    paint_circle (scene, get_radius (scene, breath - i * WAVE_LAG), 0.006, 0.42 - 0.10 * i);
  paint_circle (scene, get_radius (scene, breath), 0, 0.20);
  paint_circle (scene, get_radius (scene, breath), 0.0135, 1);
  paint_fill (scene, breath);
  paint_core (scene);
}

void
frond_picture_breath_paint_bar (const FrondPictureScene *scene,
                                double                   breath)
{
  const double          filled = isnan (breath) ? 0 : breath <= 1 ? breath
                                                                  : 2 - breath;
  const double          step = BAR_WIDTH * scene->size / N_BARS, height = BAR_HEIGHT * scene->size, radius = 0.2 * height;
  const FrondPlotColor *color = &scene->palette->ring;

  for (int i = 0; i < N_BARS; i++) {
    const double shown = frond_picture_smooth (filled * N_BARS - i);
    const double left = scene->x + (i - N_BARS / 2.0) * step + 0.08 * step, right = left + 0.84 * step;
    const double top = scene->height / 2 - height / 2, bottom = top + height;

    cairo_new_path (scene->cr);
    cairo_arc (scene->cr, left + radius, top + radius, radius, G_PI, 1.5 * G_PI);
    cairo_arc (scene->cr, right - radius, top + radius, radius, 1.5 * G_PI, 2 * G_PI);
    cairo_arc (scene->cr, right - radius, bottom - radius, radius, 0, 0.5 * G_PI);
    cairo_arc (scene->cr, left + radius, bottom - radius, radius, 0.5 * G_PI, G_PI);
    cairo_close_path (scene->cr);
    cairo_set_source_rgba (scene->cr, color->red, color->green, color->blue, frond_picture_lerp (0.18, 1, shown));
    cairo_fill (scene->cr);
  }
}
