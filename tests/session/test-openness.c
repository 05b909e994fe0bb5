/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-openness.h"

#include <math.h>

static void
test_octaves (void)
{
  /* At the reference three quarters, half an octave below it fully, one and a half above it closed, and even in between. */
  g_assert_cmpfloat (frond_openness_of (4, 4), ==, 0.75);
  g_assert_cmpfloat_with_epsilon (frond_openness_of (4 * sqrt (0.5), 4), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_openness_of (4 * sqrt (8), 4), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_openness_of (8, 4), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (frond_openness_of (0.8, 0.4), 0.25, 1e-12);
}

static void
test_ends (void)
{
  g_assert_cmpfloat (frond_openness_of (0.001, 4), ==, 1);
  g_assert_cmpfloat (frond_openness_of (1000, 4), ==, 0);
  g_assert_cmpfloat (frond_openness_of (0, 4), ==, 1);
  g_assert_cmpfloat (frond_openness_of (-1, 4), ==, 1);
  g_assert_cmpfloat (frond_openness_of (3, 0), ==, 0);
  g_assert_cmpfloat (frond_openness_of (INFINITY, 4), ==, 0);
  g_assert_true (isnan (frond_openness_of (NAN, 4)));
  g_assert_true (isnan (frond_openness_of (4, NAN)));
}

static FrondLiveStatus
running (void)
{
  return (FrondLiveStatus) { .state = FROND_LIVE_RUNNING, .value = 5, .noise_floor = 2, .baseline = 6, .engine = { .goal = 4, .goal_upper = NAN, .direction = FROND_GOAL_BELOW } };
}

static void
test_reference (void)
{
  FrondLiveStatus status = running ();

  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 4);
  status.state = FROND_LIVE_STOPPED;
  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 4);

  /* Between two values it is the upper one. */
  status.engine.direction = FROND_GOAL_BETWEEN;
  status.engine.goal_upper = 7;
  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 7);

  /* To work is not to let go; then, and without a goal, the resting level counts. */
  status.engine.direction = FROND_GOAL_ABOVE;
  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 6);
  status = running ();
  status.engine.goal = NAN;
  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 6);

  /* Before it runs the engine says nothing, not even that its goal is 0. */
  status = running ();
  status.state = FROND_LIVE_BASELINE;
  status.engine.goal = 0;
  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 6);
  status.baseline = NAN;
  g_assert_true (isnan (frond_openness_get_reference (&status)));
}

static void
test_floor (void)
{
  FrondLiveStatus status = running ();

  /* A goal below what the sensor can tell could not be seen to be reached. */
  status.engine.goal = 1;
  g_assert_cmpfloat (frond_openness_get_reference (&status), ==, 2);
  status.value = 0.1;
  status.below_floor = TRUE;
  g_assert_cmpfloat (frond_openness_get (&status), ==, 0.75);
  /* Twice the floor or more, and the floor is fully let go. */
  status.engine.goal = 4;
  g_assert_cmpfloat (frond_openness_get (&status), ==, 1);
  status.noise_floor = NAN;
  status.below_floor = FALSE;
  status.value = 4;
  g_assert_cmpfloat (frond_openness_get (&status), ==, 0.75);
}

static void
test_nothing_known (void)
{
  FrondLiveStatus status = running ();

  status.value = NAN;
  g_assert_true (isnan (frond_openness_get (&status)));
  status = running ();
  status.engine.goal = NAN;
  status.baseline = NAN;
  g_assert_true (isnan (frond_openness_get (&status)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/openness/octaves", test_octaves);
  g_test_add_func ("/session/openness/ends", test_ends);
  g_test_add_func ("/session/openness/reference", test_reference);
  g_test_add_func ("/session/openness/floor", test_floor);
  g_test_add_func ("/session/openness/nothing-known", test_nothing_known);

  return g_test_run ();
}
