/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens in a session, as events of its recording. */

#include "frond-pipeline-private.h"

#include <math.h>

#include "frond-phase-goal.h"

void
frond_pipeline_events_forget_flags (FrondPipeline *self)
{
  for (guint i = 0; i < FROND_PIPELINE_N_FLAGS; i++)
    self->flagged_since[i] = G_MAXUINT64;
}

/* Stores an event and keeps it for the main thread. */
void
frond_pipeline_events_add (FrondPipeline *self,
                           FrondEvent    *event)
{
  if (self->writer)
    frond_recording_writer_push_event (self->writer, event);
  g_ptr_array_add (self->events, event);
}

void
frond_pipeline_events_add_plain (FrondPipeline *self,
                                 FrondEventKind kind)
{
  frond_pipeline_events_add (self, frond_event_new (kind, self->expected, 0, NULL));
}

/* It follows the samples of its block into the recording. */
static void
cue_event (FrondPipeline *self,
           FrondEventKind kind,
           guint64        sample,
           int            code,
           double         value,
           const char    *text)
{
  FrondEvent *event = frond_event_new (kind, sample, code, text);

  event->value = value;
  g_ptr_array_add (self->cued, event);
}

/* A flag is stored when it is over: then its length is known. */
static void
cue_flag (FrondPipeline *self,
          guint          code,
          guint64        sample,
          gboolean       began)
{
  guint64 *since = &self->flagged_since[code];

  if (!began && *since != G_MAXUINT64) {
    cue_event (self, FROND_EVENT_FLAG, *since, (int) code, NAN, NULL);
    ((FrondEvent *) g_ptr_array_index (self->cued, self->cued->len - 1))->duration = sample - *since;
  }
  *since = began ? sample : G_MAXUINT64;
}

/* With a stop no more samples come: what was under way is stored as far as it went. */
void
frond_pipeline_events_end_flags (FrondPipeline *self)
{
  for (guint i = 0; i < FROND_PIPELINE_N_FLAGS; i++) {
    FrondEvent *event;

    if (self->flagged_since[i] == G_MAXUINT64)
      continue;
    event = frond_event_new (FROND_EVENT_FLAG, self->flagged_since[i], (int) i, NULL);
    event->value = NAN;
    event->duration = self->expected - self->flagged_since[i];
    self->flagged_since[i] = G_MAXUINT64;
    frond_pipeline_events_add (self, event);
  }
}

static void
cue_end (FrondPipeline *self,
         guint64        sample)
{
  for (guint i = 0; i < FROND_PIPELINE_N_FLAGS; i++)
    cue_flag (self, i, sample, FALSE);
  self->state = FROND_LIVE_ENDED;
  self->end = sample;
}

/* Where the rule's goal moves by itself its place does not tell whose it is: then that is said once more. */
static void
cue_phase (FrondPipeline  *self,
           const FrondCue *cue)
{
  const FrondPhase *phase = frond_programme_get_phase (self->programme, cue->phase_index);

  cue_event (self, FROND_EVENT_PHASE, cue->sample, (int) cue->phase_index, cue->goal, phase->name);
  if (cue->code && phase->goal_rule == FROND_GOAL_CURVE)
    cue_event (self, FROND_EVENT_GOAL, cue->sample, FROND_GOAL_SOURCE_OWN, cue->goal, NULL);
}

