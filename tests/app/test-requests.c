/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desktop asks for, in every state that the window can be in. */

#include "app-fixture.h"
#include "edf-file.h"
#include "frond-application.h"
#include "frond-file-page.h"
#include "frond-review-page.h"
#include "frond-window.h"

typedef struct {
  char             *folder;
  FrondApplication *application;
  FrondWindow      *window;
} Fixture;

/* One for the process, as in life; each test finds its folder empty. */
static FrondApplication *
get_application (char **folder)
{
  static FrondApplication *application;
  const FrondVaultOptions  quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };

  *folder = g_build_filename (g_get_user_data_dir (), "vault", NULL);
  if (!application) {
    application = frond_application_new ();
    g_application_set_application_id (G_APPLICATION (application), NULL);
    frond_application_set_vault_folder (application, *folder);
    frond_vault_service_set_options (frond_application_get_vault_service (application), &quick);
    g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  }

  return application;
}

static FrondVaultService *
get_service (Fixture *fixture)
{
  return frond_application_get_vault_service (fixture->application);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->application = get_application (&fixture->folder);
  g_application_activate (G_APPLICATION (fixture->application));
  app_settle ();
  fixture->window = FROND_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  frond_vault_service_lock (get_service (fixture));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_settle ();
  app_remove_folder (fixture->folder);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_assert_true (frond_vault_service_finish (FROND_VAULT_SERVICE (source), result, NULL));
}

static gboolean
is_open (gpointer service)
{
  return frond_vault_service_get_vault (service) != NULL;
}

static void
create_vault (Fixture *fixture)
{
  frond_vault_service_create_async (get_service (fixture), "Jo Therapist", PASSPHRASE, done_cb, NULL);
  app_wait (is_open, get_service (fixture));
  app_settle ();
}

static void
unlock (Fixture *fixture)
{
  frond_vault_service_open_async (get_service (fixture), PASSPHRASE, done_cb, NULL);
  app_wait (is_open, get_service (fixture));
  app_settle ();
}

static void
lock (Fixture *fixture)
{
  frond_vault_service_lock (get_service (fixture));
  app_settle ();
}

static void
request (Fixture    *fixture,
         const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
  app_settle ();
}

static void
open_file (Fixture    *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (fixture->application), files, 1, "");
  app_settle ();
}

static AdwNavigationPage *
get_page (Fixture *fixture)
{
  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (app_get (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW, NULL)));
}

static const char *
get_tag (Fixture *fixture)
{
  return adw_navigation_page_get_tag (get_page (fixture));
}

static gboolean
asks_for_patient (Fixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  return dialog && app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Family Name");
}

static void
push (Fixture    *fixture,
      const char *tag)
{
  frond_window_push (fixture->window, adw_navigation_page_new_with_tag (gtk_label_new (tag), tag, tag));
  app_settle ();
}

/* Open records: at once. A second request while somebody types changes nothing. */
static void
test_new_patient (Fixture      *fixture,
                  gconstpointer data)
{
  AdwDialog *dialog;

  create_vault (fixture);
  request (fixture, "new-patient");
  g_assert_true (asks_for_patient (fixture));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  app_type (GTK_WIDGET (dialog), "Family Name", "Bauer");
  request (fixture, "new-patient");
  g_assert_true (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == dialog);
}

/* Locked: nothing but the lock is shown until it is open, then the dialog, and after that not again. */
static void
test_new_patient_while_locked (Fixture      *fixture,
                               gconstpointer data)
{
  create_vault (fixture);
  lock (fixture);
  request (fixture, "new-patient");
  request (fixture, "new-patient");
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  g_assert_false (asks_for_patient (fixture));
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Unlock the records"));

  unlock (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  g_assert_true (asks_for_patient (fixture));
  lock (fixture);
  unlock (fixture);
  g_assert_false (asks_for_patient (fixture));
}

static void
test_new_patient_at_first (Fixture      *fixture,
                           gconstpointer data)
{
  request (fixture, "new-patient");
  g_assert_cmpstr (get_tag (fixture), ==, "welcome");
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Set up records first"));
  create_vault (fixture);
  g_assert_true (asks_for_patient (fixture));
}

static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  request (fixture, "practice-session");
  g_assert_cmpstr (get_tag (fixture), ==, "setup");
  frond_window_pop_to_browse (fixture->window);
  create_vault (fixture);
  request (fixture, "practice-session");
  g_assert_cmpstr (get_tag (fixture), ==, "setup");
}

/* Nothing covers a session or throws away what is half typed; a review can be left. */
static void
test_in_the_way (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const kept[] = { "setup", "live", "create" };
  g_autofree char         *path = edf_file_make (g_get_user_data_dir (), "somebody.edf", NULL);

  create_vault (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    push (fixture, kept[i]);
    request (fixture, "new-patient");
    request (fixture, "practice-session");
    open_file (fixture, path);
    g_assert_cmpstr (get_tag (fixture), ==, kept[i]);
    g_assert_false (asks_for_patient (fixture));
    g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Finish or close what is open first"));
    frond_window_pop_to_browse (fixture->window);
    app_settle ();
  }
}

/* A review keeps what is typed in it, so that it can be left at any time. */
static void
test_from_review (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();

  create_vault (fixture);
  frond_window_open_session (fixture->window, record);
  app_settle ();
  g_assert_true (FROND_IS_REVIEW_PAGE (get_page (fixture)));
  request (fixture, "new-patient");
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  g_assert_true (asks_for_patient (fixture));
}

static gboolean
is_file_gone (gpointer window)
{
  return !app_shows_text (window, "somebody.edf");
}

/* A file is shown whether records are open, locked or not there, and locking takes it away. */
static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = edf_file_make (g_get_user_data_dir (), "somebody.edf", NULL);

  open_file (fixture, path);
  g_assert_true (FROND_IS_FILE_PAGE (get_page (fixture)));
  create_vault (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  open_file (fixture, path);
  open_file (fixture, path);
  g_assert_true (FROND_IS_FILE_PAGE (get_page (fixture)));
  lock (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  /* The pages may still be sliding. */
  app_wait (is_file_gone, fixture->window);
  open_file (fixture, path);
  g_assert_true (FROND_IS_FILE_PAGE (get_page (fixture)));
  frond_window_pop_to_browse (fixture->window);
  app_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
}

/* Help never lies over a running session. */
static void
test_help (Fixture      *fixture,
           gconstpointer data)
{
  frond_window_set_session_running (fixture->window, TRUE);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "show-help"));
  frond_window_set_session_running (fixture->window, FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-help", NULL);
  app_settle ();
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "A First Session"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/requests/new-patient", test_new_patient);
  ADD ("/requests/new-patient-while-locked", test_new_patient_while_locked);
  ADD ("/requests/new-patient-at-first", test_new_patient_at_first);
  ADD ("/requests/practice", test_practice);
  ADD ("/requests/in-the-way", test_in_the_way);
  ADD ("/requests/from-review", test_from_review);
  ADD ("/requests/open", test_open);
  ADD ("/requests/help", test_help);
#undef ADD

  return g_test_run ();
}
