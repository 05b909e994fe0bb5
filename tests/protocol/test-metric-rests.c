/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

#define ROWS "0,6,rest,Before,,,,\n6,8,work,Work,,,,\n8,10,release,Go,,,,\n10,12,work,Work,,,,\n12,14,rest,Go,,,,\n14,16,work,Work,,,,\n16,22,rest,After,,,,\n"
#define WORK S1 ("7") S1 ("7")

static void
test_before_and_after (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, S1 ("9") S5 ("3") WORK S1 ("4") S1 ("2") WORK S1 ("3") S1 ("3") WORK S5 ("2") S1 ("8"), NULL);

  assert_value (metrics, "pre-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 4);
  assert_value (metrics, "pre-rest", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 3);
  assert_value (metrics, "post-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 3);
  assert_value (metrics, "post-rest", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, 2);
  assert_value (metrics, "rest-change", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, -1);
  assert_value (metrics, "rest-change", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, -1);
  assert_counts (metrics, "rest-change", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 2, 2);
  /* The last rest follows work, too, and is none between. */
  assert_value (metrics, "between-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 3);
  assert_value (metrics, "between-rest", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 2.5);
  assert_counts (metrics, "between-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 2, 2);
}

static void
test_one_rest (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, S1 ("9") S5 ("3") WORK S1 ("4") S1 ("-") WORK S1 ("-") S1 ("-") WORK S5 ("-") S1 ("8"), NULL);

  assert_value (metrics, "pre-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 4);
  assert_none (metrics, "post-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, "only one rest");
  assert_none (metrics, "rest-change", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, "only one rest");
  assert_counts (metrics, "rest-change", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 1, 2);
  assert_value (metrics, "between-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 4);
  assert_counts (metrics, "between-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 1, 3);
  g_assert_cmpstr (get_metric (metrics, "between-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION)->reason, ==, "too little signal");
}

/* Two seconds say little about the resting level. */
static void
test_none (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,2,rest,Rest,,,,\n2,4,work,Work,,,,\n", S1 ("1") S1 ("1") WORK, NULL);

  g_assert_null (frond_metrics_find (metrics, "pre-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION));
  g_assert_null (frond_metrics_find (metrics, "between-rest", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-rests/before-and-after", test_before_and_after);
  g_test_add_func ("/metric-rests/one-rest", test_one_rest);
  g_test_add_func ("/metric-rests/none", test_none);

  return g_test_run ();
}
