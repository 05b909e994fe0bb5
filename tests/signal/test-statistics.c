/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-statistics.h"
#include "signal-reference.h"

static double
answer (const char   *what,
        const double *x,
        gsize         n)
{
  FrondStatistics s;

  frond_statistics_compute (x, n, &s);
  if (g_str_equal (what, "mean"))
    return s.mean;
  if (g_str_equal (what, "sd"))
    return s.sd;
  if (g_str_equal (what, "cv"))
    return s.cv_percent;
  if (g_str_equal (what, "min"))
    return s.min;
  if (g_str_equal (what, "max"))
    return s.max;
  if (g_str_equal (what, "median"))
    return frond_statistics_median (x, n);
  if (g_str_equal (what, "p5"))
    return frond_statistics_percentile (x, n, 5);
  if (g_str_equal (what, "p90"))
    return frond_statistics_percentile (x, n, 90);
  if (g_str_equal (what, "top"))
    return frond_statistics_top_mean (x, n, 0.1);
  if (g_str_equal (what, "below"))
    return frond_statistics_share_below (x, n, frond_statistics_median (x, n));
  if (g_str_equal (what, "run"))
    return (double) frond_statistics_longest_run_below (x, n, frond_statistics_median (x, n));
  g_assert_cmpstr (what, ==, "slope");
  return frond_statistics_slope (x, n, 1000);
}

static void
test_equals_numpy (void)
{
  g_autoptr (GPtrArray) rows = signal_reference_load ("statistics.csv");

  for (guint row = 0; row < rows->len; row++) {
    const gsize        n = (gsize) signal_reference_number (rows, row, 0);
    const double       expected = signal_reference_number (rows, row, 2);
    g_autofree double *x = signal_reference_noise (n, 3);

    g_assert_cmpfloat_with_epsilon (answer (((char **) g_ptr_array_index (rows, row))[1], x, n), expected, 1e-10 * fabs (expected) + 1e-12);
  }
}

/* Every length that leaves some lanes empty, with samples missing at every place: what a plain loop finds. */
static void
test_every_length (void)
{
  enum {
    N = 41
  };
  g_autofree double *x = signal_reference_noise (N, 5);

  for (gsize n = 0; n <= N; n++) {
    for (gsize missing = 0; missing <= n; missing++) {
      const double    kept = missing < n ? x[missing] : 0;
      double          sum = 0, squares = 0, min = INFINITY, max = -INFINITY;
      gsize           n_valid = 0;
      FrondStatistics s;

      if (missing < n)
        x[missing] = NAN;
      for (gsize i = 0; i < n; i++) {
        if (i == missing)
          continue;
        n_valid++;
        sum += x[i];
        min = fmin (min, x[i]);
        max = fmax (max, x[i]);
      }
      for (gsize i = 0; i < n; i++)
        squares += i == missing ? 0 : pow (x[i] - sum / (double) n_valid, 2);
      frond_statistics_compute (x, n, &s);
      g_assert_cmpuint (s.n, ==, n_valid);
      if (n_valid > 0)
        g_assert_true (s.min == min && s.max == max && fabs (s.mean - sum / (double) n_valid) < 1e-9);
      if (n_valid > 1)
        g_assert_cmpfloat_with_epsilon (s.sd, sqrt (squares / (double) (n_valid - 1)), 1e-9);
      if (missing < n)
        x[missing] = kept;
    }
  }
}

/* Missing samples change nothing but the places of the others. */
static void
test_missing (void)
{
  const double    with[] = { NAN, 3, NAN, 1, 2, NAN }, without[] = { 3, 1, 2 };
  FrondStatistics a, b;

  frond_statistics_compute (with, 6, &a);
  frond_statistics_compute (without, 3, &b);
  g_assert_cmpuint (a.n, ==, 3);
  g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
  g_assert_cmpfloat (frond_statistics_percentile (with, 6, 75), ==, 2.5);
  g_assert_cmpfloat (frond_statistics_top_mean (with, 6, 0.5), ==, 2.5);
  g_assert_cmpfloat (frond_statistics_share_below (with, 6, 2), ==, 2.0 / 3.0);
  g_assert_cmpuint (frond_statistics_longest_run_below (with, 6, 2), ==, 2);
  g_assert_cmpuint (frond_statistics_longest_run_below ((const double[]) { 1, NAN, 1, 1 }, 4, 2), ==, 2);
  /* At seconds 1, 3 and 4: the times of missing samples still pass. */
  g_assert_cmpfloat_with_epsilon (frond_statistics_slope ((const double[]) { NAN, 10, NAN, 30, 40 }, 5, 1), 10, 1e-12);
}

static void
test_too_few (void)
{
  const double    none[] = { NAN, NAN }, one[] = { 7 };
  FrondStatistics s;

  frond_statistics_compute (none, 2, &s);
  g_assert_cmpuint (s.n, ==, 0);
  g_assert_true (isnan (s.mean) && isnan (s.sd) && isnan (s.cv_percent) && isnan (s.min) && isnan (s.max));
  frond_statistics_compute (one, 1, &s);
  g_assert_cmpfloat (s.mean, ==, 7);
  g_assert_true (isnan (s.sd) && isnan (s.cv_percent));
  frond_statistics_compute ((const double[]) { -1, 1 }, 2, &s);
  g_assert_true (isnan (s.cv_percent));
  g_assert_true (isnan (frond_statistics_median (none, 2)));
  g_assert_true (isnan (frond_statistics_median (NULL, 0)));
  g_assert_true (isnan (frond_statistics_percentile (one, 1, -1)));
  g_assert_true (isnan (frond_statistics_percentile (one, 1, 101)));
  g_assert_true (isnan (frond_statistics_percentile (one, 1, NAN)));
  g_assert_cmpfloat (frond_statistics_percentile (one, 1, 100), ==, 7);
  g_assert_true (isnan (frond_statistics_top_mean (none, 2, 0.1)));
  g_assert_true (isnan (frond_statistics_top_mean (one, 1, 0)));
  g_assert_cmpfloat (frond_statistics_top_mean (one, 1, 0.1), ==, 7);
  g_assert_true (isnan (frond_statistics_share_below (none, 2, 1)));
  g_assert_true (isnan (frond_statistics_share_below (one, 1, NAN)));
  g_assert_cmpuint (frond_statistics_longest_run_below (none, 2, 1), ==, 0);
  g_assert_true (isnan (frond_statistics_slope (one, 1, 1000)));
}

/* A small tone on a large offset, as of a pressure sensor in raw counts: nothing may cancel. */
static void
test_large_offset (void)
{
  g_autofree double *x = g_new (double, 10000);
  FrondStatistics    s;

  for (guint i = 0; i < 10000; i++)
    x[i] = 1e9 + (i % 2 == 0 ? 0.5 : -0.5);
  frond_statistics_compute (x, 10000, &s);
  g_assert_cmpfloat_with_epsilon (s.sd, 0.5 * sqrt (10000.0 / 9999.0), 1e-7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/statistics/equals-numpy", test_equals_numpy);
  g_test_add_func ("/signal/statistics/every-length", test_every_length);
  g_test_add_func ("/signal/statistics/missing", test_missing);
  g_test_add_func ("/signal/statistics/too-few", test_too_few);
  g_test_add_func ("/signal/statistics/large-offset", test_large_offset);
  return g_test_run ();
}
