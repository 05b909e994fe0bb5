/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-event.h"
#include "metric-helpers.h"

#define REST S1 ("1") S1 ("1") S1 ("1") S1 ("1") S1 ("1") S1 ("1")

/* Three samples are more than 0.25 s at this rate, two are not. */
static void
test_bursts (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,6,rest,Rest,,,,\n6,12,breathe,Breathe,,,,\n", REST "1155111111"
                                                                                                    "1555111111" S1 ("1") S1 ("1") S1 ("5") S1 ("5"),
                                              NULL);

  /* Two tightenings in six seconds. */
  assert_value (metrics, "bursts", FROND_SCHOOL_FROND, 1, 20);
  assert_value (metrics, "bursts", FROND_SCHOOL_FROND, 0, 0);
}

/* What was there at the cue is what is left of work; what is there behind a gap may be. */
static void
test_bursts_have_to_begin (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,6,rest,Rest,,,,\n6,12,rest,Go,,,,\n", REST "5555555111"
                                                                                            "-555551111"
                                                                                            "155-555511" S1 ("1") S1 ("1") S1 ("1"),
                                              NULL);
  g_autoptr (GPtrArray) cut = metrics_of ("0,6,rest,Rest,,,,\n6,12,rest,Go,,,,\n", REST S1 ("1") "1555-55551" S1 ("1") S1 ("1") S1 ("1") S1 ("1"), NULL);

  assert_value (metrics, "bursts", FROND_SCHOOL_FROND, 1, 0);
  /* A gap in a tightening does not make two of it. */
  assert_value (cut, "bursts", FROND_SCHOOL_FROND, 1, 60 / 5.9);
}

/* The first rest is measured by its own level: mean 1.2, SD about 0.9, so 9 is beyond and 2 is not. */
static void
test_first_rest (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,21,rest,Rest,,,,\n", S1 ("1") S10 ("1") "1222221111"
                                                                                         "1112999111"
                                                                                         "1" S1 ("1") S5 ("1") S1 ("1") "111111111",
                                              NULL);

  assert_value (metrics, "bursts", FROND_SCHOOL_FROND, 0, 60 / 21.0);
}

static void
test_longest (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,6,rest,Rest,,,,\n6,12,breathe,Goal,3,,,\n12,18,drop,None,,,,\n18,24,breathe,Falls,4,,,\n21,24,goal,,2,,,\n",
                                              REST "3333433333"
                                                   "33-3333333" S1 ("3") S1 ("4") S1 ("4") S1 ("4") "1111121111" S1 ("1") S1 ("1") S1 ("2") S1 ("2") S1 ("1") S1 ("5") S1 ("4") S1 ("4") S1 ("4") S1 ("2") S1 ("1"),
                                              NULL);

  assert_value (metrics, "longest-release", FROND_SCHOOL_FROND, 0, 6);
  assert_value (metrics, "longest-release", FROND_SCHOOL_FROND, 1, 1.7);
  /* No goal: the resting level of the nearest rest, 1 + 2 x 0. */
  assert_value (metrics, "longest-release", FROND_SCHOOL_FROND, 2, 2.4);
  /* 4 does until the goal falls to 2. */
  assert_value (metrics, "longest-release", FROND_SCHOOL_FROND, 3, 2);
  assert_value (metrics, "longest-release", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 6);
}

/* Work counts for itself and not for the session: it was not to be let go of. */
static void
test_below_target (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,6,rest,Rest,,,,\n6,8,breathe,Goal,3,,,\n8,10,release,More,1,,,\n10,12,work,Work,9,,,\n",
                                              REST "3333433333"
                                                   "4444443333" S1 ("1") "--------55" S1 ("9") S1 ("9"),
                                              NULL);

  assert_value (metrics, "below-target", FROND_SCHOOL_FROND, 1, 100 * 13 / 20.0);
  assert_value (metrics, "below-target", FROND_SCHOOL_FROND, 2, 100 * 10 / 12.0);
  assert_value (metrics, "below-target", FROND_SCHOOL_FROND, 3, 100);
  g_assert_null (frond_metrics_find (metrics, "below-target", FROND_SCHOOL_FROND, 0));
  assert_value (metrics, "below-target", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 100 * 23 / 32.0);
  g_assert_null (frond_metrics_find (metrics, "longest-release", FROND_SCHOOL_FROND, 3));
  g_assert_null (frond_metrics_find (metrics, "bursts", FROND_SCHOOL_FROND, 3));
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) lost = metrics_of ("0,6,rest,Rest,2,,,\n", S5 ("-") S1 ("-"), NULL);
  g_autoptr (GPtrArray) restless = metrics_of ("0,2,breathe,Breathe,,,,\n", "6666-6666-66666-6666", NULL);

  assert_none (lost, "below-target", FROND_SCHOOL_FROND, 0, "too little signal");
  assert_none (lost, "longest-release", FROND_SCHOOL_FROND, 0, "too little signal");
  assert_none (lost, "bursts", FROND_SCHOOL_FROND, 0, "too little signal");
  assert_none (lost, "bursts", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, "too little signal");
  assert_none (restless, "bursts", FROND_SCHOOL_FROND, 0, "no resting level to compare with");
  assert_none (restless, "longest-release", FROND_SCHOOL_FROND, 0, "no resting level to compare with");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-down-training/bursts", test_bursts);
  g_test_add_func ("/metric-down-training/bursts-have-to-begin", test_bursts_have_to_begin);
  g_test_add_func ("/metric-down-training/first-rest", test_first_rest);
  g_test_add_func ("/metric-down-training/longest", test_longest);
  g_test_add_func ("/metric-down-training/below-target", test_below_target);
  g_test_add_func ("/metric-down-training/missing", test_missing);

  return g_test_run ();
}
