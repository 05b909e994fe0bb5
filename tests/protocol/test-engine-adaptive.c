/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule of clinical.md 2.5, with hand-made signals whose verdicts can be counted. 10 samples a second. */

#include "engine-helpers.h"

#define ADAPTIVE PHASE ("breathe", "1000", GOAL ("adaptive", "100", "below") ",\"breathing\":{\"per_minute\":6,\"in_seconds\":4}")

static FrondProgrammeEngine *
settled (GArray  *cues,
         guint64 *sample,
         double   level,
         double   noise_floor)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "20", "") "," ADAPTIVE "]");
  FrondProgrammeEngine *engine = engine_of (programme, 10, 9, noise_floor);

  feed (engine, sample, level, 200, cues);

  return engine;
}

static void
test_starts_at_median (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "20", "") "," ADAPTIVE "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, 9, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 50, 40, cues); /* settling: a few loud seconds do not move a median */
  feed (engine, &sample, NAN, 20, cues);
  feed (engine, &sample, 4, 70, cues);
  feed (engine, &sample, 5, 70, cues);
  feed (engine, &sample, 1, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 200, 1, 5);
}

static void
test_short_rest_uses_baseline (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "20", "") "," ADAPTIVE "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, 9, 0);
  g_autoptr (FrondProgrammeEngine) blind = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  g_autoptr (GArray) blind_cues = new_cues ();
  guint64 sample = 0, blind_sample = 0;

  feed (engine, &sample, 4, 49, cues);
  frond_programme_engine_next (engine);
  feed (engine, &sample, 4, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 49, 1, 9);

  feed (blind, &blind_sample, 4, 49, blind_cues);
  frond_programme_engine_next (blind);
  feed (blind, &blind_sample, 4, 2000, blind_cues);
  assert_cue (blind_cues, 1, FROND_CUE_PHASE_BEGAN, 49, 1, NAN);
  g_assert_cmpuint (blind_cues->len, ==, 2);
  frond_programme_engine_set_goal (blind, 6);
  feed (blind, &blind_sample, 4, 2000, blind_cues);
  assert_cue (blind_cues, 2, FROND_CUE_GOAL_CHANGED, 2049, 1, 6);
  g_assert_cmpuint (blind_cues->len, ==, 3);
}

static void
test_falls_and_eases (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = settled (cues, &sample, 4, 0);

  /* exactly 80 % of the first minute: falls with the sample behind it */
  feed (engine, &sample, 4.0, 480, cues);
  feed (engine, &sample, 4.1, 120, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 3.6, 1e-12);
  feed (engine, &sample, 3.7, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 200, 1, 4);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 800, 1, 3.6);
  /* the minute begins anew; 40 % is not less than 40 % */
  feed (engine, &sample, 3.7, 359, cues);
  feed (engine, &sample, 3.5, 240, cues);
  g_assert_cmpuint (cues->len, ==, 3);
  /* the minute slides: as its first, bad second goes, a bad one comes in; then one good less */
  feed (engine, &sample, 3.7, 360, cues);
  g_assert_cmpuint (cues->len, ==, 3);
  feed (engine, &sample, 3.7, 1, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 4, 1e-12);
  feed (engine, &sample, 9, 1, cues);
  assert_cue (cues, 3, FROND_CUE_GOAL_CHANGED, 800 + 600 + 361, 1, 4);
  /* and never above where it began */
  feed (engine, &sample, 9, 1800, cues);
  g_assert_cmpuint (cues->len, ==, 4);
}

static void
test_floor (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = settled (cues, &sample, 1.0, 0.42);

  feed (engine, &sample, 0.3, 601, cues);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 800, 1, 0.92);
  feed (engine, &sample, 0.3, 3000, cues);
  g_assert_cmpuint (cues->len, ==, 3);
}

static void
test_starts_not_below_floor (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = settled (cues, &sample, 0.6, 0.42);

  feed (engine, &sample, 0.3, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 200, 1, 0.92);
}

static void
test_freeze (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = settled (cues, &sample, 4, 0);

  feed (engine, &sample, 1, 500, cues);
  frond_programme_engine_set_frozen (engine, TRUE);
  feed (engine, &sample, 1, 2000, cues);
  g_assert_cmpuint (cues->len, ==, 2);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
  frond_programme_engine_set_frozen (engine, FALSE);
  feed (engine, &sample, 1, 599, cues);
  g_assert_cmpuint (cues->len, ==, 2);
  feed (engine, &sample, 1, 2, cues);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 200 + 500 + 2000 + 600, 1, 3.6);
}

static void
test_invalid_minutes_decide_nothing (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = settled (cues, &sample, 4, 0);

  feed (engine, &sample, 1, 299, cues);
  feed (engine, &sample, NAN, 900, cues);
  g_assert_cmpuint (cues->len, ==, 2);
  /* half a valid minute is enough, and only it counts */
  feed (engine, &sample, 1, 300, cues);
  feed (engine, &sample, 1, 1, cues);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 200 + 299 + 900 + 300, 1, 3.6);
}

static void
test_own_goal_stands_still (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = settled (cues, &sample, 4, 0);

  feed (engine, &sample, 1, 590, cues);
  frond_programme_engine_set_goal (engine, 2);
  feed (engine, &sample, 1, 2000, cues);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 790, 1, 2);
  g_assert_cmpuint (cues->len, ==, 3);
  frond_programme_engine_set_goal (engine, NAN);
  feed (engine, &sample, 1, 599, cues);
  assert_cue (cues, 3, FROND_CUE_GOAL_CHANGED, 2790, 1, 4);
  g_assert_cmpuint (cues->len, ==, 4);
  feed (engine, &sample, 1, 2, cues);
  assert_cue (cues, 4, FROND_CUE_GOAL_CHANGED, 2790 + 600, 1, 3.6);
}

/* In repeats the goal goes on from where it was, and its minute is made of the phases that have it. */
static void
test_goes_on_in_repeats (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "20", "") ",{\"repeat\":4,\"phases\":[" PHASE ("work", "10", "") "," PHASE ("release", "30", GOAL ("adaptive", "100", "below")) "]}]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 4, 200, cues);
  for (guint cycle = 0; cycle < 4; cycle++) {
    feed (engine, &sample, 20, 100, cues);
    feed (engine, &sample, 2, 300, cues);
  }
  assert_cue (cues, 2, FROND_CUE_PHASE_BEGAN, 300, 2, 4);
  assert_cue (cues, 4, FROND_CUE_PHASE_BEGAN, 700, 4, 4);
  assert_cue (cues, 6, FROND_CUE_PHASE_BEGAN, 1100, 6, 3.6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-adaptive/starts-at-median", test_starts_at_median);
  g_test_add_func ("/engine-adaptive/short-rest-uses-baseline", test_short_rest_uses_baseline);
  g_test_add_func ("/engine-adaptive/falls-and-eases", test_falls_and_eases);
  g_test_add_func ("/engine-adaptive/floor", test_floor);
  g_test_add_func ("/engine-adaptive/starts-not-below-floor", test_starts_not_below_floor);
  g_test_add_func ("/engine-adaptive/freeze", test_freeze);
  g_test_add_func ("/engine-adaptive/invalid-minutes", test_invalid_minutes_decide_nothing);
  g_test_add_func ("/engine-adaptive/own-goal", test_own_goal_stands_still);
  g_test_add_func ("/engine-adaptive/repeats", test_goes_on_in_repeats);

  return g_test_run ();
}
