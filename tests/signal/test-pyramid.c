/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-pyramid.h"
#include "signal-reference.h"

static double *
make_signal (gsize n)
{
  double *x = signal_reference_noise (n, 31);

  /* A lone gap, one that fills buckets, and one at the very start. */
  for (gsize i = 0; i < n; i++) {
    if (i < 3 || i == 5000 || (i >= 7000 && i < 9000))
      x[i] = NAN;
  }
  return x;
}

static void
assert_column (const FrondPyramidColumn *column,
               const double             *x,
               gsize                     begin,
               gsize                     end)
{
  double min = INFINITY, max = -INFINITY;
  gsize  n_valid = 0;

  for (gsize i = begin; i < end; i++) {
    if (isnan (x[i]))
      continue;
    min = MIN (min, x[i]);
    max = MAX (max, x[i]);
    n_valid++;
  }
  g_assert_cmpuint (column->n_valid, ==, n_valid);
  g_assert_cmpint (column->has_gap, ==, n_valid < end - begin);
  if (n_valid == 0) {
    g_assert_true (isnan (column->min) && isnan (column->max));
    return;
  }
  g_assert_cmpfloat (column->min, ==, min);
  g_assert_cmpfloat (column->max, ==, max);
}

static void
check_query (const FrondPyramid *pyramid,
             const double       *x,
             gsize               n,
             gsize               first,
             gsize               last,
             gsize               n_columns)
{
  g_autofree FrondPyramidColumn *columns = g_new (FrondPyramidColumn, n_columns);
  gsize                          covered = first;

  g_assert_cmpuint (frond_pyramid_query (pyramid, first, last, n_columns, columns), <=, 100 * n_columns);
  for (gsize i = 0; i < n_columns; i++) {
    const gsize begin = first + (last - first) * i / n_columns, end = first + (last - first) * (i + 1) / n_columns;

    assert_column (&columns[i], x, MIN (begin, n), MIN (MAX (end, begin + 1), n));
    covered = end;
  }
  g_assert_cmpuint (covered, ==, last);
}

static void
test_brute_force (void)
{
  const gsize        n = 20011;
  g_autofree double *x = make_signal (n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  FrondPyramid *pyramid = frond_pyramid_new ();

  g_assert_true (frond_pyramid_extend (pyramid, x, n));
  g_assert_cmpuint (frond_pyramid_get_n_samples (pyramid), ==, n);
  check_query (pyramid, x, n, 0, n, 1);
  check_query (pyramid, x, n, 0, n, 1900);
  check_query (pyramid, x, n, 0, n, n);
  for (guint i = 0; i < 1000; i++) {
    const gsize first = (gsize) g_rand_int_range (rand, 0, (gint32) n);
    const gsize last = (gsize) g_rand_int_range (rand, (gint32) first + 1, (gint32) n + 500);

    check_query (pyramid, x, n, first, last, (gsize) g_rand_int_range (rand, 1, 300));
  }
  frond_pyramid_free (pyramid);
}

static void
test_growing (void)
{
  const gsize        n = 20011;
  g_autofree double *x = make_signal (n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  FrondPyramid *pyramid = frond_pyramid_new ();

  for (gsize done = 0; done < n;) {
    const gsize        wanted = (gsize) g_rand_int_range (rand, 0, 700);
    const gsize        next = MIN (n - done, wanted);
    g_autofree double *moved = g_memdup2 (x, (done + next) * sizeof (double));

    done += next;
    g_assert_true (frond_pyramid_extend (pyramid, moved, done));
    if (done > 0) {
      check_query (pyramid, x, done, 0, done, 97);
      check_query (pyramid, x, done, done / 2, done, 10);
    }
  }
  frond_pyramid_free (pyramid);
}

/* An hour of 2 kHz costs about what ten seconds cost, and not 360 times as much. */
static void
test_flat_cost (void)
{
  const gsize                    n = 7200000;
  g_autofree double             *x = signal_reference_noise (n, 31);
  g_autofree FrondPyramidColumn *columns = g_new (FrondPyramidColumn, 1900);
  FrondPyramid                  *pyramid = frond_pyramid_new ();

  frond_pyramid_extend (pyramid, x, n);
  for (gsize seconds = 1; seconds <= 3600; seconds *= 2)
    g_assert_cmpuint (frond_pyramid_query (pyramid, 12345, 12345 + seconds * 2000, 1900, columns), <, 1900 * 60);
  frond_pyramid_free (pyramid);
}

static void
test_nothing (void)
{
  FrondPyramidColumn columns[3];
  const double       x[2] = { 4, NAN };
  FrondPyramid      *pyramid = frond_pyramid_new ();

  frond_pyramid_query (pyramid, 0, 100, 3, columns);
  for (guint i = 0; i < 3; i++)
    g_assert_true (isnan (columns[i].min) && columns[i].n_valid == 0 && !columns[i].has_gap);
  g_assert_true (frond_pyramid_extend (pyramid, x, 2));
  frond_pyramid_query (pyramid, 1, 1, 3, columns);
  for (guint i = 0; i < 3; i++)
    g_assert_true (isnan (columns[i].min) && columns[i].n_valid == 0 && !columns[i].has_gap);
  /* More columns than samples: each shows the sample that it lies in. */
  frond_pyramid_query (pyramid, 0, 2, 3, columns);
  g_assert_cmpfloat (columns[0].min, ==, 4);
  g_assert_cmpfloat (columns[1].max, ==, 4);
  g_assert_true (columns[2].has_gap && isnan (columns[2].max));
  g_assert_cmpuint (frond_pyramid_query (pyramid, 0, 2, 0, NULL), ==, 0);
  frond_pyramid_free (pyramid);
  frond_pyramid_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/pyramid/brute-force", test_brute_force);
  g_test_add_func ("/signal/pyramid/growing", test_growing);
  g_test_add_func ("/signal/pyramid/flat-cost", test_flat_cost);
  g_test_add_func ("/signal/pyramid/nothing", test_nothing);
  return g_test_run ();
}
