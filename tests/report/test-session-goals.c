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

#define PHASE_OF(kind, goal) \
  "{\"format\":1,\"id\":\"x\",\"version\":1,\"name\":\"x\",\"summary\":\"x\",\"category\":\"strengthening\",\"signals\":[\"emg\"],\"phases\":[{\"kind\":\"" kind "\",\"name\":\"x\",\"patient_words\":\"x\",\"seconds\":30,\"goal\":" goal "}]}"
#define CURVE "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":10,\"value\":20},{\"at_seconds\":20,\"value\":40}]"

static FrondProgramme *
make_programme (const char *json)
{
  g_autoptr (GError) error = NULL;
  FrondProgramme *programme = frond_programme_new_from_json (json, -1, &error);

  g_assert_no_error (error);

  return programme;
}

/* (nullable) */
static const FrondPlotGoal *
find_goal (const GArray *goals,
           double        at_s)
{
  for (guint i = 0; i < goals->len; i++) {
    const FrondPlotGoal *goal = &g_array_index (goals, FrondPlotGoal, i);

    if (goal->start_s <= at_s && at_s < goal->end_s)
      return goal;
  }

  return NULL;
}

static void
assert_edges (const GArray *goals,
              double        at_s,
              double        value,
              double        upper)
{
  const FrondPlotGoal *goal = find_goal (goals, at_s);

  g_assert_nonnull (goal);
  g_assert_cmpint (goal->side, ==, isnan (upper) ? FROND_PLOT_GOAL_ABOVE : FROND_PLOT_GOAL_BETWEEN);
  g_assert_cmpfloat_with_epsilon (goal->value, value, 0.02);
  g_assert_cmpint (isnan (goal->upper), ==, isnan (upper));
  if (!isnan (upper))
    g_assert_cmpfloat_with_epsilon (goal->upper, upper, 0.02);
}

/* The therapist moves the lower edge; the upper one goes with it. */
static void
test_between (void)
{
  g_autoptr (FrondProgramme) programme = make_programme (PHASE_OF ("work", "{\"rule\":\"absolute\",\"value\":4,\"upper\":6,\"direction\":\"between\"}"));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  g_autoptr (GArray) goals = NULL;

  add (events, FROND_EVENT_PHASE, 0, 4);
  add (events, FROND_EVENT_GOAL, 10000, 8);
  goals = frond_session_goals_of_events (events, programme, 1000, 30000);

  g_assert_cmpuint (goals->len, ==, 2);
  assert_edges (goals, 9.9, 4, 6);
  assert_edges (goals, 10, 8, 12);
}

static GPtrArray *
make_curve_events (void)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);

  add (events, FROND_EVENT_REFERENCE, 0, 50);
  ((FrondEvent *) g_ptr_array_index (events, 0))->code = FROND_REFERENCE_MVC;

  return events;
}

/* Level up to second 10, from 10 to 20 uV until 20, level again; pieces touch, and level parts are one piece. */
static void
test_curve (void)
{
  g_autoptr (FrondProgramme) programme = make_programme (PHASE_OF ("work", "{" CURVE ",\"direction\":\"above\"}"));
  g_autoptr (GPtrArray) events = make_curve_events ();
  g_autoptr (GArray) goals = NULL;

  add (events, FROND_EVENT_PHASE, 1000, 10);
  goals = frond_session_goals_of_events (events, programme, 1000, 31000);

  g_assert_cmpuint (goals->len, ==, 502);
  for (guint i = 1; i < goals->len; i++)
    g_assert_cmpfloat (g_array_index (goals, FrondPlotGoal, i).start_s, ==, g_array_index (goals, FrondPlotGoal, i - 1).end_s);
  assert_edges (goals, 1, 10, NAN);
  assert_edges (goals, 10.9, 10, NAN);
  assert_edges (goals, 13.5, 12.5, NAN);
  assert_edges (goals, 18.5, 17.5, NAN);
  assert_edges (goals, 30.9, 20, NAN);
  g_assert_cmpfloat (g_array_index (goals, FrondPlotGoal, 0).start_s, ==, 1);
  g_assert_cmpfloat (g_array_index (goals, FrondPlotGoal, 501).end_s, ==, 31);
}

