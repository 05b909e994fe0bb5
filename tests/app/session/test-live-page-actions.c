/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What hands and keys do to a session: nothing keeps Escape from stopping, nothing that was typed is lost, and it ends once. */

#include "config.h"

#include <math.h>

#include "frond-live-plot.h"
#include "frond-marker-panel.h"
#include "frond-stop-panel.h"
#include "live-page-fixture.h"
#include "session-fixture.h"

static void
test_marks (LivePageFixture *fixture,
            gconstpointer    data)
{
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_1, 0));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_2, 0));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_3, 0));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 3);
  for (guint key = GDK_KEY_4; key <= GDK_KEY_8; key++)
    g_assert_true (session_fixture_press (fixture->window, key, 0));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 8);
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_9, 0));
  for (guint i = 0; i < 5; i++)
    g_assert_true (session_fixture_press (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 3);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 2);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_u, 0));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_u, 0));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 0);
  /* There is nothing more to be taken back, and that is no mistake. */
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_u, 0));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 0);
}

static gboolean
is_written_later (gpointer data)
{
  return live_page_fixture_get_status (data).recorded_s > ((LivePageFixture *) data)->happened_s + 0.5;
}

/* It stands where its writing began, not where it was finished. */
static void
test_mark_with_text (LivePageFixture *fixture,
                     gconstpointer    data)
{
  GtkWidget        *panel = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_MARKER_PANEL, 0);
  GtkWidget        *entry = session_fixture_find (panel, ADW_TYPE_ENTRY_ROW, 0);
  const FrondEvent *event = NULL;
  GPtrArray        *events = NULL;

  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_m, 0));
  fixture->happened_s = live_page_fixture_get_status (fixture).recorded_s;
  session_fixture_wait (is_written_later, fixture);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  door slammed ");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 1);
  events = frond_live_session_get_events (fixture->session);
  event = g_ptr_array_index (events, events->len - 1);
  g_assert_cmpint (event->code, ==, 0);
  g_assert_cmpstr (event->text, ==, "door slammed");
  g_assert_cmpfloat_with_epsilon ((double) event->sample / 1000, fixture->happened_s, 0.25);
  /* An empty one marks nothing. */
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 1);
}

static gboolean
is_second_phase (gpointer data)
{
  return live_page_fixture_get_status (data).engine.phase_index == 1;
}

static void
test_next_phase (LivePageFixture *fixture,
                 gconstpointer    data)
{
  g_assert_cmpint (live_page_fixture_get_status (fixture).engine.phase_index, ==, 0);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_n, 0));
  session_fixture_wait (is_second_phase, fixture);
}

static void
test_goal (LivePageFixture *fixture,
           gconstpointer    data)
{
  double before = 0;

  frond_live_session_set_goal (fixture->session, 8);
  session_fixture_settle ();
  before = live_page_fixture_get_status (fixture).engine.goal;
  g_assert_cmpfloat_with_epsilon (before, 8, 1e-9);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Up, 0));
  g_assert_cmpfloat_with_epsilon (live_page_fixture_get_status (fixture).engine.goal, 8.5, 1e-9);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_cmpfloat_with_epsilon (live_page_fixture_get_status (fixture).engine.goal, 8.4, 1e-9);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Down, 0));
  g_assert_cmpfloat_with_epsilon (live_page_fixture_get_status (fixture).engine.goal, 7.9, 1e-9);
}

/* What the pointer moves in the trace is the goal of the panel, and one event. */
static void
test_goal_in_trace (LivePageFixture *fixture,
                    gconstpointer    data)
{
  GtkWidget *plot = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_LIVE_PLOT, 0);

  frond_live_session_set_goal (fixture->session, 8);
  session_fixture_settle ();
  g_signal_emit_by_name (plot, "goal-moved", 6.2);
  g_assert_cmpfloat_with_epsilon (live_page_fixture_get_status (fixture).engine.goal, 6.2, 1e-9);
}

#define ADAPTIVE \
  "{\"format\":1,\"id\":\"x\",\"version\":1,\"name\":\"x\",\"summary\":\"x\",\"category\":\"letting-go\",\"signals\":[\"emg\"],\"phases\":[" \
  "{\"kind\":\"release\",\"name\":\"x\",\"patient_words\":\"x\",\"seconds\":3600,\"goal\":{\"rule\":\"adaptive\",\"value\":100}}]}"

/* A goal that follows the patient moves each minute. */
#define MINUTES_SPEED 20.0

static void
set_up_adaptive (LivePageFixture *fixture,
                 gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (ADAPTIVE, -1, &error);

  g_assert_no_error (error);
  live_page_fixture_open (fixture, programme, 12, MINUTES_SPEED, NULL);
}

static gboolean
has_moved (gpointer data)
{
  return live_page_fixture_get_status (data).engine.goal < 11.9;
}

