/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals as they run: 10 samples a second. */

#include "engine-helpers.h"

#define BETWEEN(rule, value, upper) ",\"goal\":{\"rule\":\"" rule "\",\"value\":" value ",\"upper\":" upper ",\"direction\":\"between\"}"
#define HILL                        ",\"goal\":{\"rule\":\"curve\",\"of\":\"absolute\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":10,\"value\":20}],\"direction\":\"above\"}"
#define TRACK                       ",\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":20},{\"at_seconds\":10,\"value\":40}],\"direction\":\"between\",\"width\":5}"

static FrondProgrammeEngine *
engine_with_mvc (FrondProgramme *programme,
                 double          mvc)
{
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;

  reference.mvc = mvc;

  return frond_programme_engine_new (programme, 10, &reference);
}

static void
test_between (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "100", BETWEEN ("absolute", "10", "20")) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  /* both edges count, a hair beyond does not: 3 of 5 */
  feed (engine, &sample, 10, 10, cues);
  feed (engine, &sample, 20, 10, cues);
  feed (engine, &sample, 9.999, 10, cues);
  feed (engine, &sample, 20.001, 10, cues);
  feed (engine, &sample, 15, 10, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).in_zone_fraction, 0.6, 1e-12);
  g_assert_cmpfloat (status_of (engine).goal, ==, 10);
  g_assert_cmpfloat (status_of (engine).goal_upper, ==, 20);
  g_assert_cmpint (status_of (engine).direction, ==, FROND_GOAL_BETWEEN);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
  /* near is 20 % of the edge that was left: 8 to 10, and 20 to 24 */
  feed (engine, &sample, 8.1, 10, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  feed (engine, &sample, 7, 10, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_AWAY);
  feed (engine, &sample, 23.9, 10, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  feed (engine, &sample, 26, 10, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_AWAY);
}

/* The therapist moves the lower edge, and the upper one goes along. */
static void
test_own_between (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "100", BETWEEN ("mvc-percent", "20", "30")) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_with_mvc (programme, 40);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 10, 10, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal_upper, 12, 1e-12);
  frond_programme_engine_set_goal (engine, 6);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal_upper, 9, 1e-12);
  feed (engine, &sample, 10, 1, cues);
  g_assert_cmpint (find_cue (cues, FROND_CUE_GOAL_CHANGED, 0).code, ==, 1);
  frond_programme_engine_set_goal (engine, NAN);
  feed (engine, &sample, 10, 1, cues);
  g_assert_cmpfloat_with_epsilon (find_cue (cues, FROND_CUE_GOAL_CHANGED, 1).goal, 8, 1e-12);
  g_assert_cmpint (find_cue (cues, FROND_CUE_GOAL_CHANGED, 1).code, ==, 0);
}

static double
enter_next (FrondProgrammeEngine *engine,
            guint64              *sample,
            GArray               *cues)
{
  frond_programme_engine_next (engine);
  feed (engine, sample, 10, 1, cues);

  return status_of (engine).goal;
}

/* A quarter that is moved is the other quarter's too, and neither the half's nor a quarter's from the other side. */
static void
test_own_is_for_the_same (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "9", BETWEEN ("mvc-percent", "20", "30")) "," PHASE ("work", "9", BETWEEN ("mvc-percent", "45", "55")) "," PHASE ("work", "9", BETWEEN ("mvc-percent", "20", "25")) "," PHASE ("work", "9", GOAL ("mvc-percent", "20", "above")) "," PHASE ("work", "9", BETWEEN ("mvc-percent", "20", "30")) "," PHASE ("work", "10", TRACK) "," PHASE ("work", "10", HILL) "," PHASE ("work", "10", TRACK) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_with_mvc (programme, 40);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 10, 1, cues);
  frond_programme_engine_set_goal (engine, 6);
  g_assert_cmpfloat_with_epsilon (enter_next (engine, &sample, cues), 18, 1e-12);
  frond_programme_engine_set_goal (engine, 17);
  g_assert_cmpfloat_with_epsilon (enter_next (engine, &sample, cues), 8, 1e-12);
  g_assert_cmpfloat_with_epsilon (enter_next (engine, &sample, cues), 8, 1e-12);
  g_assert_cmpfloat (enter_next (engine, &sample, cues), ==, 6);
  g_assert_cmpfloat (status_of (engine).goal_upper, ==, 9);
  g_assert_cmpfloat_with_epsilon (enter_next (engine, &sample, cues), 6, 1e-12);
  frond_programme_engine_set_goal (engine, 3);
  g_assert_cmpfloat_with_epsilon (enter_next (engine, &sample, cues), 10, 1e-12);
  g_assert_cmpfloat (enter_next (engine, &sample, cues), ==, 3);
}

