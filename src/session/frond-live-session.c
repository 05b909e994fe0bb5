/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-session.h"

#include <math.h>

#include "frond-analysis.h"
#include "frond-chain.h"
#include "frond-error.h"
#include "frond-pipeline.h"
#include "frond-session-repository.h"

/* Between two tries to close a recording on a full disk. */
#define RETRY_S 1

struct _FrondLiveSession {
  GObject parent_instance;

  /* Owned. */
  FrondVault           *vault;
  FrondPatient         *patient;
  FrondProgramme       *programme;
  FrondSensor          *sensor;
  FrondPipeline        *pipeline;
  FrondRecordingWriter *writer;
  FrondSessionRecord   *record;
  GPtrArray            *events;
  GMainContext         *context;
  char                 *electrode;
  char                 *site;
  char                 *position;
  char                 *storage_error;
  double                baseline;
  GDateTime            *baseline_session;
  gboolean              is_ending;
  gboolean              is_discarding;
  guint                 retry_id;

  /* Set from the sensor's thread. */
  int is_update_queued;
};

G_DEFINE_FINAL_TYPE (FrondLiveSession, frond_live_session, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_EVENT,
  SIGNAL_ENDED,
  LAST_SIGNAL
};

static guint signals[LAST_SIGNAL];

static void
remove_newest_marker (FrondLiveSession *self)
{
  for (guint i = self->events->len; i > 0; i--) {
    const FrondEvent *event = g_ptr_array_index (self->events, i - 1);

    if (event->kind == FROND_EVENT_MARKER) {
      g_ptr_array_remove_index (self->events, i - 1);
      return;
    }
  }
}

static void
collect_events (FrondLiveSession *self)
{
  g_autoptr (GPtrArray) news = frond_pipeline_take_events (self->pipeline);

  for (guint i = 0; i < news->len; i++) {
    FrondEvent *event = frond_event_copy (g_ptr_array_index (news, i));

    g_ptr_array_add (self->events, event);
    g_signal_emit (self, signals[SIGNAL_EVENT], 0, event);
  }
}

