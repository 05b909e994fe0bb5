/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desktop asks for, in every state that the window can be in. */

#include "edf-file.h"
#include "frond-file-page.h"
#include "frond-review-page.h"
#include "window-fixture.h"

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_prepare (fixture);
  g_application_activate (G_APPLICATION (fixture->application));
  app_settle ();
  fixture->window = FROND_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
}

static void
lock (WindowFixture *fixture)
{
  frond_vault_service_lock (window_fixture_get_service (fixture));
  app_settle ();
}

static void
request (WindowFixture *fixture,
         const char    *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
  app_settle ();
}

static void
open_file (WindowFixture *fixture,
           const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (fixture->application), files, 1, "");
  app_settle ();
}

static const char *
get_tag (WindowFixture *fixture)
{
  return adw_navigation_page_get_tag (window_fixture_get_page (fixture));
}

static gboolean
asks_for_patient (WindowFixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  return dialog && app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Family Name");
}

static void
push (WindowFixture *fixture,
      const char    *tag)
{
  frond_window_push (fixture->window, adw_navigation_page_new_with_tag (gtk_label_new (tag), tag, tag));
  app_settle ();
}

/* Open records: at once. A second request while somebody types changes nothing. */
static void
test_new_patient (WindowFixture *fixture,
                  gconstpointer  data)
{
  AdwDialog *dialog;

  window_fixture_create_vault (fixture);
  request (fixture, "new-patient");
  g_assert_true (asks_for_patient (fixture));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  app_type (GTK_WIDGET (dialog), "Family Name", "Bauer");
  request (fixture, "new-patient");
  g_assert_true (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == dialog);
}

/* Locked: nothing but the lock is shown until it is open, then the dialog, and after that not again. */
static void
test_new_patient_while_locked (WindowFixture *fixture,
                               gconstpointer  data)
{
  window_fixture_create_vault (fixture);
  lock (fixture);
  request (fixture, "new-patient");
  request (fixture, "new-patient");
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  g_assert_false (asks_for_patient (fixture));
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Unlock the records"));

  window_fixture_unlock (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  g_assert_true (asks_for_patient (fixture));
  lock (fixture);
  window_fixture_unlock (fixture);
  g_assert_false (asks_for_patient (fixture));
}

static void
test_new_patient_at_first (WindowFixture *fixture,
                           gconstpointer  data)
{
  request (fixture, "new-patient");
  g_assert_cmpstr (get_tag (fixture), ==, "welcome");
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Set up records first"));
  window_fixture_create_vault (fixture);
  g_assert_true (asks_for_patient (fixture));
}

static void
test_practice (WindowFixture *fixture,
               gconstpointer  data)
{
  request (fixture, "practice-session");
  g_assert_cmpstr (get_tag (fixture), ==, "setup");
  frond_window_pop_to_browse (fixture->window);
  window_fixture_create_vault (fixture);
  request (fixture, "practice-session");
  g_assert_cmpstr (get_tag (fixture), ==, "setup");
}

/* Nothing covers a session or throws away what is half typed; a review can be left. */
static void
test_in_the_way (WindowFixture *fixture,
                 gconstpointer  data)
{
  static const char *const kept[] = { "setup", "live", "create" };
  g_autofree char         *path = edf_file_make (g_get_user_data_dir (), "somebody.edf", NULL);

  window_fixture_create_vault (fixture);
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
test_from_review (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();

  window_fixture_create_vault (fixture);
  frond_window_open_session (fixture->window, record);
  app_settle ();
  g_assert_true (FROND_IS_REVIEW_PAGE (window_fixture_get_page (fixture)));
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
test_open (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *path = edf_file_make (g_get_user_data_dir (), "somebody.edf", NULL);

  open_file (fixture, path);
  g_assert_true (FROND_IS_FILE_PAGE (window_fixture_get_page (fixture)));
  window_fixture_create_vault (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  open_file (fixture, path);
  open_file (fixture, path);
  g_assert_true (FROND_IS_FILE_PAGE (window_fixture_get_page (fixture)));
  lock (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  /* The pages may still be sliding. */
  app_wait (is_file_gone, fixture->window);
  open_file (fixture, path);
  g_assert_true (FROND_IS_FILE_PAGE (window_fixture_get_page (fixture)));
  frond_window_pop_to_browse (fixture->window);
  app_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
}

/* Help never lies over a running session. */
static void
test_help (WindowFixture *fixture,
           gconstpointer  data)
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
#define ADD(path, func) g_test_add (path, WindowFixture, NULL, set_up, func, window_fixture_tear_down)
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
