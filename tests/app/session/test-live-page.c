/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The live page with a simulated patient: what it shows of a session, and that nothing moves that should not. */

#include "config.h"

#include <math.h>

#include "frond-live-page.h"
#include "frond-live-plot.h"
#include "frond-live-readout.h"
#include "frond-marker-panel.h"
#include "frond-meter.h"
#include "frond-stop-panel.h"

#include "live-page-fixture.h"
#include "session-fixture.h"

static gboolean
has_value (gpointer data)
{
  LivePageFixture *fixture = data;
  FrondMeter      *meter = FROND_METER (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_METER, 0));

  return frond_meter_get_value (meter) > 0;
}

static void
test_shows_value (LivePageFixture *fixture,
                  gconstpointer    data)
{
  session_fixture_wait (has_value, fixture);
  g_assert_false (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (fixture->page)));
}

static void
test_pause (LivePageFixture *fixture,
            gconstpointer    data)
{
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_PAUSED);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
}

static gboolean
shows (LivePageFixture *fixture,
       const char      *part)
{
  return session_fixture_shows (GTK_WIDGET (fixture->page), part);
}

/* A pause stops the programme and not the recording, and both are said. */
static void
test_pause_is_recorded (LivePageFixture *fixture,
                        gconstpointer    data)
{
  GtkWidget *dot = session_fixture_find_icon (GTK_WIDGET (fixture->page), "media-record-symbolic");

  g_assert_true (gtk_widget_get_visible (dot));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  session_fixture_settle ();
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_PAUSED);
  g_assert_true (gtk_widget_get_visible (dot));
  g_assert_true (shows (fixture, "Programme paused. The recording goes on."));
  /* Stopped, nothing is recorded, and nothing says so. */
  session_fixture_press (fixture->window, GDK_KEY_Escape, 0);
  session_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (dot));
  frond_live_session_end (fixture->session);
  session_fixture_wait (live_page_fixture_is_finished, fixture);
}

static void
test_pause_of_practice (LivePageFixture *fixture,
                        gconstpointer    data)
{
  session_fixture_press (fixture->window, GDK_KEY_space, 0);
  session_fixture_settle ();
  g_assert_true (shows (fixture, "Programme paused"));
  g_assert_false (shows (fixture, "recording"));
  g_assert_false (gtk_widget_get_visible (session_fixture_find_icon (GTK_WIDGET (fixture->page), "media-record-symbolic")));
}

/* What comes from nobody says so as long as it is on screen. */
static void
test_simulated (LivePageFixture *fixture,
                gconstpointer    data)
{
  g_assert_true (shows (fixture, "Simulated patient"));
}

/* The stopped page has neither the readout, which says it in a narrow window, nor goals and markers. */
static void
test_heading_of_stopped (LivePageFixture *fixture,
                         gconstpointer    data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *toggle = GTK_WIDGET (gtk_widget_get_template_child (page, FROND_TYPE_LIVE_PAGE, "show_panel"));
  GtkWidget *simulated = GTK_WIDGET (gtk_widget_get_template_child (page, FROND_TYPE_LIVE_PAGE, "narrow_simulated"));

  g_assert_true (gtk_widget_get_visible (toggle));
  g_assert_false (gtk_widget_get_visible (simulated));
  session_fixture_press (fixture->window, GDK_KEY_Escape, 0);
  session_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (toggle));
  g_assert_true (gtk_widget_get_visible (simulated));
  frond_live_session_resume (fixture->session);
  session_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (toggle));
  g_assert_false (gtk_widget_get_visible (simulated));
}

static graphene_point_t
find_heading (GtkWidget *readout)
{
  GtkWidget       *phase = GTK_WIDGET (gtk_widget_get_template_child (readout, FROND_TYPE_LIVE_READOUT, "phase"));
  GtkAllocation    room = { 0, 0, 700, 300 };
  graphene_point_t place;

  gtk_widget_measure (readout, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (readout, GTK_ORIENTATION_VERTICAL, room.width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (readout, &room, -1);
  g_assert_true (gtk_widget_compute_point (phase, readout, &GRAPHENE_POINT_INIT (0, 0), &place));

  return place;
}

/* Eyes that come back to the readout find it where it was. */
static void
test_pause_moves_nothing (LivePageFixture *fixture,
                          gconstpointer    data)
{
  GtkWidget       *readout = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_LIVE_READOUT, 0);
  graphene_point_t before, after;

  g_object_set (readout, "compact", data == NULL, NULL);
  before = find_heading (readout);
  session_fixture_press (fixture->window, GDK_KEY_space, 0);
  session_fixture_settle ();
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_PAUSED);
  after = find_heading (readout);
  g_assert_cmpfloat (after.x, ==, before.x);
  g_assert_cmpfloat (after.y, ==, before.y);
  frond_live_session_end (fixture->session);
  session_fixture_wait (live_page_fixture_is_finished, fixture);
}

