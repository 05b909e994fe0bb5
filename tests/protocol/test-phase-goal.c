/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-helpers.h"

#define CURVE(of, rest) ",\"goal\":{\"rule\":\"curve\",\"of\":\"" of "\",\"points\":[{\"at_seconds\":10,\"value\":20},{\"at_seconds\":20,\"value\":60},{\"at_seconds\":40,\"value\":40}]" rest "}"

static const FrondEngineReference known = { .baseline = 4, .baseline_sd = NAN, .mvc = 50, .noise_floor = NAN, .abdomen_mean = NAN, .abdomen_sd = NAN, .rest = NAN };
static const FrondEngineReference unknown = { NAN, NAN, NAN, NAN, NAN, NAN, NAN };
static const FrondEngineReference rested = { .baseline = 4, .baseline_sd = NAN, .mvc = 50, .noise_floor = NAN, .abdomen_mean = NAN, .abdomen_sd = NAN, .rest = 2 };

static void
assert_goal (const char                 *phase,
             double                      elapsed_s,
             const FrondEngineReference *reference,
             double                      goal,
             double                      upper)
{
  g_autoptr (FrondProgramme) programme = programme_of (phase);
  const FrondPhase *first = frond_programme_get_phase (programme, 0);
  double            got = frond_phase_get_goal_at (first, elapsed_s, reference), got_upper = frond_phase_get_goal_upper_at (first, elapsed_s, reference);

  g_assert_true (isnan (got) == isnan (goal) && isnan (got_upper) == isnan (upper));
  if (!isnan (goal))
    g_assert_cmpfloat_with_epsilon (got, goal, 1e-12);
  if (!isnan (upper))
    g_assert_cmpfloat_with_epsilon (got_upper, upper, 1e-12);
}

static void
test_levels (void)
{
  assert_goal ("[" PHASE ("work", "9", GOAL ("absolute", "8", "above")) "]", 3, &unknown, 8, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("baseline-percent", "120", "below")) "]", 3, &known, 4.8, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("mvc-percent", "40", "above")) "]", 3, &known, 20, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("baseline-percent", "120", "below")) "]", 3, &unknown, NAN, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("rest-percent", "120", "below")) "]", 3, &rested, 2.4, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("rest-percent", "120", "below")) "]", 3, &known, 4.8, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("rest-percent", "120", "below")) "]", 3, &unknown, NAN, NAN);
  assert_goal ("[" PHASE ("work", "9", GOAL ("mvc-percent", "40", "above")) "]", 3, &unknown, NAN, NAN);
  assert_goal ("[" PHASE ("work", "9", "") "]", 3, &known, NAN, NAN);
  /* depends on what the person did: the engine knows */
  assert_goal ("[" PHASE ("release", "9", GOAL ("adaptive", "100", "below")) "]", 3, &known, NAN, NAN);
}

static void
test_between (void)
{
  assert_goal ("[" PHASE ("work", "9", ",\"goal\":{\"rule\":\"mvc-percent\",\"value\":20,\"upper\":30,\"direction\":\"between\"}") "]", 0, &known, 10, 15);
  assert_goal ("[" PHASE ("work", "9", ",\"goal\":{\"rule\":\"baseline-percent\",\"value\":50,\"upper\":75,\"direction\":\"between\"}") "]", 0, &known, 2, 3);
  assert_goal ("[" PHASE ("work", "9", ",\"goal\":{\"rule\":\"absolute\",\"value\":5,\"upper\":6,\"direction\":\"between\"}") "]", 0, &unknown, 5, 6);
  assert_goal ("[" PHASE ("work", "9", ",\"goal\":{\"rule\":\"mvc-percent\",\"value\":20,\"upper\":30,\"direction\":\"between\"}") "]", 0, &unknown, NAN, NAN);
}

static void
test_curve (void)
{
  const char *line = "[" PHASE ("work", "60", CURVE ("mvc-percent", ",\"direction\":\"above\"")) "]";

  assert_goal (line, 0, &known, 10, NAN); /* level before the first point: 20 % of 50 */
  assert_goal (line, 10, &known, 10, NAN);
  assert_goal (line, 15, &known, 20, NAN); /* halfway from 20 to 60: 40 % */
  assert_goal (line, 20, &known, 30, NAN);
  assert_goal (line, 25, &known, 27.5, NAN); /* a quarter of the way from 60 to 40: 55 % */
  assert_goal (line, 40, &known, 20, NAN);
  assert_goal (line, 59, &known, 20, NAN); /* level behind the last */
  assert_goal (line, 1e6, &known, 20, NAN);
  assert_goal (line, 15, &unknown, NAN, NAN);
  assert_goal ("[" PHASE ("work", "60", CURVE ("absolute", "")) "]", 15, &unknown, 40, NAN);
  assert_goal ("[" PHASE ("work", "60", CURVE ("baseline-percent", "")) "]", 15, &known, 1.6, NAN);
}

static void
test_curve_within (void)
{
  const char *band = "[" PHASE ("work", "60", CURVE ("mvc-percent", ",\"direction\":\"between\",\"width\":10")) "]";

  assert_goal (band, 0, &known, 5, 15);   /* 20 +- 10 % */
  assert_goal (band, 15, &known, 15, 25); /* 40 +- 10 % */
  assert_goal (band, 15, &unknown, NAN, NAN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phase-goal/levels", test_levels);
  g_test_add_func ("/phase-goal/between", test_between);
  g_test_add_func ("/phase-goal/curve", test_curve);
  g_test_add_func ("/phase-goal/curve-within", test_curve_within);

  return g_test_run ();
}
