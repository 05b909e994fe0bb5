/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a session in the window, on a disk that is full: nothing is said that is not true, and nothing is lost without a question. */

#include "config.h"

#include "frond-session-flow.h"

#include <string.h>

#include "frond-live-page.h"
#include "frond-setup-page.h"
#include "shim-vfs.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture     base;
  FrondLiveSession *session;
  gboolean          is_connected;
  gboolean          has_ended;
} Fixture;

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_assert_true (frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, NULL));
  ((Fixture *) data)->is_connected = TRUE;
}

static gboolean
is_connected (gpointer data)
{
  return ((Fixture *) data)->is_connected;
}

static void
ended_cb (Fixture *fixture)
{
  fixture->has_ended = TRUE;
}

static gboolean
has_ended (gpointer data)
{
  return ((Fixture *) data)->has_ended;
}

static FrondLiveStatus
get_status (Fixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (fixture->session, &status);

  return status;
}

static gboolean
has_recorded (gpointer data)
{
  return get_status (data).recorded_s > 1;
}

static gboolean
waits (gpointer data)
{
  return get_status (data).storage_error != NULL;
}

static void
begin_session (Fixture *fixture)
{
  g_autoptr (FrondPatient) patient = app_add_patient (frond_window_get_vault (fixture->base.window), "Bauer", "Anna", 14, 3, 1990);
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, "resting", "Simulated patient");
  GtkWidget *setup = NULL;

  frond_session_flow_start (fixture->base.window, patient);
  setup = app_get (GTK_WIDGET (fixture->base.window), FROND_TYPE_SETUP_PAGE, NULL);
  fixture->session = g_object_ref (frond_setup_page_get_session (FROND_SETUP_PAGE (setup)));
  frond_live_session_connect_async (fixture->session, endpoint, 1, NULL, connected_cb, fixture);
  app_wait (is_connected, fixture);
  frond_live_session_set_programme (fixture->session, programme);
  g_assert_true (frond_live_session_begin (fixture->session, NULL));
  g_signal_emit_by_name (setup, "begun");
  /* After the page's own. */
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (ended_cb), fixture);
  app_wait (has_recorded, fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  g_object_add_weak_pointer (G_OBJECT (fixture->base.window), (gpointer *) &fixture->base.window);
  window_fixture_create_vault (&fixture->base);
  begin_session (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  shim_set_space (G_MAXINT64);
  g_clear_object (&fixture->session);
  window_fixture_tear_down (&fixture->base, data);
}

static AdwAlertDialog *
get_alert (Fixture *fixture)
{
  AdwDialog *dialog = fixture->base.window ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->base.window)) : NULL;

  return dialog ? ADW_ALERT_DIALOG (dialog) : NULL;
}

static const char *
get_heading (Fixture *fixture)
{
  AdwAlertDialog *alert = get_alert (fixture);

  return alert ? adw_alert_dialog_get_heading (alert) : NULL;
}

static void
press (Fixture    *fixture,
       const char *label)
{
  GtkWidget *text = app_get (GTK_WIDGET (get_alert (fixture)), GTK_TYPE_LABEL, label);

  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
  app_settle ();
}

static void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->base.window));
  app_settle ();
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  GtkWidget *page = app_get (GTK_WIDGET (fixture->base.window), FROND_TYPE_LIVE_PAGE, NULL);

  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static gboolean
is_asked (gpointer data)
{
  return g_strcmp0 (get_heading (data), "Give Up the Rest?") == 0;
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->base.window == NULL;
}

static gboolean
is_asked_on_close (gpointer data)
{
  Fixture *fixture = data;

  g_assert_false (is_closed (fixture));
  gtk_window_close (GTK_WINDOW (fixture->base.window));

  return is_asked (fixture);
}

