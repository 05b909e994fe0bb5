/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-repository.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-query.h"
#include "frond-row.h"
#include "frond-text.h"
#include "frond-vault-private.h"

#define COLUMNS "id, uuid, family_name, given_name, preferred_name, birth_date, record_number, created_at, removed_at"

static gpointer
read_patient (FrondStatement *statement)
{
  FrondPatient *patient = frond_patient_new ();

  patient->id = frond_statement_get_int64 (statement, 0);
  patient->uuid = frond_statement_dup_text (statement, 1);
  patient->family_name = frond_statement_dup_text (statement, 2);
  patient->given_name = frond_statement_dup_text (statement, 3);
  patient->preferred_name = frond_statement_dup_text (statement, 4);
  patient->birth_date = frond_row_get_date (statement, 5);
  patient->record_number = frond_statement_dup_text (statement, 6);
  patient->created_at = frond_row_get_time (statement, 7);
  patient->removed_at = frond_row_get_time (statement, 8);

  return patient;
}

/* The one patient that a statement finds. */
static FrondPatient *
get_one (FrondStatement *statement,
         GError        **error)
{
  return frond_query_get_one (statement, read_patient, _ ("There is no such patient in these records."), error);
}

/**
 * frond_patient_repository_get:
 * @vault: an open vault
 * @id: a patient's row
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): the patient, also one in the bin
 */
FrondPatient *
frond_patient_repository_get (FrondVault *vault,
                              gint64      id,
                              GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT " COLUMNS " FROM patient WHERE id = ?1", id, error);

  return get_one (statement, error);
}

FrondPatient *
frond_patient_repository_find_number (FrondVault *vault,
                                      const char *record_number,
                                      GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault, "SELECT " COLUMNS " FROM patient WHERE record_number = ?1 AND removed_at IS NULL", error);

  if (!statement)
    return NULL;
  frond_statement_bind_text (statement, 1, record_number);

  return get_one (statement, error);
}

/* The model */

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  FrondPatient    *left = (FrondPatient *) a, *right = (FrondPatient *) b;
  g_autofree char *left_name = g_strjoin (" ", left->family_name, left->given_name, NULL);
  g_autofree char *right_name = g_strjoin (" ", right->family_name, right->given_name, NULL);
  g_autofree char *left_key = frond_text_fold (left_name);
  g_autofree char *right_key = frond_text_fold (right_name);
  int              order = g_utf8_collate (left_key, right_key);

  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

static gboolean
load_model (FrondVault *vault,
            GListStore *store,
            GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault, "SELECT " COLUMNS " FROM patient WHERE removed_at IS NULL", error);
  g_autoptr (GPtrArray) patients = frond_query_get_all (statement, read_patient, error);

  if (!patients)
    return FALSE;
  g_ptr_array_sort_values_with_data (patients, compare_cb, NULL);
  g_list_store_splice (store, 0, 0, patients->pdata, patients->len);

  return TRUE;
}

/**
 * frond_patient_repository_get_model:
 * @vault: an open vault
 *
 * By name. A patient that changes is replaced by a new object. Closing the vault empties it.
 *
 * Returns: (transfer none): the model of #FrondPatient
 */
GListModel *
frond_patient_repository_get_model (FrondVault *vault)
{
  g_autoptr (GError) error = NULL;

  if (!vault->patients) {
    vault->patients = g_list_store_new (FROND_TYPE_PATIENT);
    if (!load_model (vault, vault->patients, &error))
      g_warning ("The list of patients could not be read: %s", error->message);
  }

  return G_LIST_MODEL (vault->patients);
}

/* A change that keeps the patient's place replaces the item, so that a selection stays where it is. */
static void
update_model (FrondVault   *vault,
              FrondPatient *patient)
{
  guint n = vault->patients ? g_list_model_get_n_items (G_LIST_MODEL (vault->patients)) : 0;

  if (!vault->patients)
    return;

  for (guint i = 0; i < n; i++) {
    g_autoptr (FrondPatient) item = g_list_model_get_item (G_LIST_MODEL (vault->patients), i);

    if (item->id != patient->id)
      continue;
    if (!patient->removed_at && compare_cb (item, patient, NULL) == 0) {
      g_list_store_splice (vault->patients, i, 1, (gpointer *) &patient, 1);
      return;
    }
    g_list_store_remove (vault->patients, i);
    break;
  }
  if (!patient->removed_at)
    g_list_store_insert_sorted (vault->patients, patient, compare_cb, NULL);
}

/* Saving */

/* Numbers are given by the program only where they are all digits; the clinic's own kinds of numbers are left alone. */
static char *
make_number (FrondDatabase *database,
             GError       **error)
{
  gint64 highest;

  if (!frond_statement_query_int64 (database,
                                    "SELECT coalesce (max (CAST (record_number AS INTEGER)), 0) FROM patient"
                                    " WHERE record_number NOT GLOB '*[^0-9]*' AND length (record_number) < 10",
                                    &highest, error))
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT, MAX (highest, 1000) + 1);
}

