/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the programme measures on its way: 10 samples a second. */

#include "engine-helpers.h"

#include "frond-event.h"

#define EFFORT PHASE ("work", "5", ",\"measures_mvc\":true,\"may_skip\":true")
#define AFTER  PHASE ("work", "5", GOAL ("mvc-percent", "50", "above"))
#define QUIET  PHASE ("release", "10", ",\"abdomen_quiet\":true" GOAL ("absolute", "5", "below"))

static void
test_mvc (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" EFFORT "," AFTER "," EFFORT "," AFTER "," EFFORT "," AFTER "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  /* the top tenth of 50 samples: 30, 20, 20, 20, 20 */
  feed (engine, &sample, 20, 49, cues);
  feed (engine, &sample, 30, 1, cues);
  g_assert_true (isnan (status_of (engine).mvc));
  feed (engine, &sample, 1, 50, cues);
  assert_cue (cues, 1, FROND_CUE_REFERENCE, 50, 0, 22);
  g_assert_cmpint (find_cue (cues, FROND_CUE_REFERENCE, 0).code, ==, FROND_REFERENCE_MVC);
  assert_cue (cues, 2, FROND_CUE_PHASE_BEGAN, 50, 1, 11);
  g_assert_cmpfloat_with_epsilon (status_of (engine).mvc, 22, 1e-12);
  /* less is no news; more is */
  feed (engine, &sample, 21, 50, cues);
  feed (engine, &sample, 1, 50, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 1);
  feed (engine, &sample, 40, 50, cues);
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 2);
  g_assert_cmpfloat_with_epsilon (status_of (engine).goal, 20, 1e-12);
}

/* What was handed in holds until this session has a best effort of its own, also a smaller one. */
static void
test_handed_in_mvc (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" AFTER "," EFFORT "," AFTER "]");
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;
  g_autoptr (FrondProgrammeEngine) engine = NULL;
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  reference.mvc = 60;
  engine = frond_programme_engine_new (programme, 10, &reference);
  feed (engine, &sample, 1, 50, cues);
  assert_cue (cues, 0, FROND_CUE_PHASE_BEGAN, 0, 0, 30);
  feed (engine, &sample, 20, 50, cues);
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpfloat (find_cue (cues, FROND_CUE_REFERENCE, 0).goal, ==, 20);
  g_assert_cmpfloat (status_of (engine).goal, ==, 10);
}

static void
test_too_short_effort (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" EFFORT "," AFTER "]");

  for (guint n = 4; n <= 5; n++) {
    g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
    g_autoptr (GArray) cues = new_cues ();
    guint64 sample = 0;

    /* invalid samples are no effort */
    feed (engine, &sample, NAN, 10, cues);
    feed (engine, &sample, 20, n, cues);
    frond_programme_engine_next (engine);
    feed (engine, &sample, 1, 1, cues);
    g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, n == 5 ? 1 : 0);
    g_assert_true (isnan (status_of (engine).goal) == (n == 4));
  }
}

/* The end of the sensor's range is no effort; what is left of it has to be enough. */
static void
test_clipped_effort (void)
{
  static const gboolean clipped[50] = { [20] = TRUE, [21] = TRUE, [22] = TRUE };
  g_autofree gboolean  *all = g_memdup2 (clipped, sizeof clipped);
  g_autoptr (FrondProgramme) programme = programme_of ("[" EFFORT "," AFTER "]");
  double values[50];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    values[i] = clipped[i] ? 900 : 20;
    all[i] = i >= 4;
  }
  for (guint few = 0; few < 2; few++) {
    g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
    g_autoptr (GArray) cues = new_cues ();
    guint64 sample = 50;

    frond_programme_engine_advance (engine, 0, values, NULL, few ? all : clipped, 50, keep_cue, cues);
    feed (engine, &sample, 1, 1, cues);
    g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, few ? 0 : 1);
    if (!few)
      g_assert_cmpfloat (find_cue (cues, FROND_CUE_REFERENCE, 0).goal, ==, 20);
  }
}

/* There was a reason not to go on: half an effort is nobody's best. */
static void
test_skipped_effort (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" EFFORT "," AFTER "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 20, 49, cues);
  g_assert_true (frond_programme_engine_skip_group (engine));
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 0);
  assert_cue (cues, 1, FROND_CUE_SKIPPED, 49, 0, NAN);
  assert_cue (cues, 2, FROND_CUE_PHASE_BEGAN, 49, 1, NAN);
}

/* 1 and 3 in turns: mean 2, standard deviation sqrt (n / (n - 1)). */
static void
rest_of_abdomen (FrondProgrammeEngine *engine,
                 guint64              *sample,
                 guint                 n,
                 GArray               *cues)
{
  for (guint i = 0; i < n; i++)
    feed_both (engine, sample, 4, i % 2 ? 3 : 1, 1, cues);
}

