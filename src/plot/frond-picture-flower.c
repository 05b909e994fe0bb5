/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A water lily from above: rings of petals that lie over each other when it is closed and spread, the outer ones first, as it opens. */

#include "frond-picture-private.h"

#define N_RINGS 4

typedef struct {
  int    n_petals;
  double closed; /* how far the petals reach, in sizes */
  double open;
  double wide;  /* width of an open petal in parts of its length */
  double turn;  /* of the ring against the others, in petals */
  double later; /* how much later it opens */
} Ring;

static const Ring rings[N_RINGS] = {
  { 13, 0.150, 0.415, 0.150, 0.0, 0.00 },
  { 13, 0.128, 0.330, 0.165, 0.5, 0.10 },
  { 8, 0.100, 0.235, 0.200, 0.2, 0.20 },
  { 8, 0.072, 0.150, 0.210, 0.7, 0.30 },
};

/* One petal, pointing along angle: a round one when it is closed, a slender one with a soft tip when it is open. */
static void
add_petal (const FrondPictureScene *scene,
           double                   angle,
           double                   inner,
           double                   reach,
           double                   half_width)
{
  const double y = scene->height / 2, c = cos (angle), s = sin (angle), length = reach - inner;

#define AT(along, across) scene->x + (along) * c - (across) * s, y + (along) * s + (across) * c
  cairo_move_to (scene->cr, AT (inner, 0));
  cairo_curve_to (scene->cr, AT (inner + 0.12 * length, half_width * 0.75), AT (inner + 0.45 * length, half_width * 1.35), AT (inner + 0.70 * length, half_width));
  cairo_curve_to (scene->cr, AT (inner + 0.86 * length, half_width * 0.72), AT (inner + 0.95 * length, half_width * 0.28), AT (reach, 0));
  cairo_curve_to (scene->cr, AT (inner + 0.95 * length, -half_width * 0.28), AT (inner + 0.86 * length, -half_width * 0.72), AT (inner + 0.70 * length, -half_width));
  cairo_curve_to (scene->cr, AT (inner + 0.45 * length, -half_width * 1.35), AT (inner + 0.12 * length, -half_width * 0.75), AT (inner, 0));
#undef AT
  cairo_close_path (scene->cr);
}

static void
paint_ring (const FrondPictureScene *scene,
            int                      index)
{
  const Ring    *ring = &rings[index];
  const double   opened = frond_picture_smooth (scene->open * 1.3 - ring->later);
  const double   breath = 1 + 0.025 * (scene->breath - 0.5);
  const double   reach = scene->size * frond_picture_lerp (ring->closed, ring->open, opened) * breath;
  const double   half_width = scene->size * frond_picture_lerp (ring->closed * 0.32, ring->open * ring->wide, opened);
  const double   turn = 0.05 * sin (2 * G_PI * scene->time_s / 13 - 0.5 * index) + (1 - opened) * 0.5;
  const double   tone = index / (double) (N_RINGS - 1);
  FrondPlotColor color = frond_picture_palette_mix (&scene->palette->petal_outer, &scene->palette->petal_inner, tone);

  for (int layer = 0; layer < 3; layer++) {
    const double inset = layer * 0.2;

    cairo_new_path (scene->cr);
    for (int i = 0; i < ring->n_petals; i++)
      add_petal (scene, 2 * G_PI * (i + ring->turn) / ring->n_petals + turn, 0, reach * (1 - 0.05 * layer), half_width * (1 - inset));
    cairo_set_source_rgba (scene->cr, color.red, color.green, color.blue, 0.5 + 0.25 * layer);
    cairo_fill (scene->cr);
  }
}

void
frond_picture_flower_paint (const FrondPictureScene *scene)
{
  const FrondPicturePalette *palette = scene->palette;

  frond_picture_light_paint (scene->cr, &palette->light, frond_picture_lerp (palette->light_least, palette->light_most, scene->open), scene->x, scene->height / 2, scene->size * 0.62);
  for (int i = 0; i < N_RINGS; i++)
    paint_ring (scene, i);
  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, scene->height / 2, scene->size * frond_picture_lerp (0.022, 0.045, frond_picture_smooth (scene->open)), 0, 2 * G_PI);
  frond_plot_set_color (scene->cr, &palette->heart);
  cairo_fill (scene->cr);
}
