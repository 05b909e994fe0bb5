/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-spectrum.h"
#include "signal-reference.h"

#define assert_close(found, expected, relative) g_assert_cmpfloat_with_epsilon (found, expected, (relative) * fabs (expected) + 1e-12)

static void
check_row (GPtrArray     *rows,
           guint          row,
           FrondSpectrum *spectrum,
           const double  *x,
           gsize          n)
{
  const double  rate_hz = signal_reference_number (rows, row, 0), expected = signal_reference_number (rows, row, 4);
  const double  high_hz = MIN (450, 0.45 * rate_hz);
  const char   *what = ((char **) g_ptr_array_index (rows, row))[2];
  double        median_hz, mean_hz;
  gsize         n_bins;
  const double *density = frond_spectrum_get_density (spectrum, &n_bins);

  if (g_str_equal (what, "density")) {
    g_assert_cmpuint ((gsize) signal_reference_number (rows, row, 3), <, n_bins);
    assert_close (density[(gsize) signal_reference_number (rows, row, 3)], expected, 1e-9);
    return;
  }
  g_assert_true (frond_spectrum_median_mean (x, n, rate_hz, 20, high_hz, &median_hz, &mean_hz));
  assert_close (g_str_equal (what, "median") ? median_hz : mean_hz, expected, 1e-10);
}

static void
test_equals_scipy (void)
{
  g_autoptr (GPtrArray) rows = signal_reference_load ("spectra.csv");

  for (guint row = 0; row < rows->len; row++) {
    const gsize        n = (gsize) signal_reference_number (rows, row, 1);
    g_autofree double *x = signal_reference_noise (n, 7);
    FrondSpectrum     *spectrum = frond_spectrum_new (signal_reference_number (rows, row, 0), MIN (n, 1024));

    g_assert_cmpuint (frond_spectrum_compute (spectrum, x, n), ==, n == 3000 ? 4 : 1);
    check_row (rows, row, spectrum, x, n);
    frond_spectrum_free (spectrum);
  }
}

/* A sine of amplitude 3 has a mean square of 4.5, all of it at its frequency. */
static void
test_sine (void)
{
  g_autofree double *x = signal_reference_sine (4096, 1024, 100, 3);
  FrondSpectrum     *spectrum = frond_spectrum_new (1024, 1024);
  double             median_hz, mean_hz;

  frond_spectrum_compute (spectrum, x, 4096);
  g_assert_cmpfloat (frond_spectrum_get_resolution_hz (spectrum), ==, 1);
  g_assert_cmpfloat_with_epsilon (frond_spectrum_get_band_power (spectrum, 98, 102), 4.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_spectrum_get_band_power (spectrum, 0, 512), 4.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_spectrum_get_band_power (spectrum, 103, 512), 0, 1e-12);
  g_assert_true (frond_spectrum_median_mean (x, 4096, 1024, 20, 450, &median_hz, &mean_hz));
  g_assert_cmpfloat (median_hz, ==, 100);
  g_assert_cmpfloat_with_epsilon (mean_hz, 100, 1e-9);
  frond_spectrum_free (spectrum);
}

/* Windows that a gap touches count as if they were not there. */
static void
test_gaps (void)
{
  g_autofree double *noise = signal_reference_noise (1536, 7);
  g_autofree double *x = g_memdup2 (noise, 1536 * sizeof (double));
  FrondSpectrum     *whole = frond_spectrum_new (1000, 1024), *broken = frond_spectrum_new (1000, 1024);
  gsize              n_bins;
  double             median_hz, mean_hz;

  x[1100] = NAN;
  g_assert_cmpuint (frond_spectrum_compute (whole, noise, 1024), ==, 1);
  g_assert_cmpuint (frond_spectrum_compute (broken, x, 1536), ==, 1);
  g_assert_cmpmem (frond_spectrum_get_density (whole, &n_bins), 513 * sizeof (double), frond_spectrum_get_density (broken, &n_bins), n_bins * sizeof (double));

  x[100] = NAN;
  x[600] = NAN;
  g_assert_cmpuint (frond_spectrum_compute (broken, x, 1536), ==, 0);
  g_assert_cmpfloat (frond_spectrum_get_band_power (broken, 0, 500), ==, 0);
  g_assert_true (isnan (frond_spectrum_get_median_hz (broken, 20, 450)));
  g_assert_true (isnan (frond_spectrum_get_mean_hz (broken, 20, 450)));
  g_assert_false (frond_spectrum_median_mean (x, 1536, 1000, 20, 450, &median_hz, &mean_hz));
  g_assert_true (isnan (median_hz) && isnan (mean_hz));
  frond_spectrum_free (whole);
  frond_spectrum_free (broken);
}

static void
test_nothing (void)
{
  const double flat[8] = { 5, 5, 5, 5, 5, 5, 5, 5 };
  double       median_hz = 1, mean_hz = 1;

  g_assert_null (frond_spectrum_new (0, 1024));
  g_assert_null (frond_spectrum_new (NAN, 1024));
  g_assert_null (frond_spectrum_new (1000, 1));
  g_assert_null (frond_spectrum_new (1000, G_MAXSIZE));
  g_assert_false (frond_spectrum_median_mean (flat, 0, 1000, 20, 450, &median_hz, &mean_hz));
  g_assert_false (frond_spectrum_median_mean (flat, 1, 1000, 20, 450, &median_hz, &mean_hz));
  g_assert_false (frond_spectrum_median_mean (flat, 8, 1000, 20, 450, &median_hz, &mean_hz));
  g_assert_false (frond_spectrum_median_mean (flat, 8, 1000, 450, 20, &median_hz, &mean_hz));
  g_assert_true (isnan (median_hz) && isnan (mean_hz));
  frond_spectrum_free (NULL);
}

static gpointer
compute_often (gpointer data)
{
  g_autofree double *x = signal_reference_noise (3000, 7);
  double             median_hz, mean_hz;

  for (guint i = 0; i < 20; i++) {
    g_assert_true (frond_spectrum_median_mean (x, 500 + 37 * i, 1000, 20, 450, &median_hz, &mean_hz));
    g_assert_true (frond_spectrum_median_mean (x, 3000, 1000, 20, 450, &median_hz, &mean_hz));
    g_assert_cmpfloat (median_hz, ==, 241.2109375);
  }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("spectrum", compute_often, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/spectrum/equals-scipy", test_equals_scipy);
  g_test_add_func ("/signal/spectrum/sine", test_sine);
  g_test_add_func ("/signal/spectrum/gaps", test_gaps);
  g_test_add_func ("/signal/spectrum/nothing", test_nothing);
  g_test_add_func ("/signal/spectrum/threads", test_threads);
  return g_test_run ();
}
