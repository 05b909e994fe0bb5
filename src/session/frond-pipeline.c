/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-pipeline-private.h"

#include <math.h>
#include <string.h>

/* A replay makes a second at a stretch: it has room, and the block before it. */
#define ROOM_S 2

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
  self->abdomen_value = NAN;
  self->shown = frond_conditioner_new (g_ptr_array_index (channels, shown), shown, rate_hz);
  self->beside = frond_beside_new (channels, shown, abdomen, rate_hz);
  self->abdomen = frond_beside_get_abdomen (self->beside);
  frond_signal_watch_init (&self->watch, frond_conditioner_get_channel (self->shown), rate_hz);
  frond_column_builder_start (&self->columns, rate_hz);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  self->cued = g_ptr_array_new ();
  self->marks = g_array_new (FALSE, TRUE, sizeof (gboolean));
  frond_resting_init (&self->resting);
  self->reference = FROND_ENGINE_REFERENCE_UNKNOWN;
  self->reference.noise_floor = frond_conditioner_get_channel (self->shown)->noise_floor;
  frond_pipeline_events_forget_flags (self);

  return self;
}

void
frond_pipeline_free (FrondPipeline *self)
{
  frond_conditioner_free (self->shown);
  frond_beside_free (self->beside);
  g_clear_pointer (&self->engine, frond_programme_engine_free);
  g_clear_object (&self->programme);
  g_clear_object (&self->writer);
  frond_signal_watch_clear (&self->watch);
  frond_column_builder_clear (&self->columns);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->cued);
  g_array_unref (self->marks);
  frond_resting_clear (&self->resting);
  g_free (self->skip_reason);
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gboolean
frond_pipeline_is_recording (FrondPipeline *self)
{
  return self->state == FROND_LIVE_RUNNING || self->state == FROND_LIVE_PAUSED;
}

/* What comes after a gap knows nothing of what was before it. */
static void
forget_past (FrondPipeline *self)
{
  frond_conditioner_forget (self->shown);
  frond_beside_forget (self->beside);
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
                                  self->abdomen ? frond_conditioner_get_envelope (self->abdomen) : NULL, frond_conditioner_get_clipped (self->shown), n, frond_pipeline_events_cue_cb, self);
  n = (guint) MIN (n, self->end - first);
  if (n > 0 && lost > 0) {
    FrondEvent *gap = frond_event_new (FROND_EVENT_GAP, self->expected, 0, NULL);

    gap->duration = lost;
    frond_pipeline_events_add (self, gap);
  }
  if (n > 0)
    store_samples (self, block, first, n);
  for (guint i = 0; i < self->cued->len; i++)
    frond_pipeline_events_add (self, g_ptr_array_index (self->cued, i));
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
         FrondBlock    *block,
         guint64        first)
{
  const double *physical, *other = NULL;

  frond_conditioner_process (self->shown, block);
  frond_beside_process (self->beside, block);
  if (self->abdomen) {
    self->abdomen_value = frond_conditioner_get_envelope (self->abdomen)[block->n_frames - 1];
    other = frond_conditioner_get_filtered (self->abdomen);
  }
  physical = frond_conditioner_get_physical (self->shown);
  for (guint i = 0; i < block->n_frames; i++)
    frond_signal_watch_push (&self->watch, first + i, physical[i], other ? &other[i] : NULL, is_clipped (self, block, i));
}

static const double *
get_abdomen (FrondPipeline *self)
{
  return self->abdomen ? frond_conditioner_get_envelope (self->abdomen) : NULL;
}

static void
measure_resting (FrondPipeline *self,
                 guint          n)
{
  if (self->state != FROND_LIVE_BASELINE)
    return;
  if (!frond_resting_push (&self->resting, frond_conditioner_get_envelope (self->shown), get_abdomen (self), n))
    return;

  frond_resting_get (&self->resting, &self->reference);
  g_clear_pointer (&self->baseline_session, g_date_time_unref);
  self->state = FROND_LIVE_SETUP;
}

/* What the picture shows of the programme: at its end the last phase, not the nothing after it. */
static void
get_shown (FrondPipeline     *self,
           FrondEngineStatus *shown)
{
  FrondEngineStatus status = { .goal = NAN, .goal_upper = NAN };

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
    frond_column_builder_push (&self->columns, first + i, envelope[i], shown->goal, shown->goal_upper, phase, is_clipped (self, block, i));
  frond_beside_feed (self->beside, block, first, n, phase);
}

static void
take_block (FrondPipeline *self,
            FrondBlock    *block)
{
  FrondEngineStatus shown = { .goal = NAN, .goal_upper = NAN };
  guint             n = block->n_frames;
  guint64           first, lost;

  lost = place_block (self, block, &first);
  convert (self, block, first);
  get_shown (self, &shown);
  if (frond_pipeline_is_recording (self))
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

/**
 * frond_pipeline_is_full:
 * @self: a pipeline
 *
 * Returns: whether the next second of signal may have no room in memory, because the disk is behind
 */
gboolean
frond_pipeline_is_full (FrondPipeline *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  FrondRecordingProgress progress = { .memory_left_s = ROOM_S };

  if (self->writer)
    frond_recording_writer_get_progress (self->writer, &progress);

  return progress.memory_left_s < ROOM_S;
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
