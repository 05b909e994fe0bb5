/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the last sample to a session that is closed. */

#include "frond-live-session-private.h"

#include "frond-error.h"
#include "frond-session-repository.h"

/* Between two tries to close a recording on a full disk. */
#define RETRY_S 1

typedef struct {
  FrondSensor          *sensor;
  FrondRecordingWriter *writer;
} FinishData;

static void finish (FrondLiveSession *self);

void
frond_live_ending_drop (FrondLiveSession *self)
{
  if (self->retry_id)
    g_source_destroy (g_main_context_find_source_by_id (self->context, self->retry_id));
  self->retry_id = 0;
}

static gboolean
retry_cb (gpointer user_data)
{
  FrondLiveSession *self = user_data;

  self->retry_id = 0;
  finish (self);

  return G_SOURCE_REMOVE;
}

static void
say_ended (FrondLiveSession *self)
{
  frond_live_storage_stop (self);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_ENDED], 0);
}

/* What waited in memory goes with the writer; what was stored is recovered at the next start. */
static void
let_go (FrondLiveSession *self)
{
  frond_live_storage_drop_writer (self);
  say_ended (self);
}

/* A disk that is full now may have room in a moment; what it has not taken waits in memory. */
static void
retry_later (FrondLiveSession *self)
{
  g_autoptr (GSource) source = g_timeout_source_new_seconds (RETRY_S);

  g_source_set_callback (source, retry_cb, self, NULL);
  self->retry_id = g_source_attach (source, self->context);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_CHANGED], 0);
}

/* After a failure. The space that was held back is for this; after that, whoever frees some, or gives up. */
static void
try_again (FrondLiveSession *self,
           const GError     *error)
{
  if (self->is_given_up)
    let_go (self);
  else if (g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE) && frond_live_storage_make_room (self))
    finish (self);
  else
    retry_later (self);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FrondLiveSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) ended = frond_session_repository_end_finish (FROND_VAULT (source), result, &error);

  g_set_str (&self->storage_error, error ? error->message : NULL);
  if (ended) {
    self->is_given_up = FALSE;
    g_set_object (&self->record, ended);
    frond_live_storage_stop (self);
    frond_live_headline_write (self);
  } else if (g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE)) {
    try_again (self, error);
  } else {
    say_ended (self);
  }
}

/* The record says it only once it is true. */
static void
keep_as_discarded (FrondLiveSession *self)
{
  g_autoptr (FrondSessionRecord) discarded = frond_session_record_copy (self->record);

  self->is_given_up = FALSE;
  discarded->state = FROND_SESSION_DISCARDED;
  g_set_object (&self->record, discarded);
}

static void
discard_record (FrondLiveSession *self)
{
  g_autoptr (GError) error = NULL;

  if (frond_session_repository_discard (self->vault, self->record->id, &error))
    keep_as_discarded (self);
  g_set_str (&self->storage_error, error ? error->message : NULL);
  if (g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE))
    try_again (self, error);
  else
    say_ended (self);
}

/* The recording is closed: the session's row follows. What fails here is made good at the next start, which names the session as recovered. */
static void
close_record (FrondLiveSession *self)
{
  if (self->is_discarding)
    discard_record (self);
  else
    frond_session_repository_end_async (self->vault, self->record, ended_cb, g_object_ref (self));
}

/* The bin keeps the whole recording; but what is broken must not keep anybody from throwing it away. */
static gboolean
is_worth_retrying (FrondLiveSession *self,
                   const GError     *error)
{
  return !self->is_discarding || g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE);
}

static void
finish_data_clear (FinishData *data)
{
  g_clear_object (&data->sensor);
  g_clear_object (&data->writer);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FrondLiveSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_stored = g_task_propagate_boolean (G_TASK (result), &error);

  /* Its thread may let go of it after the session is gone, and the recording would still be open then. */
  finish_data_clear (g_task_get_task_data (G_TASK (result)));
  frond_sensor_close (self->sensor);
  g_set_str (&self->storage_error, error ? error->message : NULL);
  if (!is_stored && is_worth_retrying (self, error)) {
    try_again (self, error);
    return;
  }

  frond_live_storage_drop_writer (self);
  if (self->record)
    close_record (self);
  else
    say_ended (self);
}

static void
finish_data_free (FinishData *data)
{
  finish_data_clear (data);
  g_free (data);
}

/* A sensor takes up to half a second to stop, a disk as long as it wants. */
static void
finish_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  FinishData *data = task_data;
  GError     *error = NULL;

  frond_sensor_stop (data->sensor);
  if (!data->writer || frond_recording_writer_finish (data->writer, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finish (FrondLiveSession *self)
{
  /* The session must not go away on the thread that lets go of the task last: the callback does it. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, finished_cb, g_object_ref (self));
  FinishData *data = g_new0 (FinishData, 1);

  data->sensor = g_object_ref (self->sensor);
  g_set_object (&data->writer, self->writer);
  g_task_set_task_data (task, data, (GDestroyNotify) finish_data_free);
  g_task_run_in_thread (task, finish_thread);
}

/**
 * frond_live_session_end:
 * @self: a session
 *
 * Nothing is recorded from here on. "ended" follows when the recording is closed. While it cannot be stored it is tried again and again, and
 * the status says why it takes so long; see frond_live_session_give_up().
 */
void
frond_live_session_end (FrondLiveSession *self)
{
  if (self->is_ending || !self->pipeline)
    return;
  frond_live_storage_remember (self);
  self->is_ending = TRUE;

  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_ENDING], 0);
  frond_pipeline_end (self->pipeline);
  frond_live_events_collect (self);
  finish (self);
}

/**
 * frond_live_session_give_up:
 * @self: a session whose end cannot be stored
 *
 * Tries no more. What is on disk is kept, and recovered at the next start; what waited in memory is lost. "ended" follows.
 */
void
frond_live_session_give_up (FrondLiveSession *self)
{
  if (!self->is_ending || !self->storage_error)
    return;

  self->is_given_up = TRUE;
  /* Otherwise a try is under way, and its answer decides. */
  if (self->retry_id) {
    frond_live_ending_drop (self);
    let_go (self);
  }
}

void
frond_live_session_discard (FrondLiveSession *self)
{
  self->is_discarding = TRUE;
  frond_live_session_end (self);
}
