/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-pipeline.h"

#include <math.h>

#include "frond-column-builder.h"
#include "frond-conditioner.h"
#include "frond-signal-watch.h"
#include "frond-statistics.h"

struct _FrondPipeline {
  GMutex              lock;
  FrondPipelineNotify notify;
  gpointer            notify_data;

  /* The chain. */
  FrondConditioner  *shown;
  FrondConditioner  *abdomen; /* NULL: no such channel */
  double             rate_hz;
  FrondSignalWatch   watch;
  FrondColumnBuilder columns;

  /* The session. */
  FrondLiveState        state;
  gboolean              is_closed; /* nothing is added any more */
  FrondProgramme       *programme;
  FrondProgrammeEngine *engine;
  FrondRecordingWriter *writer;
  GPtrArray            *events;
  GPtrArray            *cued; /* events of the block that is under way: they follow its samples into the recording */
  GArray               *resting;
  gsize                 n_resting_wanted;
  double                baseline;
  GDateTime            *baseline_session; /* that it was taken over from; NULL: measured for this one */

  /* Clocks, all in samples. */
  gboolean is_continuous; /* the next block follows the last one without a gap */
  gboolean has_origin;
  guint64  origin;   /* the sensor's index of the feed's and the recording's sample 0 */
  guint64  expected; /* index that the next sample should have, from origin */
  guint64  end;      /* index behind the programme's last sample, once it has come */
  gint64   last_block_us;

  FrondSensorState sensor_state;
};

/**
 * frond_pipeline_new:
 * @channels: (element-type FrondChannel): of the sensor
 * @shown: index of the one that is shown and judged
 * @abdomen: index of the accessory channel, -1 for none
 * @rate_hz: samples per second
 * @notify: called on the sensor's thread
 * @user_data: for @notify
 *
 * Returns: (transfer full): a pipeline in set-up
 */
FrondPipeline *
frond_pipeline_new (GPtrArray          *channels,
                    guint               shown,
                    int                 abdomen,
                    double              rate_hz,
                    FrondPipelineNotify notify,
                    gpointer            user_data)
{
  FrondPipeline *self = g_new0 (FrondPipeline, 1);

  g_mutex_init (&self->lock);
  self->notify = notify;
  self->notify_data = user_data;
  self->rate_hz = rate_hz;
  self->shown = frond_conditioner_new (g_ptr_array_index (channels, shown), shown, rate_hz);
  if (abdomen >= 0)
    self->abdomen = frond_conditioner_new (g_ptr_array_index (channels, abdomen), (guint) abdomen, rate_hz);
  frond_signal_watch_init (&self->watch, frond_conditioner_get_channel (self->shown), rate_hz);
  frond_column_builder_start (&self->columns, rate_hz);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  self->cued = g_ptr_array_new ();
  self->resting = g_array_new (FALSE, FALSE, sizeof (double));
  self->baseline = NAN;

  return self;
}

void
frond_pipeline_free (FrondPipeline *self)
{
  frond_conditioner_free (self->shown);
  g_clear_pointer (&self->abdomen, frond_conditioner_free);
  g_clear_pointer (&self->engine, frond_programme_engine_free);
  g_clear_object (&self->programme);
  g_clear_object (&self->writer);
  frond_signal_watch_clear (&self->watch);
  frond_column_builder_clear (&self->columns);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->cued);
  g_array_unref (self->resting);
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gboolean
is_recording (FrondPipeline *self)
{
  return self->state == FROND_LIVE_RUNNING || self->state == FROND_LIVE_PAUSED;
}

/* Stores an event and keeps it for the main thread. */
static void
add_event (FrondPipeline *self,
           FrondEvent    *event)
{
  if (self->writer)
    frond_recording_writer_push_event (self->writer, event);
  g_ptr_array_add (self->events, event);
}

static void
add_plain_event (FrondPipeline *self,
                 FrondEventKind kind)
{
  add_event (self, frond_event_new (kind, self->expected, 0, NULL));
}

static void
cue_cb (const FrondCue *cue,
        gpointer        user_data)
{
  FrondPipeline *self = user_data;
  FrondEvent    *event;

  switch (cue->kind) {
  case FROND_CUE_PHASE_BEGAN:
    event = frond_event_new (FROND_EVENT_PHASE, cue->sample, (int) cue->phase_index,
                             frond_programme_get_phase (self->programme, cue->phase_index)->name);
    event->value = cue->goal;
    g_ptr_array_add (self->cued, event);
    break;
  case FROND_CUE_GOAL_CHANGED:
    event = frond_event_new (FROND_EVENT_GOAL, cue->sample, (int) cue->phase_index, NULL);
    event->value = cue->goal;
    g_ptr_array_add (self->cued, event);
    break;
  case FROND_CUE_FINISHED:
    self->state = FROND_LIVE_ENDED;
    self->end = cue->sample;
    break;
  case FROND_CUE_REFERENCE:
  case FROND_CUE_FLAG:
  case FROND_CUE_SKIPPED:
  default:
    break;
  }
}

