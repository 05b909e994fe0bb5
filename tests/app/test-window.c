/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"
#include "frond-application.h"
#include "frond-browse-page.h"
#include "frond-patient-list.h"
#include "frond-patient-page.h"
#include "frond-window.h"

typedef struct {
  char             *folder;
  FrondApplication *application;
  FrondWindow      *window;
} Fixture;

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* One application for the process, as in life; each test finds its folder empty, so that the first start really is one. */
static FrondApplication *
get_application (char **folder)
{
  static FrondApplication *application;
  const FrondVaultOptions  quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };

  *folder = g_build_filename (g_get_user_data_dir (), "vault", NULL);
  if (!application) {
    g_autoptr (GError) error = NULL;

    application = frond_application_new ();
    g_application_set_application_id (G_APPLICATION (application), NULL);
    frond_application_set_vault_folder (application, *folder);
    frond_vault_service_set_options (frond_application_get_vault_service (application), &quick);
    g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
    g_assert_no_error (error);
  }

  return application;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->application = get_application (&fixture->folder);
  fixture->window = frond_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_wait (is_mapped, fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  frond_vault_service_lock (frond_application_get_vault_service (fixture->application));
  if (fixture->window) {
    g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    app_settle ();
    g_assert_null (fixture->window);
  }
  app_remove_folder (fixture->folder);
}

static FrondVaultService *
get_service (Fixture *fixture)
{
  return frond_application_get_vault_service (fixture->application);
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

static FrondVault *
create_vault (Fixture *fixture)
{
  frond_vault_service_create_async (get_service (fixture), "Jo Therapist", PASSPHRASE, done_cb, NULL);
  app_wait (is_open, get_service (fixture));
  app_settle ();

  return frond_window_get_vault (fixture->window);
}

static const char *
get_tag (Fixture *fixture)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (app_get (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW, NULL));

  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (view));
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
activate (Fixture    *fixture,
          const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, target);
  app_settle ();
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

static gboolean
has_no_dialog (gpointer fixture)
{
  return get_dialog (fixture) == NULL;
}

static FrondPatient *
get_patient (Fixture *fixture)
{
  return frond_browse_page_get_patient (FROND_BROWSE_PAGE (app_get (GTK_WIDGET (fixture->window), FROND_TYPE_BROWSE_PAGE, NULL)));
}

/* Nothing that needs records is possible while there are none, and the title never names anybody. */
static void
test_first_run (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_cmpstr (get_tag (fixture), ==, "welcome");
  g_assert_null (frond_window_get_vault (fixture->window));
  g_assert_false (is_enabled (fixture, "lock"));
  g_assert_false (is_enabled (fixture, "search"));
  g_assert_false (is_enabled (fixture, "new-patient"));
  activate (fixture, "set-up");
  g_assert_cmpstr (get_tag (fixture), ==, "create");
  frond_window_pop_to_browse (fixture->window);
  g_assert_cmpstr (get_tag (fixture), ==, "welcome");

  create_vault (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  g_assert_true (is_enabled (fixture, "lock"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Frond");
}

/* T3: add, see the identity, change, remove, take it back. */
static void
test_patient_life (Fixture      *fixture,
                   gconstpointer data)
{
  FrondVault *vault = create_vault (fixture);
  GListModel *patients = frond_patient_repository_get_model (vault);
  GtkWidget  *window = GTK_WIDGET (fixture->window);

  g_assert_true (app_shows_text (window, "No Patients Yet"));
  activate (fixture, "new-patient::");
  app_type (get_dialog (fixture), "Family Name", "Bauer");
  app_type (get_dialog (fixture), "Given Name", "Anna");
  app_type (get_dialog (fixture), "Date of Birth", "14.3.1990");
  g_signal_emit_by_name (app_get (get_dialog (fixture), GTK_TYPE_BUTTON, "_Add"), "clicked");
  app_settle ();
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (patients), ==, 1);
  g_assert_cmpstr (get_patient (fixture)->family_name, ==, "Bauer");
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), "BAUER, Anna"));
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), "First Session"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Frond");

  activate (fixture, "edit-patient");
  app_type (get_dialog (fixture), "Family Name", "Weber");
  g_signal_emit_by_name (app_get (get_dialog (fixture), GTK_TYPE_BUTTON, "_Save"), "clicked");
  app_settle ();
  g_assert_cmpstr (get_patient (fixture)->family_name, ==, "Weber");
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), "WEBER, Anna"));

  activate (fixture, "remove-patient");
  g_assert_null (get_patient (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (patients), ==, 0);
  g_assert_false (is_enabled (fixture, "edit-patient"));
  g_signal_emit_by_name (app_get (window, GTK_TYPE_BUTTON, "_Undo"), "clicked");
  app_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (patients), ==, 1);
  g_assert_cmpstr (get_patient (fixture)->family_name, ==, "Weber");
}

