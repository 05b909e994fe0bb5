/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened, brought from the sensor's thread to the main thread, and what people add to it. */

#include "frond-live-session-private.h"

#include <math.h>

#include "frond-phase-effort.h"

/* A rating or a trainer is taken back as a marker is: all are what somebody put down. */
static void
remove_newest_marker (FrondLiveSession *self)
{
  for (guint i = self->events->len; i > 0; i--) {
    const FrondEvent *event = g_ptr_array_index (self->events, i - 1);

    if (event->kind == FROND_EVENT_MARKER || event->kind == FROND_EVENT_RATING || event->kind == FROND_EVENT_TRAINER) {
      g_ptr_array_remove_index (self->events, i - 1);
      return;
    }
  }
}

void
frond_live_events_collect (FrondLiveSession *self)
{
  g_autoptr (GPtrArray) news = frond_pipeline_take_events (self->pipeline);

  for (guint i = 0; i < news->len; i++) {
    FrondEvent *event = frond_event_copy (g_ptr_array_index (news, i));

    g_ptr_array_add (self->events, event);
    g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_EVENT], 0, event);
  }
}

/* In a pause nobody is asked for anything. */
static void
cue_sensor (FrondLiveSession      *self,
            const FrondLiveStatus *status)
{
  const FrondPhase *phase = status->state == FROND_LIVE_RUNNING ? frond_programme_get_phase (self->programme, status->engine.phase_index) : NULL;

  if (self->sensor)
    frond_sensor_cue (self->sensor, frond_phase_effort_find (phase));
}

void
frond_live_events_update (FrondLiveSession *self)
{
  FrondLiveStatus status;

  if (!self->pipeline)
    return;

  frond_live_events_collect (self);
  frond_live_session_get_status (self, &status);
  cue_sensor (self, &status);
  if (status.sensor_state == FROND_SENSOR_ENDED && (status.state == FROND_LIVE_RUNNING || status.state == FROND_LIVE_PAUSED))
    frond_live_session_stop (self, FALSE);
  g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_CHANGED], 0);
  if (status.state == FROND_LIVE_ENDED)
    frond_live_session_end (self);
}

static gboolean
update_cb (gpointer user_data)
{
  FrondLiveSession *self = user_data;

  g_atomic_int_set (&self->is_update_queued, FALSE);
  frond_live_events_update (self);

  return G_SOURCE_REMOVE;
}

/* On the sensor's thread. Many events become one update. */
void
frond_live_events_notify_cb (gpointer user_data)
{
  FrondLiveSession *self = user_data;

  if (g_atomic_int_compare_and_exchange (&self->is_update_queued, FALSE, TRUE)) {
    g_autoptr (GSource) source = g_idle_source_new ();

    g_source_set_callback (source, update_cb, g_object_ref (self), g_object_unref);
    g_source_attach (source, self->context);
  }
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
  frond_live_events_update (self);
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
  frond_live_events_update (self);
}

/**
 * frond_live_session_say_trainer:
 * @self: a session
 * @size: 1-8
 * @hand: who inserts it
 *
 * Which trainer the step that runs is with; between steps, the next one. The last word counts.
 */
void
frond_live_session_say_trainer (FrondLiveSession *self,
                                int               size,
                                FrondTrainerHand  hand)
{
  g_return_if_fail (size >= 1 && size <= FROND_TRAINER_MOST_SIZES);

  frond_pipeline_say_trainer (self->pipeline, size, hand);
  frond_live_events_update (self);
}

void
frond_live_session_undo_mark (FrondLiveSession *self)
{
  frond_pipeline_undo_mark (self->pipeline);
  remove_newest_marker (self);
  frond_live_events_update (self);
}

GPtrArray *
frond_live_session_get_events (FrondLiveSession *self)
{
  return self->events;
}
