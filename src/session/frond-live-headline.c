/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a session measures it, off the main thread. */

#include "frond-live-session-private.h"

#include "frond-analysis.h"
#include "frond-session-headline.h"
#include "frond-session-repository.h"

/* What fails here is made good by the next review. */
static void
analysed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FrondLiveSession) self = user_data;
  g_autoptr (FrondAnalysis) analysis = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (FrondSessionRecord) record = NULL;

  if (analysis && frond_session_headline_store (self->vault, self->record->id, analysis, NULL))
    record = frond_session_repository_get (self->vault, self->record->id, NULL);
  if (record)
    g_set_object (&self->record, record);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_ENDED], 0);
}

typedef struct {
  FrondRecording     *recording;
  FrondSessionRecord *record;
} AnalysisData;

static void
analysis_data_free (AnalysisData *data)
{
  g_object_unref (data->recording);
  g_object_unref (data->record);
  g_free (data);
}

static void
analyse_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  AnalysisData  *data = task_data;
  GError        *error = NULL;
  FrondAnalysis *analysis = frond_analysis_of_recording (data->recording, data->record, &error);

  if (analysis)
    g_task_return_pointer (task, analysis, (GDestroyNotify) frond_analysis_free);
  else
    g_task_return_error (task, error);
}

void
frond_live_headline_write (FrondLiveSession *self)
{
  /* The session must not go away on the thread that lets go of the task last: the callback does it. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, analysed_cb, g_object_ref (self));
  AnalysisData   *data;
  FrondRecording *recording = frond_session_repository_open_recording (self->vault, self->record, NULL);

  if (!recording) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  data = g_new0 (AnalysisData, 1);
  data->recording = recording;
  data->record = g_object_ref (self->record);
  g_task_set_task_data (task, data, (GDestroyNotify) analysis_data_free);
  g_task_run_in_thread (task, analyse_thread);
}
