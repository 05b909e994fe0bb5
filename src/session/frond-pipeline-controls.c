/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the main thread asks of a pipeline. */

#include "frond-pipeline-private.h"

#include <math.h>

/**
 * frond_pipeline_measure_baseline:
 * @self: a pipeline
 * @seconds: how much signal
 *
 * See frond_resting_get() for what is made of it.
 */
void
frond_pipeline_measure_baseline (FrondPipeline *self,
                                 double         seconds)
{
  g_mutex_lock (&self->lock);
  if (self->state == FROND_LIVE_SETUP || self->state == FROND_LIVE_BASELINE) {
    frond_resting_begin (&self->resting, (gsize) ceil (seconds * self->rate_hz));
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
  self->reference.baseline = baseline;
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  self->baseline_session = session ? g_date_time_ref (session) : NULL;
  if (self->state == FROND_LIVE_BASELINE)
    self->state = FROND_LIVE_SETUP;
  g_mutex_unlock (&self->lock);
}

/**
 * frond_pipeline_set_unattended:
 * @self: a pipeline before its session begins
 * @is_unattended: whether nobody is there to say next: then phases at the patient's pace end when their expected time is over
 */
void
frond_pipeline_set_unattended (FrondPipeline *self,
                               gboolean       is_unattended)
{
  g_mutex_lock (&self->lock);
  self->is_unattended = is_unattended;
  g_mutex_unlock (&self->lock);
}

/* Whoever says so last is meant: no marker that is taken back changes it. */
void
frond_pipeline_freeze (FrondPipeline *self,
                       gboolean       frozen)
{
  self->is_frozen = frozen;
  for (guint i = 0; i < self->marks->len; i++)
    g_array_index (self->marks, gboolean, i) = FALSE;
  if (self->engine)
    frond_programme_engine_set_frozen (self->engine, frozen);
}

void
frond_pipeline_begin (FrondPipeline        *self,
                      FrondProgramme       *programme,
                      FrondRecordingWriter *writer)
{
  g_mutex_lock (&self->lock);
  g_set_object (&self->programme, programme);
  g_set_object (&self->writer, writer);
  g_clear_pointer (&self->engine, frond_programme_engine_free);
  self->engine = frond_programme_engine_new (programme, self->rate_hz, &self->reference);
  frond_programme_engine_set_unattended (self->engine, self->is_unattended);
  frond_column_builder_start (&self->columns, self->rate_hz);
  frond_beside_begin (self->beside);
  frond_signal_watch_begin_recording (&self->watch);
  self->has_origin = FALSE;
  self->expected = 0;
  self->state = FROND_LIVE_RUNNING;
  self->is_closed = FALSE;
  g_array_set_size (self->marks, 0);
  frond_pipeline_freeze (self, FALSE);
  frond_pipeline_events_forget_flags (self);
  frond_pipeline_events_add_references (self);
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_pause (FrondPipeline *self)
{
  g_mutex_lock (&self->lock);
  if (self->state == FROND_LIVE_RUNNING) {
    self->state = FROND_LIVE_PAUSED;
    frond_programme_engine_set_paused (self->engine, TRUE);
    frond_pipeline_events_add_plain (self, FROND_EVENT_PAUSE);
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
    frond_pipeline_events_add_plain (self, FROND_EVENT_RESUME);
  }
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_stop (FrondPipeline *self,
                     gboolean       by_patient)
{
  g_mutex_lock (&self->lock);
  if (frond_pipeline_is_recording (self)) {
    self->state = FROND_LIVE_STOPPED;
    frond_programme_engine_set_paused (self->engine, TRUE);
    if (by_patient)
      frond_pipeline_freeze (self, TRUE);
    frond_pipeline_events_end_flags (self);
    frond_pipeline_events_add_plain (self, by_patient ? FROND_EVENT_PATIENT_STOP : FROND_EVENT_STOP);
  }
  g_mutex_unlock (&self->lock);
}

/**
 * frond_pipeline_end:
 * @self: a pipeline
 *
 * Nothing is added any more, and the recording's writer is let go of: whoever finishes it, or gives it up, is then its only owner.
 */
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
  if (frond_pipeline_is_recording (self))
    frond_programme_engine_next (self->engine);
  g_mutex_unlock (&self->lock);
}

/**
 * frond_pipeline_skip:
 * @self: a pipeline
 * @reason: why, in the therapist's words; stored
 *
 * Leaves out the phase that runs and what follows of its group, from the next sample on.
 *
 * Returns: whether the phase may be left out
 */
gboolean
frond_pipeline_skip (FrondPipeline *self,
                     const char    *reason)
{
  gboolean skips;

  g_mutex_lock (&self->lock);
  skips = frond_pipeline_is_recording (self) && frond_programme_engine_skip_group (self->engine);
  if (skips)
    g_set_str (&self->skip_reason, reason);
  g_mutex_unlock (&self->lock);

  return skips;
}

/**
 * frond_pipeline_set_frozen:
 * @self: a pipeline
 * @frozen: whether goals that follow the person stand still
 *
 * They do from the patient's stop and from the marker "Discomfort" on (clinical.md 2.5). Nothing but this makes them move again, no next
 * phase either: that she is well again is not for a programme to say. Then they need a whole minute first.
 */
void
frond_pipeline_set_frozen (FrondPipeline *self,
                           gboolean       frozen)
{
  g_mutex_lock (&self->lock);
  frond_pipeline_freeze (self, frozen);
  g_mutex_unlock (&self->lock);
}

void
frond_pipeline_set_goal (FrondPipeline *self,
                         double         goal)
{
  g_mutex_lock (&self->lock);
  /* The engine's cue with the next sample becomes the event. */
  if (frond_pipeline_is_recording (self))
    frond_programme_engine_set_goal (self->engine, goal);
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
  status->baseline = self->reference.baseline;
  status->baseline_remaining_s = 0;
  if (self->state == FROND_LIVE_BASELINE)
    status->baseline_remaining_s = (double) frond_resting_get_n_left (&self->resting) / self->rate_hz;
  status->is_goal_held = self->is_frozen;
  status->abdomen = status->silent_s > 0.5 || !self->abdomen ? NAN : self->abdomen_value;
  status->recorded_s = self->engine ? (double) self->expected / self->rate_hz : 0;
  status->lost_percent = frond_signal_watch_get_lost_percent (&self->watch, self->origin + self->expected);
  frond_signal_watch_get_rating (&self->watch, &status->rating, &status->reason);
  if (self->engine)
    frond_programme_engine_get_status (self->engine, &status->engine);
  g_mutex_unlock (&self->lock);
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
 * frond_pipeline_get_beside:
 * @self: a pipeline
 * @i: from 0 on
 * @beside: (out): what is measured beside the shown channel, and its feed as frond_pipeline_get_feed() has that one's
 *
 * Returns: whether there are as many
 */
gboolean
frond_pipeline_get_beside (FrondPipeline   *self,
                           guint            i,
                           FrondLiveBeside *beside)
{
  FrondConditioner *conditioner;

  if (i >= frond_beside_get_n (self->beside))
    return FALSE;

  conditioner = frond_beside_get_conditioner (self->beside, i);
  *beside = (FrondLiveBeside) { frond_conditioner_get_channel (conditioner), frond_beside_get_feed (self->beside, i), conditioner == self->abdomen };

  return TRUE;
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

gboolean
frond_pipeline_has_abdomen (FrondPipeline *self)
{
  return self->abdomen != NULL;
}

/**
 * frond_pipeline_dup_left_out:
 * @self: a pipeline
 *
 * What is not muscle, by the sample indices of the feed. Of stretches that overlap the first one gives the reason.
 *
 * Returns: (transfer full) (element-type FrondExclusion): what was found up to now
 */
GArray *
frond_pipeline_dup_left_out (FrondPipeline *self)
{
  GArray *left_out = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  g_mutex_lock (&self->lock);
  frond_signal_watch_add_exclusions (&self->watch, left_out);
  g_mutex_unlock (&self->lock);

  return left_out;
}
