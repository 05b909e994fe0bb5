/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-metrics.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "engine-helpers.h"
#include "frond-error.h"
#include "frond-event.h"

static void
test_kinds (void)
{
  FrondPhaseKind kind;

  for (guint i = FROND_PHASE_REST; i <= FROND_PHASE_STEP; i++) {
    g_assert_true (frond_phase_kind_from_string (frond_phase_kind_to_string (i), &kind));
    g_assert_cmpint (kind, ==, (int) i);
  }
  g_assert_cmpstr (frond_phase_kind_to_string (FROND_PHASE_RELEASE), ==, "release");
  g_assert_false (frond_phase_kind_from_string ("Rest", &kind));
  g_assert_false (frond_phase_kind_from_string ("", &kind));
  g_assert_false (frond_phase_kind_from_string (NULL, &kind));
}

static void
test_csv (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) segments = frond_segments_parse_csv ("\xef\xbb\xbfstart_s,end_s,kind,name\r\n"
                                                          "0,10.0004,rest,\"Ruhe, \"\"vorher\"\"\"\r\n"
                                                          "1.05e1,12,work,Üben\n"
                                                          "\n"
                                                          "12,13,breathe,",
                                                          1000, NULL, NULL, &error);
  FrondSegment *segment;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 3);
  segment = &g_array_index (segments, FrondSegment, 0);
  g_assert_cmpstr (segment->name, ==, "Ruhe, \"vorher\"");
  g_assert_cmpint (segment->kind, ==, FROND_PHASE_REST);
  g_assert_cmpuint (segment->first_sample, ==, 0);
  g_assert_cmpuint (segment->n_samples, ==, 10000);
  g_assert_true (isnan (segment->goal));
  segment = &g_array_index (segments, FrondSegment, 1);
  g_assert_cmpstr (segment->name, ==, "Üben");
  g_assert_cmpuint (segment->first_sample, ==, 10500);
  g_assert_cmpuint (segment->n_samples, ==, 1500);
  segment = &g_array_index (segments, FrondSegment, 2);
  g_assert_cmpstr (segment->name, ==, "breathe");
}

/* A pause is no segment, but what it covers does not count. */
static void
test_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) left_out = NULL;
  g_autoptr (GArray) segments = frond_segments_parse_csv ("start_s,end_s,kind,name\n0,10,rest,Rest\n4,5.5,left-out,paused\n", 100, &left_out, NULL, &error);
  g_autoptr (GArray) only = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 1);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpuint (g_array_index (left_out, FrondExclusion, 0).first_sample, ==, 400);
  g_assert_cmpuint (g_array_index (left_out, FrondExclusion, 0).n_samples, ==, 150);
  g_assert_cmpstr (g_array_index (left_out, FrondExclusion, 0).reason, ==, "paused");

  only = frond_segments_parse_csv ("start_s,end_s,kind,name\n4,5.5,left-out,paused\n", 100, NULL, NULL, &error);
  g_assert_null (only);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
}

/* A goal is for the segment that it stands beside; where the line moves, rows of their own say so, in any order. */
static void
test_goals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GArray) segments = frond_segments_parse_csv ("start_s,end_s,kind,name,goal,below_goal_percent\n"
                                                          "0,10,rest,Rest,,\n10,30,breathe,Breathe,4.25,61.5\n"
                                                          "25,30,goal,,3.5,\n20,25,goal,,4,\n12,13,left-out,paused,,\n",
                                                          100, NULL, &goals, &error);
  g_autoptr (GArray) short_one = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_true (isnan (g_array_index (segments, FrondSegment, 0).goal));
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 1).goal, ==, 4.25);
  g_assert_cmpuint (goals->len, ==, 2);
  g_assert_cmpuint (((FrondEvent *) goals->pdata[0])->sample, ==, 2000);
  g_assert_cmpfloat (((FrondEvent *) goals->pdata[0])->value, ==, 4);
  g_assert_cmpint (((FrondEvent *) goals->pdata[1])->kind, ==, FROND_EVENT_GOAL);
  g_assert_cmpfloat (((FrondEvent *) goals->pdata[1])->value, ==, 3.5);

  short_one = frond_segments_parse_csv ("start_s,end_s,kind,name,goal\n0,10,rest,Rest,7\n", 100, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (g_array_index (short_one, FrondSegment, 0).goal, ==, 7);
}

#define PLANNED "start_s,end_s,kind,name,goal,below_goal_percent,group,step,planned_s\n"

/* What was asked for, whenever it ended. */
static void
test_planned (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) segments = frond_segments_parse_csv (PLANNED "0,2.5,work,Hold,,,,,10\n3,4,rest,Rest,,,,,\n4,5,left-out,paused,,,,,\n", 100, NULL, NULL, &error);
  GArray *wrong;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 0).planned_s, ==, 10);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 0).n_samples, ==, 250);
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 1).planned_s, ==, 0);
  wrong = frond_segments_parse_csv (PLANNED "0,1,work,Hold,,,,,-10\n", 100, NULL, NULL, &error);
  g_assert_null (wrong);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
}