static void
test_abdomen_at_rest (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "4", "") "," PHASE ("rest", "6", "") "," QUIET "," PHASE ("rest", "6", "") "," QUIET "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  const double sd = sqrt (60.0 / 59);
  guint64      sample = 0;

  feed_both (engine, &sample, 4, 9, 40, cues); /* too short to say anything */
  rest_of_abdomen (engine, &sample, 60, cues);
  feed_both (engine, &sample, 4, 2, 1, cues);
  g_assert_cmpint (find_cue (cues, FROND_CUE_REFERENCE, 0).code, ==, FROND_REFERENCE_ABDOMEN_MEAN);
  g_assert_cmpfloat_with_epsilon (find_cue (cues, FROND_CUE_REFERENCE, 0).goal, 2, 1e-12);
  g_assert_cmpint (find_cue (cues, FROND_CUE_REFERENCE, 1).code, ==, FROND_REFERENCE_ABDOMEN_SD);
  g_assert_cmpfloat_with_epsilon (find_cue (cues, FROND_CUE_REFERENCE, 1).goal, sd, 1e-12);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_REFERENCE, 1).sample, ==, 100);
  g_assert_cmpfloat_with_epsilon (status_of (engine).abdomen_limit, 2 + 2 * sd, 1e-12);
  /* the first rest is the one; a later one changes nothing */
  feed_both (engine, &sample, 4, 2, 99, cues);
  feed_both (engine, &sample, 4, 8, 61, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 2);
  g_assert_cmpfloat_with_epsilon (status_of (engine).abdomen_limit, 2 + 2 * sd, 1e-12);
}

static void
test_handed_in_abdomen (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "6", "") "," QUIET "]");
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;
  g_autoptr (FrondProgrammeEngine) engine = NULL;
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  reference.abdomen_mean = 5;
  reference.abdomen_sd = 0.5;
  engine = frond_programme_engine_new (programme, 10, &reference);
  rest_of_abdomen (engine, &sample, 60, cues);
  feed_both (engine, &sample, 4, 2, 1, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 0);
  g_assert_cmpfloat (status_of (engine).abdomen_limit, ==, 6);
}

/* A gap in the abdominal channel may leave too little of the first rest: then the next one serves. */
static void
test_abdomen_needs_five_seconds (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "6", "") "," PHASE ("rest", "6", "") "," QUIET "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed_both (engine, &sample, 4, 7, 49, cues);
  feed_both (engine, &sample, 4, NAN, 11, cues);
  rest_of_abdomen (engine, &sample, 60, cues);
  feed_both (engine, &sample, 4, 2, 1, cues);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_REFERENCE, 0).sample, ==, 120);
  g_assert_cmpfloat_with_epsilon (find_cue (cues, FROND_CUE_REFERENCE, 0).goal, 2, 1e-12);
}

/* An input with nothing at it would call everything after it an effort. */
static void
test_dead_abdomen (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "6", "") "," QUIET "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed_both (engine, &sample, 4, 0, 60, cues);
  feed_both (engine, &sample, 4, 1, 50, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 0);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_FLAG), ==, 0);
  g_assert_true (isnan (status_of (engine).abdomen_limit));
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
}

#define RESTED PHASE ("release", "5", GOAL ("rest-percent", "100", "below"))

/* Its own median, not what was measured before the session; a rest of less than 5 s of signal leaves the one before it, and so does work. */
static void
test_rest (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" RESTED "," PHASE ("rest", "10", "") "," RESTED "," PHASE ("work", "5", "") "," PHASE ("rest", "4", "") "," RESTED "," PHASE ("rest", "6", GOAL ("rest-percent", "50", "below")) "," RESTED "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 10, 4, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 9, 50, cues);
  g_assert_cmpfloat (status_of (engine).goal, ==, 4);
  feed (engine, &sample, 2, 90, cues);
  feed (engine, &sample, 50, 10, cues);
  g_assert_cmpuint (count_cues (cues, FROND_CUE_REFERENCE), ==, 0);
  feed (engine, &sample, 9, 50, cues);
  g_assert_cmpfloat (status_of (engine).goal, ==, 2);
  g_assert_cmpint (find_cue (cues, FROND_CUE_REFERENCE, 0).code, ==, FROND_REFERENCE_REST);
  g_assert_cmpuint (find_cue (cues, FROND_CUE_REFERENCE, 0).sample, ==, 150);
  feed (engine, &sample, 30, 50, cues);
  feed (engine, &sample, 7, 40, cues);
  feed (engine, &sample, 9, 50, cues);
  g_assert_cmpfloat (status_of (engine).goal, ==, 2);
  feed (engine, &sample, 3, 60, cues);
  g_assert_cmpfloat (status_of (engine).goal, ==, 1);
  feed (engine, &sample, 3, 10, cues);
  g_assert_cmpfloat (status_of (engine).goal, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-measure/rest", test_rest);
  g_test_add_func ("/engine-measure/mvc", test_mvc);
  g_test_add_func ("/engine-measure/handed-in-mvc", test_handed_in_mvc);
  g_test_add_func ("/engine-measure/too-short-effort", test_too_short_effort);
  g_test_add_func ("/engine-measure/clipped-effort", test_clipped_effort);
  g_test_add_func ("/engine-measure/skipped-effort", test_skipped_effort);
  g_test_add_func ("/engine-measure/abdomen-at-rest", test_abdomen_at_rest);
  g_test_add_func ("/engine-measure/handed-in-abdomen", test_handed_in_abdomen);
  g_test_add_func ("/engine-measure/abdomen-needs-five-seconds", test_abdomen_needs_five_seconds);
  g_test_add_func ("/engine-measure/dead-abdomen", test_dead_abdomen);

  return g_test_run ();
}
