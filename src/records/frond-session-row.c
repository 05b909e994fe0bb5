/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-row.h"

#include <glib/gi18n-lib.h>

#include "frond-consent-repository.h"
#include "frond-error.h"
#include "frond-query.h"
#include "frond-row.h"
#include "frond-vault-private.h"

static FrondChainProfile *
read_chain (FrondStatement *statement,
            int             column)
{
  FrondChainProfile *chain = frond_chain_profile_new ();

  chain->sensor = frond_statement_dup_text (statement, column++);
  chain->firmware = frond_statement_dup_text (statement, column++);
  chain->channel = frond_statement_dup_text (statement, column++);
  chain->unit = frond_statement_dup_text (statement, column++);
  chain->rate_hz = frond_statement_get_double (statement, column++);
  chain->band_low_hz = frond_statement_get_double (statement, column++);
  chain->band_high_hz = frond_statement_get_double (statement, column++);
  chain->filter_order = (guint) frond_statement_get_int64 (statement, column++);
  chain->notch_hz = frond_statement_get_double (statement, column++);
  chain->window_ms = frond_statement_get_double (statement, column++);
  chain->envelope = frond_statement_dup_text (statement, column++);
  chain->electrode = frond_statement_dup_text (statement, column++);
  chain->site = frond_statement_dup_text (statement, column++);
  chain->position = frond_statement_dup_text (statement, column++);
  chain->gain = frond_statement_get_double (statement, column++);
  chain->electrode_serial = frond_statement_dup_text (statement, column++);
  chain->electrode_depth_mm = frond_statement_get_double (statement, column++);
  chain->electrode_orientation = frond_statement_dup_text (statement, column);

  return chain;
}

/* Back in the clock of the place where it happened. */
static GDateTime *
read_local_time (FrondStatement *statement,
                 int             column)
{
  g_autoptr (GDateTime) utc = frond_row_get_time (statement, column);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset ((gint32) frond_statement_get_int64 (statement, column + 1));

  return utc ? g_date_time_to_timezone (utc, zone) : NULL;
}

gpointer
frond_session_row_read (FrondStatement *statement)
{
  FrondSessionRecord *record = frond_session_record_new ();

  record->id = frond_statement_get_int64 (statement, 0);
  record->uuid = frond_statement_dup_text (statement, 1);
  record->patient_id = frond_statement_get_int64 (statement, 2);
  record->programme_id = frond_statement_dup_text (statement, 3);
  record->programme_version = (guint) frond_statement_get_int64 (statement, 4);
  record->programme_name = frond_statement_dup_text (statement, 5);
  record->programme_json = frond_statement_dup_text (statement, 6);
  record->started_at = read_local_time (statement, 7);
  record->duration_s = frond_statement_get_double (statement, 9);
  record->n_samples = (guint64) frond_statement_get_int64 (statement, 10);
  if (!frond_session_state_from_string (frond_statement_get_text (statement, 11), &record->state))
    record->state = FROND_SESSION_RECOVERED;
  record->baseline = frond_statement_get_double (statement, 12);
  record->headline = frond_statement_dup_text (statement, 13);
  record->rest_before = frond_statement_get_double (statement, 14);
  record->rest_after = frond_statement_get_double (statement, 15);
  record->chain = read_chain (statement, 16);

  return record;
}

/* The key is wrapped for this session alone: a row that was copied elsewhere does not open it. */
static FrondSecret *
derive_wrapping_key (FrondVault *vault,
                     const char *uuid)
{
  g_autofree char *label = g_strconcat ("recording:", uuid, NULL);

  return frond_crypto_derive (vault->master, label);
}

static gboolean
bind_key (FrondVault     *vault,
          FrondStatement *statement,
          const char     *uuid,
          FrondSecret    *key,
          guint8         *nonce,
          guint8         *wrapped,
          GError        **error)
{
  g_autoptr (FrondSecret) wrapping_key = derive_wrapping_key (vault, uuid);
  g_autoptr (GBytes) associated = g_bytes_new (uuid, strlen (uuid));

  if (!frond_crypto_random (nonce, FROND_NONCE_BYTES, error) || !frond_crypto_wrap (wrapping_key, key, nonce, associated, wrapped, error))
    return FALSE;
  frond_statement_bind_blob (statement, 13, nonce, FROND_NONCE_BYTES);
  frond_statement_bind_blob (statement, 14, wrapped, FROND_WRAPPED_KEY_BYTES);

  return TRUE;
}

static gboolean
insert_session (FrondVault         *vault,
                FrondSessionRecord *record,
                FrondSecret        *key,
                GError            **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (vault->database,
                                                              "INSERT INTO session (uuid, patient_id, practitioner_id, programme_id, programme_version, programme_name, programme_json,"
                                                              " started_at, utc_offset_s, state, baseline, headline, recording_nonce, recording_key)"
                                                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                                                              error);
  guint8 nonce[FROND_NONCE_BYTES], wrapped[FROND_WRAPPED_KEY_BYTES];

  if (!statement)
    return FALSE;
  frond_statement_bind_text (statement, 1, record->uuid);
  frond_statement_bind_int64 (statement, 2, record->patient_id);
  frond_row_bind_reference (statement, 3, vault->practitioner_id);
  frond_statement_bind_text (statement, 4, record->programme_id);
  frond_statement_bind_int64 (statement, 5, record->programme_version);
  frond_statement_bind_text (statement, 6, record->programme_name);
  frond_statement_bind_text (statement, 7, record->programme_json);
  frond_row_bind_time (statement, 8, record->started_at);
  frond_statement_bind_int64 (statement, 9, g_date_time_get_utc_offset (record->started_at) / G_TIME_SPAN_SECOND);
  frond_statement_bind_text (statement, 10, frond_session_state_to_string (record->state));
  frond_statement_bind_double (statement, 11, record->baseline);
  frond_statement_bind_text (statement, 12, record->headline);
  if (!bind_key (vault, statement, record->uuid, key, nonce, wrapped, error) || !frond_statement_run (statement, error))
    return FALSE;
  record->id = frond_database_get_last_id (vault->database);

  return TRUE;
}

