/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-goals.h"

#include <string.h>

#include "frond-event.h"
#include "frond-plot-goal.h"
#include "frond-report-format.h"

static FrondPlotGoalSide
find_side (FrondProgramme *programme,
           int             phase)
{
  if (programme && phase >= 0 && (guint) phase < frond_programme_get_n_phases (programme) &&
      frond_programme_get_phase (programme, (guint) phase)->goal_direction == FROND_GOAL_ABOVE)
    return FROND_PLOT_GOAL_ABOVE;

  return FROND_PLOT_GOAL_BELOW;
}

/**
 * frond_session_goals_of_events:
 * @events: (element-type FrondEvent): of a recording, in order
 * @programme: (nullable): the programme that ran; tells which side of each line is good
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
  GArray       *goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  FrondPlotGoal current = { .value = NAN };

  for (guint i = 0; i <= events->len; i++) {
    const FrondEvent *event = i < events->len ? g_ptr_array_index (events, i) : NULL;
    guint64           sample = event ? MIN (event->sample, n_samples) : n_samples;

    if (event && event->kind != FROND_EVENT_PHASE && event->kind != FROND_EVENT_GOAL)
      continue;
    current.end_s = (double) sample / rate_hz;
    if (!isnan (current.value) && current.end_s > current.start_s)
      g_array_append_val (goals, current);
    if (!event)
      break;
    current.start_s = current.end_s;
    current.value = event->value;
    if (event->kind == FROND_EVENT_PHASE)
      current.side = find_side (programme, event->code);
  }

  return goals;
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
  }
}

/**
 * frond_goal_span_format:
 * @self: the goals of a stretch
 *
 * Returns: (transfer full) (nullable): "9.6"; "9.6 → 8.7" where it moved; "8.7–9.6" where it came back to where it began; %NULL without a goal
 */
char *
frond_goal_span_format (const FrondGoalSpan *self)
{
  g_autofree char *first = frond_report_number (self->first, 1);
  g_autofree char *last = frond_report_number (self->last, 1);
  g_autofree char *lowest = frond_report_number (self->lowest, 1);
  g_autofree char *highest = frond_report_number (self->highest, 1);

  if (isnan (self->first))
    return NULL;
  if (strcmp (first, last) != 0)
    return g_strdup_printf ("%s → %s", first, last);
  if (strcmp (lowest, highest) != 0)
    return g_strdup_printf ("%s–%s", lowest, highest);

  return g_steal_pointer (&first);
}
