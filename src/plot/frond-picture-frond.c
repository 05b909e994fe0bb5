/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The product's signature: a fern frond that uncurls as the muscle lets go.
 *
 * The stalk is a curve of unit speed, so that it neither grows nor shrinks while it opens. Up to a front it is nearly straight, behind it the
 * radius falls with what is left of the stalk: a logarithmic spiral, as ferns have it. Openness moves the front from the lower third beyond
 * the tip. Leaflets unfold behind the front, a little later the further out they are; each has a half in the light and a half in the shade.
 * Colours are painted a group of leaflets at a time: a path each would cost as much again as the leaflets themselves. */

#include "frond-picture-private.h"

#define N_JOINTS   360
#define N_LEAFLETS 26 /* on each side */
#define N_GROUPS   8
#define MOST_LOBES 10

#define LENGTH       0.865 /* of the stalk, in sizes */
#define FOOT         0.955 /* where it stands */
#define FIRST_FRONT  0.34
#define LAST_FRONT   1.07
#define FIRST_UNFOLD 0.40
#define LAST_UNFOLD  1.45
#define UNFOLD_ZONE  0.44
#define COIL         0.120 /* radius of the coil whose whole stalk is rolled up */
#define COIL_TIP     0.009
#define FIRST_LEAF   0.225
#define SWAY_S       7.4
#define SWAY         0.030
#define LEAF_DELAY_S 0.55

typedef struct {
  double x;
  double y;
  double angle;
} Joint;

typedef struct {
  double x;
  double y;
  double cosine;
  double sine;
  double length;
  double width; /* of one half */
  double bend;
  double lobing;
  int    n_lobes;
  double side; /* 1 where the tip of the stalk is to its left */
} Leaflet;

typedef struct {
  const FrondPictureScene *scene;
  Joint                    joints[N_JOINTS + 1];
  double                   length;
  double                   front;  /* what is below has uncurled */
  double                   unfold; /* leaflets below begin to unfold */
} Plant;

static double
sway_at (const FrondPictureScene *scene,
         double                   along,
         double                   delay_s)
{
  const double phase = 2 * G_PI * (scene->time_s - delay_s) / SWAY_S - 1.4 * along;

  return SWAY * (sin (phase) + 0.35 * sin (2.3 * phase + 1));
}

/* How much the stalk turns per length of itself. */
static double
curvature_at (const Plant *self,
              double       s)
{
  const double zone = 0.045 + 0.12 * MAX (0, 1 - self->front);
  const double coil = frond_picture_smooth ((s - self->front) / zone) / (COIL * pow (1 - s, 0.74) + COIL_TIP);
  /* A stalk leans away from its foot and bows at the tip; a breath lifts it a little. */
  const double bow = -0.42 + (2.75 - 0.22 * self->scene->breath) * s * s;
  const double sway = 2 * s * sway_at (self->scene, s, 0);

  return coil + bow + sway;
}

static void
grow (Plant                   *self,
      const FrondPictureScene *scene)
{
  const double step = 1.0 / N_JOINTS;
  double       x = scene->x + 0.012 * scene->size, y = (scene->height - scene->size) / 2 + FOOT * scene->size, angle = -G_PI / 2;

  self->scene = scene;
  self->length = LENGTH * scene->size * (1 + 0.010 * (scene->breath - 0.5));
  self->front = frond_picture_lerp (FIRST_FRONT, LAST_FRONT, scene->open);
  /* Slower at first: the coil rises above the leaflets for as long as there is one. */
  self->unfold = frond_picture_lerp (FIRST_UNFOLD, LAST_UNFOLD, pow (scene->open, 1.25));
  for (int i = 0; i <= N_JOINTS; i++) {
    double middle;

    self->joints[i] = (Joint) { x, y, angle };
    middle = angle + curvature_at (self, (i + 0.5) * step) * step / 2;
    angle += curvature_at (self, (i + 0.5) * step) * step;
    x += cos (middle) * step * self->length;
    y += sin (middle) * step * self->length;
  }
}

