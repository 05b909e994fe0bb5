/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-metrics-summary.h"

#include <math.h>

#define RATE 10.0

static void
add_result (GPtrArray     *results,
            FrondPhaseKind kind,
            guint64        n,
            double         mean,
            double         below,
            double         release_s,
            gboolean       censored)
{
  FrondSegmentResult *result = g_new0 (FrondSegmentResult, 1);

  result->segment.kind = kind;
  result->n = n;
  result->mean = mean;
  result->below_goal_percent = below;
  result->release_s = release_s;
  result->release_censored = censored;
  result->excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_ptr_array_add (results, result);
}

static GPtrArray *
new_results (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) frond_segment_result_free);
}

static void
test_session (void)
{
  g_autoptr (GPtrArray) results = new_results ();
  FrondMetricsSummary summary;

  add_result (results, FROND_PHASE_REST, 49, 9, NAN, NAN, FALSE); /* 4.9 s: too short to be a resting level */
  add_result (results, FROND_PHASE_REST, 50, 4, NAN, NAN, FALSE);
  add_result (results, FROND_PHASE_WORK, 100, 12, 90, NAN, FALSE);
  add_result (results, FROND_PHASE_RELEASE, 100, 5, 60, 1.0, FALSE);
  add_result (results, FROND_PHASE_RELEASE, 300, 5, 80, 2.5, FALSE);
  add_result (results, FROND_PHASE_RELEASE, 0, NAN, NAN, NAN, FALSE);
  add_result (results, FROND_PHASE_RELEASE, 100, 5, NAN, 10, TRUE);
  add_result (results, FROND_PHASE_REST, 200, 3, NAN, NAN, FALSE);
  frond_metrics_summarise (results, RATE, &summary);

  g_assert_cmpfloat (summary.rest_before, ==, 4);
  g_assert_cmpfloat (summary.rest_after, ==, 3);
  g_assert_cmpfloat (frond_metrics_summary_get_change_percent (&summary), ==, -25);
  g_assert_cmpfloat (summary.below_goal_percent, ==, 75);
  g_assert_cmpuint (summary.n_releases, ==, 3);
  g_assert_cmpuint (summary.n_slow_releases, ==, 2);
  g_assert_cmpuint (summary.n_censored_releases, ==, 1);
  g_assert_cmpfloat (summary.median_release_s, ==, 2.5);
  g_assert_false (summary.median_release_censored);
}

/* When more than half never let go, the median is "at least". */
static void
test_mostly_censored (void)
{
  g_autoptr (GPtrArray) results = new_results ();
  FrondMetricsSummary summary;

  add_result (results, FROND_PHASE_RELEASE, 100, 5, NAN, 1.5, FALSE);
  add_result (results, FROND_PHASE_RELEASE, 100, 5, NAN, 10, TRUE);
  add_result (results, FROND_PHASE_RELEASE, 100, 5, NAN, 10, TRUE);
  frond_metrics_summarise (results, RATE, &summary);
  g_assert_true (summary.median_release_censored);
  g_assert_cmpfloat (summary.median_release_s, ==, 10);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) results = new_results ();
  FrondMetricsSummary summary;

  frond_metrics_summarise (results, RATE, &summary);
  g_assert_true (isnan (summary.rest_before) && isnan (summary.rest_after) && isnan (summary.below_goal_percent) && isnan (summary.median_release_s));
  g_assert_true (isnan (frond_metrics_summary_get_change_percent (&summary)));
  g_assert_cmpuint (summary.n_releases, ==, 0);

  add_result (results, FROND_PHASE_REST, 50, 4, NAN, NAN, FALSE);
  frond_metrics_summarise (results, RATE, &summary);
  g_assert_cmpfloat (summary.rest_before, ==, 4);
  g_assert_true (isnan (summary.rest_after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics-summary/session", test_session);
  g_test_add_func ("/metrics-summary/mostly-censored", test_mostly_censored);
  g_test_add_func ("/metrics-summary/nothing", test_nothing);

  return g_test_run ();
}
