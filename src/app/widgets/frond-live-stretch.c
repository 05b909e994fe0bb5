/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a stretch of a live feed into what the painters take. */

#include "config.h"

#include "frond-live-stretch.h"

#include <math.h>

static FrondPlotGoalSide
get_goal_side (FrondProgramme *programme,
               int             phase)
{
  if (!programme || phase < 0 || (guint) phase >= frond_programme_get_n_phases (programme))
    return FROND_PLOT_GOAL_BELOW;

  switch (frond_programme_get_phase (programme, (guint) phase)->goal_direction) {
  case FROND_GOAL_ABOVE:
    return FROND_PLOT_GOAL_ABOVE;
  case FROND_GOAL_BETWEEN:
    return FROND_PLOT_GOAL_BETWEEN;
  case FROND_GOAL_BELOW:
  default:
    return FROND_PLOT_GOAL_BELOW;
  }
}

static double
get_time (guint64 column)
{
  return column / (double) FROND_LIVE_COLUMNS_PER_SECOND;
}

/* Neither end of a stretch is where a phase or goal begins or ends: what touches it goes on beyond. */
static double
get_start (const FrondLiveStretch *stretch,
           guint                   i)
{
  return get_time (stretch->first + i) - (i == 0 && stretch->first > 0 ? 1 : 0);
}

static double
get_end (const FrondLiveStretch *stretch,
         guint                   i)
{
  return get_time (stretch->first + i) + (i == stretch->n ? 1 : 0);
}

static void
find_bands (FrondProgramme   *programme,
            FrondLiveStretch *stretch)
{
  guint n_phases = programme ? frond_programme_get_n_phases (programme) : 0;

  for (guint i = 0, end; i < stretch->n; i = end) {
    int           phase = stretch->columns[i].phase;
    FrondPlotBand band = { get_start (stretch, i), 0, FROND_PLOT_REST, NULL };

    for (end = i + 1; end < stretch->n && stretch->columns[end].phase == phase; end++)
      ;
    if (phase < 0 || (guint) phase >= n_phases)
      continue;
    band.end_s = get_end (stretch, end);
    band.kind = (FrondPlotPhaseKind) frond_programme_get_phase (programme, (guint) phase)->kind;
    g_array_append_val (stretch->bands, band);
  }
}

static gboolean
has_same_upper (const FrondLiveStretch *stretch,
                guint                   a,
                guint                   b)
{
  float first = stretch->columns[a].goal_upper, second = stretch->columns[b].goal_upper;

  return first == second || (isnan (first) && isnan (second));
}

static void
find_goals (FrondProgramme   *programme,
            FrondLiveStretch *stretch)
{
  for (guint i = 0, end; i < stretch->n; i = end) {
    FrondPlotGoal goal = { get_start (stretch, i), 0, (double) stretch->columns[i].goal, get_goal_side (programme, stretch->columns[i].phase), (double) stretch->columns[i].goal_upper };

    for (end = i + 1; end < stretch->n && stretch->columns[end].goal == stretch->columns[i].goal && has_same_upper (stretch, i, end) &&
                      get_goal_side (programme, stretch->columns[end].phase) == goal.side;
         end++)
      ;
    if (!isfinite (goal.value))
      continue;
    goal.end_s = get_end (stretch, end);
    g_array_append_val (stretch->goals, goal);
  }
}

/**
 * frond_live_stretch_read:
 * @stretch: (out): what is there; frond_live_stretch_clear() it
 * @feed: where the columns come from
 * @programme: (nullable): whose phases they belong to
 * @first: first column
 * @end: the one after the last; it may be one that is not there yet
 */
void
frond_live_stretch_read (FrondLiveStretch *stretch,
                         FrondLiveFeed    *feed,
                         FrondProgramme   *programme,
                         guint64           first,
                         guint64           end)
{
  *stretch = (FrondLiveStretch) { .first = first };
  stretch->columns = g_new (FrondLiveColumn, end - first);
  stretch->trace = g_new (FrondPlotColumn, end - first);
  stretch->bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  stretch->goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  stretch->n = frond_live_feed_read (feed, first, (guint) (end - first), stretch->columns);
  for (guint i = 0; i < stretch->n; i++) {
    const FrondLiveColumn *column = &stretch->columns[i];

    stretch->trace[i] = (FrondPlotColumn) { column->minimum, column->maximum, isnan (column->minimum) || isnan (column->maximum) };
  }
  find_bands (programme, stretch);
  find_goals (programme, stretch);
}

void
frond_live_stretch_clear (FrondLiveStretch *stretch)
{
  g_free (stretch->columns);
  g_free (stretch->trace);
  g_array_unref (stretch->bands);
  g_array_unref (stretch->goals);
}
