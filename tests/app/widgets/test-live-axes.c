/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-axes.h"
#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

#include "live-picture-fixture.h"

static double
measure (Fixture *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (self->stage->widget);

  return frond_live_axes_measure (self->lanes, font, HEIGHT);
}

/* Labels and unit both stand left of the picture, and the wider one decides; a lane with a name has its unit inside. */
static void
test_measure (Fixture      *self,
              gconstpointer data)
{
  FrondLiveLane *lane = get_lane (self);
  double         small, large, counts;

  lane->top = 20;
  small = measure (self);
  g_assert_cmpfloat (small, ==, round (small));
  lane->top = 20000;
  large = measure (self);
  g_assert_cmpfloat (large, >, small + 10);
  lane->top = 20;
  g_set_str (&lane->unit, "counts of a converter");
  counts = measure (self);
  g_assert_cmpfloat (counts, >, large);
  g_set_str (&lane->name, "Abdomen");
  g_assert_cmpfloat (measure (self), <=, small);
}

static cairo_surface_t *
draw (Fixture *self,
      double   start_s,
      double   end_s)
{
  g_autoptr (GskRenderNode) node = NULL;

  self->picture.x = measure (self);
  node = frond_live_axes_draw (&self->picture, start_s, end_s);

  return paint_node (node);
}

/* All words are outside of the picture, and none is below the keyboard's outline. */
static void
test_stays_outside (Fixture      *self,
                    gconstpointer data)
{
  static const char *const units[] = { "uV", "counts", "cmH2O" };
  static const double      tops[] = { 5, 20, 100, 2000 };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tops); j++) {
      FrondLiveLane   *lane = get_lane (self);
      cairo_surface_t *surface;
      int              left;

      g_set_str (&lane->unit, units[i]);
      lane->top = tops[j];
      surface = draw (self, 0, 10);
      left = (int) self->picture.x;
      g_assert_cmpuint (count_ink (surface, 0, 0, (int) FROND_PLOT_SNAPSHOT_FOCUS_ROOM - 1, HEIGHT), ==, 0);
      g_assert_cmpuint (count_ink (surface, 4, 0, left - 4, 118), >, 20);
      g_assert_cmpuint (count_ink (surface, left, 0, 300, (int) (Y + 119)), ==, 0);
      /* The unit and the first time do not touch. */
      g_assert_cmpuint (count_ink (surface, 4, 126, left - 4, 30), >, 5);
      g_assert_cmpuint (count_ink (surface, left - 3, 128, 3, 30), ==, 0);
      cairo_surface_destroy (surface);
    }
}

static void
test_name_is_inside (Fixture      *self,
                     gconstpointer data)
{
  cairo_surface_t *surface;

  g_set_str (&get_lane (self)->name, "Abdomen");
  surface = draw (self, 0, 10);
  g_assert_cmpuint (count_ink (surface, (int) self->picture.x + 200, 100, 100, 21), >, 50);
  g_assert_cmpuint (count_ink (surface, 4, 126, (int) self->picture.x - 4, 30), ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/live-axes/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("measure", test_measure);
  ADD ("stays-outside", test_stays_outside);
  ADD ("name-is-inside", test_name_is_inside);

  return g_test_run ();
}
