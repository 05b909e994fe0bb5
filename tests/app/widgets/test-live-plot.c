/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "live-plot-fixture.h"

static void
test_shows_every_mode_in_every_look (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  static const guint32        colors[] = { 0x1a7f7a, 0x5cc9bf };
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondProgramme) programme = find_programme ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);

  frond_live_plot_set_feed (plot, feed);
  frond_live_plot_set_programme (plot, programme);
  frond_live_plot_add_marker (plot, 620, 1, "cough");
  frond_live_plot_add_marker (plot, 640, 3, "moved");
  push (feed, 2120);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    for (int mode = FROND_LIVE_PLOT_SWEEP; mode <= FROND_LIVE_PLOT_SCROLL; mode++) {
      g_autofree char *name = g_strdup_printf ("live-%s-%s", mode == FROND_LIVE_PLOT_SWEEP ? "sweep" : "scroll", i == 0 ? "light" : "dark");
      cairo_surface_t *surface;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      frond_live_plot_set_mode (plot, mode);
      surface = stage_paint (stage);
      stage_keep (surface, name);
      /* There is a trace over the whole width, in the colour of the look. */
      for (int part = 0; part < 6; part++)
        g_assert_cmpuint (stage_count (surface, colors[i], 40 + part * 105, 0, 105, HEIGHT), >, 20);
      cairo_surface_destroy (surface);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* The sweep: right of the head there is a free stretch, then the older page. */
static void
test_sweep_has_a_free_stretch (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot   *plot = FROND_LIVE_PLOT (stage->widget);
  cairo_surface_t *surface;
  int              longest = 0, run = 0;

  frond_live_plot_set_feed (plot, feed);
  frond_live_plot_set_window (plot, 10);
  push (feed, 690);
  surface = stage_paint (stage);
  for (int x = 60; x < WIDTH - 10; x++) {
    run = stage_count (surface, 0x1a7f7a, x, 0, 1, HEIGHT) == 0 ? run + 1 : 0;
    longest = MAX (longest, run);
  }
  g_assert_cmpint (longest, >=, 12);
  g_assert_cmpint (longest, <=, 20);
  cairo_surface_destroy (surface);
}

/* New columns show up by themselves. */
static void
test_follows_the_feed (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  cairo_surface_t *surface;

  frond_live_plot_set_feed (FROND_LIVE_PLOT (stage->widget), feed);
  push (feed, 300);
  surface = stage_paint (stage);
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 0, 0, 180, HEIGHT), >, 100);
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 180, 0, WIDTH - 180, HEIGHT), ==, 0);
  cairo_surface_destroy (surface);
  push (feed, 300);
  stage_wait_frames (stage, 4);
  surface = stage_paint (stage);
  g_assert_cmpuint (stage_count (surface, 0x1a7f7a, 180, 0, WIDTH - 180, HEIGHT), >, 100);
  cairo_surface_destroy (surface);
}

/* Hidden, it does nothing at all. */
static void
test_rests_when_hidden (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);

  frond_live_plot_set_feed (plot, feed);
  push (feed, 100);
  stage_wait_frames (stage, 3);
  g_assert_cmpfloat (frond_live_plot_get_view_end (plot), ==, 2);
  gtk_widget_set_visible (stage->widget, FALSE);
  push (feed, 100);
  stage_spin (100);
  g_assert_cmpfloat (frond_live_plot_get_view_end (plot), ==, 2);
  gtk_widget_set_visible (stage->widget, TRUE);
  stage_wait_frames (stage, 3);
  g_assert_cmpfloat (frond_live_plot_get_view_end (plot), ==, 4);
}

/* Too small to show anything, then large again, with the text twice as large. */
static void
test_survives_any_size (void)
{
  static const int sizes[][2] = { { 30, 20 }, { 700, 30 }, { 40, 300 }, { 1200, 700 } };
  GtkSettings     *settings = gtk_settings_get_default ();
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  int resolution;

  frond_live_plot_set_feed (FROND_LIVE_PLOT (stage->widget), feed);
  push (feed, 2000);
  g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cairo_surface_t *surface;

    g_object_set (settings, "gtk-xft-dpi", i % 2 ? 2 * 96 * 1024 : 96 * 1024, NULL);
    gtk_window_set_default_size (GTK_WINDOW (stage->window), sizes[i][0], sizes[i][1]);
    stage_wait_frames (stage, 3);
    surface = stage_paint (stage);
    cairo_surface_destroy (surface);
  }
  g_object_set (settings, "gtk-xft-dpi", resolution, NULL);
}

static void
test_reduced_motion_moves_in_steps (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot *plot = FROND_LIVE_PLOT (stage->widget);
  gint64         end;
  guint          n_moves = 0;
  double         last = 0;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  frond_live_plot_set_feed (plot, feed);
  end = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (g_get_monotonic_time () < end) {
    push (feed, 1);
    stage_spin (15);
    n_moves += frond_live_plot_get_view_end (plot) != last;
    last = frond_live_plot_get_view_end (plot);
  }
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  /* Four a second, and one more for what a frame's time may be off. */
  g_assert_cmpuint (n_moves, >=, 1);
  g_assert_cmpuint (n_moves, <=, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/live-plot/shows-every-mode-in-every-look", test_shows_every_mode_in_every_look);
  g_test_add_func ("/app/live-plot/sweep-has-a-free-stretch", test_sweep_has_a_free_stretch);
  g_test_add_func ("/app/live-plot/follows-the-feed", test_follows_the_feed);
  g_test_add_func ("/app/live-plot/rests-when-hidden", test_rests_when_hidden);
  g_test_add_func ("/app/live-plot/survives-any-size", test_survives_any_size);
  g_test_add_func ("/app/live-plot/reduced-motion-moves-in-steps", test_reduced_motion_moves_in_steps);

  return g_test_run ();
}
