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
  g_test_add_func ("/session-goals/pieces", test_pieces);
  g_test_add_func ("/session-goals/nothing", test_nothing);

  return g_test_run ();
}
