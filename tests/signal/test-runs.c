/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include <glib.h>

#include "frond-runs.h"

#define N 300

/* Wherever the first one is, and of whatever kind. */
static void
test_finite (void)
{
  const double kinds[] = { NAN, -NAN, INFINITY, -INFINITY };
  const double finite[] = { 0, -0.0, DBL_MAX, -DBL_MAX, DBL_MIN / 2, -1 };
  double       x[N];

  for (gsize i = 0; i < N; i++)
    x[i] = finite[i % G_N_ELEMENTS (finite)];
  for (gsize n = 0; n <= N; n++)
    g_assert_cmpuint (frond_runs_count_finite (x, n), ==, n);
  for (gsize at = 0; at < N; at++) {
    const double before = x[at];

    x[at] = kinds[at % G_N_ELEMENTS (kinds)];
    g_assert_cmpuint (frond_runs_count_finite (x, N), ==, at);
    g_assert_cmpuint (frond_runs_count_finite (x, at), ==, at);
    g_assert_cmpuint (frond_runs_count_missing (x, at), ==, 0);
    g_assert_cmpuint (frond_runs_count_missing (x + at, N - at), ==, 1);
    x[at] = before;
  }
}

static void
test_missing (void)
{
  const double x[] = { NAN, INFINITY, -INFINITY, NAN, 1 };

  g_assert_cmpuint (frond_runs_count_missing (x, 5), ==, 4);
  g_assert_cmpuint (frond_runs_count_missing (x, 3), ==, 3);
  g_assert_cmpuint (frond_runs_count_missing (x, 0), ==, 0);
}

/* At a limit is too far, wherever the sample is; a missing one is not. */
static void
test_within (void)
{
  double x[N] = { 0 };

  for (gsize at = 0; at < N; at++) {
    const double outside[] = { -2, 3, -INFINITY, INFINITY }, inside[] = { nextafter (-2, 0), nextafter (3, 0), NAN };

    for (gsize i = 0; i < G_N_ELEMENTS (outside); i++) {
      x[at] = outside[i];
      g_assert_false (frond_runs_is_within (x, N, -2, 3));
      g_assert_true (frond_runs_is_within (x, at, -2, 3));
    }
    for (gsize i = 0; i < G_N_ELEMENTS (inside); i++) {
      x[at] = inside[i];
      g_assert_true (frond_runs_is_within (x, N, -2, 3));
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/runs/finite", test_finite);
  g_test_add_func ("/signal/runs/missing", test_missing);
  g_test_add_func ("/signal/runs/within", test_within);
  return g_test_run ();
}
