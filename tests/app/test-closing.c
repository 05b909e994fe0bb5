/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/closing/while-running", test_close_while_running);
  ADD ("/closing/end-and-close", test_end_and_close);
#undef ADD

  return g_test_run ();
}