/* Emits what has happened since the last time; ends the session when its last phase is over or its file is at the end. */
static void
update (FrondLiveSession *self)
{
  FrondLiveStatus status;

  if (!self->pipeline)
    return;

  collect_events (self);
  frond_live_session_get_status (self, &status);
  if (status.sensor_state == FROND_SENSOR_ENDED && (status.state == FROND_LIVE_RUNNING || status.state == FROND_LIVE_PAUSED))
    frond_live_session_stop (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (status.state == FROND_LIVE_ENDED)
    frond_live_session_end (self);
}

static gboolean
update_cb (gpointer user_data)
{
  FrondLiveSession *self = user_data;

  g_atomic_int_set (&self->is_update_queued, FALSE);
  update (self);

  return G_SOURCE_REMOVE;
}

/* On the sensor's thread. Many events become one update. */
static void
notify_cb (gpointer user_data)
{
  FrondLiveSession *self = user_data;

  if (g_atomic_int_compare_and_exchange (&self->is_update_queued, FALSE, TRUE)) {
    g_autoptr (GSource) source = g_idle_source_new ();

    g_source_set_callback (source, update_cb, g_object_ref (self), g_object_unref);
    g_source_attach (source, self->context);
  }
}

static void
block_cb (FrondBlock *block,
          gpointer    user_data)
{
  frond_pipeline_push_block (user_data, block);
}

static void
state_cb (FrondSensorState state,
          const GError    *error,
          gpointer         user_data)
{
  frond_pipeline_set_sensor_state (user_data, state, error);
}

static const FrondSensorSink sink = { block_cb, state_cb };

static void
drop_sensor (FrondLiveSession *self)
{
  if (self->sensor)
    frond_sensor_close (self->sensor);
  g_clear_object (&self->sensor);
  g_clear_pointer (&self->pipeline, frond_pipeline_free);
}

static void
frond_live_session_dispose (GObject *object)
{
  FrondLiveSession *self = FROND_LIVE_SESSION (object);

  if (self->retry_id)
    g_source_destroy (g_main_context_find_source_by_id (self->context, self->retry_id));
  self->retry_id = 0;
  drop_sensor (self);
  /* A session that nobody ended: everything that came is stored, and the next start names it as recovered. */
  if (self->writer)
    frond_recording_writer_finish (self->writer, NULL);
  g_clear_object (&self->writer);
  g_clear_object (&self->vault);
  g_clear_object (&self->patient);
  g_clear_object (&self->programme);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (frond_live_session_parent_class)->dispose (object);
}

static void
frond_live_session_finalize (GObject *object)
{
  FrondLiveSession *self = FROND_LIVE_SESSION (object);

  g_ptr_array_unref (self->events);
  g_main_context_unref (self->context);
  g_free (self->electrode);
  g_free (self->site);
  g_free (self->position);
  g_free (self->storage_error);
  g_clear_pointer (&self->baseline_session, g_date_time_unref);

  G_OBJECT_CLASS (frond_live_session_parent_class)->finalize (object);
}

static void
frond_live_session_class_init (FrondLiveSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = frond_live_session_dispose;
  object_class->finalize = frond_live_session_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EVENT] = g_signal_new ("event", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, FROND_TYPE_EVENT | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", FROND_TYPE_LIVE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_live_session_init (FrondLiveSession *self)
{
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  self->context = g_main_context_ref_thread_default ();
  self->baseline = NAN;
}

/**
 * frond_live_session_new:
 * @vault: (nullable): where the session is stored, NULL for practice
 * @patient: (nullable): whose session, NULL for practice
 *
 * Returns: (transfer full): a session in set-up
 */
FrondLiveSession *
frond_live_session_new (FrondVault   *vault,
                        FrondPatient *patient)
{
  FrondLiveSession *self;

  g_return_val_if_fail ((vault == NULL) == (patient == NULL), NULL);

  self = g_object_new (FROND_TYPE_LIVE_SESSION, NULL);
  g_set_object (&self->vault, vault);
  g_set_object (&self->patient, patient);

  return self;
}

FrondPatient *
frond_live_session_get_patient (FrondLiveSession *self)
{
  return self->patient;
}

gboolean
frond_live_session_is_practice (FrondLiveSession *self)
{
  return self->vault == NULL;
}

void
frond_live_session_set_programme (FrondLiveSession *self,
                                  FrondProgramme   *programme)
{
  g_set_object (&self->programme, programme);
}

FrondProgramme *
frond_live_session_get_programme (FrondLiveSession *self)
{
  return self->programme;
}

void
frond_live_session_set_placement (FrondLiveSession *self,
                                  const char       *electrode,
                                  const char       *site,
                                  const char       *position)
{
  g_set_str (&self->electrode, electrode);
  g_set_str (&self->site, site);
  g_set_str (&self->position, position);
}

static guint
find_channel (GPtrArray *channels)
{
  for (guint i = 0; i < channels->len; i++) {
    const FrondChannel *channel = g_ptr_array_index (channels, i);

    if (channel->kind != FROND_CHANNEL_OTHER)
      return i;
  }

  return 0;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FrondLiveSession      *self = g_task_get_source_object (task);
  FrondSensor           *sensor = FROND_SENSOR (source);
  const FrondSensorInfo *info;
  GError                *error = NULL;
  guint                  channel;

  if (!frond_sensor_open_finish (sensor, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (sensor != self->sensor) {
    frond_sensor_close (sensor);
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "another sensor was chosen");
    return;
  }

  info = frond_sensor_get_info (sensor);
  channel = find_channel (info->channels);
  self->pipeline = frond_pipeline_new (g_ptr_array_index (info->channels, channel), channel, info->rate_hz, notify_cb, self);
  if (!isnan (self->baseline))
    frond_pipeline_set_baseline (self->pipeline, self->baseline, self->baseline_session);
  if (!frond_sensor_start (sensor, &sink, self->pipeline, &error)) {
    drop_sensor (self);
    g_task_return_error (task, error);
    return;
  }

  g_task_return_boolean (task, TRUE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
frond_live_session_connect_async (FrondLiveSession   *self,
                                  FrondEndpoint      *endpoint,
                                  double              speed,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (self->record == NULL);

  drop_sensor (self);
  self->sensor = frond_sensor_new (endpoint);
  frond_sensor_set_speed (self->sensor, speed);
  frond_sensor_open_async (self->sensor, cancellable, opened_cb, task);
}

gboolean
frond_live_session_connect_finish (FrondLiveSession *self,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * frond_live_session_get_sensor_info:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): what is connected, NULL while nothing is
 */
const FrondSensorInfo *
frond_live_session_get_sensor_info (FrondLiveSession *self)
{
  return self->pipeline ? frond_sensor_get_info (self->sensor) : NULL;
}

void
frond_live_session_measure_baseline (FrondLiveSession *self,
                                     double            seconds)
{
  g_return_if_fail (self->pipeline != NULL);

  frond_pipeline_measure_baseline (self->pipeline, seconds);
  update (self);
}

/**
 * frond_live_session_set_baseline:
 * @self: a session in set-up
 * @baseline: a resting level, NAN for none
 * @session: (nullable): when the earlier session began that the level was measured for; the recording keeps it
 */
void
frond_live_session_set_baseline (FrondLiveSession *self,
                                 double            baseline,
                                 GDateTime        *session)
{
  self->baseline = baseline;
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  self->baseline_session = session ? g_date_time_ref (session) : NULL;
  if (self->pipeline)
    frond_pipeline_set_baseline (self->pipeline, baseline, session);
  update (self);
}

/**
 * frond_live_session_dup_chain:
 * @self: a session with a connected sensor
 *
 * Returns: (transfer full): how the numbers of the shown channel come about
 */
FrondChainProfile *
frond_live_session_dup_chain (FrondLiveSession *self)
{
  const FrondSensorInfo *info;
  FrondChainProfile     *chain;

  g_return_val_if_fail (self->pipeline != NULL, NULL);

  info = frond_sensor_get_info (self->sensor);
  chain = frond_chain_profile_of_sensor (info, find_channel (info->channels), frond_pipeline_get_filter_spec (self->pipeline));
  g_set_str (&chain->electrode, self->electrode);
  g_set_str (&chain->site, self->site);
  g_set_str (&chain->position, self->position);

  return chain;
}

static FrondSessionRecord *
describe_session (FrondLiveSession *self)
{
  FrondSessionRecord *record = frond_session_record_new ();
  FrondLiveStatus     status;

  frond_live_session_get_status (self, &status);
  record->patient_id = self->patient->id;
  record->programme_id = g_strdup (frond_programme_get_id (self->programme));
  record->programme_version = frond_programme_get_version (self->programme);
  record->programme_name = g_strdup (frond_programme_get_name (self->programme));
  record->programme_json = g_strdup (frond_programme_get_json (self->programme));
  record->started_at = g_date_time_new_now_local ();
  record->state = FROND_SESSION_RECORDING;
  record->baseline = status.baseline;
  record->chain = frond_live_session_dup_chain (self);

  return record;
}

/**
 * frond_live_session_begin:
 * @self: a session with a programme and a connected sensor
 * @error: return location for an error of the vault
 *
 * Returns: whether it records now; when not, nothing was stored and it may be tried again
 */
gboolean
frond_live_session_begin (FrondLiveSession *self,
                          GError          **error)
{
  g_return_val_if_fail (self->pipeline && self->programme && !self->record, FALSE);

  if (self->vault) {
    g_autoptr (FrondSessionRecord) record = describe_session (self);

    self->record = frond_session_repository_begin (self->vault, record, frond_sensor_get_info (self->sensor)->channels, &self->writer, error);
    if (!self->record)
      return FALSE;
  }

  frond_pipeline_begin (self->pipeline, self->programme, self->writer);
  frond_sensor_begin_recording (self->sensor);
  update (self);

  return TRUE;
}

void
frond_live_session_pause (FrondLiveSession *self)
{
  frond_pipeline_pause (self->pipeline);
  update (self);
}

void
frond_live_session_resume (FrondLiveSession *self)
{
  frond_pipeline_resume (self->pipeline);
  update (self);
}

void
frond_live_session_stop (FrondLiveSession *self,
                         gboolean          by_patient)
{
  frond_pipeline_stop (self->pipeline, by_patient);
  update (self);
}

void
frond_live_session_next_phase (FrondLiveSession *self)
{
  frond_pipeline_next_phase (self->pipeline);
}

/**
 * frond_live_session_mark:
 * @self: a session
 * @number: 1-8 for the programme's markers, 0 for one with its own text
 * @text: (nullable): what to show; NULL takes the programme's name of the marker
 *
 * The marker stands at the newest sample.
 */
void
frond_live_session_mark (FrondLiveSession *self,
                         guint             number,
                         const char       *text)
{
  if (!text && number > 0)
    text = frond_programme_get_marker_name (self->programme, number);
  frond_pipeline_mark (self->pipeline, NAN, number, text);
  update (self);
}

/**
 * frond_live_session_mark_at:
 * @self: a session
 * @recorded_s: when it happened, on the recording; see #FrondLiveStatus
 * @text: what to show
 *
 * A marker whose text took some time to write.
 */
void
frond_live_session_mark_at (FrondLiveSession *self,
                            double            recorded_s,
                            const char       *text)
{
  frond_pipeline_mark (self->pipeline, recorded_s, 0, text);
  update (self);
}

void
frond_live_session_undo_mark (FrondLiveSession *self)
{
  frond_pipeline_undo_mark (self->pipeline);
  remove_newest_marker (self);
  update (self);
}

void
frond_live_session_set_goal (FrondLiveSession *self,
                             double            goal)
{
  frond_pipeline_set_goal (self->pipeline, goal);
  update (self);
}

static void
analysed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  FrondLiveSession *self = FROND_LIVE_SESSION (source);
  g_autofree char  *headline = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (FrondSessionRecord) record = NULL;

  if (headline)
    record = frond_session_repository_set_headline (self->vault, self->record->id, headline, NULL);
  if (record)
    g_set_object (&self->record, record);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
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
  AnalysisData *data = task_data;
  GError       *error = NULL;
  g_autoptr (FrondAnalysis) analysis = frond_analysis_of_recording (data->recording, data->record, &error);

  if (analysis)
    g_task_return_pointer (task, frond_analysis_get_headline (analysis), g_free);
  else
    g_task_return_error (task, error);
}

/* The few words that lists show come from the stored samples, by the same code as the review. */
static void
analyse (FrondLiveSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, analysed_cb, NULL);
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

typedef struct {
  FrondSensor          *sensor;
  FrondRecordingWriter *writer;
} FinishData;

static void finish (FrondLiveSession *self);

/* The recording is closed: the session's row follows. What fails here is made good at the next start, which names the session as recovered. */
static void
close_record (FrondLiveSession *self,
              GError          **error)
{
  g_autoptr (FrondSessionRecord) ended = NULL;

  if (self->is_discarding) {
    frond_session_repository_discard (self->vault, self->record->id, error);
    return;
  }
  ended = frond_session_repository_end (self->vault, self->record, error);
  if (ended)
    g_set_object (&self->record, ended);
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
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
  if (self->record && (is_stored || self->is_discarding)) {
    g_clear_error (&error);
    close_record (self, &error);
    g_set_str (&self->storage_error, error ? error->message : NULL);
  }
  if (self->record && !error && !self->is_discarding)
    analyse (self);
  else
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
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

  frond_pipeline_end (self->pipeline);
  collect_events (self);
  finish (self);
}

void
frond_live_session_discard (FrondLiveSession *self)
{
  self->is_discarding = TRUE;
  frond_live_session_end (self);
}

static const char *
get_storage_error (FrondLiveSession *self)
{
  FrondRecordingProgress progress = { 0 };

  /* From the end on it is the last word of finishing. */
  if (self->writer && !self->is_ending) {
    frond_recording_writer_get_progress (self->writer, &progress);
    g_set_str (&self->storage_error, progress.error ? progress.error->message : NULL);
  }

  return self->storage_error;
}

/**
 * frond_live_session_get_status:
 * @self: a session
 * @status: (out caller-allocates): what is true now
 *
 * Cheap; meant to be read four times a second. storage_error lives until the next call.
 */
void
frond_live_session_get_status (FrondLiveSession *self,
                               FrondLiveStatus  *status)
{
  *status = (FrondLiveStatus) { .value = NAN, .baseline = self->baseline, .engine.goal = NAN, .engine.breath = NAN };
  if (self->pipeline)
    frond_pipeline_get_status (self->pipeline, status);
  else if (self->sensor)
    status->sensor_state = frond_sensor_get_state (self->sensor);
  status->storage_error = get_storage_error (self);
}

FrondLiveFeed *
frond_live_session_get_feed (FrondLiveSession *self)
{
  return self->pipeline ? frond_pipeline_get_feed (self->pipeline) : NULL;
}

GPtrArray *
frond_live_session_get_events (FrondLiveSession *self)
{
  return self->events;
}

FrondSessionRecord *
frond_live_session_get_record (FrondLiveSession *self)
{
  return self->record;
}
