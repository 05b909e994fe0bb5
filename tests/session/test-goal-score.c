/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-goal-score.h"

#include <math.h>

#include "frond-event.h"
#include "session-run.h"

static void
add (GPtrArray     *events,
     FrondEventKind kind,
     guint64        sample,
     double         value)
{
  FrondEvent *event = frond_event_new (kind, sample, 0, "Phase");

  event->value = value;
  g_ptr_array_add (events, event);
}

/* The goal falls from 4 to 2 in the middle: 3 is below it first and above it then. */
static void
test_table (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  double               envelope[200];
  FrondSegmentResult   result = { .segment = { .first_sample = 0, .n_samples = 200, .goal = 4 } };
  FrondChannelAnalysis channel = { .n_samples = 200, .envelope = envelope };

  for (guint i = 0; i < 200; i++)
    envelope[i] = i < 20 ? NAN : 3;
  channel.results = g_ptr_array_new ();
  g_ptr_array_add (channel.results, &result);

  add (events, FROND_EVENT_PHASE, 0, 4);
  frond_goal_score_table (&channel, events);
  g_assert_cmpfloat (result.below_goal_percent, ==, 100);

  add (events, FROND_EVENT_GOAL, 110, 2);
  frond_goal_score_table (&channel, events);
  g_assert_cmpfloat (result.below_goal_percent, ==, 50);

  result.segment.goal = NAN;
  g_ptr_array_set_size (events, 1);
  frond_goal_score_table (&channel, events);
  g_assert_true (isnan (result.below_goal_percent));
  g_ptr_array_unref (channel.results);
}

#define HEAD \
  "{ \"format\": 1, \"id\": \"one\", \"version\": 1, \"name\": \"One\", \"summary\": \"One phase.\"," \
  "  \"phases\": [ { \"kind\": \"work\", \"name\": \"A\", \"patient_words\": \"A\", \"seconds\": 10, \"goal\": "

/* A channel of ten seconds at ten samples each that climbs by one a second, in a programme of one phase with this goal. */
static double
score_stairs (const char *goal,
              GPtrArray  *events,
              guint64     gap,
              guint64     n_lost)
{
  g_autofree char *json = g_strconcat (HEAD, goal, " } ] }", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, -1, &error);
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  double               envelope[100];
  FrondSegmentResult   result = { .segment = { .n_samples = 100 }, .excluded = excluded };
  FrondChannelAnalysis channel = { .n_samples = 100, .filtered = envelope, .envelope = envelope };
  FrondAnalysis        analysis = { .rate_hz = 10, .channels = g_ptr_array_new () };

  g_assert_no_error (error);
  for (guint i = 0; i < 100; i++)
    envelope[i] = i >= gap && i < gap + n_lost ? NAN : i / 10;
  channel.results = g_ptr_array_new ();
  g_ptr_array_add (channel.results, &result);
  g_ptr_array_add (analysis.channels, &channel);
  frond_goal_score_session (&analysis, -1, programme, events);
  g_ptr_array_unref (channel.results);
  g_ptr_array_unref (analysis.channels);

  return result.below_goal_percent;
}

static GPtrArray *
begin_with (double goal)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);

  add (events, FROND_EVENT_PHASE, 0, goal);

  return events;
}

/* By hand: 0, 1, 2 are at or below 2; 2 to 9 at or above it; 2 to 5 between. */
static void
test_directions (void)
{
  g_autoptr (GPtrArray) events = begin_with (2);

  g_assert_cmpfloat (score_stairs ("{ \"rule\": \"absolute\", \"value\": 2 }", events, 0, 0), ==, 30);
  g_assert_cmpfloat (score_stairs ("{ \"rule\": \"absolute\", \"value\": 2, \"direction\": \"above\" }", events, 0, 0), ==, 80);
  g_assert_cmpfloat (score_stairs ("{ \"rule\": \"absolute\", \"value\": 2, \"upper\": 5, \"direction\": \"between\" }", events, 0, 0), ==, 40);
}

/* The therapist's 4 in place of 2: the upper edge goes along, to 10. */
static void
test_own_goal (void)
{
  g_autoptr (GPtrArray) events = begin_with (2);

  add (events, FROND_EVENT_GOAL, 50, 4);
  g_assert_cmpfloat (score_stairs ("{ \"rule\": \"absolute\", \"value\": 2, \"upper\": 5, \"direction\": \"between\" }", events, 0, 0), ==, 80);
}

/* From 1 to 6 in ten seconds. */
#define CURVE \
  "{ \"rule\": \"curve\", \"of\": \"absolute\", \"direction\": \"above\"," \
  "  \"points\": [ { \"at_seconds\": 0, \"value\": 1 }, { \"at_seconds\": 10, \"value\": 6 } ] }"

static gboolean
is_above_curve (guint i,
                guint n_waited)
{
  return i / 10 >= 1 + 5 * ((i - n_waited) / 10.0) / 10;
}

