/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "live-plot-fixture.h"

static void
test_lanes_and_other_settings (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) a = frond_live_feed_new ();
  g_autoptr (FrondLiveFeed) b = frond_live_feed_new ();
  FrondLivePlot   *plot = FROND_LIVE_PLOT (stage->widget);
  cairo_surface_t *surface;

  frond_live_plot_set_feed (plot, a);
  frond_live_plot_add_lane (plot, b, FROND_PLOT_ACCESSORY, "Abdomen", "uV");
  g_assert_cmpuint (frond_live_plot_get_n_lanes (plot), ==, 2);
  frond_live_plot_set_window (plot, 5);
  g_assert_cmpfloat (frond_live_plot_get_window (plot), ==, 10);
  frond_live_plot_set_window (plot, 500);
  g_assert_cmpfloat (frond_live_plot_get_window (plot), ==, 120);
  frond_live_plot_set_window (plot, 20);
  frond_live_plot_set_maximum (plot, 20);
  push (a, 990);
  push (b, 990);
  surface = stage_paint (stage);
  stage_keep (surface, "live-lanes");
  /* Each in its own strip and colour. */
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 0, 0, WIDTH, 160), >, 200);
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 40, 166, WIDTH - 40, 60), ==, 0);
  g_assert_cmpuint (stage_count (surface, 0xb26a00, 0, 166, WIDTH, 60), >, 100);
  cairo_surface_destroy (surface);

  frond_live_plot_set_feed (plot, NULL);
  g_assert_cmpuint (frond_live_plot_get_n_lanes (plot), ==, 0);
  stage_wait_frames (stage, 2);
}

/* How much of the plot the flags of its markers cover, in the colour of text. */
static guint
count_flags (Stage *stage)
{
  cairo_surface_t *surface = stage_paint (stage);
  guint            n = stage_count (surface, 0x323237, 40, 0, WIDTH - 60, 80);

  cairo_surface_destroy (surface);

  return n;
}

static void
test_markers (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);
  guint          none, one, two;

  frond_live_plot_set_feed (plot, feed);
  push (feed, 1400);
  none = count_flags (stage);
  frond_live_plot_add_marker (plot, 300, 1, "cough");
  one = count_flags (stage);
  frond_live_plot_add_marker (plot, 900, 0, "Wants to stop");
  two = count_flags (stage);
  g_assert_cmpuint (one, >, none + 50);
  g_assert_cmpuint (two, >, one + 50);
  frond_live_plot_remove_last_marker (plot);
  g_assert_cmpuint (count_flags (stage), ==, one);
  frond_live_plot_clear_markers (plot);
  g_assert_cmpuint (count_flags (stage), ==, none);
  frond_live_plot_remove_last_marker (plot);
}

/* Another feed is another session. */
static void
test_begins_anew (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) first = frond_live_feed_new ();
  g_autoptr (FrondLiveFeed) second = frond_live_feed_new ();
  g_autoptr (FrondProgramme) programme = find_programme ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);
  guint          none;

  frond_live_plot_set_feed (plot, first);
  frond_live_plot_set_programme (plot, programme);
  push (first, 2000);
  stage_wait_frames (stage, 2);
  none = count_flags (stage);
  frond_live_plot_add_marker (plot, 1900, 1, "cough");
  g_assert_cmpuint (count_flags (stage), >, none);
  frond_live_plot_move (plot, -5);
  frond_live_plot_set_feed (plot, second);
  g_assert_false (frond_live_plot_get_looking_back (plot));
  g_assert_cmpuint (frond_live_plot_get_n_lanes (plot), ==, 1);
  push (second, 2000);
  stage_wait_frames (stage, 2);
  g_assert_cmpuint (count_flags (stage), ==, none);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/live-plot-content/lanes-and-other-settings", test_lanes_and_other_settings);
  g_test_add_func ("/app/live-plot-content/markers", test_markers);
  g_test_add_func ("/app/live-plot-content/begins-anew", test_begins_anew);

  return g_test_run ();
}
