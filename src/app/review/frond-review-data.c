/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-data.h"

#include "frond-patient-repository.h"
#include "frond-analysis-metrics.h"
#include "frond-chain.h"
#include "frond-event.h"
#include "frond-review-facts.h"
#include "frond-session-goals.h"
#include "frond-session-repository.h"

static void
clear_data (gpointer data)
{
  FrondReviewData *self = data;

  g_clear_object (&self->record);
  g_clear_object (&self->seen);
  g_clear_object (&self->patient);
  g_clear_pointer (&self->analysis, frond_analysis_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->metrics, g_ptr_array_unref);
}

FrondReviewData *
frond_review_data_ref (FrondReviewData *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
frond_review_data_unref (FrondReviewData *self)
{
  g_atomic_rc_box_release_full (self, clear_data);
}

/**
 * frond_review_data_get_channel:
 * @self: a session's data
 *
 * Returns: (transfer none): the channel that goals were for
 */
const FrondChannelAnalysis *
frond_review_data_get_channel (FrondReviewData *self)
{
  return frond_analysis_get_shown (self->analysis);
}

char *
frond_review_data_get_facts (FrondReviewData *self)
{
  return frond_review_facts (self->record, self->analysis, self->events);
}

/**
 * frond_review_data_get_goals:
 * @self: a session's data
 *
 * Returns: (transfer full) (element-type FrondPlotGoal): the goal line as it ran
 */
GArray *
frond_review_data_get_goals (FrondReviewData *self)
{
  g_autoptr (FrondProgramme) programme = NULL;

  if (self->record->programme_json)
    programme = frond_programme_new_from_json (self->record->programme_json, -1, NULL);

  return frond_session_goals_of_events (self->events, programme, self->analysis->rate_hz, frond_review_data_get_channel (self)->n_samples);
}

typedef struct {
  FrondReviewData *data;
  FrondRecording  *recording;
  gboolean         has_metrics;
} Load;

static void
load_free (Load *load)
{
  g_clear_pointer (&load->data, frond_review_data_unref);
  g_clear_object (&load->recording);
  g_free (load);
}

static GPtrArray *
compute_metrics (const Load *load)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();
  const FrondAnalysis *analysis = load->data->analysis;

  for (guint i = 0; i < frond_recording_get_n_channels (load->recording); i++)
    g_ptr_array_add (channels, (gpointer) frond_recording_get_channel (load->recording, i));
  if (channels->len == 0)
    return g_ptr_array_new ();

  return frond_analysis_compute_metrics (analysis, analysis->shown, frond_chain_find_used_abdomen (channels, analysis->shown, load->data->events), load->data->events);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Load   *load = task_data;
  GError *error = NULL;

  load->data->analysis = frond_analysis_of_recording (load->recording, load->data->seen, &error);
  if (load->data->analysis && !g_cancellable_is_cancelled (cancellable))
    load->data->events = frond_recording_get_events (load->recording, &error);
  if (load->data->events)
    load->data->metrics = load->has_metrics ? compute_metrics (load) : g_ptr_array_new ();

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&load->data), (GDestroyNotify) frond_review_data_unref);
}

static void
begin (FrondVault             *vault,
       FrondSessionRecord     *record,
       const FrondSuppression *suppression,
       gboolean                has_metrics,
       GTask                  *task)
{
  Load   *load = g_new0 (Load, 1);
  GError *error = NULL;

  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  /* Who waits no longer keeps nobody's record alive: the thread ends by itself. */
  g_task_set_return_on_cancel (task, TRUE);
  load->has_metrics = has_metrics;
  load->data = g_atomic_rc_box_new0 (FrondReviewData);
  load->data->record = g_object_ref (record);
  if (suppression)
    load->data->suppression = *suppression;
  load->data->seen = frond_suppression_apply (&load->data->suppression, record);
  load->data->patient = frond_patient_repository_get (vault, record->patient_id, &error);
  if (load->data->patient)
    load->recording = frond_session_repository_open_recording (vault, record, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, load_thread);
}

/**
 * frond_review_data_load_async:
 * @vault: an open vault
 * @record: one of its sessions
 * @suppression: (nullable): what to look at it without
 * @cancellable: (nullable): to stop waiting
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the recording and measures it in a thread.
 */
void
frond_review_data_load_async (FrondVault             *vault,
                              FrondSessionRecord     *record,
                              const FrondSuppression *suppression,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  begin (vault, record, suppression, TRUE, task);
}

/**
 * frond_review_data_load_analysis_async:
 * @vault: an open vault
 * @record: one of its sessions
 * @suppression: (nullable): what to look at it without
 * @cancellable: (nullable): to stop waiting
 * @callback: called when done
 * @user_data: for @callback
 *
 * As frond_review_data_load_async(), without the metrics, which take a third of the time: for a session that another is held against.
 */
void
frond_review_data_load_analysis_async (FrondVault             *vault,
                                       FrondSessionRecord     *record,
                                       const FrondSuppression *suppression,
                                       GCancellable           *cancellable,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  begin (vault, record, suppression, FALSE, task);
}

FrondReviewData *
frond_review_data_load_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
