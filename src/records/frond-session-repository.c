/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-repository.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-query.h"
#include "frond-recording-private.h"
#include "frond-recording-writer-private.h"
#include "frond-reserve.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"

/* The write-ahead logs of the two databases: 1000 pages each before they are moved into the file, and one large transaction more. */
#define LOG_BYTES (12 * 1024 * 1024)

static gboolean
check_new (FrondSessionRecord *record,
           GPtrArray          *channels,
           GError            **error)
{
  if (record->patient_id != 0 && record->started_at && record->chain && record->chain->rate_hz > 0 && channels->len > 0)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                       _ ("The session could not begin: patient, time, sensor or channels are missing. Nothing was recorded."));
  return FALSE;
}

/* The row first, inside its transaction; the file before the commit: no sample is ever written to a file without a row, and no row stays
 * behind without a file. */
static FrondRecordingStore *
make_recording (FrondVault         *vault,
                FrondSessionRecord *record,
                GPtrArray          *channels,
                GError            **error)
{
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_KEY_BYTES);
  g_autoptr (FrondRecordingStore) store = NULL;

  if (!frond_crypto_random (frond_secret_get_bytes (key), FROND_KEY_BYTES, error) || !frond_vault_begin (vault, error))
    return NULL;

  if (frond_session_row_insert (vault, record, key, error)) {
    store = frond_recording_store_create (path, key, record->uuid, record->chain->rate_hz, channels, error);
    if (store && frond_vault_commit (vault, "begin", "session", record->id, NULL, error))
      return g_steal_pointer (&store);
  }
  frond_vault_rollback (vault);
  if (store) {
    g_clear_pointer (&store, frond_recording_store_free);
    frond_database_remove (path);
  }

  return NULL;
}

/**
 * frond_session_repository_get_room_s:
 * @vault: a vault
 * @channels: (element-type FrondChannel): what would be recorded
 * @rate_hz: samples per second
 *
 * What is held back for the end (see frond-reserve.h) does not count.
 *
 * Returns: seconds of recording for which there is room; INFINITY where nobody knows
 */
double
frond_session_repository_get_room_s (FrondVault *vault,
                                     GPtrArray  *channels,
                                     double      rate_hz)
{
  guint64 n_bytes = frond_reserve_get_free_bytes (frond_vault_get_folder (vault));

  if (n_bytes == G_MAXUINT64)
    return INFINITY;
  if (n_bytes < LOG_BYTES)
    return 0;

  return (double) (n_bytes - LOG_BYTES) / frond_recording_store_estimate_bytes_per_s (channels, rate_hz);
}

/**
 * frond_session_repository_begin:
 * @vault: an open vault
 * @record: what is known about the session
 * @channels: (element-type FrondChannel): what is recorded
 * @writer: (out) (transfer full): takes the samples
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): the stored record, in state recording
 */
FrondSessionRecord *
frond_session_repository_begin (FrondVault            *vault,
                                FrondSessionRecord    *record,
                                GPtrArray             *channels,
                                FrondRecordingWriter **writer,
                                GError               **error)
{
  g_autoptr (FrondSessionRecord) draft = frond_session_record_copy (record);
  g_autoptr (FrondSessionRecord) stored = NULL;
  FrondRecordingStore *store;

  g_return_val_if_fail (writer != NULL, NULL);

  if (!check_new (draft, channels, error))
    return NULL;
  g_free (draft->uuid);
  draft->uuid = g_uuid_string_random ();
  draft->state = FROND_SESSION_RECORDING;
  store = make_recording (vault, draft, channels, error);
  if (!store)
    return NULL;

  stored = frond_session_repository_get (vault, draft->id, error);
  if (!stored) {
    frond_recording_store_free (store);
    return NULL;
  }
  *writer = frond_recording_writer_new (store);

  return g_steal_pointer (&stored);
}

/* Runs a change of one session's row, with its line in the audit. Frees the statement. */
static gboolean
change_row (FrondVault     *vault,
            FrondStatement *statement,
            gint64          id,
            const char     *action,
            GError        **error)
{
  gboolean ok = statement && frond_statement_run (statement, error) && frond_session_row_check_changed (vault->database, error);

  /* A statement that stands open keeps its transaction open. */
  g_clear_pointer (&statement, frond_statement_free);
  if (ok)
    return frond_vault_commit (vault, action, "session", id, NULL, error);

  frond_vault_rollback (vault);

  return FALSE;
}

