/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-goals.h"

#include <math.h>

#include "frond-event.h"
#include "frond-plot-goal.h"

static void
add (GPtrArray     *events,
     FrondEventKind kind,
     guint64        sample,
     double         value)
{
  FrondEvent *event = frond_event_new (kind, sample, 0, NULL);

  event->value = value;
  g_ptr_array_add (events, event);
}

/* A phase without a goal, one whose goal falls in its middle, and one that the recording ends in. */
static void
test_pieces (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  g_autoptr (GArray) goals = NULL;
  const FrondPlotGoal *goal;

  add (events, FROND_EVENT_PHASE, 0, NAN);
  add (events, FROND_EVENT_MARKER, 500, 0);
  add (events, FROND_EVENT_PHASE, 1000, 4);
  add (events, FROND_EVENT_GOAL, 3000, 3.6);
  add (events, FROND_EVENT_PHASE, 5000, NAN);
  add (events, FROND_EVENT_PHASE, 6000, 2);
  add (events, FROND_EVENT_GOAL, 9000, 1); /* was never stored: the recording ends before it */
  goals = frond_session_goals_of_events (events, NULL, 1000, 8000);

  g_assert_cmpuint (goals->len, ==, 3);
  goal = &g_array_index (goals, FrondPlotGoal, 0);
  g_assert_cmpfloat (goal->start_s, ==, 1);
  g_assert_cmpfloat (goal->end_s, ==, 3);
  g_assert_cmpfloat (goal->value, ==, 4);
  goal = &g_array_index (goals, FrondPlotGoal, 1);
  g_assert_cmpfloat (goal->end_s, ==, 5);
  g_assert_cmpfloat (goal->value, ==, 3.6);
  goal = &g_array_index (goals, FrondPlotGoal, 2);
  g_assert_cmpfloat (goal->start_s, ==, 6);
  g_assert_cmpfloat (goal->end_s, ==, 8);
  g_assert_cmpint (goal->side, ==, FROND_PLOT_GOAL_BELOW);
}

static void
assert_span (const GArray *goals,
             double        start_s,
             double        end_s,
             const char   *text)
{
  FrondGoalSpan    span = FROND_GOAL_SPAN_NONE;
  g_autofree char *shown = NULL;

  frond_goal_span_add (&span, goals, start_s, end_s);
  shown = frond_goal_span_format (&span);
  g_assert_cmpstr (shown, ==, text);
}

/* Of a phase: one value, two where it moved, both ends where it came back, and nothing of its neighbours. */
static void
test_span (void)
{
  const FrondPlotGoal pieces[] = { { 1, 3, 9.64, FROND_PLOT_GOAL_BELOW },
                                   { 3, 5, 8.68, FROND_PLOT_GOAL_BELOW },
                                   { 6, 7, 4, FROND_PLOT_GOAL_BELOW },
                                   { 7, 8, 4.01, FROND_PLOT_GOAL_BELOW },
                                   { 9, 10, 5, FROND_PLOT_GOAL_BELOW },
                                   { 10, 11, 4.5, FROND_PLOT_GOAL_BELOW },
                                   { 11, 12, 5, FROND_PLOT_GOAL_BELOW } };
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));

  g_array_append_vals (goals, pieces, G_N_ELEMENTS (pieces));
  assert_span (goals, 0, 1, NULL);
  assert_span (goals, 1, 3, "9.6");
  assert_span (goals, 1, 5, "9.6 → 8.7");
  assert_span (goals, 5, 6, NULL);
  assert_span (goals, 6, 8, "4.0");
  assert_span (goals, 9, 12, "4.5–5.0");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GArray) goals = frond_session_goals_of_events (events, NULL, 1000, 0);

  g_assert_cmpuint (goals->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-goals/span", test_span);
  g_test_add_func ("/session-goals/pieces", test_pieces);
  g_test_add_func ("/session-goals/nothing", test_nothing);

  return g_test_run ();
}