/* After somebody was added, Return begins the first session. */
static void
test_focus_after_adding (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *start;

  create_vault (fixture);
  gtk_widget_grab_focus (app_get (window, GTK_TYPE_BUTTON, "New Patient"));
  activate (fixture, "new-patient::");
  app_type (get_dialog (fixture), "Family Name", "Bauer");
  g_signal_emit_by_name (app_get (get_dialog (fixture), GTK_TYPE_BUTTON, "_Add"), "clicked");
  app_wait (has_no_dialog, fixture);
  app_settle ();
  start = app_get (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), GTK_TYPE_BUTTON, "_Start Session");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == start);
}

/* One empty state at a time: there is nobody to be selected while there is nobody. */
static void
test_nobody_to_select (Fixture      *fixture,
                       gconstpointer data)
{
  FrondVault *vault = create_vault (fixture);
  GtkWidget  *window = GTK_WIDGET (fixture->window);
  g_autoptr (FrondPatient) patient = NULL;

  g_assert_true (app_shows_text (window, "No Patients Yet"));
  g_assert_false (app_shows_text (window, "Select a Patient"));
  patient = app_add_patient (vault, "Bauer", "Anna", 14, 3, 1990);
  app_settle ();
  g_assert_true (app_shows_text (window, "Select a Patient"));
  g_assert_true (frond_patient_repository_remove (vault, patient->id, NULL));
  app_settle ();
  g_assert_false (app_shows_text (window, "Select a Patient"));
}

static gboolean
has_no_toast (gpointer window)
{
  return app_find (window, GTK_TYPE_BUTTON, "_Edit") == NULL;
}

static void
leave_dialog (Fixture    *fixture,
              const char *action)
{
  activate (fixture, action);
  app_type (get_dialog (fixture), "Family Name", "Weber");
  adw_dialog_close (ADW_DIALOG (get_dialog (fixture)));
  app_settle ();
}

/* It says what was not saved, and goes with the page it is about. */
static void
test_unsaved_stays_with_its_page (Fixture      *fixture,
                                  gconstpointer data)
{
  FrondVault *vault = create_vault (fixture);
  g_autoptr (FrondPatient) anna = app_add_patient (vault, "Bauer", "Anna", 14, 3, 1990);
  g_autoptr (FrondPatient) other = app_add_patient (vault, "Okafor", "Ada", 2, 7, 1984);
  GtkWidget        *window = GTK_WIDGET (fixture->window);
  FrondPatientList *list = FROND_PATIENT_LIST (app_get (window, FROND_TYPE_PATIENT_LIST, NULL));

  leave_dialog (fixture, "new-patient::");
  g_assert_true (app_shows_text (window, "New patient not saved"));
  frond_patient_list_select (list, anna->id);
  app_wait (has_no_toast, window);

  leave_dialog (fixture, "edit-patient");
  g_assert_true (app_shows_text (window, "Changes not saved: BAUER, Anna"));
  frond_patient_list_select (list, other->id);
  app_wait (has_no_toast, window);

  leave_dialog (fixture, "new-patient::");
  g_assert_false (has_no_toast (window));
  frond_window_push (fixture->window, adw_navigation_page_new_with_tag (gtk_label_new ("setup"), "Setup", "setup"));
  app_wait (has_no_toast, window);
}

/* What was typed into a dialog that is closed can be taken up again. */
static void
test_continue_editing (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  create_vault (fixture);
  activate (fixture, "new-patient::Bauer");
  adw_dialog_close (ADW_DIALOG (get_dialog (fixture)));
  app_settle ();
  g_assert_null (get_dialog (fixture));
  g_assert_true (app_shows_text (window, "New patient not saved"));
  g_signal_emit_by_name (app_get (window, GTK_TYPE_BUTTON, "_Edit"), "clicked");
  app_settle ();
  g_assert_nonnull (get_dialog (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (app_get (get_dialog (fixture), ADW_TYPE_ENTRY_ROW, "Family Name"))), ==, "Bauer");
}

