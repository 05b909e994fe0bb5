/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "app-fixture.h"
#include "frond-patient-dialog.h"

typedef struct {
  char              *folder;
  FrondVaultService *service;
  FrondVault        *vault;
  GtkWidget         *window;
  FrondPatient      *saved;
  FrondPatient      *other;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = app_make_folder ();
  fixture->service = app_open_service (fixture->folder);
  fixture->vault = frond_vault_service_get_vault (fixture->service);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_settle ();
  g_clear_object (&fixture->saved);
  g_clear_object (&fixture->other);
  frond_vault_service_lock (fixture->service);
  g_assert_finalize_object (fixture->service);
  app_remove_folder (fixture->folder);
}

static void
keep_cb (FrondPatientDialog *dialog,
         FrondPatient       *patient,
         FrondPatient      **where)
{
  g_set_object (where, patient);
}

static GtkWidget *
present (Fixture      *fixture,
         FrondPatient *patient)
{
  FrondPatientDialog *dialog = frond_patient_dialog_new (fixture->vault, patient);

  g_signal_connect (dialog, "saved", G_CALLBACK (keep_cb), &fixture->saved);
  g_signal_connect (dialog, "open-other", G_CALLBACK (keep_cb), &fixture->other);
  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  app_settle ();

  return GTK_WIDGET (dialog);
}

static void
press (GtkWidget  *dialog,
       const char *label)
{
  GtkWidget *button = app_get (dialog, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *dialog = present (fixture, NULL);
  GtkWidget *add = app_get (dialog, GTK_TYPE_BUTTON, "_Add");

  g_assert_false (gtk_widget_get_sensitive (add));
  g_assert_false (frond_patient_dialog_has_changes (FROND_PATIENT_DIALOG (dialog)));
  app_type (dialog, "Family Name", " Bauer ");
  g_assert_true (gtk_widget_get_sensitive (add));
  app_type (dialog, "Given Name", "Anna");
  app_type (dialog, "Preferred Name", "Anni");
  app_type (dialog, "Date of Birth", "14 March 1990");
  g_assert_true (app_shows_text (dialog, "14 March 1990 · "));
  g_assert_true (frond_patient_dialog_has_changes (FROND_PATIENT_DIALOG (dialog)));
  press (dialog, "_Add");

  g_assert_nonnull (fixture->saved);
  g_assert_cmpint (fixture->saved->id, >, 0);
  g_assert_cmpstr (fixture->saved->family_name, ==, "Bauer");
  g_assert_cmpstr (fixture->saved->preferred_name, ==, "Anni");
  g_assert_cmpstr (fixture->saved->record_number, !=, "");
  g_assert_cmpuint (g_date_get_day (fixture->saved->birth_date), ==, 14);
  g_assert_cmpuint (g_list_model_get_n_items (frond_patient_repository_get_model (fixture->vault)), ==, 1);
}

/* A wrong date is said in words and keeps from saving; an unfinished one is not yet called wrong. */
static void
test_wrong_date (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = present (fixture, NULL);
  GtkWidget *add = app_get (dialog, GTK_TYPE_BUTTON, "_Add");
  GtkWidget *row = app_get (dialog, ADW_TYPE_ENTRY_ROW, "Date of Birth");

  app_type (dialog, "Family Name", "Bauer");
  app_type (dialog, "Date of Birth", "31.4.19");
  app_type (dialog, "Date of Birth", "31.4.1990");
  g_assert_true (app_shows_text (dialog, "April has no day 31."));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_false (gtk_widget_get_sensitive (add));
  app_type (dialog, "Date of Birth", "30.4.");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_widget_get_sensitive (add));
  app_type (dialog, "Date of Birth", "30.4.1990");
  g_assert_true (gtk_widget_get_sensitive (add));
}

