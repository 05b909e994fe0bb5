/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"
#include "frond-note-row.h"
#include "frond-patient-row.h"
#include "frond-patient-text.h"
#include "frond-session-row.h"

static FrondPatient *
make_patient (void)
{
  FrondPatient *patient = frond_patient_new ();

  patient->family_name = g_strdup ("Bauer");
  patient->given_name = g_strdup ("Anna");
  patient->record_number = g_strdup ("1042");
  patient->birth_date = g_date_new_dmy (14, G_DATE_MARCH, 1990);

  return patient;
}

static void
test_patient_row (void)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  GtkWidget *row = g_object_ref_sink (frond_patient_row_new ());

  frond_patient_row_set_patient (FROND_PATIENT_ROW (row), patient);
  g_assert_true (app_shows_text (row, "BAUER, Anna"));
  g_assert_true (app_shows_text (row, "14 March 1990"));
  g_assert_true (app_shows_text (row, "No. 1042"));
  g_assert_cmpstr (adw_avatar_get_text (ADW_AVATAR (app_get (row, ADW_TYPE_AVATAR, NULL))), ==, "Anna Bauer");
  g_assert_finalize_object (row);
}

/* Of a double family name the first counts. */
static void
test_initials (void)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  GtkWidget *row = g_object_ref_sink (frond_patient_row_new ());

  patient->family_name = g_strdup ("Díaz Moreno");
  patient->given_name = g_strdup ("Lucía");
  patient->record_number = g_strdup ("1001");
  frond_patient_row_set_patient (FROND_PATIENT_ROW (row), patient);
  g_assert_cmpstr (adw_avatar_get_text (ADW_AVATAR (app_get (row, ADW_TYPE_AVATAR, NULL))), ==, "Lucía Díaz");
  g_assert_finalize_object (row);
}

/* No date is no reason to show a wrong one. */
static void
test_unknown_birth_date (void)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autofree char *identifiers = NULL, *spoken = NULL;

  g_clear_pointer (&patient->birth_date, g_date_free);
  identifiers = frond_patient_dup_identifiers (patient);
  spoken = frond_patient_dup_accessible_name (patient);
  g_assert_cmpstr (identifiers, ==, "No. 1042");
  g_assert_cmpstr (spoken, ==, "BAUER, Anna, number 1042");
}

static void
test_durations (void)
{
  static const struct {
    double      seconds;
    const char *text;
  } cases[] = { { 0, "0 s" }, { 59.9, "59 s" }, { 60, "1 min" }, { 119.9, "1 min" }, { 120, "2 min" }, { 3600, "60 min" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = frond_text_dup_duration (cases[i].seconds);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static FrondSessionRecord *
make_session (FrondSessionState state)
{
  FrondSessionRecord *record = frond_session_record_new ();

  record->programme_name = g_strdup ("Settle & let go <1>");
  record->started_at = g_date_time_new_from_iso8601 ("2026-11-12T14:03:00+01:00", NULL);
  record->duration_s = 840;
  record->headline = g_strdup ("4.6 → 3.1 µV");
  record->state = state;

  return record;
}

/* The time is the one on the clinic's wall that day. */
static void
test_session_row (void)
{
  g_autoptr (FrondSessionRecord) record = make_session (FROND_SESSION_RECOVERED);
  g_autoptr (FrondSessionRecord) complete = make_session (FROND_SESSION_COMPLETE);
  GtkWidget *row = g_object_ref_sink (frond_session_row_new (record));
  GtkWidget *other = g_object_ref_sink (frond_session_row_new (complete));

  g_assert_true (app_shows_text (row, "12 November 2026, 14:03"));
  g_assert_true (app_shows_text (row, "Settle & let go <1> · 14 min · Recovered"));
  g_assert_true (app_shows_text (row, "4.6 → 3.1 µV"));
  g_assert_false (app_shows_text (other, "Recovered"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "4.6 → 3.1 µV");
  gtk_test_accessible_assert_property (other, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "4.6 → 3.1 µV");
  g_assert_true (frond_session_row_get_record (FROND_SESSION_ROW (row)) == record);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_finalize_object (row);
  g_assert_finalize_object (other);
}

/* A note is looked for by its session, so that is its title. */
static void
test_note_row (void)
{
  g_autoptr (FrondSessionRecord) session = make_session (FROND_SESSION_COMPLETE);
  g_autoptr (FrondNote) draft = frond_note_new ();
  g_autoptr (FrondNote) signed_note = frond_note_new ();
  GtkWidget *row, *other;

  draft->text = g_strdup ("\n Less guarding <today>.\nPlan: go on.");
  draft->changed_at = g_date_time_new_utc (2026, 11, 14, 12, 0, 0);
  row = g_object_ref_sink (frond_note_row_new (draft, NULL));
  g_assert_true (app_shows_text (row, "Note, 14 November 2026"));
  g_assert_true (app_shows_text (row, "Draft\nLess guarding <today>."));
  g_assert_false (app_shows_text (row, "Plan"));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  signed_note->session_id = 3;
  signed_note->changed_at = g_date_time_new_utc (2026, 11, 14, 12, 0, 0);
  signed_note->signed_at = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  other = g_object_ref_sink (frond_note_row_new (signed_note, session));
  g_assert_true (app_shows_text (other, "12 November 2026, Settle & let go <1>"));
  g_assert_true (app_shows_text (other, "Signed 22 November 2026\nNothing written yet"));
  gtk_test_accessible_assert_property (other, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Signed 22 November 2026");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (other)));
  g_assert_finalize_object (row);
  g_assert_finalize_object (other);
}

static void
test_addendum_row (void)
{
  g_autoptr (FrondSessionRecord) session = make_session (FROND_SESSION_COMPLETE);
  g_autoptr (FrondNote) addendum = frond_note_new ();
  GtkWidget *row;

  addendum->session_id = 3;
  addendum->amends_id = 1;
  addendum->text = g_strdup ("The left side, not the right.");
  row = g_object_ref_sink (frond_note_row_new (addendum, session));
  g_assert_true (app_shows_text (row, "12 November 2026, Settle & let go <1>"));
  g_assert_true (app_shows_text (row, "Addendum · Draft\nThe left side, not the right."));
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/rows/patient", test_patient_row);
  g_test_add_func ("/rows/initials", test_initials);
  g_test_add_func ("/rows/unknown-birth-date", test_unknown_birth_date);
  g_test_add_func ("/rows/durations", test_durations);
  g_test_add_func ("/rows/session", test_session_row);
  g_test_add_func ("/rows/note", test_note_row);
  g_test_add_func ("/rows/addendum", test_addendum_row);

  return g_test_run ();
}
