/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

#define ROWS "0,2,rest,Rest,,,,\n2,4,work,Work,,,,\n4,6,rest,Go,,,,\n6,8,drop,Widen,,,,\n"

/* The pelvic floor rises by 6, the abdomen by 3; then by nothing to speak of. */
static void
test_ratio (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, S1 ("2") S1 ("2") S1 ("8") S1 ("8") S1 ("2") S1 ("2") S1 ("2") S1 ("2"),
                                              S1 ("1") S1 ("1") S1 ("4") S1 ("4") S1 ("1") S1 ("1") "1111111222" S1 ("1"));

  assert_value (metrics, "co-activity", FROND_SCHOOL_FROND, 1, 0.5);
  assert_value (metrics, "abdomen-quiet", FROND_SCHOOL_FROND, 0, 100);
  assert_value (metrics, "abdomen-quiet", FROND_SCHOOL_FROND, 1, 0);
  assert_value (metrics, "abdomen-quiet", FROND_SCHOOL_FROND, 3, 100 * 17 / 20.0);
  assert_none (metrics, "co-activity", FROND_SCHOOL_FROND, 3, "the pelvic floor hardly changed");
  assert_value (metrics, "co-activity", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 0.5);
  assert_counts (metrics, "co-activity", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 1, 1);
  g_assert_null (frond_metrics_find (metrics, "co-activity", FROND_SCHOOL_FROND, 2));
}

/* Two standard deviations of the abdomen's own rest, over the very stretch of the pelvic floor's: what the abdomen did while that still let go
 * is none of it. */
static void
test_rest_is_of_the_same_stretch (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,2,rest,Rest,,,,\n2,4,work,Work,,,,\n4,7,release,Go,,,,\n7,9,work,Again,,,,\n",
                                              S1 ("2") S1 ("2") S1 ("8") S1 ("8") S1 ("8") S1 ("2") S1 ("2") S1 ("8") S1 ("8"),
                                              S1 ("1") S1 ("1") S1 ("4") S1 ("4") S1 ("9") S1 ("2") S1 ("2") S1 ("5") S1 ("5"));

  assert_value (metrics, "co-activity", FROND_SCHOOL_FROND, 3, 0.5);
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) lost = metrics_of (ROWS, S1 ("2") S1 ("2") S1 ("8") S1 ("8") S1 ("2") S1 ("2") S1 ("2") S1 ("2"),
                                           S1 ("-") S1 ("-") S1 ("4") S1 ("4") S1 ("-") "-111111111" S1 ("1") S1 ("1"));
  g_autoptr (GPtrArray) none = metrics_of (ROWS, S1 ("2") S1 ("2") S1 ("8") S1 ("8") S1 ("2") S1 ("2") S1 ("2") S1 ("2"), NULL);

  assert_none (lost, "abdomen-quiet", FROND_SCHOOL_FROND, 0, "too little signal");
  assert_none (lost, "co-activity", FROND_SCHOOL_FROND, 1, "no resting level to compare with");
  assert_none (lost, "abdomen-quiet", FROND_SCHOOL_FROND, 2, "too little signal");
  g_assert_null (frond_metrics_find (none, "abdomen-quiet", FROND_SCHOOL_FROND, 0));
  g_assert_null (frond_metrics_find (none, "co-activity", FROND_SCHOOL_FROND, 1));
  g_assert_null (frond_metrics_find (none, "co-activity", FROND_SCHOOL_FROND, FROND_METRIC_SESSION));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-abdomen/ratio", test_ratio);
  g_test_add_func ("/metric-abdomen/rest-is-of-the-same-stretch", test_rest_is_of_the_same_stretch);
  g_test_add_func ("/metric-abdomen/missing", test_missing);

  return g_test_run ();
}