void
frond_pipeline_events_cue_cb (const FrondCue *cue,
                              gpointer        user_data)
{
  FrondPipeline *self = user_data;

  switch (cue->kind) {
  case FROND_CUE_PHASE_BEGAN:
    cue_phase (self, cue);
    break;
  case FROND_CUE_GOAL_CHANGED:
    cue_event (self, FROND_EVENT_GOAL, cue->sample, cue->code ? FROND_GOAL_SOURCE_OWN : FROND_GOAL_SOURCE_RULE, cue->goal, NULL);
    break;
  case FROND_CUE_REFERENCE:
    cue_event (self, FROND_EVENT_REFERENCE, cue->sample, cue->code, cue->goal, NULL);
    break;
  case FROND_CUE_FLAG:
    cue_flag (self, (guint) cue->code, cue->sample, cue->began);
    break;
  case FROND_CUE_SKIPPED:
    cue_event (self, FROND_EVENT_SKIP, cue->sample, (int) cue->phase_index, NAN, self->skip_reason);
    break;
  case FROND_CUE_FINISHED:
    cue_end (self, cue->sample);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
add_reference (FrondPipeline     *self,
               FrondReferenceKind kind,
               double             value)
{
  FrondEvent *event = frond_event_new (FROND_EVENT_REFERENCE, 0, kind, NULL);

  event->value = value;
  frond_pipeline_events_add (self, event);
}

void
frond_pipeline_events_add_references (FrondPipeline *self)
{
  if (!isnan (self->reference.baseline))
    frond_pipeline_events_add (self, frond_event_new_baseline (self->reference.baseline, self->baseline_session));
  if (!self->abdomen)
    return;
  /* Also where it is not known: it says that the second channel is an abdomen's, which cross-talk is looked for in. */
  add_reference (self, FROND_REFERENCE_ABDOMEN_MEAN, self->reference.abdomen_mean);
  if (!isnan (self->reference.abdomen_sd))
    add_reference (self, FROND_REFERENCE_ABDOMEN_SD, self->reference.abdomen_sd);
}

/* When the programme is over, what was being written about it still belongs to it. */
static gboolean
takes_marks (FrondPipeline *self)
{
  return self->engine && !self->is_closed;
}

static void
put_down (FrondPipeline *self,
          gboolean       is_reason)
{
  g_array_append_val (self->marks, is_reason);
}

static void
put_down_number (FrondPipeline *self,
                 FrondEventKind kind,
                 int            code,
                 double         value)
{
  g_mutex_lock (&self->lock);
  if (takes_marks (self)) {
    FrondEvent *event = frond_event_new (kind, self->expected, code, NULL);

    event->value = value;
    frond_pipeline_events_add (self, event);
    put_down (self, FALSE);
  }
  g_mutex_unlock (&self->lock);
}

/**
 * frond_pipeline_rate:
 * @self: a pipeline
 * @kind: what was asked
 * @value: the answer: 0-10 for pain, 0-100 for SUDS
 *
 * At the newest sample, also while it is stopped: that is when people are asked.
 */
void
frond_pipeline_rate (FrondPipeline  *self,
                     FrondRatingKind kind,
                     double          value)
{
  put_down_number (self, FROND_EVENT_RATING, (int) kind, value);
}

/**
 * frond_pipeline_say_trainer:
 * @self: a pipeline
 * @size: 1-8
 * @hand: who inserts it
 *
 * Which trainer the step that runs, or the next one, is with: at the newest sample, also while it is stopped.
 */
void
frond_pipeline_say_trainer (FrondPipeline   *self,
                            int              size,
                            FrondTrainerHand hand)
{
  put_down_number (self, FROND_EVENT_TRAINER, size, hand);
}

/* Where it stood still already, it does so for another reason. */
static void
take_discomfort (FrondPipeline *self)
{
  gboolean is_reason = !self->is_frozen;

  if (is_reason)
    frond_pipeline_freeze (self, TRUE);
  put_down (self, is_reason);
}

/**
 * frond_pipeline_mark:
 * @self: a pipeline
 * @at_s: on the recording, NAN for the newest sample
 * @number: 1-8 for the programme's markers, 0 for one with its own text
 * @text: (nullable): what to show
 *
 * With the marker "Discomfort" goals that follow the person stand still from the next sample on, see frond_pipeline_set_frozen().
 */
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
    frond_pipeline_events_add (self, frond_event_new (FROND_EVENT_MARKER, sample, (int) number, text));
    if (number > 0 && frond_programme_is_discomfort (self->programme, number))
      take_discomfort (self);
    else
      put_down (self, FALSE);
  }
  g_mutex_unlock (&self->lock);
}

/* A slip of the hand holds no goal. */
static void
take_back (FrondPipeline *self)
{
  gboolean is_reason;

  if (self->marks->len == 0)
    return;

  is_reason = g_array_index (self->marks, gboolean, self->marks->len - 1);
  g_array_set_size (self->marks, self->marks->len - 1);
  if (is_reason)
    frond_pipeline_freeze (self, FALSE);
}

void
frond_pipeline_undo_mark (FrondPipeline *self)
{
  g_mutex_lock (&self->lock);
  if (self->writer)
    frond_recording_writer_undo_marker (self->writer);
  take_back (self);
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
