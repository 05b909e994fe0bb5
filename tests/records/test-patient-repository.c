/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "helper.h"

static FrondPatient *
save (FrondVault   *vault,
      FrondPatient *patient)
{
  g_autoptr (GError) error = NULL;
  FrondPatient *stored = frond_patient_repository_save (vault, patient, &error);

  g_assert_no_error (error);
  g_assert_nonnull (stored);

  return stored;
}

static char *
list_names (GListModel *model)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (FrondPatient) patient = g_list_model_get_item (model, i);

    g_string_append_printf (names, "%s%s", i ? " " : "", patient->family_name);
  }

  return g_strdup (names->str);
}

static void
test_round_trip (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondPatient) stored = NULL;
  g_autoptr (FrondPatient) again = NULL;
  g_autoptr (GError) error = NULL;

  patient->family_name = g_strdup ("Díaz Moreno'; DROP TABLE patient; --");
  patient->given_name = g_strdup ("Lucía \"x\"");
  patient->preferred_name = g_strdup ("");
  patient->birth_date = g_date_new_dmy (29, G_DATE_FEBRUARY, 1984);
  stored = save (vault, patient);
  g_assert_cmpint (patient->id, ==, 0);
  g_assert_cmpint (stored->id, >, 0);
  g_assert_nonnull (stored->uuid);
  g_assert_nonnull (stored->created_at);
  g_assert_null (stored->preferred_name);

  g_clear_object (&vault);
  vault = helper_open_vault (folder);
  again = frond_patient_repository_get (vault, stored->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->family_name, ==, patient->family_name);
  g_assert_cmpstr (again->given_name, ==, patient->given_name);
  g_assert_cmpstr (again->uuid, ==, stored->uuid);
  g_assert_cmpint (g_date_compare (again->birth_date, patient->birth_date), ==, 0);
  g_assert_true (g_date_time_equal (again->created_at, stored->created_at));
  g_assert_null (again->removed_at);
  g_assert_null (frond_patient_repository_get (vault, 999, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
}

static void
test_numbers (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) first = helper_add_patient (vault, "A");
  g_autoptr (FrondPatient) second = helper_add_patient (vault, "B");
  g_autoptr (FrondPatient) own = frond_patient_new ();
  g_autoptr (FrondPatient) own_stored = NULL;
  g_autoptr (FrondPatient) third = NULL;
  g_autoptr (FrondPatient) taken = NULL;
  g_autoptr (FrondPatient) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first->record_number, ==, "1001");
  g_assert_cmpstr (second->record_number, ==, "1002");
  own->family_name = g_strdup ("C");
  own->record_number = g_strdup (" PT-2077 ");
  own_stored = save (vault, own);
  g_assert_cmpstr (own_stored->record_number, ==, "PT-2077");
  third = helper_add_patient (vault, "D");
  g_assert_cmpstr (third->record_number, ==, "1003");

  found = frond_patient_repository_find_number (vault, "pt-2077", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, own_stored->id);
  g_assert_null (frond_patient_repository_find_number (vault, "4711", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Also a number of somebody in the bin is taken: she may come back. */
  g_assert_true (frond_patient_repository_remove (vault, second->id, &error));
  taken = frond_patient_copy (third);
  g_free (taken->record_number);
  taken->record_number = g_strdup ("1002");
  g_assert_null (frond_patient_repository_save (vault, taken, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "1002"));
  g_clear_error (&error);
  /* What failed changed nothing. */
  g_clear_object (&found);
  found = frond_patient_repository_find_number (vault, "1003", &error);
  g_assert_no_error (error);
  helper_assert_sound (vault);
}

typedef struct {
  guint n;
  guint position;
  guint removed;
  guint added;
} Change;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Change *change = data;

  *change = (Change) { change->n + 1, position, removed, added };
}

/* Sorted, kept current, one change at a time; the bin and back. */
static void
test_model (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) miller = helper_add_patient (vault, "Miller");
  g_autoptr (FrondPatient) aaron = NULL;
  g_autoptr (FrondPatient) edited = NULL;
  g_autoptr (FrondPatient) stored = NULL;
  g_autoptr (GError) error = NULL;
  GListModel      *model = frond_patient_repository_get_model (vault);
  Change           change = { 0 };
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &change);
  aaron = helper_add_patient (vault, "äaron");
  first = list_names (model);
  g_assert_cmpstr (first, ==, "äaron Miller");
  g_assert_cmpuint (change.n, ==, 1);

  /* A change that keeps her place replaces her in it. */
  edited = frond_patient_copy (miller);
  edited->preferred_name = g_strdup ("Mia");
  stored = save (vault, edited);
  g_assert_cmpuint (change.n, ==, 2);
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 1);

  g_clear_object (&edited);
  edited = frond_patient_copy (stored);
  g_free (edited->family_name);
  edited->family_name = g_strdup ("AAA");
  g_clear_object (&stored);
  stored = save (vault, edited);
  second = list_names (model);
  g_assert_cmpstr (second, ==, "AAA äaron");

  g_assert_true (frond_patient_repository_remove (vault, aaron->id, &error));
  third = list_names (model);
  g_assert_cmpstr (third, ==, "AAA");
  g_clear_object (&stored);
  stored = frond_patient_repository_get (vault, aaron->id, &error);
  g_assert_nonnull (stored->removed_at);
  g_assert_true (frond_patient_repository_restore (vault, aaron->id, &error));
  fourth = list_names (model);
  g_assert_cmpstr (fourth, ==, "AAA äaron");
  g_assert_false (frond_patient_repository_remove (vault, 4711, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_assert_true (model == frond_patient_repository_get_model (vault));
}

/* Records that come from elsewhere keep the day on which they were opened; no later change moves it. */
static void
test_opened_earlier (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondPatient) stored = NULL;
  g_autoptr (FrondPatient) changed = NULL;

  patient->family_name = g_strdup ("Weber");
  patient->created_at = g_date_time_new_utc (2026, 10, 17, 9, 0, 0);
  stored = save (vault, patient);
  g_assert_true (g_date_time_equal (stored->created_at, patient->created_at));
  g_set_str (&stored->given_name, "Johanna");
  changed = save (vault, stored);
  g_assert_true (g_date_time_equal (changed->created_at, patient->created_at));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient-repository/round-trip", test_round_trip);
  g_test_add_func ("/patient-repository/numbers", test_numbers);
  g_test_add_func ("/patient-repository/model", test_model);
  g_test_add_func ("/patient-repository/opened-earlier", test_opened_earlier);

  return g_test_run ();
}
