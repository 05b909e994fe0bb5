/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-sums.h"
#include "signal-reference.h"

#define N 100

/* Against sums one by one, for every length that leaves some lanes empty. */
static void
test_every_length (void)
{
  g_autofree double *x = signal_reference_noise (N, 41);
  g_autofree double *y = signal_reference_noise (N, 42);
  long double        sum = 0, squares = 0, products = 0;

  for (gsize n = 0; n <= N; n++) {
    g_assert_cmpfloat (fabs (frond_sums_of (x, n) - (double) sum), <=, 1e-11);
    g_assert_cmpfloat (fabs (frond_sums_of_squares (x, n) - (double) squares), <=, 1e-13 * (double) squares);
    g_assert_cmpfloat (fabs (frond_sums_of_products (x, y, n) - (double) products), <=, 1e-13 * (double) squares + 1e-10);
    if (n == N)
      break;
    sum += x[n];
    squares += (long double) x[n] * x[n];
    products += (long double) x[n] * y[n];
  }
  g_assert_cmpfloat ((double) squares, >, 1);
}

static void
test_missing (void)
{
  double x[19];

  for (gsize at = 0; at < G_N_ELEMENTS (x); at++) {
    for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
      x[i] = i == at ? NAN : 1;
    g_assert_true (isnan (frond_sums_of (x, G_N_ELEMENTS (x))));
    g_assert_cmpfloat (frond_sums_of (x, at), ==, (double) at);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/sums/every-length", test_every_length);
  g_test_add_func ("/signal/sums/missing", test_missing);
  return g_test_run ();
}
