/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-review-plot.h"

#include "announcements.h"
#include "stage.h"

#define WIDTH  760
#define HEIGHT 340
#define RATE   100
#define N      12000 /* two minutes */

static const FrondPlotBand bands[] = {
  { 0, 30, FROND_PLOT_REST, "Rest 1" },
  { 30, 60, FROND_PLOT_WORK, "Work" },
  { 60, 90, FROND_PLOT_REST, "Rest 2" },
  { 90, 120, FROND_PLOT_BREATHE, "Breathe" },
};

static const FrondPlotGoal   goals[] = { { 0, 30, 4, FROND_PLOT_GOAL_BELOW }, { 60, 120, 4, FROND_PLOT_GOAL_BELOW } };
static const FrondPlotMarker markers[] = { { 12.4, 1, "cough" }, { 70, 3, "moved" } };

typedef struct {
  Stage           *stage;
  FrondReviewPlot *plot;
  double          *envelope;
  double          *filtered;
  guint            n_released;
} Fixture;

static void
released_cb (gpointer data)
{
  ++*(guint *) data;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  FrondReviewSignal signal;

  self->envelope = g_new (double, N);
  self->filtered = g_new (double, N);
  for (int i = 0; i < N; i++) {
    double time_s = i / (double) RATE;

    self->envelope[i] = time_s >= 30 && time_s < 60 ? 12 + sin (time_s) : 3.2;
    self->filtered[i] = self->envelope[i] * 1.5 * sin (i * 1.3);
    if (time_s >= 80 && time_s < 84)
      self->envelope[i] = NAN;
  }
  signal = (FrondReviewSignal) { self->envelope, self->filtered, N, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  self->stage = stage_new (frond_review_plot_new (), WIDTH, HEIGHT);
  self->plot = FROND_REVIEW_PLOT (self->stage->widget);
  frond_review_plot_set_signal (self->plot, &signal, &self->n_released, released_cb);
  frond_review_plot_set_bands (self->plot, bands, G_N_ELEMENTS (bands));
  frond_review_plot_set_goals (self->plot, goals, G_N_ELEMENTS (goals));
  frond_review_plot_set_markers (self->plot, markers, G_N_ELEMENTS (markers));
  stage_wait_frames (self->stage, 2);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  stage_free (self->stage);
  /* Nothing holds on to the samples. */
  g_assert_cmpuint (self->n_released, ==, 1);
  g_free (self->envelope);
  g_free (self->filtered);
}

static void
assert_view (Fixture *self,
             double   start_s,
             double   end_s)
{
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (self->plot), start_s, 0.5);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot), end_s, 0.5);
}

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
assert_cursor (Fixture    *self,
               double      time_s,
               const char *words)
{
  g_autofree char *described = frond_review_plot_describe_cursor (self->plot);

  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), time_s, 0.01);
  g_assert_cmpstr (described, ==, words);
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_assert_cmpstr (announcements_get_last (), ==, words);
}

static void
test_cursor_says_where_it_is (Fixture      *self,
                              gconstpointer data)
{
  gtk_test_accessible_assert_role (self->plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Recorded trace");
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "from 0.0 seconds to 2 minutes 0.0 seconds");

  frond_review_plot_set_cursor (self->plot, 12.4);
  assert_cursor (self, 12.4, "12.4 seconds, 3.2 microvolts, Rest 1");
  frond_review_plot_set_cursor (self->plot, 82);
  assert_cursor (self, 82, "1 minute 22.0 seconds, no signal, Rest 2");
  frond_review_plot_set_cursor (self->plot, 1e9);
  assert_cursor (self, 120, "2 minutes 0.0 seconds, 3.2 microvolts");
  frond_review_plot_set_cursor (self->plot, NAN);
  g_assert_null (frond_review_plot_describe_cursor (self->plot));
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "from 0.0 seconds to 2 minutes 0.0 seconds");
}

static void
tool (Fixture    *self,
      const char *arguments)
{
  stage_run_tool (self->stage, arguments);
}

/* As a person does it: keys that the X server sends. */
static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  cairo_surface_t *surface;

  gtk_widget_grab_focus (self->stage->widget);
  tool (self, "key Right");
  assert_cursor (self, 0, "0.0 seconds, 3.2 microvolts, Rest 1");
  tool (self, "key Right");
  g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, 30);
  tool (self, "key Right");
  assert_cursor (self, 60, "1 minute 0.0 seconds, 3.2 microvolts, Rest 2");
  tool (self, "key Left");
  g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, 30);
  tool (self, "key bracketleft");
  assert_cursor (self, 12.4, "12.4 seconds, 3.2 microvolts, Rest 1");
  tool (self, "key bracketright");
  g_assert_cmpfloat (frond_review_plot_get_cursor (self->plot), ==, 70);
  surface = stage_paint (self->stage);
  stage_keep (surface, "review-cursor");
  cairo_surface_destroy (surface);

  /* Closer around the cursor; what comes next is brought into view. */
  tool (self, "key plus");
  assert_view (self, 35, 95);
  tool (self, "key plus");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 30, 0.5);
  tool (self, "key bracketleft");
  g_assert_cmpfloat (frond_review_plot_get_start (self->plot), <=, 12.4);
  tool (self, "key shift+Right");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), 12.7, 0.01);
  tool (self, "key ctrl+Right");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), 15.7, 0.01);
  tool (self, "key Home");
  assert_view (self, 0, 120);
  tool (self, "key BackSpace");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 30, 0.5);
  tool (self, "key minus");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), 60, 0.5);
}

/* Drag to zoom, wheel to pan, Ctrl and wheel to zoom at the pointer, click for the cursor, the strip to move. */
static void
test_pointer (Fixture      *self,
              gconstpointer data)
{
  double before_start, before_end, at;

  tool (self, "mousemove 200 200 mousedown 1 mousemove 300 200 mousemove 400 200 mouseup 1");
  before_start = frond_review_plot_get_start (self->plot);
  before_end = frond_review_plot_get_end (self->plot);
  g_assert_cmpfloat_with_epsilon (before_end - before_start, 200 / 735.0 * 120, 2);
  g_assert_cmpfloat_with_epsilon (before_start, 28.5, 3);

  tool (self, "mousemove 380 200 click 5");
  g_assert_cmpfloat (frond_review_plot_get_start (self->plot), >, before_start + 1);
  tool (self, "click 4");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (self->plot), before_start, 0.01);

  at = before_start + (380 - 25) / 735.0 * (before_end - before_start);
  tool (self, "keydown ctrl click 4 keyup ctrl");
  g_assert_cmpfloat (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot), <, 0.9 * (before_end - before_start));
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (self->plot) + (380 - 25) / 735.0 * (frond_review_plot_get_end (self->plot) - frond_review_plot_get_start (self->plot)), at, 0.5);

  tool (self, "mousemove 380 210 click 1");
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), at, 0.5);

  tool (self, "mousemove 700 20 click 1");
  g_assert_cmpfloat (frond_review_plot_get_end (self->plot), >, 115);
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
  ADD ("cursor-says-where-it-is", test_cursor_says_where_it_is);
  ADD ("keys", test_keys);
  ADD ("pointer", test_pointer);
  ADD ("lanes", test_lanes);
  ADD ("empty-and-short", test_empty_and_short);

  return g_test_run ();
}
