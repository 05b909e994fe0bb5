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

/* A disk that is full now may have room in a moment; what it has not taken waits in memory. */
static void
retry_later (FrondLiveSession *self)
{
  g_autoptr (GSource) source = g_timeout_source_new_seconds (RETRY_S);

  g_source_set_callback (source, retry_cb, self, NULL);
  self->retry_id = g_source_attach (source, self->context);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_CHANGED], 0);
}

static void
say_ended (FrondLiveSession *self,
           const GError     *error)
{
  g_set_str (&self->storage_error, error ? error->message : NULL);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_ENDED], 0);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FrondLiveSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) ended = frond_session_repository_end_finish (FROND_VAULT (source), result, &error);

  if (ended) {
    g_set_object (&self->record, ended);
    g_clear_pointer (&self->storage_error, g_free);
    frond_live_headline_write (self);
  } else if (g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE)) {
    g_set_str (&self->storage_error, error->message);
    retry_later (self);
  } else {
    say_ended (self, error);
  }
}

/* The recording is closed: the session's row follows. What fails here is made good at the next start, which names the session as recovered. */
static void
close_record (FrondLiveSession *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_discarding) {
    frond_session_repository_end_async (self->vault, self->record, ended_cb, g_object_ref (self));
    return;
  }
  frond_session_repository_discard (self->vault, self->record->id, &error);
  say_ended (self, error);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  FrondLiveSession *self = FROND_LIVE_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean is_stored = g_task_propagate_boolean (G_TASK (result), &error);

  frond_sensor_close (self->sensor);
  g_set_str (&self->storage_error, error ? error->message : NULL);
  if (g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE) && !self->is_discarding) {
    retry_later (self);
    return;
  }

  g_clear_object (&self->writer);
  if (self->record && (is_stored || self->is_discarding))
    close_record (self);
  else
    say_ended (self, error);
}

static void
finish_data_free (FinishData *data)
{
  g_object_unref (data->sensor);
  g_clear_object (&data->writer);
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
  g_autoptr (GTask) task = g_task_new (self, NULL, finished_cb, NULL);
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
 * Nothing is recorded from here on. "ended" follows when the recording is closed. While the disk is full it is tried again and again, and the
 * status says why it takes so long.
 */
void
frond_live_session_end (FrondLiveSession *self)
{
  if (self->is_ending || !self->pipeline)
    return;
  self->is_ending = TRUE;

  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_ENDING], 0);
  frond_pipeline_end (self->pipeline);
  frond_live_events_collect (self);
  finish (self);
}

void
frond_live_session_discard (FrondLiveSession *self)
{
  self->is_discarding = TRUE;
  frond_live_session_end (self);
}