static Joint
joint_at (const Plant *self,
          double       s)
{
  const double at = CLAMP (s, 0, 1) * N_JOINTS;
  const int    i = MIN ((int) at, N_JOINTS - 1);
  const Joint *a = &self->joints[i], *b = &self->joints[i + 1];

  return (Joint) { frond_picture_lerp (a->x, b->x, at - i), frond_picture_lerp (a->y, b->y, at - i), frond_picture_lerp (a->angle, b->angle, at - i) };
}

/* Longest below the middle, and never quite nothing. */
static double
full_length_at (double u)
{
  return 0.315 * pow (sin (G_PI * (0.05 + 0.94 * pow (u, 0.72))), 0.9) * (1 - 0.25 * u);
}

static Leaflet
unfold (const Plant *self,
        double       u,
        int          side)
{
  const double s = frond_picture_lerp (FIRST_LEAF, 0.988, u);
  const Joint  joint = joint_at (self, s);
  const double unfolded = frond_picture_smooth ((self->unfold - s) / UNFOLD_ZONE);
  const double full = full_length_at (u), breath = self->scene->breath;
  const double spread = frond_picture_lerp (1.20, 0.66, u) + 0.05 * (breath - 0.5);
  const double sway = 1.6 * sway_at (self->scene, s, LEAF_DELAY_S);
  const double angle = joint.angle + side * frond_picture_lerp (0.30, spread, unfolded) + sway * unfolded;
  const double length = self->length * full * frond_picture_lerp (0.12, 1, unfolded * unfolded) * (1 + 0.02 * (breath - 0.5));

  return (Leaflet) {
    .x = joint.x,
    .y = joint.y,
    .cosine = cos (angle),
    .sine = sin (angle),
    .length = length,
    .width = length * frond_picture_lerp (0.22, 0.052, unfolded) + 0.0016 * self->length,
    .bend = frond_picture_lerp (0.30, 0.13, unfolded) + 0.02 * breath,
    .lobing = 0.50 * unfolded,
    .n_lobes = CLAMP ((int) lround (full * 38), 3, MOST_LOBES),
    .side = -side,
  };
}

/* A place beside the midrib, which bows towards the tip of the stalk: t along it, across in half widths. */
static void
place (const Leaflet *self,
       double         t,
       double         across,
       double        *x,
       double        *y)
{
  const double slope = 2 * self->bend * t, norm = 1 / sqrt (1 + slope * slope);
  const double along = self->length * t - across * self->width * slope * norm;
  const double aside = self->side * (self->length * self->bend * t * t + across * self->width * norm);

  *x = self->x + along * self->cosine - aside * self->sine;
  *y = self->y + along * self->sine + aside * self->cosine;
}

/* Half the width at t, in parts of the widest. */
static double
outline (double t)
{
  return 1.62 * sqrt (t) * (1 - t) * (1 + 0.6 * t);
}

static void
add_edge (cairo_t       *cr,
          const Leaflet *self,
          double         towards)
{
  const double step = 1.0 / self->n_lobes;

  for (int i = 0; i < self->n_lobes; i++) {
    const double from = i * step, to = from + step, valley = 1 - self->lobing;
    double       x1, y1, x2, y2, x, y;

    place (self, from + 0.25 * step, towards * outline (from + 0.55 * step) * (1 + 0.35 * self->lobing), &x1, &y1);
    place (self, to + 0.10 * step * self->lobing, towards * outline (from + 0.75 * step) * (1 + 0.15 * self->lobing), &x2, &y2);
    place (self, to, i + 1 == self->n_lobes ? 0 : towards * outline (to) * valley, &x, &y);
    cairo_curve_to (cr, x1, y1, x2, y2, x, y);
  }
}

static void
add_midrib (cairo_t       *cr,
            const Leaflet *self)
{
  double x1, y1, x2, y2;

  place (self, 2.0 / 3, 0, &x1, &y1);
  place (self, 1.0 / 3, 0, &x2, &y2);
  cairo_curve_to (cr, x1, y1, x2, y2, self->x, self->y);
}

