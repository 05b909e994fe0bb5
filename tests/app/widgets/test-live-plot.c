/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-live-plot.h"

#include "stage.h"

#define WIDTH  700
#define HEIGHT 240

static void
push (FrondLiveFeed *feed,
      guint          n)
{
  for (guint i = 0; i < n; i++) {
    guint64         at = frond_live_feed_get_n_columns (feed);
    double          time_s = at / 50.0;
    gboolean        gap = time_s > 14 && time_s < 15.5;
    double          value = fmod (time_s, 20) < 10 ? 2.6 + 0.4 * sin (5 * time_s) : 9 + sin (3 * time_s);
    FrondLiveColumn column = {
      gap ? NAN : (float) (0.95 * value), gap ? NAN : (float) (1.05 * value), fmod (time_s, 20) < 10 ? 4.0f : 8.0f, (gint16) (time_s / 10), 0
    };

    frond_live_feed_push (feed, &column);
  }
}

static FrondProgramme *
find_programme (void)
{
  g_autoptr (GListModel) programmes = frond_programme_list_built_in ();
  FrondProgramme *most = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);

    if (!most || frond_programme_get_n_phases (programme) > frond_programme_get_n_phases (most))
      g_set_object (&most, programme);
  }

  return most;
}

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
test_says_the_value (void)
{
  g_autoptr (Stage) stage = stage_new (frond_live_plot_new (), WIDTH, HEIGHT);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLivePlot  *plot = FROND_LIVE_PLOT (stage->widget);
  FrondLiveColumn column = { 3.2f, 3.2f, 4, -1, 0 };

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

  g_test_add_func ("/app/live-plot/shows-every-mode-in-every-look", test_shows_every_mode_in_every_look);
  g_test_add_func ("/app/live-plot/sweep-has-a-free-stretch", test_sweep_has_a_free_stretch);
  g_test_add_func ("/app/live-plot/follows-the-feed", test_follows_the_feed);
  g_test_add_func ("/app/live-plot/looks-back-without-stopping-the-feed", test_looks_back_without_stopping_the_feed);
  g_test_add_func ("/app/live-plot/says-the-value", test_says_the_value);
  g_test_add_func ("/app/live-plot/rests-when-hidden", test_rests_when_hidden);
  g_test_add_func ("/app/live-plot/lanes-and-other-settings", test_lanes_and_other_settings);
  g_test_add_func ("/app/live-plot/survives-any-size", test_survives_any_size);
  g_test_add_func ("/app/live-plot/reduced-motion-moves-in-steps", test_reduced_motion_moves_in_steps);
  g_test_add_func ("/app/live-plot/pointer", test_pointer);
  g_test_add_func ("/app/live-plot/keys", test_keys);

  return g_test_run ();
}