static void
test_curve (void)
{
  g_autoptr (GPtrArray) events = begin_with (1);
  guint n_reached = 0;

  for (guint i = 0; i < 100; i++)
    n_reached += is_above_curve (i, 0);
  g_assert_cmpuint (n_reached, >, 60);
  g_assert_cmpfloat_with_epsilon (score_stairs (CURVE, events, 0, 0), n_reached, 1e-9);
}

/* Its clock stands in a gap and in a pause. */
static void
test_curve_waits (void)
{
  g_autoptr (GPtrArray) events = begin_with (1);
  guint n_reached = 0, n_reached_late = 0;

  for (guint i = 0; i < 100; i++) {
    n_reached += (i < 10 || i >= 50) && is_above_curve (i, i < 10 ? 0 : 40);
    n_reached_late += i >= 20 && is_above_curve (i, 20);
  }
  g_assert_cmpfloat_with_epsilon (score_stairs (CURVE, events, 10, 40), 100.0 * n_reached / 60, 1e-9);

  add (events, FROND_EVENT_PAUSE, 0, NAN);
  add (events, FROND_EVENT_RESUME, 20, NAN);
  g_assert_cmpfloat_with_epsilon (score_stairs (CURVE, events, 0, 0), 100.0 * n_reached_late / 80, 1e-9);
}

static void
assert_as_live (SessionRun *run,
                const char *name)
{
  guint n_goals = 0;

  g_assert_cmpuint (run->segments->len, ==, run->fractions->len);
  /* The tail's last word is not to be had: the programme is over with its last sample. */
  for (guint i = 0; i + 1 < run->segments->len; i++) {
    const FrondSegmentResult *result = session_run_get_pelvic (run)->results->pdata[i];
    double                    live = 100 * g_array_index (run->fractions, double, i);

    n_goals += !isnan (live);
    if (!(live == result->below_goal_percent || (isnan (live) && isnan (result->below_goal_percent))))
      g_error ("%s, phase %u of %u, %s: %.17g %% live, %.17g %% afterwards", name, i + 1, run->segments->len, result->segment.name, live, result->below_goal_percent);
  }
  g_test_message ("%s: %u phases, %u with a goal", name, run->segments->len, n_goals);
}

/* The goal at the beginning of the n-th phase of this name. */
static double
find_goal (SessionRun *run,
           const char *name,
           guint       n)
{
  for (guint i = 0; i < run->segments->len; i++) {
    const FrondSegment *segment = &g_array_index (run->segments, FrondSegment, i);

    if (g_str_equal (segment->name, name) && n-- == 0)
      return segment->goal;
  }

  g_error ("there is no such phase");
}

/* A quarter that is moved from its middle on stays moved, and a half remains a half. */
static void
test_own_goal_of_one (void)
{
  g_autoptr (FrondProgramme) built_in = frond_programme_find_built_in ("discrimination");
  g_autoptr (FrondProgramme) programme = session_run_add_tail (built_in);
  const SessionRunPlan plan = { .programme = programme, .block = 5 }, own = { .programme = programme, .block = 5, .goal_at = 82 * SESSION_RUN_RATE_HZ, .goal = 7 };
  g_autoptr (SessionRun) run = session_run_new (&own);
  g_autoptr (SessionRun) as_is = session_run_new (&plan);

  assert_as_live (run, "a quarter by hand");
  g_assert_cmpfloat (find_goal (run, "A quarter", 0), ==, find_goal (as_is, "A quarter", 0));
  g_assert_cmpfloat (find_goal (run, "A quarter", 1), ==, 7);
  g_assert_cmpfloat (find_goal (run, "A quarter", 2), ==, 7);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpfloat (find_goal (run, "A half", i), ==, find_goal (as_is, "A half", i));
    g_assert_cmpfloat (find_goal (run, "Three quarters", i), ==, find_goal (as_is, "Three quarters", i));
  }
}

#define REST "{ \"kind\": \"rest\", \"name\": \"Tail\", \"patient_words\": \"Rest\", \"seconds\": 1 }"
#define CLIMB \
  "{ \"kind\": \"work\", \"name\": \"Climb\", \"patient_words\": \"Climb\", \"seconds\": 10, \"goal\": { \"rule\": \"curve\"," \
  "  \"of\": \"absolute\", \"direction\": \"above\", \"points\": [ { \"at_seconds\": 0, \"value\": 10 }," \
  "  { \"at_seconds\": 5, \"value\": 10 }, { \"at_seconds\": 10, \"value\": 60 } ] } }"

/* The therapist takes a curve where it is and lets it go no further: it stands there, in the next such phase from its beginning on. */
static void
test_own_goal_on_curve (void)
{
  static const char json[] = "{ \"format\": 1, \"id\": \"climbs\", \"version\": 1, \"name\": \"Climbs\", \"summary\": \"Two climbs.\","
                             "  \"phases\": [ " CLIMB ", " CLIMB ", " REST " ] }";
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, -1, &error);
  const SessionRunPlan plan = { .programme = programme, .block = 5, .goal_at = 2 * SESSION_RUN_RATE_HZ, .goal = NAN };
  g_autoptr (SessionRun) run = session_run_new (&plan);

  g_assert_no_error (error);
  g_assert_cmpfloat (find_goal (run, "Climb", 1), ==, 10);
  assert_as_live (run, "a curve by hand");
}

