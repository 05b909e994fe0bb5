/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A judgement that is added to a finished recording. The recording's file is sealed by its hash in main.db, and the two cannot change in one
 * step: the seal is taken off first (audited), then the file changes, then it is sealed again. What ends in between is sealed at the next
 * start, with or without the judgement, and the audit says that somebody began. */

#include "config.h"

#include "frond-session-judgement.h"

#include <glib/gi18n-lib.h>

#include "frond-crypto.h"
#include "frond-error.h"
#include "frond-query.h"
#include "frond-recording-store.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"

/* What was measured before a judgement is no longer true: better no number than the old one, should the program end before it is measured
 * again. What a recovered session says of its end stays. */
#define UNSEAL \
  "UPDATE session SET recording_sha256 = NULL, headline = CASE state WHEN 'complete' THEN NULL ELSE headline END," \
  " rest_before = NULL, rest_after = NULL WHERE id = ?1 AND state IN ('complete', 'recovered') AND recording_sha256 IS NOT NULL"
#define SEAL "UPDATE session SET recording_sha256 = ?2 WHERE id = ?1 AND state IN ('complete', 'recovered') AND recording_sha256 IS NULL"

/* Sets the hash where there is none; NULL takes it off. */
static gboolean
set_seal (FrondVault *vault,
          gint64      id,
          const char *hash,
          const char *action,
          const char *detail,
          GError    **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  g_autoptr (FrondStatement) statement = NULL;
  gboolean ok = FALSE;

  if (!database)
    return FALSE;
  statement = frond_statement_new (database, hash ? SEAL : UNSEAL, error);
  if (statement) {
    frond_statement_bind_int64 (statement, 1, id);
    if (hash)
      frond_statement_bind_text (statement, 2, hash);
    ok = frond_statement_run (statement, error) && frond_session_row_check_changed (database, error);
  }
  if (ok)
    return frond_vault_commit (vault, action, "session", id, detail, error);

  g_clear_pointer (&statement, frond_statement_free);
  frond_vault_rollback (vault);

  return FALSE;
}

/* Brings back what was committed, leaves one file, and seals it. A file that may only be read, and has no log beside it, is as it was. */
static void
seal (FrondVault  *vault,
      gint64       id,
      const char  *path,
      FrondSecret *key)
{
  g_autoptr (FrondRecordingStore) store = frond_recording_store_open (path, key, NULL);
  g_autofree char *hash = NULL;

  if (store ? !frond_recording_store_settle (store, NULL) : frond_database_has_log (path))
    return;
  g_clear_pointer (&store, frond_recording_store_free);
  hash = frond_crypto_sha256_file (path, NULL);

  if (hash)
    set_seal (vault, id, hash, "seal", NULL, NULL);
}

static gboolean
append (const char       *path,
        FrondSecret      *key,
        const FrondEvent *event,
        GError          **error)
{
  g_autoptr (FrondRecordingStore) store = frond_recording_store_open (path, key, error);

  if (!store || !frond_recording_store_begin (store, error))
    return FALSE;
  if (frond_recording_store_add_event (store, event, g_get_real_time (), error) && frond_recording_store_commit (store, error))
    return TRUE;

  frond_recording_store_rollback (store);

  return FALSE;
}

static gboolean
is_possible (FrondSessionRecord *record,
             const FrondEvent   *event,
             GError            **error)
{
  const gboolean is_within = event->duration > 0 && event->sample < record->n_samples && event->duration <= record->n_samples - event->sample;

  if (event->kind == FROND_EVENT_OVERRULE && (event->code == 0 || event->code == 1) && is_within)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _ ("This stretch does not lie within the recording. Nothing was changed. Choose it again."));

  return FALSE;
}

/* A file that is not the one that was sealed must not get a new seal: it would hide that it was changed or damaged. Nor must what lies in a
 * log beside it, which the first one to open it for writing would take in: sealing leaves none. */
static gboolean
check_seal (FrondVault *vault,
            gint64      id,
            const char *path,
            GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT recording_sha256 FROM session WHERE id = ?1", id, error);
  g_autofree char *hash = NULL;
  gboolean         has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;
  hash = frond_crypto_sha256_file (path, error);
  if (!hash)
    return FALSE;
  if (has_row && !frond_database_has_log (path) && g_strcmp0 (hash, frond_statement_get_text (statement, 0)) == 0)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                       _ ("This recording is not as it was when its session ended, so that nothing is added to it. It can be looked at as before. Ask for help, or compare it with a backup."));

  return FALSE;
}

/**
 * frond_session_repository_add_judgement:
 * @vault: an open vault
 * @record: a session that has ended
 * @event: an overrule of a stretch of it, see #FrondEventKind
 * @error: for a %FROND_ERROR; the recording is then as it was
 *
 * Appends what a therapist judged. Nothing is ever taken away: an opposite judgement undoes one. The session's stored headline goes with what
 * it was measured from, see frond_session_headline_store(). The audit says who judged and which stretch, without the reason that somebody
 * may have typed. Nobody else may have the recording open; reading its file for the hash takes
 * some tenths of a second for hours of many channels.
 *
 * Returns: whether it is stored
 */
gboolean
frond_session_repository_add_judgement (FrondVault         *vault,
                                        FrondSessionRecord *record,
                                        const FrondEvent   *event,
                                        GError            **error)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondSecret) key = NULL;
  g_autofree char *path = NULL;
  g_autofree char *detail = NULL;
  gboolean         is_stored;

  if (!is_possible (record, event, error))
    return FALSE;
  /* What cannot even be read keeps its seal. */
  recording = frond_session_repository_open_recording (vault, record, error);
  key = recording ? frond_session_row_get_key (vault, record->id, error) : NULL;
  if (!key)
    return FALSE;
  frond_recording_close (recording);

  path = frond_vault_get_recording_path (vault, record->uuid);
  if (!check_seal (vault, record->id, path, error))
    return FALSE;
  detail = g_strdup_printf ("{\"counts\":%s,\"sample\":%" G_GUINT64_FORMAT ",\"duration\":%" G_GUINT64_FORMAT "}", event->code ? "true" : "false",
                            event->sample, event->duration);
  if (!set_seal (vault, record->id, NULL, "judge", detail, error))
    return FALSE;
  is_stored = append (path, key, event, error);

  /* What is stored is safe even where it cannot be sealed now: that is done at the next start. */
  seal (vault, record->id, path, key);

  return is_stored;
}

static GPtrArray *
find_unsealed (FrondVault *vault,
               GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault,
                                                          FROND_SESSION_ROW_SELECT " WHERE session.state IN ('complete', 'recovered') AND recording_sha256 IS NULL"
                                                                                   " AND n_samples > 0 ORDER BY session.id",
                                                          error);

  return frond_query_get_all (statement, frond_session_row_read, error);
}

/**
 * frond_session_judgement_seal_all:
 * @vault: a vault that was just opened
 * @error: for a %FROND_ERROR
 *
 * A recording that cannot be sealed stays as it is, and does not keep the others from it.
 *
 * Returns: whether it is known which ones there were
 */
gboolean
frond_session_judgement_seal_all (FrondVault *vault,
                                  GError    **error)
{
  g_autoptr (GPtrArray) records = find_unsealed (vault, error);

  for (guint i = 0; records && i < records->len; i++) {
    FrondSessionRecord *record = records->pdata[i];
    g_autofree char    *path = frond_vault_get_recording_path (vault, record->uuid);
    g_autoptr (FrondSecret) key = frond_session_row_get_key (vault, record->id, NULL);

    if (key)
      seal (vault, record->id, path, key);
  }

  return records != NULL;
}
