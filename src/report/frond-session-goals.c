/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-goals.h"

#include <string.h>

#include "frond-event.h"
#include "frond-phase-goal.h"
#include "frond-plot-goal.h"
#include "frond-report-format.h"

/* As fine as the live plot draws it. */
#define PIECES_PER_SECOND 50

/* Runs through the events as the programme's clock did. */
typedef struct {
  GArray              *goals;
  FrondProgramme      *programme;
  double               rate_hz;
  guint64              step;
  FrondEngineReference reference;

  const FrondPhase *phase; /* NULL: before the first, or of no programme */
  gboolean          follows_curve;
  gboolean          is_paused;
  guint64           silent_until;
  guint64           at;
  guint64           elapsed; /* samples of the phase's clock */
  FrondPlotGoal     piece;   /* that has not ended yet */
} Course;

static FrondPlotGoalSide
find_side (const FrondPhase *phase)
{
  switch (phase ? phase->goal_direction : FROND_GOAL_BELOW) {
  case FROND_GOAL_ABOVE:
    return FROND_PLOT_GOAL_ABOVE;
  case FROND_GOAL_BETWEEN:
    return FROND_PLOT_GOAL_BETWEEN;
  case FROND_GOAL_BELOW:
  default:
    return FROND_PLOT_GOAL_BELOW;
  }
}

static void
end_piece (Course *self)
{
  self->piece.end_s = (double) self->at / self->rate_hz;
  if (!isnan (self->piece.value) && self->piece.end_s > self->piece.start_s)
    g_array_append_val (self->goals, self->piece);
  self->piece.start_s = self->piece.end_s;
}

static gboolean
is_clock_running (const Course *self)
{
  return !self->is_paused && self->at >= self->silent_until;
}

/* A curve is drawn in short level pieces, each as high as the curve is in its middle. */
static void
follow_curve (Course *self,
              guint64 n)
{
  double elapsed_s = ((double) self->elapsed + (is_clock_running (self) ? (double) n / 2 : 0)) / self->rate_hz;
  double value = frond_phase_get_goal_at (self->phase, elapsed_s, &self->reference);

  if (value == self->piece.value)
    return;
  end_piece (self);
  self->piece.value = value;
  self->piece.upper = frond_phase_get_goal_upper_at (self->phase, elapsed_s, &self->reference);
}

static void
go_to (Course *self,
       guint64 sample)
{
  while (self->at < sample) {
    guint64 n = MIN (sample - self->at, self->step);

    if (self->at < self->silent_until)
      n = MIN (n, self->silent_until - self->at);
    if (self->follows_curve)
      follow_curve (self, n);
    if (is_clock_running (self))
      self->elapsed += n;
    self->at += n;
  }
}

/* What the therapist set does not follow the curve any more; where nobody wrote down whose a goal is, its place tells. */
static void
set_goal (Course           *self,
          const FrondEvent *event)
{
  double elapsed_s = (double) self->elapsed / self->rate_hz, value = event->value;

  end_piece (self);
  self->follows_curve = self->phase && self->phase->goal_rule == FROND_GOAL_CURVE;
  if (event->kind == FROND_EVENT_GOAL && event->code < 0)
    self->follows_curve = self->follows_curve && event->code == FROND_GOAL_SOURCE_RULE;
  else if (self->follows_curve)
    self->follows_curve = value == frond_phase_get_goal_at (self->phase, elapsed_s, &self->reference);
  self->piece.value = value;
  self->piece.side = find_side (self->phase);
  self->piece.upper = self->phase ? frond_phase_get_own_upper_at (self->phase, value, elapsed_s, &self->reference) : NAN;
}

static void
begin_phase (Course           *self,
             const FrondEvent *event)
{
  gboolean is_known = self->programme && event->code >= 0 && (guint) event->code < frond_programme_get_n_phases (self->programme);

  self->phase = is_known ? frond_programme_get_phase (self->programme, (guint) event->code) : NULL;
  self->elapsed = 0;
  set_goal (self, event);
}

