/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-window.h"
#include "live-page-fixture.h"
#include "session-fixture.h"

typedef struct {
  LivePageFixture      live;
  FrondPatientChoices *choices;
  FrondPatientWindow  *window;
  guint                n_lost;
  guint                n_toggled;
} Fixture;

static void
lost_cb (Fixture *fixture)
{
  fixture->n_lost++;
}

static void
toggled_cb (Fixture *fixture)
{
  fixture->n_toggled++;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (((Fixture *) data)->window));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  live_page_fixture_set_up (&fixture->live, data);
  fixture->choices = frond_patient_choices_new (NULL, 0);
  fixture->window = frond_patient_window_new (fixture->live.session, fixture->choices);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect_swapped (fixture->window, "screen-lost", G_CALLBACK (lost_cb), fixture);
  g_signal_connect_swapped (fixture->window, "toggle", G_CALLBACK (toggled_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  session_fixture_wait (is_mapped, fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  session_fixture_settle ();
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->choices);
  live_page_fixture_tear_down (&fixture->live, NULL);
}

static GtkEventController *
find_keys (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_strcmp0 (gtk_event_controller_get_name (controller), "patient-keys") == 0) {
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
      return controller;
    }
  }
  g_assert_not_reached ();
}

static void
press (Fixture        *fixture,
       guint           keyval,
       GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_keys (fixture), "key-pressed", keyval, 0, state, &handled);
  g_assert_true (handled);
}

static void
release (Fixture        *fixture,
         guint           keyval,
         GdkModifierType state)
{
  g_signal_emit_by_name (find_keys (fixture), "key-released", keyval, 0, state);
}

static gboolean
is_stopped (Fixture *fixture)
{
  return live_page_fixture_get_state (&fixture->live) == FROND_LIVE_STOPPED;
}

/* Whatever the hand finds: letters, Return, what a presenter sends, the keys that do something else on the therapist's side. */
static void
test_any_key (Fixture      *fixture,
              gconstpointer data)
{
  static const guint keyvals[] = { GDK_KEY_a, GDK_KEY_Return, GDK_KEY_space, GDK_KEY_Escape, GDK_KEY_Page_Down, GDK_KEY_period, GDK_KEY_F5,
                                   GDK_KEY_F8, GDK_KEY_1, GDK_KEY_Tab, GDK_KEY_AudioLowerVolume, GDK_KEY_VoidSymbol };

  for (guint i = 0; i < G_N_ELEMENTS (keyvals); i++) {
    press (fixture, keyvals[i], 0);
    g_assert_true (is_stopped (fixture));
    press (fixture, keyvals[i], 0);
    g_assert_true (is_stopped (fixture));
    frond_live_session_resume (fixture->live.session);
    session_fixture_settle ();
    g_assert_false (is_stopped (fixture));
  }
  press (fixture, GDK_KEY_d, GDK_CONTROL_MASK);
  g_assert_true (is_stopped (fixture));
}

/* Shift alone is a key, too; one that is held to leave the window, as for Alt+Tab, is not let go of in it. */
static void
test_modifiers (Fixture      *fixture,
                gconstpointer data)
{
  press (fixture, GDK_KEY_Shift_L, 0);
  g_assert_false (is_stopped (fixture));
  /* The very first: what was pressed here is not one of the keys that opened the window. */
  release (fixture, GDK_KEY_Shift_L, GDK_SHIFT_MASK);
  g_assert_true (is_stopped (fixture));
  frond_live_session_resume (fixture->live.session);

  press (fixture, GDK_KEY_Alt_L, 0);
  g_object_notify (G_OBJECT (fixture->window), "is-active");
  release (fixture, GDK_KEY_Alt_L, GDK_ALT_MASK);
  g_assert_false (is_stopped (fixture));
}

/* The hand that opened it is still on the keys. */
static void
test_opening (Fixture      *fixture,
              gconstpointer data)
{
  press (fixture, GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  release (fixture, GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  release (fixture, GDK_KEY_Shift_L, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  release (fixture, GDK_KEY_Control_L, GDK_CONTROL_MASK);
  g_assert_false (is_stopped (fixture));
  g_assert_cmpuint (fixture->n_toggled, ==, 0);
  press (fixture, GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (fixture->n_toggled, ==, 1);
  g_assert_false (is_stopped (fixture));
}

/* Neither a name nor what it is about, also for whoever lists windows. */
static void
test_private (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Frond");
  frond_patient_view_set_blank (frond_patient_window_get_view (fixture->window), FALSE);
  session_fixture_settle ();
  g_assert_false (session_fixture_shows (GTK_WIDGET (fixture->window), "Bauer"));
  g_assert_false (session_fixture_shows (GTK_WIDGET (fixture->window), "BAUER"));
  g_assert_false (session_fixture_shows (GTK_WIDGET (fixture->window), "1001"));
  session_fixture_assert_named (GTK_WIDGET (fixture->window));
}

static void
test_closing (Fixture      *fixture,
              gconstpointer data)
{
  guint64 recorded;

  gtk_window_close (GTK_WINDOW (fixture->window));
  session_fixture_settle ();
  g_assert_null (fixture->window);
  g_assert_cmpuint (fixture->n_lost, ==, 0);
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_RUNNING);
  recorded = frond_live_session_get_events (fixture->live.session)->len;
  for (guint i = 0; i < recorded; i++) {
    FrondEventKind kind = ((const FrondEvent *) g_ptr_array_index (frond_live_session_get_events (fixture->live.session), i))->kind;

    g_assert_cmpint (kind, !=, FROND_EVENT_PATIENT_STOP);
    g_assert_cmpint (kind, !=, FROND_EVENT_STOP);
  }
}

static gboolean
is_more_recorded (gpointer data)
{
  Fixture *fixture = data;

  return live_page_fixture_get_status (&fixture->live).recorded_s > fixture->live.happened_s + 0.5;
}

/* Its monitor goes: it closes itself, somebody hears of it, and samples go on being recorded. Another monitor going is nothing. */
static void
test_screen_lost (Fixture      *fixture,
                  gconstpointer data)
{
  GListModel *displayed = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (displayed, 0);
  g_autoptr (GListStore) monitors = g_list_store_new (GDK_TYPE_MONITOR);
  g_autoptr (GdkMonitor) other = g_object_new (GDK_TYPE_MONITOR, "display", gdk_display_get_default (), NULL);

  g_list_store_append (monitors, other);
  g_list_store_append (monitors, monitor);
  frond_patient_window_fill (fixture->window, G_LIST_MODEL (monitors), monitor);
  session_fixture_settle ();
  g_list_store_remove (monitors, 0);
  session_fixture_settle ();
  g_assert_nonnull (fixture->window);
  g_assert_cmpuint (fixture->n_lost, ==, 0);

  g_list_store_remove_all (monitors);
  session_fixture_settle ();
  g_assert_null (fixture->window);
  g_assert_cmpuint (fixture->n_lost, ==, 1);
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_RUNNING);
  fixture->live.happened_s = live_page_fixture_get_status (&fixture->live).recorded_s;
  session_fixture_wait (is_more_recorded, fixture);
}

#define ADD(name, test, record) g_test_add ("/patient-window/" name, Fixture, record, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("any-key", test_any_key, NULL);
  ADD ("modifiers", test_modifiers, NULL);
  ADD ("opening", test_opening, NULL);
  ADD ("private", test_private, "record");
  ADD ("closing", test_closing, NULL);
  ADD ("screen-lost", test_screen_lost, NULL);

  return g_test_run ();
}
