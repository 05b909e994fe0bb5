/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to do about sessions in the middle of which the program ended. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "frond-crypto.h"
#include "frond-error.h"
#include "frond-query.h"
#include "frond-recording-store.h"
#include "frond-session-judgement.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"

/* The last thing that is safe, on the clock of the place. */
static char *
describe (FrondSessionRecord *record,
          gint64              last_wall_us)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  if (record->n_samples == 0)
    return g_strdup (_ ("Ended before anything was recorded"));

  utc = g_date_time_new_from_unix_utc_usec (last_wall_us);
  local = utc ? g_date_time_to_timezone (utc, g_date_time_get_timezone (record->started_at)) : NULL;
  time = local ? g_date_time_format (local, "%H:%M:%S") : g_strdup ("?");

  /* Translators: %s is a time of day, for instance 14:05:33 */
  return g_strdup_printf (_ ("Stored up to %s"), time);
}

/* Opening brings back what was committed; closing in order makes it like any other recording. */
static gboolean
close_recording (const char         *path,
                 FrondSecret        *key,
                 FrondSessionRecord *record,
                 GError            **error)
{
  g_autoptr (FrondRecordingStore) store = frond_recording_store_open (path, key, error);

  if (!store || !frond_recording_store_finish (store, error))
    return FALSE;

  record->n_samples = frond_recording_store_get_n_samples (store);
  record->duration_s = (double) record->n_samples / frond_recording_store_get_rate (store);
  g_free (record->headline);
  record->headline = describe (record, frond_recording_store_get_last_wall_us (store));

  return TRUE;
}

/* A recording that cannot be opened stays as it is and does not keep the others, or the program, from going on. */
static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, FROND_ERROR, FROND_ERROR_DAMAGED) || g_error_matches (error, FROND_ERROR, FROND_ERROR_NOT_FOUND) ||
         g_error_matches (error, FROND_ERROR, FROND_ERROR_NOT_A_VAULT) || g_error_matches (error, FROND_ERROR, FROND_ERROR_TOO_NEW);
}

static FrondSessionRecord *
recover_one (FrondVault         *vault,
             FrondSessionRecord *record,
             GError            **error)
{
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autofree char *hash = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (FrondSecret) key = frond_session_row_get_key (vault, record->id, &local);

  if (key && close_recording (path, key, record, &local)) {
    hash = frond_crypto_sha256_file (path, error);
    if (!hash)
      return NULL;
  } else if (is_final (local)) {
    g_free (record->headline);
    record->headline = g_error_matches (local, FROND_ERROR, FROND_ERROR_NOT_FOUND) ? g_strdup (_ ("Ended before anything was recorded"))
                                                                                   : g_strdup (_ ("Its recording cannot be read"));
  } else {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }

  record->state = FROND_SESSION_RECOVERED;
  if (!frond_session_row_close (vault, record, hash, "recover", error))
    return NULL;

  return frond_session_repository_get (vault, record->id, error);
}

static GPtrArray *
find_unfinished (FrondVault *vault,
                 GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault, FROND_SESSION_ROW_SELECT " WHERE session.state = 'recording' ORDER BY session.id", error);

  return frond_query_get_all (statement, frond_session_row_read, error);
}

/**
 * frond_session_repository_recover:
 * @vault: a vault that was just opened, with no session being recorded
 * @error: for a %FROND_ERROR
 *
 * A session's headline says afterwards up to when it was stored. What fails for a passing reason (a full disk) stays as it is until the
 * next start; the error of the first such session is answered when nothing could be recovered because of it.
 *
 * Returns: (transfer full) (element-type FrondSessionRecord): what was recovered
 */
GPtrArray *
frond_session_repository_recover (FrondVault *vault,
                                  GError    **error)
{
  g_autoptr (GPtrArray) unfinished = find_unfinished (vault, error);
  g_autoptr (GPtrArray) recovered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) first = NULL;

  if (!unfinished || !frond_session_judgement_seal_all (vault, error))
    return NULL;

  for (guint i = 0; i < unfinished->len; i++) {
    FrondSessionRecord *record = recover_one (vault, unfinished->pdata[i], first ? NULL : &first);

    if (record)
      g_ptr_array_add (recovered, record);
  }
  if (first && recovered->len == 0) {
    g_propagate_error (error, g_steal_pointer (&first));
    return NULL;
  }

  return g_steal_pointer (&recovered);
}
