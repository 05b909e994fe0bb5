/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review-plot-fixture.h"

static void
test_paints (Fixture      *self,
             gconstpointer data)
{
  cairo_surface_t *surface = stage_paint (self->stage);
  int              strip = (int) (HEIGHT * 0.14);

  stage_keep (surface, "review-light");
  /* Both the strip and the picture show the whole trace. */
  for (int part = 0; part < 3; part++) {
    g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 30 + part * 220, 0, 220, strip), >, 50);
    g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 30 + part * 220, strip + 8, 220, HEIGHT - strip - 8), >, 50);
  }
  cairo_surface_destroy (surface);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-dark");
  g_assert_cmpuint (stage_count (surface, 0x5cc9bf, 0, 0, WIDTH, HEIGHT), >, 300);
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 0, 0, WIDTH, HEIGHT), ==, 0);
  cairo_surface_destroy (surface);
}

/* The gap is 4 of 120 s: no trace there at all, and none bridged over it. */
static void
test_gap_stays_empty (Fixture      *self,
                      gconstpointer data)
{
  cairo_surface_t *surface;
  int              longest = 0, run = 0;

  frond_review_plot_show (self->plot, 60, 120);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-gap");
  for (int x = 30; x < WIDTH - 4; x++) {
    run = stage_count (surface, 0x1a7f7a, x, 60, 1, HEIGHT - 60) == 0 ? run + 1 : 0;
    longest = MAX (longest, run);
  }
  g_assert_cmpint (longest, >=, 44);
  g_assert_cmpint (longest, <=, 54);
  cairo_surface_destroy (surface);
}

static void
test_options_keep_the_way (Fixture      *self,
                           gconstpointer data)
{
  FrondReviewSignal earlier = { self->envelope, NULL, N / 2, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  cairo_surface_t  *surface;

  frond_review_plot_show (self->plot, 20, 80);
  frond_review_plot_show (self->plot, 40, 50);
  frond_review_plot_set_show_filtered (self->plot, TRUE);
  frond_review_plot_set_comparison (self->plot, &earlier, NULL, NULL);
  frond_review_plot_set_markers (self->plot, NULL, 0);
  frond_review_plot_set_excluded (self->plot, bands, 1);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  assert_view (self, 40, 50);
  g_assert_true (frond_review_plot_go_back (self->plot));
  assert_view (self, 20, 80);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-options");
  cairo_surface_destroy (surface);
  g_assert_true (frond_review_plot_go_back (self->plot));
  assert_view (self, 0, 120);
}

static void
test_lanes (Fixture      *self,
            gconstpointer data)
{
  FrondReviewSignal other = { self->filtered, NULL, N, RATE, "uV", "Abdomen", FROND_PLOT_ACCESSORY };
  cairo_surface_t  *surface;

  frond_review_plot_add_signal (self->plot, &other, NULL, NULL);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-lanes");
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 30, 60, WIDTH - 30, 120), >, 200);
  g_assert_cmpuint (stage_count (surface, 0xb26a00, 30, 60, WIDTH - 30, 110), ==, 0);
  g_assert_cmpuint (stage_count (surface, 0xb26a00, 30, 190, WIDTH - 30, 140), >, 200);
  cairo_surface_destroy (surface);
}

static void
test_empty_and_short (Fixture      *self,
                      gconstpointer data)
{
  static const double value = 3;
  FrondReviewSignal   signal = { &value, NULL, 1, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  FrondReviewSignal   nothing = { NULL, NULL, 0, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  cairo_surface_t    *surface;

  frond_review_plot_set_signal (self->plot, &signal, NULL, NULL);
  surface = stage_paint (self->stage);
  cairo_surface_destroy (surface);
  frond_review_plot_zoom (self->plot, 0.5);
  frond_review_plot_set_cursor (self->plot, 0);
  frond_review_plot_set_signal (self->plot, &nothing, NULL, NULL);
  surface = stage_paint (self->stage);
  cairo_surface_destroy (surface);
  frond_review_plot_set_signal (self->plot, NULL, NULL, NULL);
  frond_review_plot_set_cursor (self->plot, 10);
  g_assert_true (isnan (frond_review_plot_get_cursor (self->plot)));
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "no recording");
  surface = stage_paint (self->stage);
  cairo_surface_destroy (surface);
}

/* The keyboard's outline lies over the edges of the widget: no label may begin there. */
static void
test_labels_keep_clear_of_the_outline (Fixture      *self,
                                       gconstpointer data)
{
  FrondReviewSignal loud = { self->envelope, NULL, N, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  cairo_surface_t  *surface;

  for (int i = 0; i < N; i++)
    self->envelope[i] = 80;
  frond_review_plot_set_signal (self->plot, &loud, NULL, NULL);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-labels");
  g_assert_cmpuint (stage_count (surface, 0xffffff, 0, 0, 3, HEIGHT), ==, 3 * HEIGHT);
  g_assert_cmpuint (stage_count (surface, 0xffffff, 0, 60, 24, 260), <, 24 * 260 - 100);
  cairo_surface_destroy (surface);
}

/* How many pixels of the rectangle are in the grey of words. */
static guint
count_words (cairo_surface_t *surface,
             int              x,
             int              y,
             int              width,
             int              height)
{
  guint n = 0;

  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++) {
      guint32 pixel = stage_get_pixel (surface, i, j);
      guint   red = pixel >> 16, green = (pixel >> 8) & 0xff, blue = pixel & 0xff;

      n += MAX (red, MAX (green, blue)) < 0xb0 && MAX (red, MAX (green, blue)) - MIN (red, MIN (green, blue)) < 24;
    }

  return n;
}

/* The unit is at the upper right, below the name of a phase that ends there. At the bottom, where a quiet trace lies, is nothing. */
static void
test_unit_is_out_of_the_way (Fixture      *self,
                             gconstpointer data)
{
  static const FrondPlotBand late = { 100, 120, FROND_PLOT_REST, "A name that is far too long for its phase" };
  cairo_surface_t           *surface;
  int                        strip = (int) (HEIGHT * 0.14);

  frond_review_plot_set_markers (self->plot, NULL, 0);
  frond_review_plot_set_goals (self->plot, NULL, 0);
  frond_review_plot_set_bands (self->plot, &late, 1);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-unit");
  g_assert_cmpuint (count_words (surface, WIDTH - 28, strip + 28, 24, 18), >, 10);
  g_assert_cmpuint (count_words (surface, WIDTH - 60, HEIGHT - 60, 58, 36), ==, 0);
  /* The name of the phase has all of its room. */
  g_assert_cmpuint (count_words (surface, WIDTH - 120, strip + 8, 80, 18), >, 50);
  g_assert_cmpuint (count_words (surface, WIDTH - 30, strip + 8, 24, 18), >, 5);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/review-plot/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("paints", test_paints);
  ADD ("gap-stays-empty", test_gap_stays_empty);
  ADD ("options-keep-the-way", test_options_keep_the_way);
  ADD ("lanes", test_lanes);
  ADD ("empty-and-short", test_empty_and_short);
  ADD ("labels-keep-clear-of-the-outline", test_labels_keep_clear_of_the_outline);
  ADD ("unit-is-out-of-the-way", test_unit_is_out_of_the_way);

  return g_test_run ();
}