static guint
count_goals (SessionRun *run,
             guint64     first_sample)
{
  guint n = 0;

  for (guint i = 0; i < run->events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (run->events, i);

    n += event->kind == FROND_EVENT_GOAL && event->sample >= first_sample;
  }

  return n;
}

/* A patient who is not well is not asked for more: the goal, which falls after each minute, stays where it is. */
static void
test_discomfort (void)
{
  static const char json[] = "{ \"format\": 1, \"id\": \"easy\", \"version\": 1, \"name\": \"Easy\", \"summary\": \"An easy goal.\","
                             "  \"markers\": [ \"Cough\", null, null, \"Discomfort\" ], \"phases\": ["
                             "  { \"kind\": \"rest\", \"name\": \"Settle\", \"patient_words\": \"Rest\", \"seconds\": 10 },"
                             "  { \"kind\": \"release\", \"name\": \"Let go\", \"patient_words\": \"Let go\", \"seconds\": 200,"
                             "    \"goal\": { \"rule\": \"adaptive\", \"value\": 1000 } }, " REST " ] }";
  const guint64     mark_at = 100 * SESSION_RUN_RATE_HZ;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, -1, &error);
  const SessionRunPlan plan = { .programme = programme, .block = 5, .mark_at = mark_at, .mark = 1 };
  const SessionRunPlan unwell = { .programme = programme, .block = 5, .mark_at = mark_at, .mark = 4 };
  g_autoptr (SessionRun) run = session_run_new (&unwell);
  g_autoptr (SessionRun) cough = session_run_new (&plan);

  g_assert_no_error (error);
  g_assert_cmpuint (count_goals (cough, 0), ==, 3);
  g_assert_cmpuint (count_goals (run, 0), ==, 1);
  g_assert_cmpuint (count_goals (run, mark_at), ==, 0);
  assert_as_live (run, "discomfort");
}

static gboolean
is_same (float a,
         float b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Column by column: the smallest and the largest value in it. */
static void
assert_feed (SessionRun *run,
             const char *name)
{
  const guint64 n_columns = frond_live_feed_get_n_columns (run->feed);
  const guint   width = SESSION_RUN_RATE_HZ / FROND_LIVE_COLUMNS_PER_SECOND;
  guint64       n_shown = 0;

  g_assert_cmpuint (n_columns, >=, run->n_samples / width - 1);
  for (guint64 k = 0; k < n_columns; k++) {
    FrondLiveColumn column;
    float           minimum = NAN, maximum = NAN;

    for (guint64 i = k * width; i < (k + 1) * width && i < run->n_samples; i++) {
      minimum = fminf (minimum, (float) session_run_get_pelvic (run)->envelope[i]);
      maximum = fmaxf (maximum, (float) session_run_get_pelvic (run)->envelope[i]);
    }
    g_assert_cmpuint (frond_live_feed_read (run->feed, k, 1, &column), ==, 1);
    if (!is_same (column.minimum, minimum) || !is_same (column.maximum, maximum))
      g_error ("%s, column %" G_GUINT64_FORMAT ": %g–%g live, %g–%g afterwards", name, k, (double) column.minimum, (double) column.maximum, (double) minimum, (double) maximum);
    n_shown += !isnan (maximum);
  }
  g_assert_cmpuint (n_shown, >, n_columns / 2);
}

/* From beginning to end, and with somebody who pauses, stops, moves goals, goes on and leaves out, and a sensor that loses samples. */
static void
test_built_in (gconstpointer data)
{
  g_autoptr (FrondProgramme) built_in = frond_programme_find_built_in (data);
  g_autoptr (FrondProgramme) programme = session_run_add_tail (built_in);

  for (guint32 seed = 0; seed < 2; seed++) {
    g_autoptr (SessionRun) run = session_run_new (&(SessionRunPlan) { .programme = programme, .block = 5, .seed = seed });

    if (seed == 0)
      g_assert_cmpuint (run->segments->len, ==, frond_programme_get_n_phases (programme));
    assert_as_live (run, data);
    assert_feed (run, data);
  }
}

static void
add_built_in (void)
{
  g_autoptr (GListModel) programmes = frond_programme_list_built_in ();

  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);
    g_autofree char *path = g_strconcat ("/goal-score/built-in/", frond_programme_get_id (programme), NULL);

    g_test_add_data_func (path, g_intern_string (frond_programme_get_id (programme)), test_built_in);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-score/table", test_table);
  g_test_add_func ("/goal-score/directions", test_directions);
  g_test_add_func ("/goal-score/own-goal", test_own_goal);
  g_test_add_func ("/goal-score/curve", test_curve);
  g_test_add_func ("/goal-score/curve-waits", test_curve_waits);
  g_test_add_func ("/goal-score/own-goal-of-one", test_own_goal_of_one);
  g_test_add_func ("/goal-score/own-goal-on-curve", test_own_goal_on_curve);
  g_test_add_func ("/goal-score/discomfort", test_discomfort);
  add_built_in ();

  return g_test_run ();
}