/* Somebody with her birth date and nearly her name is shown, and can be opened instead; adding stays possible. */
static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FrondPatient) known = app_add_patient (fixture->vault, "Bauer", "Anna", 14, 3, 1990);
  GtkWidget *dialog = present (fixture, NULL);

  app_type (dialog, "Family Name", "Baur");
  app_type (dialog, "Given Name", "Ana");
  app_type (dialog, "Date of Birth", "15.3.1990");
  g_assert_false (app_shows_text (dialog, "Already in the records"));
  app_type (dialog, "Date of Birth", "14.3.1990");
  g_assert_true (app_shows_text (dialog, "Already in the records"));
  g_assert_true (app_shows_text (dialog, known->record_number));
  g_assert_true (gtk_widget_get_sensitive (app_get (dialog, GTK_TYPE_BUTTON, "_Add")));
  press (dialog, "_Open");
  g_assert_nonnull (fixture->other);
  g_assert_cmpint (fixture->other->id, ==, known->id);
  g_assert_null (fixture->saved);
}

static void
test_number_in_use (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FrondPatient) known = app_add_patient (fixture->vault, "Bauer", "Anna", 14, 3, 1990);
  GtkWidget *dialog = present (fixture, NULL);

  app_type (dialog, "Family Name", "Okafor");
  app_type (dialog, "Record Number", known->record_number);
  press (dialog, "_Add");
  g_assert_null (fixture->saved);
  g_assert_true (gtk_widget_has_css_class (app_get (dialog, ADW_TYPE_ENTRY_ROW, "Record Number"), "error"));
  app_type (dialog, "Record Number", "X-17");
  g_assert_false (gtk_widget_has_css_class (app_get (dialog, ADW_TYPE_ENTRY_ROW, "Record Number"), "error"));
  press (dialog, "_Add");
  g_assert_cmpstr (fixture->saved->record_number, ==, "X-17");
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (FrondPatient) known = app_add_patient (fixture->vault, "Bauer", "Anna", 14, 3, 1990);
  g_autoptr (GtkWidget) dialog = g_object_ref (present (fixture, known));

  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (dialog)), ==, "Edit Patient");
  g_assert_false (frond_patient_dialog_has_changes (FROND_PATIENT_DIALOG (dialog)));
  g_assert_false (app_shows_text (dialog, "Already in the records"));
  g_assert_true (app_shows_text (dialog, "14 March 1990 · "));
  app_type (dialog, "Family Name", "Weber");
  g_assert_true (frond_patient_dialog_has_changes (FROND_PATIENT_DIALOG (dialog)));
  press (dialog, "_Save");
  g_assert_cmpint (fixture->saved->id, ==, known->id);
  g_assert_cmpstr (fixture->saved->family_name, ==, "Weber");
  g_assert_cmpstr (fixture->saved->uuid, ==, known->uuid);
  g_assert_false (frond_patient_dialog_has_changes (FROND_PATIENT_DIALOG (dialog)));
}

static const char *
get_text (GtkWidget  *dialog,
          const char *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (app_get (dialog, ADW_TYPE_ENTRY_ROW, row)));
}

/* What was searched for in vain is not typed a second time. */
static void
test_suggest (Fixture      *fixture,
              gconstpointer data)
{
  static const struct {
    const char *text, *row, *value;
  } cases[] = {
    { "Bauer", "Family Name", "Bauer" },
    { "bauer, Anna Maria", "Family Name", "bauer" },
    { "bauer, Anna Maria", "Given Name", "Anna Maria" },
    { "bauer anna", "Given Name", "anna" },
    { "1042", "Record Number", "1042" },
    { "14.3.1990", "Date of Birth", "14.3.1990" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *dialog = present (fixture, NULL);

    frond_patient_dialog_suggest (FROND_PATIENT_DIALOG (dialog), cases[i].text);
    g_assert_cmpstr (get_text (dialog, cases[i].row), ==, cases[i].value);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    app_settle ();
  }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/patient-dialog/new", test_new);
  ADD ("/patient-dialog/wrong-date", test_wrong_date);
  ADD ("/patient-dialog/duplicate", test_duplicate);
  ADD ("/patient-dialog/number-in-use", test_number_in_use);
  ADD ("/patient-dialog/edit", test_edit);
  ADD ("/patient-dialog/suggest", test_suggest);
#undef ADD

  return g_test_run ();
}
