/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "frond-audit.h"
#include "frond-error.h"
#include "frond-note-content.h"
#include "frond-programme-repository.h"
#include "frond-recording-private.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"

/* What a recording is called: never after the patient. */
static char *
make_name (FrondSessionRecord *record)
{
  return g_strdup_printf (_ ("The recording of session number %" G_GINT64_FORMAT), record->id);
}

/* Missing or changed as a file, before looking inside: a recovered session that never had samples has no hash. A log beside the file adds
 * to what is read, and no hash knows it. */
static gboolean
check_hash (FrondVault         *vault,
            FrondSessionRecord *record,
            const char         *expected,
            const char         *name,
            GPtrArray          *findings)
{
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = frond_crypto_sha256_file (path, &error);

  if (!hash)
    g_ptr_array_add (findings, g_strdup_printf (_ ("%s cannot be read: %s"), name, error->message));
  else if (g_strcmp0 (hash, expected) != 0 || frond_database_has_log (path))
    g_ptr_array_add (findings, g_strdup_printf (_ ("%s was changed since it was closed"), name));

  return hash != NULL;
}

static gboolean
check_recording (FrondVault         *vault,
                 FrondSessionRecord *record,
                 const char         *expected,
                 GPtrArray          *findings,
                 GError            **error)
{
  g_autofree char *name = make_name (record);
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) local = NULL;

  if (!expected || !check_hash (vault, record, expected, name, findings))
    return TRUE;
  recording = frond_session_repository_open_recording (vault, record, &local);
  if (!recording) {
    g_ptr_array_add (findings, g_strdup_printf (_ ("%s cannot be read: %s"), name, local->message));
    return TRUE;
  }
  if (frond_recording_get_n_samples (recording) != record->n_samples)
    g_ptr_array_add (findings, g_strdup_printf (_ ("%s does not have its length"), name));

  return frond_recording_check (recording, name, findings, error);
}

static gboolean
check_recordings (FrondVault *vault,
                  GPtrArray  *findings,
                  GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (vault->database, "SELECT id, recording_sha256 FROM session WHERE state <> 'recording' ORDER BY id", error);
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    g_autoptr (FrondSessionRecord) record = NULL;

    if (!has_row)
      return TRUE;
    record = frond_session_repository_get (vault, frond_statement_get_int64 (statement, 0), error);
    if (!record || !check_recording (vault, record, frond_statement_get_text (statement, 1), findings, error))
      return FALSE;
  }

  return FALSE;
}

/* Where main.db is damaged, its own finding is there already and the rest cannot be relied on. */
static gboolean
check_contents (FrondVault *self,
                GPtrArray  *findings,
                GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (frond_audit_verify (self->database, self->audit_key, findings, &local) && frond_note_repository_verify (self, findings, &local) &&
      frond_programme_repository_verify (self, findings, &local) && check_recordings (self, findings, &local))
    return TRUE;
  if (findings->len > 0 && g_error_matches (local, FROND_ERROR, FROND_ERROR_DAMAGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GStrv
frond_vault_check (FrondVault *self,
                   GError    **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  if (!frond_vault_get_database (self, error) || !frond_database_check (self->database, "main.db", findings, error) ||
      !check_contents (self, findings, error))
    return NULL;

  return (GStrv) g_ptr_array_steal (findings, NULL);
}