/* Neither a pause nor what the sensor lost moves the phase's clock: the line stands. */
static void
test_curve_waits (void)
{
  g_autoptr (FrondProgramme) programme = make_programme (PHASE_OF ("work", "{" CURVE ",\"width\":2,\"direction\":\"between\"}"));
  g_autoptr (GPtrArray) events = make_curve_events ();
  g_autoptr (GArray) goals = NULL;

  add (events, FROND_EVENT_PHASE, 0, 9);
  add (events, FROND_EVENT_PAUSE, 15000, NAN);
  add (events, FROND_EVENT_RESUME, 18000, NAN);
  add (events, FROND_EVENT_GAP, 20000, NAN);
  ((FrondEvent *) g_ptr_array_index (events, 4))->duration = 1000;
  goals = frond_session_goals_of_events (events, programme, 1000, 30000);

  assert_edges (goals, 5, 9, 11);
  assert_edges (goals, 14.99, 14, 16);
  assert_edges (goals, 17.99, 14, 16);
  assert_edges (goals, 19, 15, 17);
  assert_edges (goals, 20.99, 16, 18);
  assert_edges (goals, 22, 17, 19);
  assert_edges (goals, 29, 19, 21);
}

/* A line of the therapist's own stays where it was put, as wide as the curve; given back, the curve is where its clock is. */
static void
test_curve_own (void)
{
  g_autoptr (FrondProgramme) programme = make_programme (PHASE_OF ("work", "{" CURVE ",\"width\":2,\"direction\":\"between\"}"));
  g_autoptr (GPtrArray) events = make_curve_events ();
  g_autoptr (GArray) goals = NULL;

  add (events, FROND_EVENT_PHASE, 0, 9);
  add (events, FROND_EVENT_GOAL, 12000, 5);
  add (events, FROND_EVENT_GOAL, 15000, 14);
  goals = frond_session_goals_of_events (events, programme, 1000, 30000);

  assert_edges (goals, 12, 5, 7);
  assert_edges (goals, 14.99, 5, 7);
  assert_edges (goals, 17, 16, 18);
}

static void
set_source (GPtrArray      *events,
            FrondGoalSource source)
{
  ((FrondEvent *) g_ptr_array_index (events, events->len - 1))->code = source;
}

/* Also a line that was put just where the curve was, until it is given back. */
static void
test_curve_own_on_it (void)
{
  g_autoptr (FrondProgramme) programme = make_programme (PHASE_OF ("work", "{" CURVE ",\"width\":2,\"direction\":\"between\"}"));
  g_autoptr (GPtrArray) events = make_curve_events ();
  g_autoptr (GArray) goals = NULL;

  add (events, FROND_EVENT_PHASE, 0, 9);
  add (events, FROND_EVENT_GOAL, 0, 9);
  set_source (events, FROND_GOAL_SOURCE_OWN);
  add (events, FROND_EVENT_GOAL, 15000, 14);
  set_source (events, FROND_GOAL_SOURCE_RULE);
  goals = frond_session_goals_of_events (events, programme, 1000, 30000);

  assert_edges (goals, 12, 9, 11);
  assert_edges (goals, 14.99, 9, 11);
  assert_edges (goals, 17, 16, 18);
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

/* Of a phase: one value, two where it moved, both ends where it came back, both edges of two, and nothing of its neighbours. */
static void
test_span (void)
{
  const FrondPlotGoal pieces[] = { { 1, 3, 9.64, FROND_PLOT_GOAL_BELOW },
                                   { 3, 5, 8.68, FROND_PLOT_GOAL_BELOW },
                                   { 6, 7, 4, FROND_PLOT_GOAL_BELOW },
                                   { 7, 8, 4.01, FROND_PLOT_GOAL_BELOW },
                                   { 9, 10, 5, FROND_PLOT_GOAL_BELOW },
                                   { 10, 11, 4.5, FROND_PLOT_GOAL_BELOW },
                                   { 11, 12, 5, FROND_PLOT_GOAL_BELOW },
                                   { 20, 21, 4, FROND_PLOT_GOAL_BETWEEN, 6 } };
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));

  g_array_append_vals (goals, pieces, G_N_ELEMENTS (pieces));
  assert_span (goals, 0, 1, NULL);
  assert_span (goals, 1, 3, "9.6");
  assert_span (goals, 1, 5, "9.6 → 8.7");
  assert_span (goals, 5, 6, NULL);
  assert_span (goals, 6, 8, "4.0");
  assert_span (goals, 9, 12, "4.5–5.0");
  assert_span (goals, 20, 21, "4.0–6.0");
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
  g_test_add_func ("/session-goals/between", test_between);
  g_test_add_func ("/session-goals/curve", test_curve);
  g_test_add_func ("/session-goals/curve-waits", test_curve_waits);
  g_test_add_func ("/session-goals/curve-own", test_curve_own);
  g_test_add_func ("/session-goals/curve-own-on-it", test_curve_own_on_it);
  g_test_add_func ("/session-goals/nothing", test_nothing);

  return g_test_run ();
}
