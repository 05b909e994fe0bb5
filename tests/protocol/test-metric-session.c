/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

#define REST S1 ("1") S1 ("1") S1 ("1") S1 ("1") S1 ("1")
#define GO   S1 ("1") S1 ("1")
/* Two flicks, two holds of four seconds, rests around them. */
#define ROWS \
  "0,5,rest,Rest,,,,\n5,7,work,Flick,,,,\n7,9,release,Go,,,,\n9,11,work,Flick,,,,\n11,13,release,Go,,,,\n13,17,work,Hold,,,,\n17,19,release,Go,,,,\n" \
  "19,23,work,Hold,,,,\n23,28,rest,After,,,,\n"

static void
test_groups (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, REST S1 ("7") S1 ("5") GO S1 ("9") S1 ("7") GO S1 ("1") S1 ("4") S1 ("4") S1 ("3") GO S1 ("1") S1 ("8") S1 ("6") S1 ("3") S5 ("2"), NULL);

  assert_value (metrics, "phasic-peak", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 8);
  assert_value (metrics, "phasic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 7);
  assert_value (metrics, "phasic-mean", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 6);
  assert_none (metrics, "phasic-mean", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, "the phase is too short for this definition");
  assert_counts (metrics, "phasic-mean", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, 0, 2);
  assert_value (metrics, "tonic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, (3 + 4.5) / 2);
  assert_value (metrics, "tonic-mean", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, (4 + 7) / 2.0);
  assert_value (metrics, "tonic-peak", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 6);
  assert_counts (metrics, "tonic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 2, 2);
  g_assert_null (frond_metrics_find (metrics, "endurance-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION));
  g_assert_null (frond_metrics_find (metrics, "anticipation", FROND_SCHOOL_FROND, FROND_METRIC_SESSION));
}

/* The first hold was to last 10 s and ended after 2: it is no flick; the second one waited 5 s for a cough in an endurance's length. */
static void
test_planned (void)
{
  g_autoptr (Session) session = session_new ("0,5,rest,Rest,,,,\n5,7,work,Hold,,,,\n7,9,release,Go,,,,\n9,45,work,Hold,,,,\n45,50,rest,After,,,,\n",
                                             REST S1 ("7") S1 ("5") GO S1 ("4") S5 ("4") S10 ("4") S10 ("4") S10 ("4") S5 ("1"), NULL);
  g_autoptr (GPtrArray) metrics = NULL;

  for (guint i = 1; i <= 3; i += 2)
    g_array_index (session->segments, FrondSegment, i).planned_s = 10;
  metrics = frond_metrics_compute (&session->request);
  g_assert_null (frond_metrics_find (metrics, "phasic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION));
  g_assert_null (frond_metrics_find (metrics, "endurance-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION));
  assert_value (metrics, "tonic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 5);
  assert_counts (metrics, "tonic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 2, 2);
}

static void
test_floor (void)
{
  g_autoptr (Session) session = session_new (ROWS, REST S1 ("7") S1 ("5") GO S1 ("9") S1 ("7") GO S1 ("1") S1 ("4") S1 ("4") S1 ("3") GO S1 ("1") S1 ("8") S1 ("6") S1 ("3") S5 ("2"), NULL);
  g_autoptr (GPtrArray) metrics = NULL;

  session->request.noise_floor = 5;
  metrics = frond_metrics_compute (&session->request);
  g_assert_true (get_metric (metrics, "tonic-mean", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION)->is_below_floor);
  g_assert_false (get_metric (metrics, "tonic-peak", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION)->is_below_floor);
  g_assert_false (get_metric (metrics, "onset", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION)->is_below_floor);
}

/* A flick that was lost is left out, and the figure says so. */
static void
test_left_out (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, REST S1 ("7") S1 ("5") GO S1 ("-") S1 ("-") GO S1 ("1") S1 ("4") S1 ("4") S1 ("3") GO S1 ("1") S1 ("8") S1 ("6") S1 ("3") S5 ("2"), NULL);

  assert_value (metrics, "phasic-peak", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 7);
  assert_counts (metrics, "phasic-peak", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 1, 2);
  g_assert_cmpstr (get_metric (metrics, "phasic-peak", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION)->reason, ==, "too little signal");
}

/* Weighted with the time that counts: two tightenings in six seconds, none in three. */
static void
test_over_time (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,5,rest,Rest,,,,\n5,11,breathe,One,,,,\n11,14,breathe,Two,,,,\n",
                                              REST "1155511555"
                                                   "1" S1 ("1") S1 ("1") S1 ("1") S1 ("1") "111111111" S1 ("1") S1 ("1") S1 ("1"),
                                              NULL);

  assert_value (metrics, "bursts", FROND_SCHOOL_FROND, 1, 20);
  assert_value (metrics, "bursts", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 2 / 14.0 * 60);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-session/groups", test_groups);
  g_test_add_func ("/metric-session/planned", test_planned);
  g_test_add_func ("/metric-session/floor", test_floor);
  g_test_add_func ("/metric-session/left-out", test_left_out);
  g_test_add_func ("/metric-session/over-time", test_over_time);

  return g_test_run ();
}
