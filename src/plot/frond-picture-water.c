/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lake with a light above it. Slow ripples break the light's mirror image into pieces; as the muscle lets go the surface grows still, until
 * the light lies in it whole. */

#include "frond-picture-private.h"

#define HORIZON   0.47
#define LIGHT     0.105 /* radius, in sizes */
#define ABOVE     0.085 /* between the horizon and the light */
#define EDGE      0.006
#define STILL     0.16 /* how thick a crest is on still water, against the roughest */
#define N_ROWS    150
#define N_RIPPLES 13
#define SLOW_S    6.1
#define SLOWER_S  8.7

typedef struct {
  const FrondPictureScene *scene;
  double                   horizon;
  double                   restless;
} Lake;

/* How far what is mirrored at a depth (0 horizon .. 1 feet) moves aside, in sizes. Waves lie closer together where they are further away. */
static double
shift_at (const Lake *self,
          double      depth)
{
  const double row = 10 * log (1 + 7 * depth), time_s = self->scene->time_s;

  return self->restless * (0.010 + 0.12 * depth) * (sin (2.1 * row - 2 * G_PI * time_s / SLOW_S) + 0.55 * sin (3.9 * row + 1 - 2 * G_PI * time_s / SLOWER_S * 1.5));
}

/* How much of the mirrored light's width is left there: between two waves it looks elsewhere. */
static double
width_at (const Lake *self,
          double      depth)
{
  const double row = 10 * log (1 + 7 * depth);
  const double wave = 0.5 + 0.5 * sin (2.9 * row + 2 - 2 * G_PI * self->scene->time_s / SLOWER_S);

  return 1 + self->restless * (0.30 - 1.12 * wave);
}

/* In a light room it is its edge that stands out. */
static void
fill_light (const FrondPictureScene *scene)
{
  frond_plot_set_color (scene->cr, &scene->palette->heart_fill);
  cairo_fill_preserve (scene->cr);
  frond_plot_set_color (scene->cr, &scene->palette->heart);
  cairo_set_line_width (scene->cr, EDGE * scene->size);
  cairo_set_line_join (scene->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (scene->cr);
}

static void
paint_reflection (const Lake *self)
{
  const FrondPictureScene *scene = self->scene;
  cairo_t                 *cr = scene->cr;
  const double             radius = LIGHT * scene->size, stretch = 1 + 0.55 * self->restless;
  const double             top = self->horizon + ABOVE * scene->size * (1 - 0.5 * self->restless);

  cairo_new_path (cr);
  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k <= N_ROWS; k++) {
      /* By angle, so that the round ends have rows enough. */
      const double angle = G_PI * (pass == 0 ? k : N_ROWS - k) / N_ROWS;
      const double y = top + radius * stretch * (1 - cos (angle)), depth = (y - self->horizon) / (scene->height - self->horizon);
      const double half = radius * sin (angle) * MAX (0.02, width_at (self, depth));

      cairo_line_to (cr, scene->x + scene->size * shift_at (self, depth) + (pass == 0 ? half : -half), y);
    }
  cairo_close_path (cr);
  fill_light (scene);
}

/* One crest across the lake: a line that is thick on the sides of its waves that look at the light. */
static void
add_crest (const Lake *self,
           double      depth,
           int         number)
{
  const FrondPictureScene *scene = self->scene;
  const double             y = self->horizon + depth * (scene->height - self->horizon);
  const double             wave = scene->size * (0.10 + 0.42 * depth), high = scene->size * 0.030 * depth * self->restless;
  const double             thick = scene->size * (0.0014 + 0.0085 * depth) * frond_picture_lerp (STILL, 1, self->restless);
  const double             reach = MIN (scene->width / 2, scene->size * (0.42 + 0.5 * depth));
  const int                n = 24 + (int) (reach / wave * 22);
  const double             drift = 2 * G_PI * scene->time_s / SLOW_S * (number % 2 ? 0.8 : -0.65) + 1.9 * number;

  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k <= n; k++) {
      const double at = (pass == 0 ? k : n - k) / (double) n * 2 - 1;
      const double phase = 2 * G_PI * at * reach / wave + drift;
      const double edge = 1 - at * at;
      const double body = thick * edge * (0.5 + 0.5 * self->restless * sin (phase + 0.9));
      const double height = high * edge * (sin (phase) + 0.4 * sin (1.7 * phase + number));

      cairo_line_to (scene->cr, scene->x + at * reach, y + height + (pass == 0 ? -body : body));
    }
  cairo_close_path (scene->cr);
}

static void
paint_crests (const Lake *self)
{
  cairo_t       *cr = self->scene->cr;
  FrondPlotColor color = self->scene->palette->ring;

  cairo_new_path (cr);
  for (int i = 0; i < N_RIPPLES; i++) {
    const double t = (i + 0.7) / N_RIPPLES;

    cairo_new_sub_path (cr);
    add_crest (self, 0.03 + 0.90 * t * t, i);
  }
  frond_plot_set_color (cr, &color);
  cairo_fill (cr);
}

static void
paint_sky (const Lake *self)
{
  const FrondPictureScene   *scene = self->scene;
  const FrondPicturePalette *palette = scene->palette;
  const double               y = self->horizon - (ABOVE + LIGHT) * scene->size;

  frond_picture_light_paint (scene->cr, &palette->light, frond_picture_lerp (palette->light_least, palette->light_most, 0.25 + 0.5 * scene->open), scene->x, y, scene->size * 0.50);
  frond_picture_light_paint_below (scene->cr, &palette->water_far, 0.9, 0, self->horizon, scene->width, scene->height - self->horizon);
  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, y, LIGHT * scene->size * (1 + 0.012 * (scene->breath - 0.5)), 0, 2 * G_PI);
  fill_light (scene);
}

void
frond_picture_water_paint (const FrondPictureScene *scene)
{
  const Lake lake = { scene, scene->height / 2 - scene->size * (0.5 - HORIZON), pow (1 - scene->open, 1.15) };

  paint_sky (&lake);
  paint_crests (&lake);
  paint_reflection (&lake);
}
