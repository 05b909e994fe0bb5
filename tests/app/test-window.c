/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-browse-page.h"
#include "frond-patient-list.h"
#include "frond-patient-page.h"
#include "window-fixture.h"

static const char *
get_tag (WindowFixture *fixture)
{
  return adw_navigation_page_get_tag (window_fixture_get_page (fixture));
}

static gboolean
is_enabled (WindowFixture *fixture,
            const char    *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
activate (WindowFixture *fixture,
          const char    *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, target);
  app_settle ();
}

static gboolean
has_no_dialog (gpointer fixture)
{
  return window_fixture_get_dialog (fixture) == NULL;
}

static FrondPatient *
get_patient (WindowFixture *fixture)
{
  return frond_browse_page_get_patient (FROND_BROWSE_PAGE (app_get (GTK_WIDGET (fixture->window), FROND_TYPE_BROWSE_PAGE, NULL)));
}

/* Nothing that needs records is possible while there are none, and the title never names anybody. */
static void
test_first_run (WindowFixture *fixture,
                gconstpointer  data)
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

  window_fixture_create_vault (fixture);
  g_assert_cmpstr (get_tag (fixture), ==, "browse");
  g_assert_true (is_enabled (fixture, "lock"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Frond");
}

/* T3: add, see the identity, change, remove, take it back. */
static void
test_patient_life (WindowFixture *fixture,
                   gconstpointer  data)
{
  FrondVault *vault = window_fixture_create_vault (fixture);
  GListModel *patients = frond_patient_repository_get_model (vault);
  GtkWidget  *window = GTK_WIDGET (fixture->window);

  g_assert_true (app_shows_text (window, "No Patients Yet"));
  activate (fixture, "new-patient::");
  app_type (window_fixture_get_dialog (fixture), "Family Name", "Bauer");
  app_type (window_fixture_get_dialog (fixture), "Given Name", "Anna");
  app_type (window_fixture_get_dialog (fixture), "Date of Birth", "14.3.1990");
  g_signal_emit_by_name (app_get (window_fixture_get_dialog (fixture), GTK_TYPE_BUTTON, "_Add"), "clicked");
  app_settle ();
  g_assert_null (window_fixture_get_dialog (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (patients), ==, 1);
  g_assert_cmpstr (get_patient (fixture)->family_name, ==, "Bauer");
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), "BAUER, Anna"));
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), "First Session"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Frond");

  activate (fixture, "edit-patient");
  app_type (window_fixture_get_dialog (fixture), "Family Name", "Weber");
  g_signal_emit_by_name (app_get (window_fixture_get_dialog (fixture), GTK_TYPE_BUTTON, "_Save"), "clicked");
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
test_focus_after_adding (WindowFixture *fixture,
                         gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *start;

  window_fixture_create_vault (fixture);
  gtk_widget_grab_focus (app_get (window, GTK_TYPE_BUTTON, "New Patient"));
  activate (fixture, "new-patient::");
  app_type (window_fixture_get_dialog (fixture), "Family Name", "Bauer");
  g_signal_emit_by_name (app_get (window_fixture_get_dialog (fixture), GTK_TYPE_BUTTON, "_Add"), "clicked");
  app_wait (has_no_dialog, fixture);
  app_settle ();
  start = app_get (app_get (window, FROND_TYPE_PATIENT_PAGE, NULL), GTK_TYPE_BUTTON, "_Start Session");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == start);
}

