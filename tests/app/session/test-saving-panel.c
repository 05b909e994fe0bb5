/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is on screen while the end of a session is stored: nothing to decide while all is well, and a question before anything is lost. */

#include "config.h"

#include "frond-saving-panel.h"

#include "session-fixture.h"

static guint n_given_up;

static void
give_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       unused)
{
  n_given_up++;
}

static const GActionEntry actions[] = { { "give-up", give_up_cb } };

static void
answer (AdwWindow  *window,
        GtkWidget  *button,
        const char *response)
{
  AdwDialog *dialog = NULL;

  g_signal_emit_by_name (button, "clicked");
  dialog = adw_window_get_visible_dialog (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "1:01"));
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  session_fixture_settle ();
}

static void
test_give_up (void)
{
  FrondSavingPanel *panel = g_object_new (FROND_TYPE_SAVING_PANEL, NULL);
  FrondLiveStatus   status = { .recorded_s = 130.9, .stored_s = 61.9 };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  AdwWindow *window = session_fixture_show (adw_navigation_page_new (GTK_WIDGET (panel), "Saving"));
  GtkWidget *button = session_fixture_find_button (GTK_WIDGET (panel), "Give Up the Rest…");

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "session", G_ACTION_GROUP (group));
  frond_saving_panel_refresh (panel, &status);
  g_assert_false (gtk_widget_get_visible (button));

  status.storage = FROND_STORAGE_WAITING;
  status.storage_error = "The disk is full. What was stored before is safe. Free some space & try again.";
  frond_saving_panel_refresh (panel, &status);
  g_assert_true (gtk_widget_get_visible (button));
  session_fixture_assert_named (GTK_WIDGET (panel));
  answer (window, button, "wait");
  g_assert_cmpuint (n_given_up, ==, 0);
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (adw_window_get_visible_dialog (window));
  frond_saving_panel_finish (panel);
  session_fixture_settle ();
  g_assert_null (adw_window_get_visible_dialog (window));
  g_assert_cmpuint (n_given_up, ==, 0);
  answer (window, button, "give-up");
  g_assert_cmpuint (n_given_up, ==, 1);

  status.storage_error = NULL;
  frond_saving_panel_refresh (panel, &status);
  g_assert_false (gtk_widget_get_visible (button));
  gtk_window_destroy (GTK_WINDOW (window));
  session_fixture_settle ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/saving-panel/give-up", test_give_up);

  return g_test_run ();
}