static void
paint_group (const Plant *self,
             int          group)
{
  const FrondPicturePalette *palette = self->scene->palette;
  cairo_t                   *cr = self->scene->cr;
  const double               tone = frond_picture_smooth ((group + 0.5) / N_GROUPS);
  FrondPlotColor             lit = frond_picture_palette_mix (&palette->root, &palette->tip, tone);
  FrondPlotColor             shade = frond_picture_palette_mix (&palette->root_shade, &palette->tip_shade, tone);
  Leaflet                    leaflets[2 * N_LEAFLETS];
  int                        n = 0;

  for (int i = group * N_LEAFLETS / N_GROUPS; i < (group + 1) * N_LEAFLETS / N_GROUPS; i++)
    for (int side = -1; side <= 1; side += 2)
      leaflets[n++] = unfold (self, (i + (side > 0 ? 0.35 : 0)) / (N_LEAFLETS - 0.65), side);

  for (int half = 0; half < 2; half++) {
    cairo_new_path (cr);
    for (int i = 0; i < n; i++) {
      Leaflet back = leaflets[i];

      cairo_move_to (cr, back.x, back.y);
      add_edge (cr, &leaflets[i], 1);
      add_midrib (cr, &leaflets[i]);
      if (half == 0)
        add_edge (cr, &leaflets[i], -1);
      cairo_close_path (cr);
    }
    frond_plot_set_color (cr, half == 0 ? &shade : &lit);
    cairo_fill (cr);
  }
}

/* Half the stalk's width at s. */
static double
thickness_at (const Plant *self,
              double       s)
{
  const double body = frond_picture_lerp (1.45, 1, self->scene->open);

  return self->scene->size * (0.0013 + 0.0064 * pow (1 - s, 0.66)) * body;
}

/* A strip of the stalk between two distances from its middle line, in half widths. */
static void
add_strip (const Plant *self,
           double       one,
           double       other)
{
  cairo_t *cr = self->scene->cr;

  cairo_new_path (cr);
  for (int pass = 0; pass < 2; pass++)
    for (int k = 0; k <= N_JOINTS; k++) {
      const int    i = pass == 0 ? k : N_JOINTS - k;
      const Joint *joint = &self->joints[i];
      const double across = (pass == 0 ? one : other) * thickness_at (self, i / (double) N_JOINTS);

      cairo_line_to (cr, joint->x - across * sin (joint->angle), joint->y + across * cos (joint->angle));
    }
  cairo_close_path (cr);
}

static void
set_stalk_source (const Plant          *self,
                  const FrondPlotColor *root,
                  const FrondPlotColor *tip,
                  double                alpha)
{
  const Joint      foot = self->joints[0], top = joint_at (self, MIN (1, self->front));
  cairo_pattern_t *pattern = cairo_pattern_create_linear (foot.x, foot.y, top.x, top.y - 0.1 * self->length);
  /* It comes out of the dark instead of being cut off. */
  const double shown = MIN (0.5, 0.06 / self->front);

  cairo_pattern_add_color_stop_rgba (pattern, 0, root->red, root->green, root->blue, 0);
  cairo_pattern_add_color_stop_rgba (pattern, shown, root->red, root->green, root->blue, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, tip->red, tip->green, tip->blue, alpha);
  cairo_set_source (self->scene->cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
paint_stalk (const Plant *self)
{
  const FrondPicturePalette *palette = self->scene->palette;
  cairo_t                   *cr = self->scene->cr;

  add_strip (self, -1, 1);
  set_stalk_source (self, &palette->root_shade, &palette->tip_shade, 1);
  cairo_fill (cr);
  add_strip (self, -0.88, 0.42);
  set_stalk_source (self, &palette->root, &palette->tip, 0.55);
  cairo_fill (cr);
  add_strip (self, -0.72, 0.08);
  set_stalk_source (self, &palette->root, &palette->tip, 1);
  cairo_fill (cr);
}

static void
paint_glow (const FrondPictureScene *scene)
{
  const FrondPicturePalette *palette = scene->palette;
  const double               strength = frond_picture_lerp (palette->light_least, palette->light_most, scene->open) * (0.94 + 0.06 * scene->breath);

  frond_picture_light_paint (scene->cr, &palette->light, strength, scene->x, scene->height / 2, scene->size * FROND_PICTURE_REACH);
}

void
frond_picture_frond_paint (const FrondPictureScene *scene)
{
  Plant plant;

  paint_glow (scene);
  grow (&plant, scene);
  for (int group = 0; group < N_GROUPS; group++)
    paint_group (&plant, group);
  paint_stalk (&plant);
}