/* One empty state at a time: there is nobody to be selected while there is nobody. */
static void
test_nobody_to_select (WindowFixture *fixture,
                       gconstpointer  data)
{
  FrondVault *vault = window_fixture_create_vault (fixture);
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
leave_dialog (WindowFixture *fixture,
              const char    *action)
{
  activate (fixture, action);
  app_type (window_fixture_get_dialog (fixture), "Family Name", "Weber");
  adw_dialog_close (ADW_DIALOG (window_fixture_get_dialog (fixture)));
  app_settle ();
}

/* It says what was not saved, and goes with the page it is about. */
static void
test_unsaved_stays_with_its_page (WindowFixture *fixture,
                                  gconstpointer  data)
{
  FrondVault *vault = window_fixture_create_vault (fixture);
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
test_continue_editing (WindowFixture *fixture,
                       gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  window_fixture_create_vault (fixture);
  activate (fixture, "new-patient::Bauer");
  adw_dialog_close (ADW_DIALOG (window_fixture_get_dialog (fixture)));
  app_settle ();
  g_assert_null (window_fixture_get_dialog (fixture));
  g_assert_true (app_shows_text (window, "New patient not saved"));
  g_signal_emit_by_name (app_get (window, GTK_TYPE_BUTTON, "_Edit"), "clicked");
  app_settle ();
  g_assert_nonnull (window_fixture_get_dialog (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (app_get (window_fixture_get_dialog (fixture), ADW_TYPE_ENTRY_ROW, "Family Name"))), ==, "Bauer");
}

/* Locked, nothing of anybody is left in the window: no page, no dialog, no toast, no name. */
static void
test_lock (WindowFixture *fixture,
           gconstpointer  data)
{
  FrondVault *vault = window_fixture_create_vault (fixture);
  g_autoptr (FrondPatient) patient = app_add_patient (vault, "Bauer", "Anna", 14, 3, 1990);
  GtkWidget        *window = GTK_WIDGET (fixture->window);
  FrondPatientList *list = FROND_PATIENT_LIST (app_get (window, FROND_TYPE_PATIENT_LIST, NULL));
  FrondBrowsePage  *page = FROND_BROWSE_PAGE (app_get (window, FROND_TYPE_BROWSE_PAGE, NULL));

  frond_patient_list_select (list, patient->id);
  app_settle ();
  g_assert_true (app_shows_text (window, "BAUER"));
  activate (fixture, "edit-patient");
  g_assert_nonnull (window_fixture_get_dialog (fixture));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  activate (fixture, "lock");

  g_assert_null (frond_window_get_vault (fixture->window));
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  g_assert_null (page);
  g_assert_null (window_fixture_get_dialog (fixture));
  g_assert_false (app_shows_text (window, "BAUER"));
  g_assert_false (app_shows_text (window, "1990"));
  g_assert_false (is_enabled (fixture, "lock"));
  g_assert_false (is_enabled (fixture, "edit-patient"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), app_get (window, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL)));
}

/* A page that was still sliding in when the records locked must not stay below the lock. */
static void
test_lock_while_sliding (WindowFixture *fixture,
                         gconstpointer  data)
{
  AdwNavigationPage *page = adw_navigation_page_new (gtk_label_new ("BAUER, Anna"), "Review");

  window_fixture_create_vault (fixture);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  frond_window_push (fixture->window, page);
  activate (fixture, "lock");
  g_assert_cmpstr (get_tag (fixture), ==, "lock");
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->window), "BAUER"));
  g_assert_null (page);
}

/* What covers the patients takes their actions away; Back leads to them again. */
static void
test_covering_pages (WindowFixture *fixture,
                     gconstpointer  data)
{
  GtkWidget *child = gtk_label_new ("live");

  window_fixture_create_vault (fixture);
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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/window/first-run", test_first_run);
  ADD ("/window/patient-life", test_patient_life);
  ADD ("/window/focus-after-adding", test_focus_after_adding);
  ADD ("/window/nobody-to-select", test_nobody_to_select);
  ADD ("/window/unsaved-stays-with-its-page", test_unsaved_stays_with_its_page);
  ADD ("/window/continue-editing", test_continue_editing);
  ADD ("/window/lock", test_lock);
  ADD ("/window/lock-while-sliding", test_lock_while_sliding);
  ADD ("/window/covering-pages", test_covering_pages);
#undef ADD

  return g_test_run ();
}
