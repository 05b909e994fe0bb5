/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-wishes.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-statement.h"
#include "frond-vault-private.h"

/* As the schema has it. */
#define MOST_CHARACTERS 200

/**
 * frond_patient_wishes_get:
 * @vault: an open vault
 * @patient_id: whose
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): values by key; empty for somebody who was not asked yet
 */
GHashTable *
frond_patient_wishes_get (FrondVault *vault,
                          gint64      patient_id,
                          GError    **error)
{
  FrondDatabase *database = frond_vault_get_database (vault, error);
  g_autoptr (FrondStatement) statement = database ? frond_statement_new (database, "SELECT key, value FROM patient_wish WHERE patient_id = ?1", error) : NULL;
  g_autoptr (GHashTable) wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row;

  if (!statement)
    return NULL;
  frond_statement_bind_int64 (statement, 1, patient_id);
  while (frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&wishes);
    g_hash_table_insert (wishes, frond_statement_dup_text (statement, 0), frond_statement_dup_text (statement, 1));
  }

  return NULL;
}

static gboolean
is_storable (const char *key,
             const char *value,
             GError    **error)
{
  if (*key && g_utf8_validate (value, -1, NULL) && g_utf8_strlen (value, -1) <= MOST_CHARACTERS)
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("A wish for the patient’s window can have %d characters. Nothing was changed; say it shorter."), MOST_CHARACTERS);
  return FALSE;
}

static gboolean
check_patient (FrondDatabase *database,
               gint64         patient_id,
               GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "SELECT 1 FROM patient WHERE id = ?1", error);
  gboolean has_row = FALSE;

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, patient_id);
  if (!frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("There is no such patient in this vault."));
  return FALSE;
}

static gboolean
write_wish (FrondDatabase *database,
            gint64         patient_id,
            const char    *key,
            const char    *value,
            GError       **error)
{
  g_autoptr (FrondStatement) statement = NULL;

  if (!check_patient (database, patient_id, error))
    return FALSE;
  statement = frond_statement_new (database,
                                   *value ? "INSERT INTO patient_wish (patient_id, key, value, changed_at) VALUES (?1, ?2, ?3, ?4)"
                                            " ON CONFLICT (patient_id, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at"
                                          : "DELETE FROM patient_wish WHERE patient_id = ?1 AND key = ?2",
                                   error);
  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, patient_id);
  frond_statement_bind_text (statement, 2, key);
  if (*value) {
    frond_statement_bind_text (statement, 3, value);
    frond_statement_bind_int64 (statement, 4, g_get_real_time ());
  }

  return frond_statement_run (statement, error);
}

/**
 * frond_patient_wishes_set:
 * @vault: an open vault
 * @patient_id: whose
 * @key: which wish
 * @value: (nullable): at most 200 characters; %NULL and "" forget it
 * @error: for a %FROND_ERROR
 *
 * Returns: whether it is stored now; otherwise everything is as it was
 */
gboolean
frond_patient_wishes_set (FrondVault *vault,
                          gint64      patient_id,
                          const char *key,
                          const char *value,
                          GError    **error)
{
  const char    *wanted = value ? value : "";
  const char    *stored;
  FrondDatabase *database;
  g_autoptr (GHashTable) wishes = NULL;

  g_return_val_if_fail (key != NULL, FALSE);

  wishes = is_storable (key, wanted, error) ? frond_patient_wishes_get (vault, patient_id, error) : NULL;
  if (!wishes)
    return FALSE;
  stored = g_hash_table_lookup (wishes, key);
  if (g_strcmp0 (stored ? stored : "", wanted) == 0)
    return TRUE;

  database = frond_vault_begin (vault, error);
  if (!database)
    return FALSE;
  if (!write_wish (database, patient_id, key, wanted, error)) {
    frond_vault_rollback (vault);
    return FALSE;
  }

  return frond_vault_commit (vault, "edit", "wishes", patient_id, NULL, error);
}
