/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-goals.h"

#include <math.h>

#include "frond-event.h"
#include "frond-plot-goal.h"

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