static void
forget_past (FrondPipeline *self)
{
  frond_conditioner_forget (self->shown);
  if (self->abdomen)
    frond_conditioner_forget (self->abdomen);
}

/* Returns how many samples are missing before it. */
static guint64
place_block (FrondPipeline *self,
             FrondBlock    *block,
             guint64       *first)
{
  guint64 lost = 0;

  if (!self->has_origin) {
    self->origin = block->first_sample;
    self->expected = 0;
    self->has_origin = TRUE;
    self->is_continuous = FALSE;
  }
  *first = block->first_sample - self->origin;

  /* What came while stopped was not wanted: it is not lost. */
  if (*first > self->expected && self->is_continuous) {
    lost = *first - self->expected;
    frond_signal_watch_add_lost (&self->watch, block->first_sample, lost);
    self->is_continuous = FALSE;
  }
  if (!self->is_continuous)
    forget_past (self);
  self->is_continuous = TRUE;

  return lost;
}

/* The recording counts from its own first sample; a block that was handed out is not changed. */
static void
store_samples (FrondPipeline *self,
               FrondBlock    *block,
               guint64        first,
               guint          n)
{
  g_autoptr (FrondBlock) shifted = NULL;

  if (!self->writer)
    return;

  shifted = frond_block_new (first, n, block->n_channels, block->rate_hz);
  shifted->lost_before = block->lost_before;
  shifted->flags = block->flags;
  shifted->host_time_us = block->host_time_us;
  memcpy (shifted->raw, block->raw, sizeof *block->raw * n * block->n_channels);
  frond_recording_writer_push_block (self->writer, shifted);
}

/* Runs the programme and stores what belongs to it. Returns how many of the block's samples do: the programme may end among them, or before
 * the first, and what comes after its last sample is no part of the recording. */
static guint
record (FrondPipeline *self,
        FrondBlock    *block,
        guint64        first,
        guint64        lost)
{
  guint n = block->n_frames;

  self->end = G_MAXUINT64;
  frond_programme_engine_advance (self->engine, first, frond_conditioner_get_envelope (self->shown),
                                  self->abdomen ? frond_conditioner_get_envelope (self->abdomen) : NULL, n, cue_cb, self);
  n = (guint) MIN (n, self->end - first);
  if (n > 0 && lost > 0) {
    FrondEvent *gap = frond_event_new (FROND_EVENT_GAP, self->expected, 0, NULL);

    gap->duration = lost;
    add_event (self, gap);
  }
  if (n > 0)
    store_samples (self, block, first, n);
  for (guint i = 0; i < self->cued->len; i++)
    add_event (self, g_ptr_array_index (self->cued, i));
  g_ptr_array_set_size (self->cued, 0);

  return n;
}

static gboolean
is_clipped (FrondPipeline    *self,
            const FrondBlock *block,
            guint             frame)
{
  return frond_channel_is_clipped (frond_conditioner_get_channel (self->shown), frond_conditioner_get_raw (self->shown, block, frame));
}

static void
convert (FrondPipeline *self,
         FrondBlock    *block)
{
  const double *physical;

  frond_conditioner_process (self->shown, block);
  if (self->abdomen)
    frond_conditioner_process (self->abdomen, block);
  physical = frond_conditioner_get_physical (self->shown);
  for (guint i = 0; i < block->n_frames; i++)
    frond_signal_watch_push (&self->watch, physical[i], is_clipped (self, block, i));
}

static void
measure_resting (FrondPipeline *self,
                 guint          n)
{
  if (self->state != FROND_LIVE_BASELINE)
    return;

  g_array_append_vals (self->resting, frond_conditioner_get_envelope (self->shown), n);
  if (self->resting->len >= self->n_resting_wanted) {
    self->baseline = frond_statistics_median ((const double *) (const void *) self->resting->data, self->resting->len);
    g_clear_pointer (&self->baseline_session, g_date_time_unref);
    self->state = FROND_LIVE_SETUP;
  }
}

/* What the picture shows of the programme: at its end the last phase, not the nothing after it. */
static void
get_shown (FrondPipeline     *self,
           FrondEngineStatus *shown)
{
  FrondEngineStatus status = { .goal = NAN };

  if (!self->engine)
    return;
  frond_programme_engine_get_status (self->engine, &status);
  if (!status.finished)
    *shown = status;
}