static void
test_unknown_is_not_scored (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "100", BETWEEN ("mvc-percent", "20", "30")) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, 4, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 10, 50, cues);
  g_assert_true (isnan (status_of (engine).goal));
  g_assert_true (isnan (status_of (engine).in_zone_fraction));
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NONE);
  /* with an own lower edge there is an upper one too */
  frond_programme_engine_set_goal (engine, 10);
  feed (engine, &sample, 12, 10, cues);
  g_assert_cmpfloat (status_of (engine).goal_upper, ==, 15);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
}

static void
test_curve_moves_silently (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "20", HILL) "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  /* sample k is judged against 10 + k / 10: 14.95 is enough for k = 0 ... 49 */
  feed (engine, &sample, 14.95, 100, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).in_zone_fraction, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 19.9, 1e-12);
  feed (engine, &sample, 14.95, 101, cues);
  g_assert_cmpuint (cues->len, ==, 2);
  assert_cue (cues, 0, FROND_CUE_PHASE_BEGAN, 0, 0, 10);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 200, 1, NAN);
}

static void
test_own_level_for_curve (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "20", HILL) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 50, cues);
  frond_programme_engine_set_goal (engine, 7);
  feed (engine, &sample, 1, 30, cues);
  assert_cue (cues, 1, FROND_CUE_GOAL_CHANGED, 50, 0, 7);
  g_assert_cmpint (find_cue (cues, FROND_CUE_GOAL_CHANGED, 0).code, ==, 1);
  g_assert_cmpfloat (status_of (engine).goal, ==, 7);
  frond_programme_engine_set_goal (engine, NAN);
  feed (engine, &sample, 1, 10, cues);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 80, 0, 18);
  g_assert_cmpint (find_cue (cues, FROND_CUE_GOAL_CHANGED, 1).code, ==, 0);
  g_assert_cmpuint (cues->len, ==, 3);
  /* also where the own level is just what the curve has: who reads the cues must know that it moves again */
  frond_programme_engine_set_goal (engine, 19);
  frond_programme_engine_set_goal (engine, NAN);
  feed (engine, &sample, 1, 10, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_GOAL_CHANGED), ==, 3);
}

static void
test_curve_within (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "10", TRACK) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_with_mvc (programme, 100);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  /* the band of sample k is 15 + k / 5 to 25 + k / 5; 30.1 is in it for 25.5 <= k <= 75.5: k = 26 ... 75 */
  feed (engine, &sample, 30.1, 99, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).in_zone_fraction, 50.0 / 99, 1e-12);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 15 + 98 / 5.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal_upper, 25 + 98 / 5.0, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-goal/between", test_between);
  g_test_add_func ("/engine-goal/own-between", test_own_between);
  g_test_add_func ("/engine-goal/own-is-for-the-same", test_own_is_for_the_same);
  g_test_add_func ("/engine-goal/unknown-is-not-scored", test_unknown_is_not_scored);
  g_test_add_func ("/engine-goal/curve-moves-silently", test_curve_moves_silently);
  g_test_add_func ("/engine-goal/own-level-for-curve", test_own_level_for_curve);
  g_test_add_func ("/engine-goal/curve-within", test_curve_within);

  return g_test_run ();
}