/* Longer than what it would have needed to fall. */
static gboolean
is_two_minutes_later (gpointer data)
{
  LivePageFixture *fixture = data;

  return live_page_fixture_get_status (fixture).recorded_s > fixture->happened_s + 130;
}

/* Somebody who rests far below it makes the goal fall, but not while it is held. */
static void
test_hold_goal (LivePageFixture *fixture,
                gconstpointer    data)
{
  GtkWidget *panel = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_MARKER_PANEL, 0);
  GtkWidget *hold = session_fixture_find (panel, ADW_TYPE_SWITCH_ROW, 0);
  double     held;

  g_assert_true (gtk_widget_get_visible (hold));
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (hold)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (hold), TRUE);
  g_assert_true (live_page_fixture_get_status (fixture).is_goal_held);
  held = live_page_fixture_get_status (fixture).engine.goal;
  fixture->happened_s = live_page_fixture_get_status (fixture).recorded_s;
  session_fixture_wait (is_two_minutes_later, fixture);
  g_assert_cmpfloat (live_page_fixture_get_status (fixture).engine.goal, ==, held);
  /* What the page refreshes has not let it go. */
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (hold)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (hold), FALSE);
  g_assert_false (live_page_fixture_get_status (fixture).is_goal_held);
  session_fixture_wait (has_moved, fixture);
}

/* A programme whose goals stand still has nothing to hold. */
static void
test_nothing_to_hold (LivePageFixture *fixture,
                      gconstpointer    data)
{
  g_assert_false (gtk_widget_get_visible (session_fixture_find (GTK_WIDGET (fixture->page), ADW_TYPE_SWITCH_ROW, 0)));
}

static void
assert_stopped (LivePageFixture *fixture)
{
  GtkWidget *panel = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_STOP_PANEL, 0);
  GtkWidget *resume = session_fixture_find_button (panel, "Resume");

  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_STOPPED);
  g_assert_true (gtk_widget_get_child_visible (panel));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == resume);
  g_assert_null (adw_window_get_visible_dialog (fixture->window));
}

/* At once: not after some frames, not after an answer. */
static void
test_stop (LivePageFixture *fixture,
           gconstpointer    data)
{
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  assert_stopped (fixture);
  /* Stopped, its keys rest; Escape does not even reach what might close something. */
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_1, 0));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 0);
  assert_stopped (fixture);
}

typedef struct {
  gint64 pressed_at;
  gint64 painted_at;
} Stopwatch;

static void
painted_cb (GdkFrameClock *clock,
            Stopwatch     *watch)
{
  if (watch->pressed_at && !watch->painted_at)
    watch->painted_at = g_get_monotonic_time ();
}

static gboolean
is_painted (gpointer data)
{
  return ((Stopwatch *) data)->painted_at != 0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* From the key to the painted picture. The time is said but decides nothing: it is the machine's. */
static void
test_stop_is_seen_at_once (LivePageFixture *fixture,
                           gconstpointer    data)
{
  Stopwatch      watch = { 0 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gint64         times[50];
  gulong         handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &watch);

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    watch.painted_at = 0;
    watch.pressed_at = g_get_monotonic_time ();
    g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
    assert_stopped (fixture);
    session_fixture_wait (is_painted, &watch);
    times[i] = watch.painted_at - watch.pressed_at;
    g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (fixture->window)), "clicked");
    g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
  }
  g_signal_handler_disconnect (clock, handler);
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_times);
  g_test_message ("T6 %s: 1 key, p95 %d ms of %d (bar: 1 key, 200 ms)",
                  times[47] <= 200000 ? "pass" : "fail", (int) (times[47] / 1000), (int) G_N_ELEMENTS (times));
}

/* Answers where it is written. */
static GtkEditable *
write_half_a_marker (LivePageFixture *fixture)
{
  GtkWidget *panel = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_MARKER_PANEL, 0);
  GtkWidget *entry = session_fixture_find (panel, ADW_TYPE_ENTRY_ROW, 0);

  session_fixture_press (fixture->window, GDK_KEY_m, 0);
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  gtk_editable_set_text (GTK_EDITABLE (entry), "half a sen");

  return GTK_EDITABLE (entry);
}

static void
assert_marked (LivePageFixture *fixture,
               const char      *text)
{
  GPtrArray        *events = frond_live_session_get_events (fixture->session);
  const FrondEvent *marker = NULL;

  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 1);
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_MARKER)
      marker = event;
  }
  g_assert_cmpstr (marker->text, ==, text);
}

static void
test_stop_from_text (LivePageFixture *fixture,
                     gconstpointer    data)
{
  GtkEditable *entry = write_half_a_marker (fixture);

  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_1, 0));
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_n, 0));
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 0);
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  assert_stopped (fixture);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "half a sen");
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