/* Ends and closes on a full disk, up to the question that a second close leads to. */
static void
close_on_full_disk (Fixture *fixture)
{
  shim_set_space (0);
  app_wait (waits, fixture);
  close_window (fixture);
  g_assert_cmpstr (get_heading (fixture), ==, "End the Session?");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (get_alert (fixture)), "waits in memory until the disk takes it"));
  press (fixture, "_End and Close");
  app_wait (is_asked_on_close, fixture);
  g_assert_nonnull (frond_window_get_vault (fixture->base.window));
}

/* Closed twice, the window still waits for the disk, and closes once all is stored. */
static void
test_close_twice (Fixture      *fixture,
                  gconstpointer data)
{
  close_on_full_disk (fixture);
  press (fixture, "_Wait");
  app_wait (is_asked_on_close, fixture);
  /* Closing with the question open is a "wait", too. */
  close_window (fixture);
  g_assert_false (is_closed (fixture));
  shim_set_space (G_MAXINT64);
  app_wait (is_closed, fixture);
  g_assert_cmpint (frond_live_session_get_record (fixture->session)->state, ==, FROND_SESSION_COMPLETE);
}

/* What was lost is read before the window is gone. */
static void
test_outcome_is_read (Fixture      *fixture,
                      gconstpointer data)
{
  close_on_full_disk (fixture);
  press (fixture, "_Give Up");
  app_wait (has_ended, fixture);
  app_settle ();
  g_assert_false (is_closed (fixture));
  g_assert_cmpstr (get_heading (fixture), ==, "Not Everything Is Stored");
  press (fixture, "_Close");
  app_wait (is_closed, fixture);
}

/* A session that is over by itself is not called running; its end is waited for as well. */
static void
test_close_when_over (Fixture      *fixture,
                      gconstpointer data)
{
  shim_set_space (0);
  app_wait (waits, fixture);
  activate (fixture, "session.end");
  app_wait (is_asked_on_close, fixture);
  shim_set_space (G_MAXINT64);
  app_wait (is_closed, fixture);
  g_assert_cmpint (frond_live_session_get_record (fixture->session)->state, ==, FROND_SESSION_COMPLETE);
}

static gboolean
can_give_up (gpointer data)
{
  activate (data, "session.ask-to-give-up");

  return is_asked (data);
}

/* The disk takes it while somebody thinks: there is nothing to be asked any more. */
static void
test_saved_meanwhile (Fixture      *fixture,
                      gconstpointer data)
{
  shim_set_space (0);
  app_wait (waits, fixture);
  activate (fixture, "session.end");
  app_wait (can_give_up, fixture);
  shim_set_space (G_MAXINT64);
  app_wait (has_ended, fixture);
  app_settle ();
  g_assert_false (is_asked (fixture));
  g_assert_false (is_closed (fixture));
}

static void
test_discarded (Fixture      *fixture,
                gconstpointer data)
{
  frond_live_session_stop (fixture->session, FALSE);
  activate (fixture, "session.discard");
  app_wait (has_ended, fixture);
  app_settle ();
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "Recording discarded"));
  g_assert_null (get_alert (fixture));
}

/* It is not in the bin before it is there. */
static void
test_not_discarded (Fixture      *fixture,
                    gconstpointer data)
{
  shim_set_space (0);
  app_wait (waits, fixture);
  frond_live_session_stop (fixture->session, FALSE);
  activate (fixture, "session.discard");
  app_wait (can_give_up, fixture);
  press (fixture, "_Give Up");
  app_wait (has_ended, fixture);
  app_settle ();
  g_assert_cmpstr (get_heading (fixture), ==, "Recording Not Discarded");
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->base.window), "Recording discarded"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  shim_install ();
  shim_set_space (G_MAXINT64);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/session-flow/close-twice", test_close_twice);
  ADD ("/app/session-flow/outcome-is-read", test_outcome_is_read);
  ADD ("/app/session-flow/close-when-over", test_close_when_over);
  ADD ("/app/session-flow/saved-meanwhile", test_saved_meanwhile);
  ADD ("/app/session-flow/discarded", test_discarded);
  ADD ("/app/session-flow/not-discarded", test_not_discarded);
#undef ADD

  return g_test_run ();
}