/* What the metrics of an assessment and of a touch need to know. */
static void
test_groups_and_steps (void)
{
  static const char *const steps[] = { "", "anticipate", "contact", "in", "hold", "out" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) segments = frond_segments_parse_csv ("start_s,end_s,kind,name,goal,below_goal_percent,group,step\n"
                                                          "0,10,work,Hold,,,\"Endurance, long\",\n10,12,step,Now,,,,contact\n12,13,left-out,paused,,,,\n",
                                                          100, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpstr (g_array_index (segments, FrondSegment, 0).group, ==, "Endurance, long");
  g_assert_cmpint (g_array_index (segments, FrondSegment, 0).step, ==, FROND_TOUCH_NONE);
  g_assert_null (g_array_index (segments, FrondSegment, 1).group);
  g_assert_cmpint (g_array_index (segments, FrondSegment, 1).kind, ==, FROND_PHASE_STEP);
  g_assert_cmpint (g_array_index (segments, FrondSegment, 1).step, ==, FROND_TOUCH_CONTACT);
  for (FrondTouchStep step = FROND_TOUCH_NONE; step <= FROND_TOUCH_OUT; step++) {
    FrondTouchStep again;

    g_assert_cmpstr (frond_touch_step_to_string (step), ==, steps[step]);
    g_assert_true (frond_touch_step_from_string (steps[step], &again));
    g_assert_cmpint (again, ==, step);
  }
}

static void
test_bad_csv (void)
{
#define LONG "start_s,end_s,kind,name,goal,below_goal_percent,group,step\n"
#define GOOD "start_s,end_s,kind,name\n0,1,rest,a\n"
  static const struct {
    const char *csv, *place;
  } cases[] = {
    { "", "Line 1" },
    { "start,end,kind,name\n0,1,rest,a\n", "Line 1" },
    { "start_s;end_s;kind;name\n0;1;rest;a\n", "Line 1" },
    { "start_s,end_s,kind,name\n", "Line 2" },
    { "start_s,end_s,kind,name\n\n\n", "Line 2" },
    { "\xff\n", "Line 1" },
    { GOOD "1,2,rest\n", "Line 3" },
    { GOOD "1,2,rest,a,b\n", "Line 3" },
    { GOOD "1,2,rest,\"a\n", "Line 3" },
    { GOOD "1,2,rest,\"a\"b\n", "Line 3" },
    { GOOD "1,2,rest,a\n\n2,1,rest,b\n", "Line 5" },
    { GOOD "1,1,rest,a\n", "Line 3" },
    { GOOD "1,1.0001,rest,a\n", "Line 3" },
    { GOOD "-1,1,rest,a\n", "Line 3" },
    { GOOD "1,,rest,a\n", "Line 3" },
    { GOOD "1,2s,rest,a\n", "Line 3" },
    { GOOD "1,0x10,rest,a\n", "Line 3" },
    { GOOD "1,nan,rest,a\n", "Line 3" },
    { GOOD "1,1e9,rest,a\n", "Line 3" },
    { GOOD "1,1e999,rest,a\n", "Line 3" },
    { GOOD "1,2,nap,a\n", "Line 3" },
    { GOOD "1,2,,a\n", "Line 3" },
    { GOOD "1,2,REST,a\n", "Line 3" },
    { GOOD "1.5.2,2,rest,a\n", "Line 3" },
    { GOOD "1,2,goal,a\n", "Line 3" },
    { GOOD "1,2,rest,a,4\n", "Line 3" },
    { "start_s,end_s,kind,name,aim\n0,1,rest,a,4\n", "Line 1" },
    { "start_s,end_s,kind,name,goal\n0,1,rest,a\n", "Line 2" },
    { "start_s,end_s,kind,name,goal\n0,1,rest,a,four\n", "Line 2" },
    { "start_s,end_s,kind,name,goal\n0,1,rest,a,1e999\n", "Line 2" },
    { "start_s,end_s,kind,name,goal\n0,1,rest,a,4\n0,1,goal,,\n", "Line 3" },
    { "start_s,end_s,kind,name,goal\n0,1,goal,,4\n", "Line 2" },
    { "start_s,end_s,kind,name,goal,below_goal_percent,group\n0,1,rest,a,,,b\n", "Line 1" },
    { LONG "0,1,step,a,,,,touch\n", "Line 2" },
    { LONG "0,1,step,a,,,,Contact\n", "Line 2" },
    { LONG "0,1,work,a,,,,contact\n", "Line 2" },
    { LONG "0,1,work,a,,,\n", "Line 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    GArray *segments = frond_segments_parse_csv (cases[i].csv, 100, NULL, NULL, &error);

    if (segments)
      g_error ("taken: %s", cases[i].csv);
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
    if (!strstr (error->message, cases[i].place))
      g_error ("“%s” does not name %s", error->message, cases[i].place);
  }
}

/* Whatever the bytes are: segments that can be measured, or a sentence with a line. */
static void
test_csv_mutations (void)
{
  static const char good[] = "start_s,end_s,kind,name\n0,10.5,rest,\"Rest, before\"\n10.5,20,work,Work\n20,30,release,\"Let \"\"go\"\"\"\n";
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  guint n_good = 0, n_bad = 0;

  for (guint round = 0; round < 4000; round++) {
    g_autofree char *bytes = g_memdup2 (good, sizeof good);
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) segments = NULL;

    for (guint i = 0; i < 1 + round % 4; i++) {
      gsize at = (gsize) g_rand_int_range (random, 0, sizeof good - 1);

      bytes[at] = (char) (g_rand_boolean (random) ? good[g_rand_int_range (random, 0, sizeof good - 1)] : g_rand_int_range (random, 0, 256));
    }
    segments = frond_segments_parse_csv (bytes, 100, NULL, NULL, &error);
    g_assert_true ((segments != NULL) == (error == NULL));
    if (error) {
      g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "Line "));
      n_bad++;
    } else {
      for (guint i = 0; i < segments->len; i++)
        g_assert_cmpuint (g_array_index (segments, FrondSegment, i).n_samples, >, 0);
      n_good++;
    }
  }
  g_assert_cmpuint (n_good, >, 100);
  g_assert_cmpuint (n_bad, >, 100);
}