/* Locked, nothing of anybody is left in the window: no page, no dialog, no toast, no name. */
static void
test_lock (Fixture      *fixture,
           gconstpointer data)
{
  FrondVault *vault = create_vault (fixture);
  g_autoptr (FrondPatient) patient = app_add_patient (vault, "Bauer", "Anna", 14, 3, 1990);
  GtkWidget        *window = GTK_WIDGET (fixture->window);
  FrondPatientList *list = FROND_PATIENT_LIST (app_get (window, FROND_TYPE_PATIENT_LIST, NULL));
  FrondBrowsePage  *page = FROND_BROWSE_PAGE (app_get (window, FROND_TYPE_BROWSE_PAGE, NULL));

  frond_patient_list_select (list, patient->id);
  app_settle ();
  g_assert_true (app_shows_text (window, "BAUER"));
  activate (fixture, "edit-patient");
  g_assert_nonnull (get_dialog (fixture));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  activate (fixture, "lock");

  g_assert_null (frond_window_get_vault (fixture->window));
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  g_assert_null (page);
  g_assert_null (get_dialog (fixture));
  g_assert_false (app_shows_text (window, "BAUER"));
  g_assert_false (app_shows_text (window, "1990"));
  g_assert_false (is_enabled (fixture, "lock"));
  g_assert_false (is_enabled (fixture, "edit-patient"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), app_get (window, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL)));
}

/* A page that was still sliding in when the records locked must not stay below the lock. */
static void
test_lock_while_sliding (Fixture      *fixture,
                         gconstpointer data)
{
  AdwNavigationPage *page = adw_navigation_page_new (gtk_label_new ("BAUER, Anna"), "Review");

  create_vault (fixture);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  frond_window_push (fixture->window, page);
  activate (fixture, "lock");
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->window), "BAUER"));
  g_assert_null (page);
}

/* What covers the patients takes their actions away; Back leads to them again. */
static void
test_covering_pages (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *child = gtk_label_new ("live");

  create_vault (fixture);
  frond_window_push (fixture->window, adw_navigation_page_new_with_tag (gtk_label_new ("setup"), "Setup", "setup"));
  app_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "setup");
  g_assert_false (is_enabled (fixture, "search"));
  g_assert_false (is_enabled (fixture, "new-patient"));
  frond_window_push_above_browse (fixture->window, adw_navigation_page_new_with_tag (child, "Live", "live"));
  app_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "live");

  frond_window_set_session_running (fixture->window, TRUE);
  g_assert_false (is_enabled (fixture, "lock"));
  frond_window_set_session_running (fixture->window, FALSE);
  g_assert_true (is_enabled (fixture, "lock"));
  frond_window_pop_to_browse (fixture->window);
  app_settle ();
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  g_assert_true (is_enabled (fixture, "search"));
}

/* A window with a running session asks before it closes, and one without does not. */
static void
test_close_while_running (Fixture      *fixture,
                          gconstpointer data)
{
  FrondWindow *window = fixture->window;

  create_vault (fixture);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  frond_window_set_session_running (fixture->window, TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle ();
  g_assert_nonnull (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_close (ADW_DIALOG (get_dialog (fixture)));
  app_settle ();
  g_assert_nonnull (window);
  g_assert_true (is_open (get_service (fixture)));

  frond_window_set_session_running (fixture->window, FALSE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  app_settle ();
  g_assert_null (window);
  g_assert_false (is_open (get_service (fixture)));
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
test_end_and_close (Fixture      *fixture,
                    gconstpointer data)
{
  const GActionEntry entries[] = { { "end", end_cb } };
  g_autoptr (GSimpleActionGroup) session = g_simple_action_group_new ();
  FrondWindow       *window = fixture->window;
  AdwNavigationPage *page = adw_navigation_page_new (gtk_label_new ("live"), "Live");
  GtkWidget         *end;

  create_vault (fixture);
  g_action_map_add_action_entries (G_ACTION_MAP (session), entries, 1, window);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "session", G_ACTION_GROUP (session));
  frond_window_push (window, page);
  frond_window_set_session_running (window, TRUE);
  gtk_window_close (GTK_WINDOW (window));
  app_settle ();
  end = gtk_widget_get_ancestor (app_get (get_dialog (fixture), GTK_TYPE_LABEL, "_End and Close"), GTK_TYPE_BUTTON);
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
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window/first-run", test_first_run);
  ADD ("/window/patient-life", test_patient_life);
  ADD ("/window/focus-after-adding", test_focus_after_adding);
  ADD ("/window/nobody-to-select", test_nobody_to_select);
  ADD ("/window/unsaved-stays-with-its-page", test_unsaved_stays_with_its_page);
  ADD ("/window/continue-editing", test_continue_editing);
  ADD ("/window/lock", test_lock);
  ADD ("/window/lock-while-sliding", test_lock_while_sliding);
  ADD ("/window/covering-pages", test_covering_pages);
  ADD ("/window/close-while-running", test_close_while_running);
  ADD ("/window/end-and-close", test_end_and_close);
#undef ADD

  return g_test_run ();
}