static gboolean
write_row (FrondDatabase *database,
           FrondPatient  *patient,
           GError       **error)
{
  const char *sql = patient->id == 0
                      ? "INSERT INTO patient (family_name, given_name, preferred_name, birth_date, record_number, changed_at, uuid, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                      : "UPDATE patient SET family_name = ?1, given_name = ?2, preferred_name = ?3, birth_date = ?4, record_number = ?5, changed_at = ?6 WHERE id = ?7";
  g_autoptr (FrondStatement) statement = frond_statement_new (database, sql, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *uuid = g_uuid_string_random ();

  if (!statement)
    return FALSE;
  frond_row_bind_required (statement, 1, patient->family_name);
  frond_row_bind_required (statement, 2, patient->given_name);
  frond_statement_bind_text (statement, 3, patient->preferred_name && *patient->preferred_name ? patient->preferred_name : NULL);
  frond_row_bind_date (statement, 4, patient->birth_date);
  frond_statement_bind_text (statement, 5, patient->record_number);
  frond_row_bind_time (statement, 6, now);
  if (patient->id == 0) {
    frond_statement_bind_text (statement, 7, patient->uuid ? patient->uuid : uuid);
    frond_row_bind_time (statement, 8, patient->created_at ? patient->created_at : now);
  } else {
    frond_statement_bind_int64 (statement, 7, patient->id);
  }

  return frond_statement_run (statement, error);
}

static gboolean
check_changed (FrondDatabase *database,
               GError       **error)
{
  if (frond_database_get_n_changes (database) > 0)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _ ("There is no such patient in these records."));
  return FALSE;
}

static gboolean
store (FrondDatabase *database,
       FrondPatient  *patient,
       GError       **error)
{
  if (!patient->record_number || !*patient->record_number) {
    g_free (patient->record_number);
    patient->record_number = make_number (database, error);
    if (!patient->record_number)
      return FALSE;
  }
  if (!write_row (database, patient, error) || !check_changed (database, error))
    return FALSE;
  if (patient->id == 0)
    patient->id = frond_database_get_last_id (database);

  return TRUE;
}

static void
name_number_error (GError    **error,
                   const char *number)
{
  if (error && g_error_matches (*error, FROND_ERROR, FROND_ERROR_EXISTS)) {
    g_clear_error (error);
    g_set_error (error, FROND_ERROR, FROND_ERROR_EXISTS,
                 _ ("The record number %s belongs to another patient, perhaps one in the bin. Nothing was changed. Choose another number."), number);
  }
}

FrondPatient *
frond_patient_repository_save (FrondVault   *vault,
                               FrondPatient *patient,
                               GError      **error)
{
  g_autoptr (FrondPatient) draft = frond_patient_copy (patient);
  g_autoptr (FrondPatient) stored = NULL;
  FrondDatabase *database;

  if (draft->record_number)
    g_strstrip (draft->record_number);
  database = frond_vault_begin (vault, error);
  if (!database)
    return NULL;
  if (!store (database, draft, error)) {
    name_number_error (error, draft->record_number);
    frond_vault_rollback (vault);
    return NULL;
  }
  if (!frond_vault_commit (vault, patient->id == 0 ? "create" : "edit", "patient", draft->id, NULL, error))
    return NULL;

  stored = frond_patient_repository_get (vault, draft->id, error);
  if (stored)
    update_model (vault, stored);

  return g_steal_pointer (&stored);
}

static gboolean
set_removed (FrondVault *vault,
             gint64      id,
             GDateTime  *removed_at,
             GError    **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  g_autoptr (FrondStatement) statement = database ? frond_statement_new (database, "UPDATE patient SET removed_at = ?1 WHERE id = ?2", error) : NULL;
  g_autoptr (FrondPatient) patient = NULL;

  if (!database)
    return FALSE;
  if (statement) {
    frond_row_bind_time (statement, 1, removed_at);
    frond_statement_bind_int64 (statement, 2, id);
  }
  if (!statement || !frond_statement_run (statement, error) || !check_changed (database, error)) {
    g_clear_pointer (&statement, frond_statement_free);
    frond_vault_rollback (vault);
    return FALSE;
  }
  if (!frond_vault_commit (vault, removed_at ? "remove" : "restore", "patient", id, NULL, error))
    return FALSE;

  patient = frond_patient_repository_get (vault, id, error);
  if (!patient)
    return FALSE;
  update_model (vault, patient);

  return TRUE;
}

gboolean
frond_patient_repository_remove (FrondVault *vault,
                                 gint64      id,
                                 GError    **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return set_removed (vault, id, now, error);
}

gboolean
frond_patient_repository_restore (FrondVault *vault,
                                  gint64      id,
                                  GError    **error)
{
  return set_removed (vault, id, NULL, error);
}