static void
feed_columns (FrondPipeline           *self,
              FrondBlock              *block,
              guint64                  first,
              guint                    n,
              const FrondEngineStatus *shown)
{
  const double *envelope = frond_conditioner_get_envelope (self->shown);
  int           phase = self->engine ? (int) shown->phase_index : -1;

  for (guint i = 0; i < n; i++)
    frond_column_builder_push (&self->columns, first + i, envelope[i], shown->goal, phase, is_clipped (self, block, i));
}

static void
take_block (FrondPipeline *self,
            FrondBlock    *block)
{
  FrondEngineStatus shown = { .goal = NAN };
  guint             n = block->n_frames;
  guint64           first, lost;

  lost = place_block (self, block, &first);
  convert (self, block);
  get_shown (self, &shown);
  if (is_recording (self))
    n = record (self, block, first, lost);
  measure_resting (self, n);
  get_shown (self, &shown);
  feed_columns (self, block, first, n, &shown);
  if (n > 0)
    self->expected = first + n;
}

/**
 * frond_pipeline_push_block:
 * @self: a pipeline
 * @block: what the sensor sent
 *
 * While stopped nothing is kept or shown: a stop is a stop.
 */
void
frond_pipeline_push_block (FrondPipeline *self,
                           FrondBlock    *block)
{
  FrondLiveState before;
  gboolean       is_news;

  g_mutex_lock (&self->lock);
  before = self->state;
  self->last_block_us = g_get_monotonic_time ();
  if (self->state == FROND_LIVE_STOPPED || self->state == FROND_LIVE_ENDED)
    self->is_continuous = FALSE;
  else
    take_block (self, block);
  is_news = self->events->len > 0 || self->state != before;
  g_mutex_unlock (&self->lock);

  if (is_news)
    self->notify (self->notify_data);
}

void
frond_pipeline_set_sensor_state (FrondPipeline   *self,
                                 FrondSensorState state,
                                 const GError    *error)
{
  g_mutex_lock (&self->lock);
  self->sensor_state = state;
  g_mutex_unlock (&self->lock);

  self->notify (self->notify_data);
}

/**
 * frond_pipeline_measure_baseline:
 * @self: a pipeline
 * @seconds: how much signal
 *
 * The resting level is the median of the envelope: one cough must not move it.
 */
void
frond_pipeline_measure_baseline (FrondPipeline *self,
                                 double         seconds)
{
  g_mutex_lock (&self->lock);
  if (self->state == FROND_LIVE_SETUP || self->state == FROND_LIVE_BASELINE) {
    g_array_set_size (self->resting, 0);
    self->n_resting_wanted = (gsize) ceil (seconds * self->rate_hz);
    self->state = FROND_LIVE_BASELINE;
  }
  g_mutex_unlock (&self->lock);
}

/**
 * frond_pipeline_set_baseline:
 * @self: a pipeline
 * @baseline: a resting level, NAN for none
 * @session: (nullable): when the session began that it was measured for; %NULL: for this one
 */
