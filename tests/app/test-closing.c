/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "frond-closing.h"
#include "window-fixture.h"

/* How much later it is than it is: this stands in front of the C library's own. */
static time_t later_s;

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  int result = (int) syscall (SYS_clock_gettime, clock, now);

  if (clock == CLOCK_BOOTTIME)
    now->tv_sec += later_s;

  return result;
}

/* A window with a running session asks before it closes, and one without does not. */
static void
test_close_while_running (WindowFixture *fixture,
                          gconstpointer  data)
{
  FrondWindow *window = fixture->window;

  window_fixture_create_vault (fixture);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  frond_window_set_session_running (fixture->window, TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle ();
  g_assert_nonnull (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (window_fixture_get_dialog (fixture)));
  adw_dialog_close (ADW_DIALOG (window_fixture_get_dialog (fixture)));
  app_settle ();
  g_assert_nonnull (window);
  g_assert_true (window_fixture_is_open (window_fixture_get_service (fixture)));

  frond_window_set_session_running (fixture->window, FALSE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  app_settle ();
  g_assert_null (window);
  g_assert_false (window_fixture_is_open (window_fixture_get_service (fixture)));
}

static void
end_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  frond_window_set_session_running (data, FALSE);
}

/* "End and Close" lets the session's page end it first. */
static void
test_end_and_close (WindowFixture *fixture,
                    gconstpointer  data)
{
  const GActionEntry entries[] = { { "end", end_cb } };
  g_autoptr (GSimpleActionGroup) session = g_simple_action_group_new ();
  FrondWindow       *window = fixture->window;
  AdwNavigationPage *page = adw_navigation_page_new (gtk_label_new ("live"), "Live");
  GtkWidget         *end;

  window_fixture_create_vault (fixture);
  g_action_map_add_action_entries (G_ACTION_MAP (session), entries, 1, window);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "session", G_ACTION_GROUP (session));
  frond_window_push (window, page);
  frond_window_set_session_running (window, TRUE);
  gtk_window_close (GTK_WINDOW (window));
  app_settle ();
  end = gtk_widget_get_ancestor (app_get (window_fixture_get_dialog (fixture), GTK_TYPE_LABEL, "_End and Close"), GTK_TYPE_BUTTON);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  fixture->window = NULL;
  g_signal_emit_by_name (end, "clicked");
  app_settle ();
  g_assert_null (window);
}

static void
close_window (WindowFixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle ();
}

/* A file that is being written is written to its end: the window stays until then, its records as well. */
static void
test_wait_for_files (WindowFixture *fixture,
                     gconstpointer  data)
{
  window_fixture_create_vault (fixture);
  frond_window_hold (fixture->window);
  frond_window_hold (fixture->window);
  g_assert_false (frond_window_is_closing (fixture->window));
  close_window (fixture);
  g_assert_nonnull (fixture->window);
  g_assert_true (frond_window_is_closing (fixture->window));
  g_assert_true (window_fixture_is_open (window_fixture_get_service (fixture)));
  g_assert_true (app_shows_text (window_fixture_get_dialog (fixture), "A File Is Still Being Written"));
  frond_window_release (fixture->window);
  app_settle ();
  g_assert_nonnull (fixture->window);
  frond_window_release (fixture->window);
  app_settle ();
  g_assert_null (fixture->window);
  g_assert_false (window_fixture_is_open (window_fixture_get_service (fixture)));
}

/* Who thinks better of it keeps the window. */
static void
test_keep_open (WindowFixture *fixture,
                gconstpointer  data)
{
  window_fixture_create_vault (fixture);
  frond_window_hold (fixture->window);
  close_window (fixture);
  adw_dialog_close (ADW_DIALOG (window_fixture_get_dialog (fixture)));
  app_settle ();
  frond_window_release (fixture->window);
  app_settle ();
  g_assert_nonnull (fixture->window);
  g_assert_null (window_fixture_get_dialog (fixture));
  g_assert_true (window_fixture_is_open (window_fixture_get_service (fixture)));
}

/* Somebody touches the window an hour later. */
static void
come_back_later (WindowFixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));

  later_s += 3600;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    gboolean is_handled;

    if (g_strcmp0 (gtk_event_controller_get_name (controller), "idle-watch") == 0)
      g_signal_emit_by_name (controller, "event", NULL, &is_handled);
  }
  app_settle ();
}

static gboolean
is_locked (gpointer fixture)
{
  return !window_fixture_is_open (window_fixture_get_service (fixture));
}

/* A lock in the middle of it would be the end of the file; right after it the records lock. */
static void
test_lock_waits (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_create_vault (fixture);
  frond_window_hold (fixture->window);
  come_back_later (fixture);
  g_assert_false (is_locked (fixture));
  frond_window_release (fixture->window);
  app_wait (is_locked, fixture);

  window_fixture_unlock (fixture);
  come_back_later (fixture);
  g_assert_true (is_locked (fixture));
}

/* What nobody has read yet is still there after a lock, and keeps the window. */
static void
test_lock_keeps_unread (WindowFixture *fixture,
                        gconstpointer  data)
{
  window_fixture_create_vault (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "new-patient", g_variant_new_string (""));
  app_settle ();
  frond_window_present_first (fixture->window, adw_alert_dialog_new ("Not Everything Is Stored", "The disk is full."));
  come_back_later (fixture);
  g_assert_true (is_locked (fixture));
  g_assert_true (app_shows_text (window_fixture_get_dialog (fixture), "Not Everything Is Stored"));
  adw_dialog_close (ADW_DIALOG (window_fixture_get_dialog (fixture)));
  app_settle ();
  g_assert_null (window_fixture_get_dialog (fixture));
}

/* However often it is asked to close, it asks once. */
static void
test_one_question (WindowFixture *fixture,
                   gconstpointer  data)
{
  GtkWidget    *pages = app_get (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW, NULL);
  FrondClosing *closing = frond_closing_new (GTK_WINDOW (fixture->window), ADW_NAVIGATION_VIEW (pages));
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (fixture->window));

  frond_closing_set_session_running (closing, TRUE);
  g_assert_false (frond_closing_request (closing));
  g_assert_false (frond_closing_request (closing));
  g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 1);
  frond_closing_set_session_running (closing, FALSE);
  app_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 0);
  frond_closing_free (closing);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/closing/while-running", test_close_while_running);
  ADD ("/closing/end-and-close", test_end_and_close);
  ADD ("/closing/wait-for-files", test_wait_for_files);
  ADD ("/closing/keep-open", test_keep_open);
  ADD ("/closing/lock-waits", test_lock_waits);
  ADD ("/closing/lock-keeps-unread", test_lock_keeps_unread);
  ADD ("/closing/one-question", test_one_question);
#undef ADD

  return g_test_run ();
}