/* Files mean the same where people write a comma. */
static void
test_comma_locale (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) segments = NULL;
  g_autoptr (FrondProgramme) programme = NULL;

  if (!setlocale (LC_NUMERIC, "de_DE.UTF-8")) {
    g_test_skip ("de_DE.UTF-8 is not installed");
    return;
  }
  segments = frond_segments_parse_csv ("start_s,end_s,kind,name\n0.5,1.25,rest,a\n", 100, NULL, NULL, &error);
  programme = programme_of ("[" PHASE ("rest", "1.5", "") "]");
  setlocale (LC_NUMERIC, "C");
  g_assert_no_error (error);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 0).first_sample, ==, 50);
  g_assert_cmpuint (g_array_index (segments, FrondSegment, 0).n_samples, ==, 75);
  g_assert_cmpfloat (frond_programme_get_duration (programme), ==, 1.5);
}

/* The engine and the segments agree to the sample about where phases are. */
static void
test_like_the_engine (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "0.5021", "") ",{\"repeat\":3,\"phases\":[" PHASE ("work", "1.3333", GOAL ("absolute", "7", "above")) "," PHASE ("release", "0.7777", GOAL ("baseline-percent", "100", "below")) "]}]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 257, NAN, 0);
  g_autoptr (GArray) segments = frond_segments_of_programme (programme, 257);
  g_autoptr (GArray) cues = new_cues ();
  g_autofree double *envelope = g_new0 (double, 5000);

  frond_programme_engine_advance (engine, 0, envelope, NULL, NULL, 5000, keep_cue, cues);
  g_assert_cmpuint (segments->len, ==, 7);
  for (guint i = 0; i < segments->len; i++) {
    FrondSegment *segment = &g_array_index (segments, FrondSegment, i);

    g_assert_cmpuint (segment->first_sample, ==, g_array_index (cues, FrondCue, i).sample);
    g_assert_cmpuint (segment->first_sample + segment->n_samples, ==, g_array_index (cues, FrondCue, i + 1).sample);
    g_assert_cmpstr (segment->name, ==, "n");
  }
  g_assert_cmpint (g_array_index (segments, FrondSegment, 1).kind, ==, FROND_PHASE_WORK);
  g_assert_cmpfloat (g_array_index (segments, FrondSegment, 1).goal, ==, 7);
  g_assert_true (isnan (g_array_index (segments, FrondSegment, 2).goal));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segments/kinds", test_kinds);
  g_test_add_func ("/segments/csv", test_csv);
  g_test_add_func ("/segments/left-out", test_left_out);
  g_test_add_func ("/segments/groups-and-steps", test_groups_and_steps);
  g_test_add_func ("/segments/planned", test_planned);
  g_test_add_func ("/segments/goals", test_goals);
  g_test_add_func ("/segments/bad-csv", test_bad_csv);
  g_test_add_func ("/segments/csv-mutations", test_csv_mutations);
  g_test_add_func ("/segments/comma-locale", test_comma_locale);
  g_test_add_func ("/segments/like-the-engine", test_like_the_engine);

  return g_test_run ();
}
