/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-patient-match.h"

static FrondPatient *
make (const char *family,
      const char *given,
      guint       year)
{
  FrondPatient *patient = frond_patient_new ();

  patient->family_name = g_strdup (family);
  patient->given_name = g_strdup (given);
  patient->record_number = g_strdup ("1101");
  if (year)
    patient->birth_date = g_date_new_dmy (2, G_DATE_JULY, (GDateYear) year);

  return patient;
}

static gboolean
finds (FrondPatient *patient,
       const char   *text)
{
  g_auto (GStrv) words = frond_patient_match_get_words (text);

  return frond_patient_match (patient, (const char *const *) words);
}

static void
test_words (void)
{
  g_auto (GStrv) words = frond_patient_match_get_words ("  Díaz,\tLUCÍA ");
  g_auto (GStrv) none = frond_patient_match_get_words (" ,");

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "diaz");
  g_assert_cmpstr (words[1], ==, "lucia");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_match (void)
{
  g_autoptr (FrondPatient) patient = make ("Díaz Moreno", "Lucía", 1984);

  g_assert_true (finds (patient, ""));
  g_assert_true (finds (patient, "dia"));
  g_assert_true (finds (patient, "LUC diaz"));
  g_assert_true (finds (patient, "Díaz, Lucía"));
  g_assert_true (finds (patient, "reno"));
  g_assert_true (finds (patient, "2.7.1984"));
  g_assert_true (finds (patient, "1984-07-02"));
  g_assert_true (finds (patient, "1101"));
  g_assert_true (finds (patient, "1101 moreno 1984"));
  g_assert_false (finds (patient, "diaz anna"));
  g_assert_false (finds (patient, "3.7.1984"));
}

static gboolean
similar (const char *family_a,
         const char *given_a,
         const char *family_b,
         const char *given_b)
{
  g_autoptr (FrondPatient) a = make (family_a, given_a, 1984);
  g_autoptr (FrondPatient) b = make (family_b, given_b, 1984);

  /* It does not matter who came first. */
  g_assert_cmpint (frond_patient_is_similar (a, b), ==, frond_patient_is_similar (b, a));

  return frond_patient_is_similar (a, b);
}

static void
test_similar (void)
{
  g_assert_true (similar ("Bauer", "Anna", "Bauer", "Anna"));
  g_assert_true (similar ("Bauer", "Anna", "BAUER", "Ana"));
  g_assert_true (similar ("Kovács", "Céline", "Kovacs", "Celine"));
  g_assert_true (similar ("Kovács", "Céline", "Kowacz", "Cecile"));
  g_assert_true (similar ("Bauer", "Anna", "Anna", "Bauer"));
  g_assert_true (similar ("Bauer", "Anna", "Okafor", "Anna"));
  g_assert_false (similar ("Bauer", "Anna", "Okafor", "Ada"));
  g_assert_false (similar ("", "Anna", "", "Céline"));
  g_assert_false (similar ("Li", "Bo", "Wu", "An"));
}

/* The same name on another day is another person. */
static void
test_other_birth_date (void)
{
  g_autoptr (FrondPatient) a = make ("Bauer", "Anna", 1984);
  g_autoptr (FrondPatient) b = make ("Bauer", "Anna", 1985);
  g_autoptr (FrondPatient) unknown = make ("Bauer", "Anna", 0);

  g_assert_false (frond_patient_is_similar (a, b));
  g_assert_false (frond_patient_is_similar (a, unknown));
  g_assert_false (frond_patient_is_similar (unknown, unknown));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient-match/words", test_words);
  g_test_add_func ("/patient-match/match", test_match);
  g_test_add_func ("/patient-match/similar", test_similar);
  g_test_add_func ("/patient-match/other-birth-date", test_other_birth_date);

  return g_test_run ();
}
