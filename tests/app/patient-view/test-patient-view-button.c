/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-view-button.h"
#include "frond-patient-window.h"
#include "live-page-fixture.h"
#include "session-fixture.h"

typedef struct {
  LivePageFixture         live;
  FrondPatientViewButton *button;
  GListStore             *monitors;
  char                   *said;
} Fixture;

static void
said_cb (Fixture    *fixture,
         const char *text)
{
  g_set_str (&fixture->said, text);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  live_page_fixture_set_up (&fixture->live, data);
  fixture->button = FROND_PATIENT_VIEW_BUTTON (session_fixture_find (GTK_WIDGET (fixture->live.page), FROND_TYPE_PATIENT_VIEW_BUTTON, 0));
  fixture->monitors = g_list_store_new (GDK_TYPE_MONITOR);
  frond_patient_view_button_set_monitors (fixture->button, G_LIST_MODEL (fixture->monitors));
  g_signal_connect_swapped (fixture->button, "said", G_CALLBACK (said_cb), fixture);
}

/* Of the windows that there are; (nullable) */
static FrondPatientWindow *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (FROND_IS_PATIENT_WINDOW (window))
      return FROND_PATIENT_WINDOW (window);
  }

  return NULL;
}

/* The page takes the patient's window with it. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  live_page_fixture_tear_down (&fixture->live, NULL);
  g_assert_null (find_window ());
  g_assert_finalize_object (fixture->monitors);
  g_free (fixture->said);
}

static void
press_toggle (Fixture *fixture)
{
  g_assert_true (session_fixture_press (fixture->live.window, GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  session_fixture_settle ();
}

static void
choose_screen (Fixture *fixture,
               guint    number)
{
  GtkWidget *options = GTK_WIDGET (frond_patient_view_button_get_options (fixture->button));

  adw_combo_row_set_selected (ADW_COMBO_ROW (session_fixture_find (options, ADW_TYPE_COMBO_ROW, 2)), number);
  session_fixture_settle ();
}

/* With one key, blank each time; F8 shows it, and does nothing where there is none. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  FrondPatientView *view = NULL;

  g_assert_true (session_fixture_press (fixture->live.window, GDK_KEY_F8, 0));
  g_assert_null (find_window ());
  press_toggle (fixture);
  g_assert_nonnull (find_window ());
  g_assert_cmpstr (fixture->said, ==, "The patient’s view is open and blank. Click in this window, then F8 shows it.");
  view = frond_patient_window_get_view (find_window ());
  g_assert_true (frond_patient_view_is_blank (view));
  g_assert_true (session_fixture_press (fixture->live.window, GDK_KEY_F8, 0));
  g_assert_false (frond_patient_view_is_blank (view));
  g_assert_true (session_fixture_press (fixture->live.window, GDK_KEY_F8, 0));
  g_assert_true (frond_patient_view_is_blank (view));
  g_assert_true (session_fixture_press (fixture->live.window, GDK_KEY_F8, 0));
  press_toggle (fixture);
  g_assert_null (find_window ());
  press_toggle (fixture);
  g_assert_true (frond_patient_view_is_blank (frond_patient_window_get_view (find_window ())));
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_RUNNING);
}

/* Whoever closes it, a next one can be opened. */
static void
test_closed_by_hand (Fixture      *fixture,
                     gconstpointer data)
{
  press_toggle (fixture);
  gtk_window_close (GTK_WINDOW (find_window ()));
  session_fixture_settle ();
  g_assert_null (find_window ());
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_RUNNING);
  press_toggle (fixture);
  g_assert_nonnull (find_window ());
}

/* In the one window: names are covered, and a stop gives the therapist the page back until it goes on. */
static void
test_inside (Fixture      *fixture,
             gconstpointer data)
{
  AdwToolbarView   *bars = ADW_TOOLBAR_VIEW (session_fixture_find (GTK_WIDGET (fixture->live.page), ADW_TYPE_TOOLBAR_VIEW, 0));
  FrondPatientView *view = NULL;

  choose_screen (fixture, 1);
  g_assert_null (find_window ());
  press_toggle (fixture);
  g_assert_null (find_window ());
  view = FROND_PATIENT_VIEW (session_fixture_find (GTK_WIDGET (fixture->live.page), FROND_TYPE_PATIENT_VIEW, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (view)));
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));
  g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (bars));
  session_fixture_assert_named (GTK_WIDGET (fixture->live.page));

  frond_patient_view_stop (view);
  session_fixture_settle ();
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_STOPPED);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (view)));
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->live.page), "Stopped at the Patient’s Wish"));

  frond_live_session_resume (fixture->live.session);
  session_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (view)));
  press_toggle (fixture);
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  /* The page is as it was, and can be covered again. */
  press_toggle (fixture);
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));
}

/* Another screen while it is open: it moves there, as blank as it was. */
static void
test_moves (Fixture      *fixture,
            gconstpointer data)
{
  press_toggle (fixture);
  g_assert_true (session_fixture_press (fixture->live.window, GDK_KEY_F8, 0));
  choose_screen (fixture, 1);
  g_assert_null (find_window ());
  g_assert_false (frond_patient_view_is_blank (FROND_PATIENT_VIEW (session_fixture_find (GTK_WIDGET (fixture->live.page), FROND_TYPE_PATIENT_VIEW, 0))));
  choose_screen (fixture, 0);
  g_assert_false (frond_patient_view_is_blank (frond_patient_window_get_view (find_window ())));
}

/* The second monitor is unplugged: the window is gone, the therapist is told, and the session does not notice. */
static void
test_screen_lost (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);

  g_list_store_append (fixture->monitors, monitor);
  choose_screen (fixture, 2);
  press_toggle (fixture);
  g_assert_nonnull (find_window ());
  g_list_store_remove_all (fixture->monitors);
  session_fixture_settle ();
  g_assert_null (find_window ());
  g_assert_cmpstr (fixture->said, ==, "The patient’s screen is gone. The session goes on.");
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_RUNNING);
  press_toggle (fixture);
  g_assert_nonnull (find_window ());
}

#define ADD(name, test, record) g_test_add ("/patient-view-button/" name, Fixture, record, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("keys", test_keys, "record");
  ADD ("closed-by-hand", test_closed_by_hand, NULL);
  ADD ("inside", test_inside, NULL);
  ADD ("moves", test_moves, NULL);
  ADD ("screen-lost", test_screen_lost, NULL);

  return g_test_run ();
}
