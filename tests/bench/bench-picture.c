/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the patient's pictures costs the processor at 1280 x 720, painted into an image as the widget does it, against the same frame
 * painted plainly: an image cleared, a gradient for the glow, and a gradient for each of sixty leaflets. */

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "frond-bench.h"
#include "frond-picture.h"

#define WIDTH  1280
#define HEIGHT 720
#define FRAMES 8

typedef struct {
  cairo_surface_t *surface;
  FrondPictureKind kind;
  double           time_s;
} Picture;

static cairo_t *
begin (Picture *self)
{
  cairo_t *cr = cairo_create (self->surface);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);

  return cr;
}

static void
run_picture (void *data)
{
  Picture *self = data;

  for (int i = 0; i < FRAMES; i++) {
    const FrondPictureState state = { (i + 0.5) / FRAMES, 1.3, 0.4, self->time_s += 1 / 30.0 };
    cairo_t                *cr = begin (self);

    frond_picture_paint (cr, self->kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &state);
    cairo_destroy (cr);
  }
}

/* The frozen reference: do not make it faster. */
static void
paint_leaflet (cairo_t *cr,
               double   x,
               double   y,
               double   angle,
               double   length)
{
  cairo_pattern_t *gradient = cairo_pattern_create_linear (0, 0, length, 0);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_curve_to (cr, 0.25 * length, -0.085 * length, 0.7 * length, -0.08 * length, length, 0);
  cairo_curve_to (cr, 0.7 * length, 0.08 * length, 0.25 * length, 0.085 * length, 0, 0);
  cairo_pattern_add_color_stop_rgba (gradient, 0, 0.66, 0.85, 0.72, 0.95);
  cairo_pattern_add_color_stop_rgba (gradient, 1, 0.91, 0.96, 0.89, 0.65);
  cairo_set_source (cr, gradient);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (gradient);
}

static void
run_plainly (void *data)
{
  Picture *self = data;

  for (int i = 0; i < FRAMES; i++) {
    cairo_t         *cr = begin (self);
    cairo_pattern_t *glow = cairo_pattern_create_radial (WIDTH / 2.0, HEIGHT / 2.0, 0, WIDTH / 2.0, HEIGHT / 2.0, HEIGHT * 0.6);

    cairo_pattern_add_color_stop_rgba (glow, 0, 0.91, 0.96, 0.89, 0.15);
    cairo_pattern_add_color_stop_rgba (glow, 1, 0.91, 0.96, 0.89, 0);
    cairo_set_source (cr, glow);
    cairo_paint (cr);
    for (int leaflet = 0; leaflet < 60; leaflet++)
      paint_leaflet (cr, WIDTH / 2.0, HEIGHT * (0.85 - leaflet / 80.0), leaflet % 2 ? -0.6 : G_PI + 0.6, 160);
    cairo_pattern_destroy (glow);
    cairo_destroy (cr);
  }
}

static bool
measure (const char      *name,
         FrondPictureKind kind,
         double           goal)
{
  Picture      picture = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT), kind, 0 };
  const double ratio = 1 / frond_bench_ratio (run_picture, &picture, run_plainly, &picture);
  double       least = INFINITY;

  for (int i = 0; i < 9; i++)
    least = fmin (least, frond_bench_seconds (run_picture, &picture) / FRAMES);
  printf ("%s / plain frame: %.2f (goal <= %.2g)%s, %.2f ms a frame\n", name, ratio, goal, ratio <= goal ? "" : " MISSED", least * 1000);
  fflush (stdout);
  cairo_surface_destroy (picture.surface);

  return ratio <= goal;
}

int
main (void)
{
  bool ok = true;

  printf ("%d x %d pixels\n", WIDTH, HEIGHT);
  ok &= measure ("frond", FROND_PICTURE_FROND, 0.75);
  ok &= measure ("flower", FROND_PICTURE_FLOWER, 0.9);
  ok &= measure ("water", FROND_PICTURE_WATER, 0.4);
  ok &= measure ("breath", FROND_PICTURE_BREATH, 0.3);
  ok &= measure ("words", FROND_PICTURE_WORDS, 0.1);

  return ok ? 0 : 1;
}
