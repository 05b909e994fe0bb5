/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "app-fixture.h"
#include "frond-create-page.h"
#include "frond-lock-page.h"
#include "frond-welcome-page.h"

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWidget *
show (AdwNavigationPage *page)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = adw_navigation_view_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) set_up = g_simple_action_new ("set-up", NULL);

  /* Without its action a button is insensitive. */
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (set_up));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (is_mapped, view);
  adw_navigation_view_replace (ADW_NAVIGATION_VIEW (view), &page, 1);
  app_wait (is_mapped, page);
  app_settle ();

  return window;
}

static void
finish (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  g_assert_null (window);
}

static GtkWidget *
get_button (GtkWidget  *page,
            const char *label)
{
  return gtk_widget_get_ancestor (app_get (page, GTK_TYPE_LABEL, label), GTK_TYPE_BUTTON);
}

static gboolean
is_open (gpointer service)
{
  return frond_vault_service_get_vault (service) != NULL;
}

static void
test_welcome (void)
{
  GtkWidget *window = show (frond_welcome_page_new ());

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == app_get (window, GTK_TYPE_BUTTON, "Set _Up"));
  g_assert_nonnull (app_find (window, GTK_TYPE_BUTTON, "_Try Without Records"));
  finish (window);
}

/* The button wakes up only when everything is right, and the words say what is missing. */
static void
test_create_form (void)
{
  g_autoptr (FrondVaultService) service = frond_vault_service_new ("/nonexistent/vault");
  GtkWidget *window = show (frond_create_page_new (service));
  GtkWidget *create = get_button (window, "_Create Records");

  g_assert_false (gtk_widget_get_sensitive (create));
  app_type (window, "Your Name", "Jo Therapist");
  app_type (window, "Passphrase", "short");
  g_assert_true (app_shows_text (window, "at least 12"));
  app_type (window, "Passphrase", PASSPHRASE);
  g_assert_true (app_shows_text (window, "Good"));
  app_type (window, "Repeat Passphrase", "correct horse");
  g_assert_false (app_shows_text (window, "differ"));
  g_assert_false (gtk_widget_get_sensitive (create));
  app_type (window, "Repeat Passphrase", "correct house");
  g_assert_true (app_shows_text (window, "differ"));
  app_type (window, "Repeat Passphrase", PASSPHRASE);
  g_assert_true (gtk_widget_get_sensitive (create));
  app_type (window, "Your Name", "  ");
  g_assert_false (gtk_widget_get_sensitive (create));
  app_type (window, "Your Name", "Jo");
  app_type (window, "Passphrase", "aaaaaaaaaaaaaaaa");
  app_type (window, "Repeat Passphrase", "aaaaaaaaaaaaaaaa");
  g_assert_false (gtk_widget_get_sensitive (create));
  finish (window);
}

/* From an empty folder to an open vault, which the right passphrase and no other opens again. */
static void
test_create_lock_unlock (void)
{
  const FrondVaultOptions quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };
  char                   *folder = app_make_folder ();
  g_autofree char        *path = g_build_filename (folder, "vault", NULL);
  g_autoptr (FrondVaultService) service = frond_vault_service_new (path);
  GtkWidget *window = show (frond_create_page_new (service));

  frond_vault_service_set_options (service, &quick);
  g_assert_false (frond_vault_service_exists (service));
  app_type (window, "Your Name", " Jo Therapist ");
  app_type (window, "Passphrase", PASSPHRASE);
  app_type (window, "Repeat Passphrase", PASSPHRASE);
  g_signal_emit_by_name (get_button (window, "_Create Records"), "clicked");
  app_wait (is_open, service);
  g_assert_cmpstr (frond_vault_get_practitioner (frond_vault_service_get_vault (service)), ==, "Jo Therapist");
  finish (window);

  frond_vault_service_lock (service);
  g_assert_null (frond_vault_service_get_vault (service));
  g_assert_true (frond_vault_service_exists (service));

  window = show (frond_lock_page_new (service));
  app_type (window, "Passphrase", PASSPHRASE);
  g_signal_emit_by_name (get_button (window, "_Unlock"), "clicked");
  app_wait (is_open, service);
  finish (window);
  app_remove_folder (folder);
}

static gboolean
is_refused (gpointer window)
{
  return gtk_widget_has_css_class (app_get (window, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL), "error");
}

static void
unlock_with (GtkWidget  *window,
             const char *passphrase)
{
  app_type (window, "Passphrase", passphrase);
  gtk_widget_activate (app_get (window, GTK_TYPE_TEXT, NULL));
  g_signal_emit_by_name (app_get (window, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL), "entry-activated");
}

/* The third wrong one in a row has to wait, and the page says how long. */
static void
test_wrong_passphrase (void)
{
  char *folder = app_make_folder ();
  g_autoptr (FrondVaultService) service = app_open_service (folder);
  GtkWidget *window, *unlock;

  frond_vault_service_lock (service);
  window = show (frond_lock_page_new (service));
  unlock = get_button (window, "_Unlock");
  g_assert_false (gtk_widget_get_sensitive (unlock));
  for (guint i = 0; i < 3; i++) {
    unlock_with (window, "wrong horse battery staple");
    app_wait (is_refused, window);
    g_assert_null (frond_vault_service_get_vault (service));
  }
  g_assert_cmpuint (frond_vault_service_get_wait_s (service), >, 0);
  g_assert_true (app_shows_text (window, "Try again in"));
  g_assert_false (gtk_widget_get_sensitive (unlock));
  finish (window);

  /* Closing the window does not shorten the wait. */
  window = show (frond_lock_page_new (service));
  g_assert_true (app_shows_text (window, "Try again in"));
  finish (window);
  app_remove_folder (folder);
}

/* The message is above the button; before the answer there is none. */
static gboolean
has_message (gpointer window)
{
  return app_shows_text (window, "vault.keys");
}

/* Why it does not open is no fault of the passphrase. */
static void
test_damaged (void)
{
  char *folder = app_make_folder ();
  g_autoptr (FrondVaultService) service = app_open_service (folder);
  g_autofree char *keys = g_build_filename (folder, "vault", "vault.keys", NULL);
  GtkWidget       *window;

  frond_vault_service_lock (service);
  g_assert_true (g_file_set_contents (keys, "", 0, NULL));
  window = show (frond_lock_page_new (service));
  unlock_with (window, PASSPHRASE);
  app_wait (has_message, window);
  g_assert_false (gtk_widget_has_css_class (app_get (window, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL), "error"));
  finish (window);
  app_remove_folder (folder);
}

static void
note_cb (FrondVaultService *service,
         gboolean          *was_open)
{
  *was_open = frond_vault_service_get_vault (service) != NULL;
}

/* Whoever has something to store is told while the vault is still open. */
static void
test_closing_signal (void)
{
  char *folder = app_make_folder ();
  g_autoptr (FrondVaultService) service = app_open_service (folder);
  gboolean was_open = FALSE;

  g_signal_connect (service, "closing", G_CALLBACK (note_cb), &was_open);
  frond_vault_service_lock (service);
  g_assert_true (was_open);
  was_open = FALSE;
  frond_vault_service_lock (service);
  g_assert_false (was_open);
  app_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/vault-pages/welcome", test_welcome);
  g_test_add_func ("/vault-pages/create-form", test_create_form);
  g_test_add_func ("/vault-pages/create-lock-unlock", test_create_lock_unlock);
  g_test_add_func ("/vault-pages/wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/vault-pages/damaged", test_damaged);
  g_test_add_func ("/vault-pages/closing-signal", test_closing_signal);

  return g_test_run ();
}
