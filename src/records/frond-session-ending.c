/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a session. Reading the recording for its length and its hash takes long for hours of many channels, and needs no vault: it runs on
 * a thread. The row is closed on the vault's own thread; a vault that closes meanwhile waits and does it first. */

#include "config.h"

#include "frond-session-ending.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-recording-private.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-vault-private.h"

/**
 * Ending:
 * @vault: (transfer none): whose session
 * @record: what will be its row
 * @path: of its recording
 * @key: of its recording
 * @hash: (nullable): of its recording, once @is_measured
 * @error: (nullable): why it could not be ended
 * @stored: (nullable): its row, once @is_settled
 * @is_settled: the row was closed, or there is an error
 * @mutex: for @is_measured
 * @condition: @is_measured became true
 * @is_measured: the thread has nothing more to do with this
 */
typedef struct {
  FrondVault         *vault;
  FrondSessionRecord *record;
  char               *path;
  FrondSecret        *key;
  char               *hash;
  GError             *error;
  FrondSessionRecord *stored;
  gboolean            is_settled;

  GMutex   mutex;
  GCond    condition;
  gboolean is_measured;
} Ending;

static void
ending_free (Ending *self)
{
  g_ptr_array_remove_fast (self->vault->endings, self);
  g_clear_object (&self->record);
  g_clear_object (&self->stored);
  g_clear_pointer (&self->key, frond_secret_free);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->hash);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->condition);
  g_free (self);
}

static Ending *
ending_new (FrondVault         *vault,
            FrondSessionRecord *record)
{
  Ending *self = g_new0 (Ending, 1);

  self->vault = vault;
  self->record = frond_session_record_copy (record);
  self->path = frond_vault_get_recording_path (vault, record->uuid);
  self->key = frond_session_row_get_key (vault, record->id, &self->error);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->condition);
  g_ptr_array_add (vault->endings, self);

  return self;
}

/* On any thread. */
static void
measure (Ending *self)
{
  g_autoptr (FrondRecording) recording = NULL;

  if (self->error)
    return;
  if (frond_database_has_log (self->path)) {
    g_set_error_literal (&self->error, FROND_ERROR, FROND_ERROR_INVALID,
                         _("The recording is not closed yet. What was stored is safe. Finish the recording first."));
    return;
  }
  recording = frond_recording_open (self->path, self->key, &self->error);
  if (!recording)
    return;
  self->record->n_samples = frond_recording_get_n_samples (recording);
  self->record->duration_s = (double) self->record->n_samples / frond_recording_get_rate (recording);
  self->record->state = FROND_SESSION_COMPLETE;
  self->hash = frond_crypto_sha256_file (self->path, &self->error);
}

/* On the vault's thread: closes the row, once. */
static void
settle (Ending *self)
{
  if (self->is_settled)
    return;

  self->is_settled = TRUE;
  if (!self->error && frond_session_row_close (self->vault, self->record, self->hash, "end", &self->error))
    self->stored = frond_session_repository_get (self->vault, self->record->id, &self->error);
}

static FrondSessionRecord *
answer (Ending  *self,
        GError **error)
{
  if (!self->stored)
    g_propagate_error (error, g_steal_pointer (&self->error));

  return g_steal_pointer (&self->stored);
}

void
frond_session_ending_settle_all (FrondVault *vault)
{
  for (guint i = 0; i < vault->endings->len; i++) {
    Ending *self = g_ptr_array_index (vault->endings, i);

    g_mutex_lock (&self->mutex);
    while (!self->is_measured)
      g_cond_wait (&self->condition, &self->mutex);
    g_mutex_unlock (&self->mutex);
    settle (self);
  }
}

/**
 * frond_session_repository_end:
 * @vault: an open vault
 * @record: the session, with its baseline and headline
 * @error: for a %FROND_ERROR
 *
 * Reads the whole recording: for threads that may wait, see frond_session_repository_end_async().
 *
 * Returns: (transfer full): the stored record, in state complete, with the length of its recording
 */
FrondSessionRecord *
frond_session_repository_end (FrondVault         *vault,
                              FrondSessionRecord *record,
                              GError            **error)
{
  Ending             *ending = ending_new (vault, record);
  FrondSessionRecord *stored;

  measure (ending);
  ending->is_measured = TRUE;
  settle (ending);
  stored = answer (ending, error);
  ending_free (ending);

  return stored;
}

static void
measure_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Ending *ending = task_data;

  measure (ending);
  g_mutex_lock (&ending->mutex);
  ending->is_measured = TRUE;
  g_cond_signal (&ending->condition);
  g_mutex_unlock (&ending->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Ending             *ending = g_task_get_task_data (G_TASK (result));
  FrondSessionRecord *stored;
  GError             *error = NULL;

  settle (ending);
  stored = answer (ending, &error);
  ending_free (ending);
  if (stored)
    g_task_return_pointer (task, stored, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * frond_session_repository_end_async:
 * @vault: an open vault
 * @record: the session, with its baseline and headline
 * @callback: called on this thread's context
 * @user_data: for @callback
 *
 * As frond_session_repository_end(), while this thread does something else. A vault that is closed meanwhile waits for it: the session is
 * complete then, and the callback still comes.
 */
void
frond_session_repository_end_async (FrondVault         *vault,
                                    FrondSessionRecord *record,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask *task = g_task_new (vault, NULL, callback, user_data);
  /* Neither vault nor ending may go away on the thread that lets go of this last: the callback frees both. */
  g_autoptr (GTask) work = g_task_new (NULL, NULL, measured_cb, task);

  g_task_set_source_tag (task, frond_session_repository_end_async);
  g_task_set_task_data (work, ending_new (vault, record), NULL);
  g_task_run_in_thread (work, measure_thread);
}

FrondSessionRecord *
frond_session_repository_end_finish (FrondVault   *vault,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, vault), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
