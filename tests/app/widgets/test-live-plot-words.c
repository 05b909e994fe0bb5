/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "live-plot-fixture.h"

static void
test_says_the_value (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot  *plot = FROND_LIVE_PLOT (stage->widget);
  FrondLiveColumn column = { 3.2f, 3.2f, 4, -1, 0, NAN };

  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Live trace");
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "no signal");
  frond_live_plot_set_feed (plot, feed);
  for (int i = 0; i < 50; i++)
    frond_live_feed_push (feed, &column);
  /* At most once a second: not yet, but soon. */
  stage_wait_frames (stage, 2);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "no signal");
  for (int i = 0; i < 50; i++) {
    g_autofree char *error = NULL;

    stage_spin (100);
    error = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3.2 microvolts, below goal");
    if (!error)
      break;
  }
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3.2 microvolts, below goal");
}

static void
wait_for_words (FrondLivePlot *plot,
                const char    *words)
{
  for (int i = 0; i < 50; i++) {
    g_autofree char *error = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);

    if (!error)
      break;
    stage_spin (100);
  }
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

/* The picture that stands is another than the value now. */
static void
test_says_that_it_looks_back (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);

  frond_live_plot_set_feed (plot, feed);
  wait_for_words (plot, "waiting for the signal");
  push (feed, 5000);
  stage_wait_frames (stage, 3);
  frond_live_plot_move (plot, -10);
  wait_for_words (plot, "looking back at 1:00 to 1:30");
}

/* A number that does not count is not said as if it did. */
static void
test_says_what_is_left_out (void)
{
  static const FrondPlotBand stretch = { 3, 6, FROND_PLOT_REST, "movement" };
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot  *plot = FROND_LIVE_PLOT (stage->widget);
  FrondLiveColumn column = { 3.2f, 3.2f, 4, -1, 0, NAN };

  frond_live_plot_set_feed (plot, feed);
  for (int i = 0; i < 250; i++)
    frond_live_feed_push (feed, &column);
  frond_live_plot_set_left_out (plot, &stretch, 1);
  g_assert_cmpuint (frond_live_plot_get_n_left_out (plot), ==, 1);
  wait_for_words (plot, "3.2 microvolts, left out: movement");
  for (int i = 0; i < 150; i++)
    frond_live_feed_push (feed, &column);
  wait_for_words (plot, "3.2 microvolts, below goal");
  frond_live_plot_set_feed (plot, feed);
  g_assert_cmpuint (frond_live_plot_get_n_left_out (plot), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/live-plot-words/says-the-value", test_says_the_value);
  g_test_add_func ("/app/live-plot-words/says-that-it-looks-back", test_says_that_it_looks_back);
  g_test_add_func ("/app/live-plot-words/says-what-is-left-out", test_says_what_is_left_out);

  return g_test_run ();
}
