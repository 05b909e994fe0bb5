/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ten samples a second: half a second is five, and the sixth is more. The abdomen's limit is 6, rest is 4. */

#include "engine-helpers.h"

#include "frond-event.h"

#define REST  PHASE ("rest", "6", "")
#define DROP  PHASE ("drop", "10", GOAL ("absolute", "5", "below"))
#define QUIET PHASE ("release", "10", ",\"abdomen_quiet\":true" GOAL ("absolute", "5", "below"))

/* At the first sample of the phase after a rest of 6 s. */
static FrondProgrammeEngine *
rested (const char *phase,
        guint64    *sample,
        GArray     *cues)
{
  g_autofree char *phases = g_strdup_printf ("[" REST ",%s," REST "]", phase);
  g_autoptr (FrondProgramme) programme = programme_of (phases);
  FrondEngineReference  reference = FROND_ENGINE_REFERENCE_UNKNOWN;
  FrondProgrammeEngine *engine;

  reference.abdomen_mean = 5;
  reference.abdomen_sd = 0.5;
  engine = frond_programme_engine_new (programme, 10, &reference);
  feed_both (engine, sample, 4, 5, 60, cues);

  return engine;
}

static void
test_bearing_down (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (DROP, &sample, cues);

  feed_both (engine, &sample, 4.5, 6, 20, cues); /* at the limit is within it */
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
  /* the pelvic floor is below its goal, but the abdomen pushes: no success from the first sample on, a flag from the sixth */
  feed_both (engine, &sample, 4.5, 9, 5, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).in_zone_fraction, 20.0 / 25, 1e-12);
  g_assert_false (status_of (engine).is_bearing_down);
  g_assert_false (status_of (engine).is_abdomen_quiet);
  feed_both (engine, &sample, 4.5, 9, 1, cues);
  g_assert_true (status_of (engine).is_bearing_down);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 0).sample, ==, 60 + 25);
  g_assert_cmpint (find_cue (cues, FROND_CUE_FLAG, 0).code, ==, FROND_FLAG_BEARING_DOWN);
  g_assert_true (find_cue (cues, FROND_CUE_FLAG, 0).began);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 0).phase_index, ==, 1);
  feed_both (engine, &sample, 4.5, 5, 1, cues);
  g_assert_false (status_of (engine).is_bearing_down);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 1).sample, ==, 60 + 26);
  g_assert_false (find_cue (cues, FROND_CUE_FLAG, 1).began);
}

/* However low the pelvic floor's activity is meanwhile, and however it wavers: pushing is pushing. */
static void
test_falling_is_bearing_down_too (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (DROP, &sample, cues);

  for (guint i = 0; i < 25; i++) {
    feed_both (engine, &sample, 3.9, 9, 1, cues);
    feed_both (engine, &sample, 4.1, 9, 1, cues);
  }
  g_assert_cmpuint (count_cues (cues, FROND_CUE_FLAG), ==, 1);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 0).sample, ==, 60 + 5);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 0);
}

/* Half a second exactly is not more than half a second, and two halves with a moment between are not one. */
static void
test_short_efforts (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (DROP, &sample, cues);

  for (guint i = 0; i < 5; i++) {
    feed_both (engine, &sample, 5, 9, 5, cues);
    feed_both (engine, &sample, 5, 5, 1, cues);
  }
  feed_both (engine, &sample, NAN, 9, 20, cues); /* what the pelvic floor does is not known */
  g_assert_cmpuint (count_cues (cues, FROND_CUE_FLAG), ==, 0);
}

static void
test_co_activity (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (QUIET, &sample, cues);

  /* two conditions: both, one, the other, neither, and one that nobody knows */
  feed_both (engine, &sample, 3, 5, 10, cues);
  feed_both (engine, &sample, 6, 5, 10, cues);
  feed_both (engine, &sample, 3, 7, 10, cues);
  feed_both (engine, &sample, 6, 7, 10, cues);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 0.25);
  feed_both (engine, &sample, 3, NAN, 10, cues);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 0.25);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_FLAG), ==, 2);
  g_assert_cmpint (find_cue (cues, FROND_CUE_FLAG, 0).code, ==, FROND_FLAG_CO_ACTIVITY);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 0).sample, ==, 60 + 25);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 1).sample, ==, 60 + 40);
  g_assert_false (status_of (engine).is_bearing_down);
}

static void
test_without_channel (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (QUIET, &sample, cues);

  feed (engine, &sample, 3, 50, cues);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
  g_assert_true (isnan (status_of (engine).abdomen_limit));
  g_assert_true (status_of (engine).is_abdomen_quiet);
}

static void
test_without_limit (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" QUIET "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed_both (engine, &sample, 3, 1000, 50, cues);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_FLAG), ==, 0);
}

/* A flag ends with its phase, before a gap and when the clock stands. */
static void
test_ends (void)
{
  for (guint story = 0; story < 3; story++) {
    g_autoptr (GArray) cues = new_cues ();
    guint64 sample = 0;
    g_autoptr (FrondProgrammeEngine) engine = rested (DROP, &sample, cues);

    feed_both (engine, &sample, 5, 9, 20, cues);
    if (story == 0)
      frond_programme_engine_next (engine);
    if (story == 1)
      sample += 1000;
    frond_programme_engine_set_paused (engine, story == 2);
    feed_both (engine, &sample, 5, 9, 5, cues);
    g_assert_cmpuint (count_cues (cues, FROND_CUE_FLAG), ==, 2);
    g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 1).sample, ==, 80);
    g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 1).phase_index, ==, 1);
    g_assert_false (find_cue (cues, FROND_CUE_FLAG, 1).began);
    g_assert_false (status_of (engine).is_bearing_down);
  }
}

/* The second sensor fell off the list in the middle: what it said last does not hold for ever. */
static void
test_channel_goes (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (DROP, &sample, cues);

  feed_both (engine, &sample, 4.5, 9, 20, cues);
  feed (engine, &sample, 4.5, 20, cues);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_FLAG, 1).sample, ==, 80);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 0.5);
  g_assert_true (status_of (engine).is_abdomen_quiet);
}

/* Pushing must not lower the goal that follows the person: at 10 samples a second a minute is 600. */
static void
test_adaptive_goal_sees_it (void)
{
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = rested (PHASE ("release", "300", ",\"abdomen_quiet\":true" GOAL ("adaptive", "100", "below")), &sample, cues);

  feed_both (engine, &sample, 3, 9, 1200, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_GOAL_CHANGED), ==, 0);
  feed_both (engine, &sample, 3, 5, 481, cues); /* 480 of the last 600 were quiet: 80 % */
  g_assert_cmpuint (count_cues (cues, FROND_CUE_GOAL_CHANGED), ==, 1);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 3.6, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/abdomen-watch/bearing-down", test_bearing_down);
  g_test_add_func ("/abdomen-watch/falling-is-bearing-down-too", test_falling_is_bearing_down_too);
  g_test_add_func ("/abdomen-watch/short-efforts", test_short_efforts);
  g_test_add_func ("/abdomen-watch/co-activity", test_co_activity);
  g_test_add_func ("/abdomen-watch/without-channel", test_without_channel);
  g_test_add_func ("/abdomen-watch/without-limit", test_without_limit);
  g_test_add_func ("/abdomen-watch/ends", test_ends);
  g_test_add_func ("/abdomen-watch/channel-goes", test_channel_goes);
  g_test_add_func ("/abdomen-watch/adaptive-goal-sees-it", test_adaptive_goal_sees_it);

  return g_test_run ();
}
