/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-segments.h"

#include <math.h>

#include "frond-event.h"

/* What the programme says about a phase; a session without its programme, or with another, is a rest. */
static void
describe (FrondSegment   *segment,
          FrondProgramme *programme,
          int             index)
{
  const FrondPhase *phase;

  segment->kind = FROND_PHASE_REST;
  if (!programme || index < 0 || (guint) index >= frond_programme_get_n_phases (programme))
    return;

  phase = frond_programme_get_phase (programme, (guint) index);
  segment->kind = phase->kind;
  segment->step = phase->step;
  segment->group = g_strdup (phase->group);
  segment->planned_s = phase->duration_s;
}

/* All moments of a step are with the trainer that was said last, also those before it was said. */
static void
name_trainer (GArray             *segments,
              guint               first,
              const FrondTrainer *trainer)
{
  for (guint i = first; i < segments->len; i++) {
    FrondSegment    *segment = &g_array_index (segments, FrondSegment, i);
    g_autofree char *name = frond_trainer_name_moment (trainer, segment->step);

    if (!name)
      continue;
    segment->trainer = *trainer;
    g_set_str (&segment->name, name);
  }
}

/* It ends the one before. */
static void
add_phase (GArray           *segments,
           const FrondEvent *event,
           FrondProgramme   *programme,
           guint64           n_samples)
{
  FrondSegment segment = { .name = g_strdup (event->text), .first_sample = event->sample, .n_samples = n_samples - event->sample, .goal = event->value };

  if (segments->len > 0) {
    FrondSegment *last = &g_array_index (segments, FrondSegment, segments->len - 1);

    last->n_samples = event->sample - last->first_sample;
  }
  describe (&segment, programme, event->code);
  g_array_append_val (segments, segment);
}

/**
 * frond_session_segments:
 * @events: (element-type FrondEvent): of a recording, in order
 * @record: its session
 * @n_samples: its length
 *
 * Returns: (transfer full) (element-type FrondSegment): its phases as they really ran
 */
GArray *
frond_session_segments (GPtrArray          *events,
                        FrondSessionRecord *record,
                        guint64             n_samples)
{
  g_autoptr (FrondProgramme) programme = NULL;
  GArray           *segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  FrondTrainerTrack trainers = { 0 };
  guint             step = 0; /* its first moment */

  g_array_set_clear_func (segments, (GDestroyNotify) frond_segment_clear);
  if (record->programme_json)
    programme = frond_programme_new_from_json (record->programme_json, -1, NULL);

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (frond_trainer_track_event (&trainers, event, programme))
      step = segments->len;
    if (event->kind == FROND_EVENT_PHASE && event->sample < n_samples)
      add_phase (segments, event, programme, n_samples);
    if (trainers.is_in_step)
      name_trainer (segments, step, &trainers.said);
  }

  return segments;
}

/**
 * frond_session_pauses:
 * @events: (element-type FrondEvent): of a recording, in order
 * @n_samples: its length
 *
 * A pause that nobody ended lasts to the end of the recording.
 *
 * Returns: (transfer full) (element-type FrondExclusion): stretches in which the programme's clock stood
 */
GArray *
frond_session_pauses (GPtrArray *events,
                      guint64    n_samples)
{
  GArray  *pauses = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  gboolean is_paused = FALSE;
  guint64  since = 0;

  for (guint i = 0; i <= events->len; i++) {
    const FrondEvent *event = i < events->len ? g_ptr_array_index (events, i) : NULL;
    guint64           sample = event ? MIN (event->sample, n_samples) : n_samples;

    if (event && event->kind == FROND_EVENT_PAUSE && !is_paused) {
      is_paused = TRUE;
      since = sample;
    } else if (is_paused && (!event || event->kind == FROND_EVENT_RESUME || event->kind == FROND_EVENT_STOP ||
                             event->kind == FROND_EVENT_PATIENT_STOP)) {
      const FrondExclusion pause = { since, sample - since, "paused" };

      if (sample > since)
        g_array_append_val (pauses, pause);
      is_paused = FALSE;
    }
  }

  return pauses;
}

/**
 * frond_session_find_goal:
 * @events: (element-type FrondEvent): of a recording, in order
 * @segment: a phase of it
 * @sample: in the phase
 *
 * Returns: where the goal line was, NAN where there was none
 */
double
frond_session_find_goal (GPtrArray          *events,
                         const FrondSegment *segment,
                         guint64             sample)
{
  double goal = segment->goal;

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_GOAL && event->sample >= segment->first_sample && event->sample <= sample)
      goal = event->value;
  }

  return goal;
}