/* Where a part of the programme asks for nothing there is no goal to be changed, with a button or a key. */
static void
test_stop_from_goal (LivePageFixture *fixture,
                     gconstpointer    data)
{
  GtkWidget *panel = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_MARKER_PANEL, 0);
  GtkWidget *spin = session_fixture_find (panel, GTK_TYPE_SPIN_BUTTON, 0);

  g_assert_false (is_sensitive (spin));
  session_fixture_press (fixture->window, GDK_KEY_Up, 0);
  g_assert_true (isnan (live_page_fixture_get_status (fixture).engine.goal));
  frond_live_session_set_goal (fixture->session, 8);
  session_fixture_wait (is_sensitive, spin);
  gtk_widget_grab_focus (spin);
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_Up, 0));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  assert_stopped (fixture);
}

/* A dialog over the session does not keep Escape from stopping; the key goes on to close the dialog. */
static void
test_stop_from_dialog (LivePageFixture *fixture,
                       gconstpointer    data)
{
  AdwDialog *dialog = adw_alert_dialog_new ("A question", NULL);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "no", "No");
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  g_assert_true (adw_window_get_visible_dialog (fixture->window) == dialog);
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_STOPPED);
  g_assert_false (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  adw_dialog_force_close (dialog);
}

/* Half a marker is a marker, too, when the session ends. */
static void
test_end_keeps_text (LivePageFixture *fixture,
                     gconstpointer    data)
{
  write_half_a_marker (fixture);
  session_fixture_press (fixture->window, GDK_KEY_Escape, 0);
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.end", NULL);
  assert_marked (fixture, "half a sen");
  session_fixture_wait (live_page_fixture_is_finished, fixture);
}

static gboolean
is_over (gpointer data)
{
  LivePageFixture *fixture = data;

  frond_live_session_next_phase (fixture->session);

  return live_page_fixture_get_state (fixture) == FROND_LIVE_ENDED && fixture->n_finished > 0;
}

/* It is one as well when the programme is over while somebody writes. */
static void
test_programme_end_keeps_text (LivePageFixture *fixture,
                               gconstpointer    data)
{
  write_half_a_marker (fixture);
  session_fixture_wait (is_over, fixture);
  assert_marked (fixture, "half a sen");
}

static void
test_stop_without_focus (LivePageFixture *fixture,
                         gconstpointer    data)
{
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_Escape, 0));
  assert_stopped (fixture);
}

static void
test_resume (LivePageFixture *fixture,
             gconstpointer    data)
{
  session_fixture_press (fixture->window, GDK_KEY_Escape, 0);
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (fixture->window)), "clicked");
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_RUNNING);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_space, 0));
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_PAUSED);
}

static void
test_end (LivePageFixture *fixture,
          gconstpointer    data)
{
  session_fixture_press (fixture->window, GDK_KEY_Escape, 0);
  g_assert_cmpint (fixture->n_finished, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.end", NULL);
  session_fixture_wait (live_page_fixture_is_finished, fixture);
  g_assert_cmpint (live_page_fixture_get_state (fixture), ==, FROND_LIVE_ENDED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.end", NULL);
  session_fixture_settle ();
  g_assert_cmpint (fixture->n_finished, ==, 1);
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
    { "/app/live-page-actions/marks", test_marks },
    { "/app/live-page-actions/mark-with-text", test_mark_with_text },
    { "/app/live-page-actions/next-phase", test_next_phase },
    { "/app/live-page-actions/goal", test_goal },
    { "/app/live-page-actions/goal-in-trace", test_goal_in_trace },
    { "/app/live-page-actions/nothing-to-hold", test_nothing_to_hold },
    { "/app/live-page-actions/stop", test_stop },
    { "/app/live-page-actions/stop-is-seen-at-once", test_stop_is_seen_at_once },
    { "/app/live-page-actions/stop-from-text", test_stop_from_text },
    { "/app/live-page-actions/stop-from-goal", test_stop_from_goal },
    { "/app/live-page-actions/stop-from-dialog", test_stop_from_dialog },
    { "/app/live-page-actions/end-keeps-text", test_end_keeps_text },
    { "/app/live-page-actions/programme-end-keeps-text", test_programme_end_keeps_text },
    { "/app/live-page-actions/stop-without-focus", test_stop_without_focus },
    { "/app/live-page-actions/resume", test_resume },
    { "/app/live-page-actions/end", test_end },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LivePageFixture, tests[i].data, live_page_fixture_set_up, tests[i].test, live_page_fixture_tear_down);
  g_test_add ("/app/live-page-actions/hold-goal", LivePageFixture, NULL, set_up_adaptive, test_hold_goal, live_page_fixture_tear_down);

  return g_test_run ();
}