gboolean
frond_session_repository_discard (FrondVault *vault,
                                  gint64      id,
                                  GError    **error)
{
  FrondDatabase  *database = frond_vault_begin (vault, error);
  FrondStatement *statement = database ? frond_statement_new (database, "UPDATE session SET state = ?2 WHERE id = ?1", error) : NULL;

  if (!database)
    return FALSE;
  if (statement) {
    frond_statement_bind_int64 (statement, 1, id);
    frond_statement_bind_text (statement, 2, frond_session_state_to_string (FROND_SESSION_DISCARDED));
  }

  return change_row (vault, statement, id, "discard", error);
}

/**
 * frond_session_repository_set_headline:
 * @vault: an open vault
 * @id: of a session
 * @headline: a few words with numbers, for instance "4.6 → 3.1 µV"
 * @rest_before: the numbers themselves: the level of the first rest, NAN for none
 * @rest_after: of the last rest, NAN for none
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): the stored record
 */
FrondSessionRecord *
frond_session_repository_set_headline (FrondVault *vault,
                                       gint64      id,
                                       const char *headline,
                                       double      rest_before,
                                       double      rest_after,
                                       GError    **error)
{
  FrondDatabase  *database = frond_vault_begin (vault, error);
  FrondStatement *statement = database ? frond_statement_new (database, "UPDATE session SET headline = ?2, rest_before = ?3, rest_after = ?4 WHERE id = ?1", error)
                                       : NULL;

  if (!database)
    return NULL;
  if (statement) {
    frond_statement_bind_int64 (statement, 1, id);
    frond_statement_bind_text (statement, 2, headline);
    frond_statement_bind_double (statement, 3, rest_before);
    frond_statement_bind_double (statement, 4, rest_after);
  }

  return change_row (vault, statement, id, "headline", error) ? frond_session_repository_get (vault, id, error) : NULL;
}

/**
 * frond_session_repository_get_last_chain:
 * @vault: an open vault
 * @patient_id: whose sessions
 * @sensor: (nullable): of which sensor, %NULL for any
 * @chain: (out) (transfer full) (nullable): of the newest session that was not thrown away, %NULL where there is none
 * @error: for a %FROND_ERROR
 *
 * Returns: whether the vault could be read
 */
gboolean
frond_session_repository_get_last_chain (FrondVault         *vault,
                                         gint64              patient_id,
                                         const char         *sensor,
                                         FrondChainProfile **chain,
                                         GError            **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault,
                                                              FROND_SESSION_ROW_SELECT " WHERE session.state <> 'discarded' AND session.patient_id = ?1 AND (?2 IS NULL OR sensor = ?2)"
                                                                                       " ORDER BY session.started_at DESC, session.id DESC LIMIT 1",
                                                              patient_id, error);
  gboolean has_row;

  *chain = NULL;
  if (!statement)
    return FALSE;
  frond_statement_bind_text (statement, 2, sensor);
  if (!frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row) {
    g_autoptr (FrondSessionRecord) record = frond_session_row_read (statement);

    *chain = g_steal_pointer (&record->chain);
  }

  return TRUE;
}

FrondSessionRecord *
frond_session_repository_get (FrondVault *vault,
                              gint64      id,
                              GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, FROND_SESSION_ROW_SELECT " WHERE session.id = ?1", id, error);

  return frond_query_get_one (statement, frond_session_row_read, _ ("There is no such session in these records."), error);
}

GListStore *
frond_session_repository_list (FrondVault *vault,
                               gint64      patient_id,
                               GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault,
                                                              FROND_SESSION_ROW_SELECT " WHERE session.state <> 'discarded' AND (?1 = 0 OR session.patient_id = ?1)"
                                                                                       " ORDER BY session.started_at DESC, session.id DESC",
                                                              patient_id, error);

  return frond_query_list (statement, FROND_TYPE_SESSION_RECORD, frond_session_row_read, error);
}

FrondRecording *
frond_session_repository_open_recording (FrondVault         *vault,
                                         FrondSessionRecord *record,
                                         GError            **error)
{
  g_autofree char *path = NULL;
  g_autoptr (FrondSecret) key = frond_session_row_get_key (vault, record->id, error);

  if (!key)
    return NULL;
  path = frond_vault_get_recording_path (vault, record->uuid);

  return frond_recording_open (path, key, error);
}
