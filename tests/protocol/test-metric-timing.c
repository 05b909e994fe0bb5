/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

#define ROWS "0,3,rest,Rest,,,,\n3,6,work,One,,,,\n6,9,release,Go,,,,\n9,12,work,Two,,,,\n12,15,release,Go,,,,\n"
#define REST S1 ("1") S1 ("1") S1 ("1")
/* Comes after 0.3 s, peaks after 0.8 s; the device's work mean is 6. */
#define WORK "1115566866" S1 ("6") S1 ("6")
/* Below 37.5 % of 6 after 0.5 s, half-way (3.5) after 0.4 s, at rest after 0.8 s. */
#define QUICK "6554322" \
              "2111" S1 ("1") "111111111"

static void
test_quick (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, REST WORK QUICK WORK QUICK, NULL);

  assert_none (metrics, "onset", FROND_SCHOOL_DEVICE, 1, "no work before to compare with");
  assert_value (metrics, "onset", FROND_SCHOOL_GLAZER, 1, 0.7);
  assert_value (metrics, "onset", FROND_SCHOOL_RESEARCH, 1, 0.3);
  assert_value (metrics, "onset", FROND_SCHOOL_DEVICE, 3, 0.3);
  assert_value (metrics, "release", FROND_SCHOOL_DEVICE, 2, 0.5);
  /* 2.3 s from the peak to the cue. */
  assert_value (metrics, "release", FROND_SCHOOL_GLAZER, 2, 2.3 + 0.8);
  assert_value (metrics, "release", FROND_SCHOOL_RESEARCH, 2, 0.8);
  assert_value (metrics, "half-time", FROND_SCHOOL_FROND, 2, 0.4);
  g_assert_null (frond_metrics_find (metrics, "release", FROND_SCHOOL_RESEARCH, 0));
  g_assert_null (frond_metrics_find (metrics, "onset", FROND_SCHOOL_RESEARCH, 0));
  assert_value (metrics, "onset", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 0.3);
  assert_counts (metrics, "onset", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 1, 2);
  g_assert_cmpstr (get_metric (metrics, "onset", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION)->reason, ==, "no work before to compare with");
  assert_value (metrics, "slow-releases", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, 0);
  assert_value (metrics, "slow-releases", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, 2);
}

/* Devices would throw her away; here she is one of two, and the median says "at least". */
static void
test_never_returns (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, REST WORK QUICK WORK S1 ("6") S1 ("5") S1 ("4"), NULL);

  for (FrondSchool school = FROND_SCHOOL_DEVICE; school <= FROND_SCHOOL_RESEARCH; school++) {
    assert_at_least (metrics, "release", school, 4, school == FROND_SCHOOL_GLAZER ? 5.3 : 3);
    assert_counts (metrics, "release", school, FROND_METRIC_SESSION, 2, 2);
    g_assert_true (get_metric (metrics, "release", school, FROND_METRIC_SESSION)->is_censored);
  }
  assert_at_least (metrics, "half-time", FROND_SCHOOL_FROND, 4, 3);
  assert_value (metrics, "slow-releases", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 1);
  assert_value (metrics, "slow-releases", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, 1);
  assert_counts (metrics, "slow-releases", FROND_SCHOOL_DEVICE, FROND_METRIC_SESSION, 2, 2);
}

/* A gap ends what can be known; at the cue nothing can. */
static void
test_gaps (void)
{
  g_autoptr (GPtrArray) middle = metrics_of (ROWS, REST WORK "6655-"
                                                             "11111" S1 ("1") S1 ("1") WORK "-" S1 ("1") S1 ("1") "111111111",
                                             NULL);

  assert_at_least (middle, "release", FROND_SCHOOL_DEVICE, 2, 0.4);
  assert_at_least (middle, "release", FROND_SCHOOL_RESEARCH, 2, 0.4);
  assert_at_least (middle, "half-time", FROND_SCHOOL_FROND, 2, 0.4);
  assert_none (middle, "release", FROND_SCHOOL_DEVICE, 4, "the signal was missing at the cue");
  assert_none (middle, "release", FROND_SCHOOL_RESEARCH, 4, "the signal was missing at the cue");
  assert_none (middle, "half-time", FROND_SCHOOL_FROND, 4, "the signal was missing at the cue");
}

static void
test_nothing_was_tightened (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of (ROWS, REST WORK QUICK S1 ("1") S1 ("1") S1 ("1") S1 ("1") S1 ("1") S1 ("1"), NULL);

  assert_at_least (metrics, "onset", FROND_SCHOOL_RESEARCH, 3, 3);
  assert_at_least (metrics, "onset", FROND_SCHOOL_DEVICE, 3, 3);
  for (FrondSchool school = FROND_SCHOOL_DEVICE; school <= FROND_SCHOOL_RESEARCH; school++)
    assert_none (metrics, "release", school, 4, "nothing was tightened");
  assert_none (metrics, "half-time", FROND_SCHOOL_FROND, 4, "nothing was tightened");
  assert_value (metrics, "slow-onsets", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION, 1);
}

/* Work of one second leaves the device no mean; without any quiet second there is no rest. */
static void
test_no_reference (void)
{
  g_autoptr (GPtrArray) brief = metrics_of ("0,3,rest,Rest,,,,\n3,4,work,One,,,,\n4,6,rest,Go,,,,\n6,7,work,Two,,,,\n",
                                            REST S1 ("6") S1 ("1") S1 ("1") S1 ("6"), NULL);
  g_autoptr (GPtrArray) restless = metrics_of ("0,2,work,One,,,,\n2,4,release,Go,,,,\n", "6666-6666-66666-6666"
                                                                                         "6666-6666-66666-6666",
                                               NULL);

  assert_none (brief, "onset", FROND_SCHOOL_DEVICE, 3, "the phase is too short for this definition");
  assert_none (brief, "release", FROND_SCHOOL_DEVICE, 2, "the phase is too short for this definition");
  assert_value (brief, "release", FROND_SCHOOL_RESEARCH, 2, 0);
  assert_none (restless, "onset", FROND_SCHOOL_RESEARCH, 0, "no resting level to compare with");
  assert_none (restless, "release", FROND_SCHOOL_RESEARCH, 1, "no resting level to compare with");
  assert_none (restless, "half-time", FROND_SCHOOL_FROND, 1, "no resting level to compare with");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-timing/quick", test_quick);
  g_test_add_func ("/metric-timing/never-returns", test_never_returns);
  g_test_add_func ("/metric-timing/gaps", test_gaps);
  g_test_add_func ("/metric-timing/nothing-was-tightened", test_nothing_was_tightened);
  g_test_add_func ("/metric-timing/no-reference", test_no_reference);

  return g_test_run ();
}
