/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A water lily from above. Closed, its petals are wound around each other to a small round bud; as it opens they unwind and reach out, the outer
 * ones a little before the inner ones. */

#include "frond-picture-private.h"

#define N_RINGS      5
#define ROOT         0.27 /* where petals begin, in parts of their reach */
#define HEART_CLOSED 0.012
#define HEART_OPEN   0.034
#define TURN_S       26.0

typedef struct {
  int    n_petals;
  double closed; /* how far the petals reach, in sizes */
  double open;
  double wide; /* half the width of an open petal, in sizes */
  double turn; /* of the ring against the others, in petals */
} Ring;

static const Ring rings[N_RINGS] = {
  { 13, 0.146, 0.405, 0.058, 0.00 },
  { 13, 0.136, 0.335, 0.052, 0.50 },
  { 11, 0.114, 0.262, 0.045, 0.15 },
  { 9, 0.088, 0.190, 0.036, 0.60 },
  { 7, 0.058, 0.122, 0.030, 0.30 },
};

typedef struct {
  const FrondPictureScene *scene;
  FrondPlotColor           color;
  double                   reach;
  double                   half_width;
  double                   wound; /* how far the tip is turned against the root */
  double                   turn;
  int                      n_petals;
  double                   turn_petals;
} Petals;

/* A place on a petal that points along angle: along it in parts of its reach, across in half widths. */
static void
place (const Petals *self,
       double        angle,
       double        along,
       double        across,
       double       *x,
       double       *y)
{
  const double turned = angle + self->wound * along * along;
  const double far = along * self->reach, aside = across * self->half_width;

  *x = self->scene->x + far * cos (turned) - aside * sin (turned);
  *y = self->scene->height / 2 + far * sin (turned) + aside * cos (turned);
}

static void
curve (const Petals *self,
       double        angle,
       const double  points[3][2],
       double        side)
{
  double x[3], y[3];

  for (int i = 0; i < 3; i++)
    place (self, angle, points[i][0], side * points[i][1], &x[i], &y[i]);
  cairo_curve_to (self->scene->cr, x[0], y[0], x[1], y[1], x[2], y[2]);
}

static void
add_petal (const Petals *self,
           double        angle)
{
  /* From where the next ring covers it; what is not seen is not painted. */
  static const double out[3][2] = { { 0.38, 0.86 }, { 0.52, 1.01 }, { 0.66, 1 } };
  static const double tip[3][2] = { { 0.82, 0.98 }, { 0.94, 0.44 }, { 1, 0 } };
  static const double back[3][2] = { { 0.94, 0.44 }, { 0.82, 0.98 }, { 0.66, 1 } };
  static const double root[3][2] = { { 0.52, 1.01 }, { 0.38, 0.86 }, { ROOT, 0.58 } };
  double              x, y;

  place (self, angle, ROOT, 0.58, &x, &y);
  cairo_move_to (self->scene->cr, x, y);
  curve (self, angle, out, 1);
  curve (self, angle, tip, 1);
  curve (self, angle, back, -1);
  curve (self, angle, root, -1);
  cairo_close_path (self->scene->cr);
}

static void
paint_layer (const Petals         *self,
             const FrondPlotColor *color,
             double                reach,
             double                width)
{
  Petals layer = *self;

  layer.reach *= reach;
  layer.half_width *= width;
  cairo_new_path (self->scene->cr);
  for (int i = 0; i < self->n_petals; i++)
    add_petal (&layer, 2 * G_PI * (i + self->turn_petals) / self->n_petals + self->turn);
  frond_plot_set_color (self->scene->cr, color);
  cairo_fill (self->scene->cr);
}

static Petals
open_ring (const FrondPictureScene *scene,
           int                      index)
{
  const Ring  *ring = &rings[index];
  const double opened = frond_picture_smooth ((scene->open - 0.05 * index) / 0.80);
  const double breath = 1 + 0.030 * (scene->breath - 0.5) * (1 - 0.1 * index);
  const double sway = sin (2 * G_PI * scene->time_s / TURN_S - 0.6 * index);

  return (Petals) {
    .scene = scene,
    .color = frond_picture_palette_mix (&scene->palette->petal_outer, &scene->palette->petal_inner, index / (N_RINGS - 1.0)),
    .reach = scene->size * frond_picture_lerp (ring->closed, ring->open, opened) * breath,
    .half_width = scene->size * frond_picture_lerp (ring->closed * 0.46, ring->wide, opened),
    .wound = frond_picture_lerp (1.45, 0.05, opened) + 0.03 * sway,
    .turn = 0.045 * sway - 0.9 * (1 - opened),
    .n_petals = ring->n_petals,
    .turn_petals = ring->turn,
  };
}

static void
paint_disc (const FrondPictureScene *scene,
            double                   radius,
            const FrondPlotColor    *color)
{
  cairo_new_path (scene->cr);
  cairo_arc (scene->cr, scene->x, scene->height / 2, radius, 0, 2 * G_PI);
  frond_plot_set_color (scene->cr, color);
  cairo_fill (scene->cr);
}

static void
paint_ring (const FrondPictureScene *scene,
            int                      index)
{
  const Petals   petals = open_ring (scene, index);
  FrondPlotColor edge = frond_picture_palette_mix (&petals.color, &scene->palette->petal_shade, index == 0 ? 0.28 : 0.38);
  FrondPlotColor light = frond_picture_palette_mix (&petals.color, &scene->palette->petal_inner, 0.35);

  if (index == N_RINGS - 1)
    paint_disc (scene, petals.reach * (ROOT + 0.12), &petals.color);
  paint_layer (&petals, &edge, 1, 1);
  paint_layer (&petals, &petals.color, 0.975, 0.78);
  paint_layer (&petals, &light, 0.93, 0.34);
}

void
frond_picture_flower_paint (const FrondPictureScene *scene)
{
  const FrondPicturePalette *palette = scene->palette;
  const double               opened = frond_picture_smooth (scene->open);

  frond_picture_light_paint (scene->cr, &palette->light, frond_picture_lerp (palette->light_least, palette->light_most, scene->open), scene->x, scene->height / 2, scene->size * FROND_PICTURE_REACH);
  for (int i = 0; i < N_RINGS; i++)
    paint_ring (scene, i);
  paint_disc (scene, scene->size * frond_picture_lerp (HEART_CLOSED, HEART_OPEN, opened), &palette->heart);
}