static gboolean
insert_chain (FrondDatabase           *database,
              gint64                   session_id,
              const FrondChainProfile *chain,
              GError                 **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database,
                                                              "INSERT INTO chain (session_id, sensor, firmware, channel, unit, rate_hz, band_low_hz, band_high_hz, filter_order, notch_hz, window_ms,"
                                                              " envelope, electrode, site, position, gain, electrode_serial, electrode_depth_mm, electrode_orientation)"
                                                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
                                                              error);

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, session_id);
  frond_statement_bind_text (statement, 2, chain->sensor);
  frond_statement_bind_text (statement, 3, chain->firmware);
  frond_statement_bind_text (statement, 4, chain->channel);
  frond_statement_bind_text (statement, 5, chain->unit);
  frond_statement_bind_double (statement, 6, chain->rate_hz);
  frond_statement_bind_double (statement, 7, chain->band_low_hz);
  frond_statement_bind_double (statement, 8, chain->band_high_hz);
  frond_statement_bind_int64 (statement, 9, chain->filter_order);
  frond_statement_bind_double (statement, 10, chain->notch_hz);
  frond_statement_bind_double (statement, 11, chain->window_ms);
  frond_statement_bind_text (statement, 12, chain->envelope);
  frond_statement_bind_text (statement, 13, chain->electrode);
  frond_statement_bind_text (statement, 14, chain->site);
  frond_statement_bind_text (statement, 15, chain->position);
  frond_statement_bind_double (statement, 16, chain->gain);
  frond_statement_bind_text (statement, 17, chain->electrode_serial);
  frond_statement_bind_double (statement, 18, chain->electrode_depth_mm);
  frond_statement_bind_text (statement, 19, chain->electrode_orientation);

  return frond_statement_run (statement, error);
}

gboolean
frond_session_row_insert (FrondVault         *vault,
                          FrondSessionRecord *record,
                          FrondSecret        *key,
                          GError            **error)
{
  return insert_session (vault, record, key, error) && insert_chain (vault->database, record->id, record->chain, error) &&
         (!record->consent || frond_consent_repository_insert (vault, record->id, record->consent, error));
}

/* (transfer full) (nullable): %NULL where the row does not hold its key any more */
static FrondSecret *
unwrap_key (FrondVault     *vault,
            FrondStatement *statement)
{
  const char   *uuid = frond_statement_get_text (statement, 0);
  gsize         n_nonce, n_wrapped;
  const guint8 *nonce = frond_statement_get_blob (statement, 1, &n_nonce);
  const guint8 *wrapped = frond_statement_get_blob (statement, 2, &n_wrapped);
  g_autoptr (FrondSecret) wrapping_key = derive_wrapping_key (vault, uuid);
  g_autoptr (GBytes) associated = g_bytes_new (uuid, strlen (uuid));

  if (n_nonce != FROND_NONCE_BYTES || n_wrapped != FROND_WRAPPED_KEY_BYTES)
    return NULL;

  return frond_crypto_unwrap (wrapping_key, wrapped, nonce, associated);
}

FrondSecret *
frond_session_row_get_key (FrondVault *vault,
                           gint64      id,
                           GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT uuid, recording_nonce, recording_key FROM session WHERE id = ?1", id, error);
  FrondSecret *key;
  gboolean     has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _ ("There is no such session in these records."));
    return NULL;
  }

  key = unwrap_key (vault, statement);
  if (!key)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                         _ ("The key of this recording is damaged. The other recordings are not affected. Restore the records from a backup."));

  return key;
}

gboolean
frond_session_row_check_changed (FrondDatabase *database,
                                 GError       **error)
{
  if (frond_database_get_n_changes (database) > 0)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _ ("There is no such session in these records, or it has ended already."));
  return FALSE;
}

gboolean
frond_session_row_close (FrondVault         *vault,
                         FrondSessionRecord *record,
                         const char         *sha256,
                         const char         *action,
                         GError            **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  g_autoptr (FrondStatement) statement = NULL;
  gboolean ok = FALSE;

  if (!database)
    return FALSE;
  statement = frond_statement_new (database,
                                   "UPDATE session SET duration_s = ?1, n_samples = ?2, state = ?3, baseline = ?4, headline = ?5, recording_sha256 = ?6,"
                                   " rest_before = ?8, rest_after = ?9 WHERE id = ?7 AND state = 'recording'",
                                   error);
  if (statement) {
    frond_statement_bind_double (statement, 1, record->duration_s);
    frond_statement_bind_int64 (statement, 2, (gint64) record->n_samples);
    frond_statement_bind_text (statement, 3, frond_session_state_to_string (record->state));
    frond_statement_bind_double (statement, 4, record->baseline);
    frond_statement_bind_text (statement, 5, record->headline);
    frond_statement_bind_text (statement, 6, sha256);
    frond_statement_bind_int64 (statement, 7, record->id);
    frond_statement_bind_double (statement, 8, record->rest_before);
    frond_statement_bind_double (statement, 9, record->rest_after);
    ok = frond_statement_run (statement, error) && frond_session_row_check_changed (database, error);
  }
  if (ok)
    return frond_vault_commit (vault, action, "session", record->id, NULL, error);

  g_clear_pointer (&statement, frond_statement_free);
  frond_vault_rollback (vault);

  return FALSE;
}