void
frond_pipeline_set_baseline (FrondPipeline *self,
                             double         baseline,
                             GDateTime     *session)
{
  g_mutex_lock (&self->lock);
  self->baseline = baseline;
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  self->baseline_session = session ? g_date_time_ref (session) : NULL;
  if (self->state == FROND_LIVE_BASELINE)
    self->state = FROND_LIVE_SETUP;
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_begin (FrondPipeline        *self,
                      FrondProgramme       *programme,
                      FrondRecordingWriter *writer)
{
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;

  g_mutex_lock (&self->lock);
  reference.baseline = self->baseline;
  reference.noise_floor = frond_conditioner_get_channel (self->shown)->noise_floor;
  g_set_object (&self->programme, programme);
  g_set_object (&self->writer, writer);
  g_clear_pointer (&self->engine, frond_programme_engine_free);
  self->engine = frond_programme_engine_new (programme, self->rate_hz, &reference);
  frond_column_builder_start (&self->columns, self->rate_hz);
  self->has_origin = FALSE;
  self->expected = 0;
  self->state = FROND_LIVE_RUNNING;
  self->is_closed = FALSE;
  if (!isnan (self->baseline))
    add_event (self, frond_event_new_baseline (self->baseline, self->baseline_session));
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_pause (FrondPipeline *self)
{
  g_mutex_lock (&self->lock);
  if (self->state == FROND_LIVE_RUNNING) {
    self->state = FROND_LIVE_PAUSED;
    frond_programme_engine_set_paused (self->engine, TRUE);
    add_plain_event (self, FROND_EVENT_PAUSE);
  }
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_resume (FrondPipeline *self)
{
  g_mutex_lock (&self->lock);
  if (self->state == FROND_LIVE_PAUSED || self->state == FROND_LIVE_STOPPED) {
    self->state = FROND_LIVE_RUNNING;
    frond_programme_engine_set_paused (self->engine, FALSE);
    add_plain_event (self, FROND_EVENT_RESUME);
  }
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_stop (FrondPipeline *self,
                     gboolean       by_patient)
{
  g_mutex_lock (&self->lock);
  if (is_recording (self)) {
    self->state = FROND_LIVE_STOPPED;
    frond_programme_engine_set_paused (self->engine, TRUE);
    add_plain_event (self, by_patient ? FROND_EVENT_PATIENT_STOP : FROND_EVENT_STOP);
  }
  g_mutex_unlock (&self->lock);
}

/* Whoever finishes the recording, or gives it up, is its writer's only owner from here on. */
void
frond_pipeline_end (FrondPipeline *self)
{
  g_autoptr (FrondRecordingWriter) writer = NULL;

  g_mutex_lock (&self->lock);
  self->state = FROND_LIVE_ENDED;
  self->is_closed = TRUE;
  writer = g_steal_pointer (&self->writer);
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_next_phase (FrondPipeline *self)
{
  g_mutex_lock (&self->lock);
  if (is_recording (self))
    frond_programme_engine_next (self->engine);
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_set_goal (FrondPipeline *self,
                         double         goal)
{
  g_mutex_lock (&self->lock);
  /* The engine's cue with the next sample becomes the event. */
  if (is_recording (self))
    frond_programme_engine_set_goal (self->engine, goal);
  g_mutex_unlock (&self->lock);
}

/* When the programme is over, what was being written about it still belongs to it. */
static gboolean
takes_marks (FrondPipeline *self)
{
  return self->engine && !self->is_closed;
}

void
frond_pipeline_mark (FrondPipeline *self,
                     double         at_s,
                     guint          number,
                     const char    *text)
{
  g_mutex_lock (&self->lock);
  if (takes_marks (self)) {
    guint64 sample = self->expected;

    if (at_s >= 0)
      sample = MIN (sample, (guint64) (at_s * self->rate_hz + 0.5));
    add_event (self, frond_event_new (FROND_EVENT_MARKER, sample, (int) number, text));
  }
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_undo_mark (FrondPipeline *self)
{
  g_mutex_lock (&self->lock);
  if (self->writer)
    frond_recording_writer_undo_marker (self->writer);
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_get_status (FrondPipeline   *self,
                           FrondLiveStatus *status)
{
  g_mutex_lock (&self->lock);
  status->state = self->state;
  status->sensor_state = self->sensor_state;
  status->silent_s = self->last_block_us ? (g_get_monotonic_time () - self->last_block_us) / 1e6 : 0;
  status->value = status->silent_s > 0.5 ? NAN : frond_column_builder_get_value (&self->columns);
  status->noise_floor = frond_conditioner_get_channel (self->shown)->noise_floor;
  status->below_floor = status->value < frond_conditioner_get_channel (self->shown)->noise_floor;
  status->saturated = frond_signal_watch_is_clipped (&self->watch);
  status->baseline = self->baseline;
  status->baseline_remaining_s = 0;
  if (self->state == FROND_LIVE_BASELINE)
    status->baseline_remaining_s = (double) (self->n_resting_wanted - self->resting->len) / self->rate_hz;
  status->recorded_s = self->engine ? (double) self->expected / self->rate_hz : 0;
  status->lost_percent = frond_signal_watch_get_lost_percent (&self->watch, self->origin + self->expected);
  frond_signal_watch_get_rating (&self->watch, &status->rating, &status->reason);
  if (self->engine)
    frond_programme_engine_get_status (self->engine, &status->engine);
  g_mutex_unlock (&self->lock);
}

GPtrArray *
frond_pipeline_take_events (FrondPipeline *self)
{
  GPtrArray *events;

  g_mutex_lock (&self->lock);
  events = g_steal_pointer (&self->events);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  g_mutex_unlock (&self->lock);

  return events;
}

/**
 * frond_pipeline_get_feed:
 * @self: a pipeline
 *
 * Returns: (transfer none): the feed of the signal check, and from the begin on that of the recording
 */
FrondLiveFeed *
frond_pipeline_get_feed (FrondPipeline *self)
{
  return self->columns.feed;
}

/**
 * frond_pipeline_get_filter_spec:
 * @self: a pipeline
 *
 * Returns: (nullable) (transfer none): the band and notch that are really used, NULL where the sensor's own values are shown
 */
const FrondFilterSpec *
frond_pipeline_get_filter_spec (FrondPipeline *self)
{
  return frond_conditioner_get_filter_spec (self->shown);
}