/* The rest of a minute is skipped after some of it: what is left of the programme is the phase that runs and those after it. */
static gboolean
shows_time_left (gpointer data)
{
  LivePageFixture *fixture = data;
  FrondProgramme  *programme = frond_live_session_get_programme (fixture->session);
  FrondLiveStatus  status = live_page_fixture_get_status (fixture);
  int              left = (int) ceil (status.engine.phase_remaining_s);
  g_autofree char *text = NULL;

  for (guint i = status.engine.phase_index + 1; i < frond_programme_get_n_phases (programme); i++)
    left += (int) frond_programme_get_phase (programme, i)->duration_s;
  text = g_strdup_printf ("%d:%02d of ", left / 60, left % 60);

  return status.engine.phase_index == 1 && shows (fixture, text);
}

static void
test_time_left (LivePageFixture *fixture,
                gconstpointer    data)
{
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_n, 0));
  session_fixture_wait (shows_time_left, fixture);
}

static void
test_trace_window (LivePageFixture *fixture,
                   gconstpointer    data)
{
  FrondLivePlot *plot = FROND_LIVE_PLOT (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_LIVE_PLOT, 0));
  double         before = frond_live_plot_get_window (plot);

  for (int i = 0; i < 5; i++) {
    double last = frond_live_plot_get_window (plot);

    g_assert_true (session_fixture_press (fixture->window, GDK_KEY_t, 0));
    g_assert_cmpfloat (frond_live_plot_get_window (plot), !=, last);
  }
  g_assert_cmpfloat (frond_live_plot_get_window (plot), ==, before);
}

static gboolean
is_something_left_out (gpointer data)
{
  LivePageFixture *fixture = data;

  return frond_live_plot_get_n_left_out (FROND_LIVE_PLOT (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_LIVE_PLOT, 0))) > 0;
}

/* Where an electrode is hardly on, the trace says so while it is recorded. */
static void
test_left_out (LivePageFixture *fixture,
               gconstpointer    data)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");

  fixture->scenario = "poor-contact";
  live_page_fixture_open (fixture, programme, 5, 20, NULL);
  g_assert_false (is_something_left_out (fixture));
  session_fixture_wait (is_something_left_out, fixture);
}

static void
test_names (LivePageFixture *fixture,
            gconstpointer    data)
{
  GtkWidget *stop = session_fixture_find_button (GTK_WIDGET (fixture->page), "STOP");
  int        height = 0;

  session_fixture_assert_named (GTK_WIDGET (fixture->page));
  gtk_widget_measure (stop, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >=, 64);
  for (int number = 1; number <= 8; number++) {
    g_autofree char *digit = g_strdup_printf ("%d", number);

    session_fixture_find_button (GTK_WIDGET (fixture->page), digit);
  }
}

/* Whoever stops is never out of sight: neither button is in anything that scrolls, or in the panel that a narrow window hides. */
static void
test_stops_in_sight (LivePageFixture *fixture,
                     gconstpointer    data)
{
  static const char *const labels[] = { "STOP", "Stop at the patient’s wish" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    GtkWidget *button = session_fixture_find_button (GTK_WIDGET (fixture->page), labels[i]);

    g_assert_true (gtk_widget_get_mapped (button));
    g_assert_null (gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW));
    g_assert_null (gtk_widget_get_ancestor (button, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  }
}

/* All that a session needs has room in a window of 600 pixels. */
static void
test_narrow (LivePageFixture *fixture,
             gconstpointer    data)
{
  int width = 0;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 600);
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (LivePageFixture *fixture, gconstpointer data);
    const char *data;
  } tests[] = {
    { "/app/live-page/shows-value", test_shows_value },
    { "/app/live-page/pause", test_pause },
    { "/app/live-page/pause-is-recorded", test_pause_is_recorded, "record" },
    { "/app/live-page/pause-of-practice", test_pause_of_practice },
    { "/app/live-page/simulated", test_simulated },
    { "/app/live-page/heading-of-stopped", test_heading_of_stopped },
    { "/app/live-page/pause-moves-nothing", test_pause_moves_nothing, "record" },
    { "/app/live-page/pause-moves-nothing-in-compact", test_pause_moves_nothing },
    { "/app/live-page/time-left", test_time_left },
    { "/app/live-page/trace-window", test_trace_window },
    { "/app/live-page/names", test_names },
    { "/app/live-page/stops-in-sight", test_stops_in_sight },
    { "/app/live-page/narrow", test_narrow },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LivePageFixture, tests[i].data, live_page_fixture_set_up, tests[i].test, live_page_fixture_tear_down);

  g_test_add ("/app/live-page/left-out", LivePageFixture, NULL, NULL, test_left_out, live_page_fixture_tear_down);

  return g_test_run ();
}