static void
take_event (Course           *self,
            const FrondEvent *event)
{
  switch (event->kind) {
  case FROND_EVENT_PHASE:
    begin_phase (self, event);
    break;
  case FROND_EVENT_GOAL:
    set_goal (self, event);
    break;
  case FROND_EVENT_BASELINE:
    self->reference.baseline = event->value;
    break;
  case FROND_EVENT_REFERENCE:
    if (event->code == FROND_REFERENCE_MVC)
      self->reference.mvc = event->value;
    if (event->code == FROND_REFERENCE_REST)
      self->reference.rest = event->value;
    break;
  case FROND_EVENT_GAP:
    self->silent_until = event->sample + event->duration;
    break;
  case FROND_EVENT_PAUSE:
    self->is_paused = TRUE;
    break;
  case FROND_EVENT_RESUME:
  case FROND_EVENT_STOP:
  case FROND_EVENT_PATIENT_STOP:
    self->is_paused = FALSE; /* a stop has no samples */
    break;
  case FROND_EVENT_MARKER:
  case FROND_EVENT_RATING:
  case FROND_EVENT_SKIP:
  case FROND_EVENT_FLAG:
  case FROND_EVENT_OVERRULE:
  case FROND_EVENT_TRAINER:
  default:
    break;
  }
}

/**
 * frond_session_goals_of_events:
 * @events: (element-type FrondEvent): of a recording, in order
 * @programme: (nullable): the programme that ran; tells which side of each line is good, the other edge, and how a curve goes
 * @rate_hz: samples per second
 * @n_samples: length of the recording
 *
 * Returns: (transfer full) (element-type FrondPlotGoal): the goal line as it ran, one piece per value; phases without a goal have none
 */
GArray *
frond_session_goals_of_events (GPtrArray      *events,
                               FrondProgramme *programme,
                               double          rate_hz,
                               guint64         n_samples)
{
  Course self = { .programme = programme, .rate_hz = rate_hz, .reference = FROND_ENGINE_REFERENCE_UNKNOWN, .piece = { .value = NAN, .upper = NAN } };

  self.goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  self.step = MAX (1, (guint64) llround (rate_hz / PIECES_PER_SECOND));
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->sample >= n_samples)
      break;
    go_to (&self, event->sample);
    take_event (&self, event);
  }
  go_to (&self, n_samples);
  end_piece (&self);

  return self.goals;
}

/**
 * frond_goal_span_add:
 * @self: goals of earlier stretches
 * @goals: (element-type FrondPlotGoal): of a session, in order
 * @start_s: where a stretch begins
 * @end_s: where it ends
 *
 * Adds the goals that the stretch had.
 */
void
frond_goal_span_add (FrondGoalSpan *self,
                     const GArray  *goals,
                     double         start_s,
                     double         end_s)
{
  for (guint i = 0; i < goals->len; i++) {
    const FrondPlotGoal *goal = &g_array_index (goals, FrondPlotGoal, i);

    if (goal->start_s >= end_s || goal->end_s <= start_s)
      continue;
    if (isnan (self->first))
      self->first = goal->value;
    self->last = goal->value;
    self->lowest = fmin (self->lowest, goal->value);
    self->highest = fmax (self->highest, goal->value);
    if (goal->side == FROND_PLOT_GOAL_BETWEEN)
      self->upper = fmax (self->upper, goal->upper);
  }
}

/**
 * frond_goal_span_format:
 * @self: the goals of a stretch
 *
 * Returns: (transfer full) (nullable): "9.6"; "9.6 → 8.7" where it moved; "8.7–9.6" where it came back to where it began, and from the lowest to
 *   the highest edge of a goal with two; %NULL without a goal
 */
char *
frond_goal_span_format (const FrondGoalSpan *self)
{
  g_autofree char *first = frond_report_number (self->first, 1);
  g_autofree char *last = frond_report_number (self->last, 1);
  g_autofree char *lowest = frond_report_number (self->lowest, 1);
  g_autofree char *highest = frond_report_number (isnan (self->upper) ? self->highest : fmax (self->highest, self->upper), 1);

  if (isnan (self->first))
    return NULL;
  if (!isnan (self->upper))
    return g_strdup_printf ("%s–%s", lowest, highest);
  if (strcmp (first, last) != 0)
    return g_strdup_printf ("%s → %s", first, last);
  if (strcmp (lowest, highest) != 0)
    return g_strdup_printf ("%s–%s", lowest, highest);

  return g_steal_pointer (&first);
}
