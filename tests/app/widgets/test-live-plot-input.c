/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "live-plot-fixture.h"

static void
test_looks_back_without_stopping_the_feed (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot   *plot = FROND_LIVE_PLOT (stage->widget);
  cairo_surface_t *then, *later;
  int              n_different = 0;

  frond_live_plot_set_feed (plot, feed);
  push (feed, 5000);
  stage_wait_frames (stage, 3);

  frond_live_plot_move (plot, -40);
  g_assert_true (frond_live_plot_get_looking_back (plot));
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 60, 0.01);
  then = stage_paint (stage);
  stage_keep (then, "live-back");
  push (feed, 500);
  stage_wait_frames (stage, 3);
  later = stage_paint (stage);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n_different += stage_get_pixel (then, x, y) != stage_get_pixel (later, x, y);
  g_assert_cmpint (n_different, ==, 0);
  cairo_surface_destroy (then);
  cairo_surface_destroy (later);

  /* Not beyond the beginning; and at the newest end it runs again. */
  frond_live_plot_move (plot, -10000);
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 30, 0.01);
  frond_live_plot_move (plot, 10000);
  g_assert_false (frond_live_plot_get_looking_back (plot));
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 110, 0.01);
}

static void
press (Stage      *stage,
       const char *key)
{
  g_autofree char *arguments = g_strdup_printf ("key %s", key);

  stage_run_tool (stage, arguments);
}

/* With the pointer: drag to look back, click the sign to come back; a turn of the wheel alone does not stop the picture. */
static void
test_pointer (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);

  frond_live_plot_set_feed (plot, feed);
  push (feed, 5000);
  stage_wait_frames (stage, 3);
  stage_run_tool (stage, "mousemove 300 120 click 4 click 5");
  g_assert_false (frond_live_plot_get_looking_back (plot));

  stage_run_tool (stage, "mousedown 1 mousemove 400 120 mousemove 500 120 mouseup 1");
  g_assert_true (frond_live_plot_get_looking_back (plot));
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 100 - 200 / 675.0 * 30, 0.5);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Live trace");
  stage_run_tool (stage, "mousemove 650 34 click 1");
  g_assert_false (frond_live_plot_get_looking_back (plot));
}

static void
test_keys (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);

  frond_live_plot_set_feed (plot, feed);
  push (feed, 5000);
  stage_wait_frames (stage, 3);
  gtk_widget_grab_focus (stage->widget);
  g_assert_true (gtk_widget_is_focus (stage->widget));

  press (stage, "Left");
  g_assert_true (frond_live_plot_get_looking_back (plot));
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 92.5, 0.01);
  press (stage, "Prior");
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 62.5, 0.01);
  press (stage, "Home");
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 30, 0.01);
  press (stage, "Right");
  g_assert_cmpfloat_with_epsilon (frond_live_plot_get_view_end (plot), 37.5, 0.01);
  press (stage, "End");
  g_assert_false (frond_live_plot_get_looking_back (plot));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/live-plot-input/looks-back-without-stopping-the-feed", test_looks_back_without_stopping_the_feed);
  g_test_add_func ("/app/live-plot-input/pointer", test_pointer);
  g_test_add_func ("/app/live-plot-input/keys", test_keys);

  return g_test_run ();
}
