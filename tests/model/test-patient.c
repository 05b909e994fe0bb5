/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-patient.h"

static FrondPatient *
make_patient (void)
{
  FrondPatient *patient = frond_patient_new ();

  patient->family_name = g_strdup ("Díaz Moreno");
  patient->given_name = g_strdup ("Lucía");
  patient->preferred_name = g_strdup ("Lu");
  patient->birth_date = g_date_new_dmy (29, G_DATE_FEBRUARY, 1984);
  patient->record_number = g_strdup ("1101");

  return patient;
}

static void
test_display_name (void)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autoptr (FrondPatient) nameless = frond_patient_new ();
  g_autofree char *name = frond_patient_get_display_name (patient);
  g_autofree char *empty = frond_patient_get_display_name (nameless);

  g_assert_cmpstr (name, ==, "DÍAZ MORENO, Lucía “Lu”");
  g_assert_cmpstr (empty, ==, "");
}

/* People type without accents, and dates in any order. */
static void
test_search_key (void)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autofree char *key = frond_patient_get_search_key (patient);

  g_assert_nonnull (strstr (key, "diaz moreno"));
  g_assert_nonnull (strstr (key, "lucia"));
  g_assert_nonnull (strstr (key, "1101"));
  g_assert_nonnull (strstr (key, "1984-02-29"));
  g_assert_nonnull (strstr (key, "29.2.1984"));
  g_assert_nonnull (strstr (key, "02/29/1984"));
}

/* Somebody born on 29 February is a year older on 1 March. */
static void
test_age (void)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  GDate on;

  g_date_set_dmy (&on, 28, G_DATE_FEBRUARY, 2026);
  g_assert_cmpuint (frond_patient_get_age (patient, &on), ==, 41);
  g_date_set_dmy (&on, 1, G_DATE_MARCH, 2026);
  g_assert_cmpuint (frond_patient_get_age (patient, &on), ==, 42);
  g_date_set_dmy (&on, 1, G_DATE_MARCH, 1980);
  g_assert_cmpuint (frond_patient_get_age (patient, &on), ==, 0);
}

static void
test_copy_is_independent (void)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autoptr (FrondPatient) copy = frond_patient_copy (patient);

  g_free (copy->family_name);
  copy->family_name = g_strdup ("Other");
  g_date_set_year (copy->birth_date, 2000);
  g_assert_cmpstr (patient->family_name, ==, "Díaz Moreno");
  g_assert_cmpuint (g_date_get_year (patient->birth_date), ==, 1984);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient/display-name", test_display_name);
  g_test_add_func ("/patient/search-key", test_search_key);
  g_test_add_func ("/patient/age", test_age);
  g_test_add_func ("/patient/copy", test_copy_is_independent);

  return g_test_run ();
}
