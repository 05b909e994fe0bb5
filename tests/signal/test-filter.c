/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-filter.h"
#include "signal-reference.h"

#define FULL_SCALE 2048.0

static FrondFilterSpec
make_spec (double rate_hz,
           double notch_hz)
{
  return (FrondFilterSpec) { rate_hz, 20, 450, 4, notch_hz };
}

static double *
run (const FrondFilterSpec *spec,
     const double          *in,
     gsize                  n)
{
  FrondFilter *filter = frond_filter_new (spec, 1);
  double      *out = g_new (double, n);

  g_assert_nonnull (filter);
  frond_filter_process (filter, in, out, n);
  frond_filter_free (filter);
  return out;
}

/* Asked for: 1e-9 of full scale. The order of operations is scipy's, so that next to nothing is left. */
static void
test_equals_scipy (void)
{
  g_autoptr (GPtrArray) rows = signal_reference_load ("filter-outputs.csv");
  g_autofree double *in = signal_reference_noise (2000, 1);
  g_autofree double *out = NULL;
  FrondFilterSpec    spec = { 0 };
  double             worst = 0;

  for (guint row = 0; row < rows->len; row++) {
    const double rate_hz = signal_reference_number (rows, row, 0), notch_hz = signal_reference_number (rows, row, 1);

    if (rate_hz != spec.rate_hz || notch_hz != spec.notch_hz) {
      spec = make_spec (rate_hz, notch_hz);
      g_free (out);
      out = run (&spec, in, 2000);
    }
    worst = fmax (worst, fabs (out[(gsize) signal_reference_number (rows, row, 2)] - signal_reference_number (rows, row, 3)));
  }
  g_test_message ("largest difference: %g of full scale", worst / FULL_SCALE);
  g_assert_cmpfloat (worst, <, 1e-11 * FULL_SCALE);
}

static double
gain_db (const FrondFilterSpec *spec,
         double                 frequency_hz)
{
  const gsize        n = (gsize) (4 * spec->rate_hz), settled = 2 * n / 4;
  g_autofree double *in = signal_reference_sine (n, spec->rate_hz, frequency_hz, 1);
  g_autofree double *out = run (spec, in, n);

  return 20 * log10 (signal_reference_rms (out + settled, n - settled) * G_SQRT2);
}

static void
test_bands (void)
{
  const FrondFilterSpec plain = make_spec (1000, 0), notched = make_spec (1000, 50);

  g_assert_cmpfloat_with_epsilon (gain_db (&plain, 80), 0, 0.05);
  g_assert_cmpfloat_with_epsilon (gain_db (&plain, 200), 0, 0.05);
  g_assert_cmpfloat_with_epsilon (gain_db (&plain, 20), -3.01, 0.05);
  g_assert_cmpfloat (gain_db (&plain, 5), <, -45);
  g_assert_cmpfloat_with_epsilon (gain_db (&plain, 50), 0, 0.05);
  for (guint harmonic = 1; harmonic <= 3; harmonic++)
    g_assert_cmpfloat (gain_db (&notched, 50 * harmonic), <, -60);
  g_assert_cmpfloat (gain_db (&notched, 200), >, -0.1);
  /* The notch is narrow: 2.5 Hz beside it 90 % is left. */
  g_assert_cmpfloat (gain_db (&notched, 52.5), >, -1);
}

static void
test_offset (void)
{
  const FrondFilterSpec spec = make_spec (1000, 50);
  g_autofree double    *in = g_new (double, 3000);
  g_autofree double    *out = NULL;

  for (guint i = 0; i < 3000; i++)
    in[i] = 123456.7;
  out = run (&spec, in, 3000);
  for (guint i = 0; i < 3000; i++)
    g_assert_cmpfloat (out[i], ==, 0);

  /* An offset that comes later is a step; it dies away. */
  for (guint i = 1; i < 3000; i++)
    in[i] = 123456.7 + 1000;
  g_free (out);
  out = run (&spec, in, 3000);
  g_assert_cmpfloat (fabs (out[1]), >, 100);
  g_assert_cmpfloat (fabs (out[2999]), <, 1e-3);
}

/* However a signal arrives, however many channels lie beside it, the numbers are the same to the last bit. */
static void
test_cutting_and_channels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (unsigned n_channels = 1; n_channels <= 17; n_channels++) {
    const unsigned        order = n_channels % 5 + 1;
    const FrondFilterSpec spec = { 1000, 20, 450, order, n_channels % 2 == 0 ? 50 : 0 };
    const gsize           n = 700;
    g_autofree double    *noise = signal_reference_noise (n * n_channels, n_channels);
    g_autofree double    *mixed = g_memdup2 (noise, n * n_channels * sizeof (double));
    FrondFilter          *filter = frond_filter_new (&spec, n_channels);

    for (gsize done = 0; done < n;) {
      const gsize wanted = (gsize) g_rand_int_range (rand, 0, 60);
      const gsize next = MIN (n - done, wanted);

      frond_filter_process (filter, mixed + done * n_channels, mixed + done * n_channels, next);
      done += next;
    }
    g_assert_cmpuint (frond_filter_get_n_updates (filter), ==, (guint64) frond_filter_get_n_sections (filter) * n * n_channels);
    frond_filter_free (filter);

    for (unsigned channel = 0; channel < n_channels; channel++) {
      g_autofree double *alone = g_new (double, n);
      g_autofree double *out = NULL;

      for (gsize i = 0; i < n; i++)
        alone[i] = noise[i * n_channels + channel];
      out = run (&spec, alone, n);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpfloat (out[i], ==, mixed[i * n_channels + channel]);
    }
  }
}

static void
test_reset (void)
{
  const FrondFilterSpec spec = make_spec (1000, 50);
  g_autofree double    *in = signal_reference_noise (500, 3);
  g_autofree double    *first = g_new (double, 500);
  g_autofree double    *second = g_new (double, 500);
  FrondFilter          *filter = frond_filter_new (&spec, 1);

  frond_filter_process (filter, in, first, 500);
  frond_filter_process (filter, in, second, 500);
  g_assert_cmpfloat (first[1], !=, second[1]);
  frond_filter_reset (filter);
  frond_filter_process (filter, in, second, 500);
  g_assert_cmpmem (first, 500 * sizeof (double), second, 500 * sizeof (double));
  g_assert_cmpuint (frond_filter_get_n_updates (filter), ==, 3 * 500 * 7);
  frond_filter_free (filter);
}

static void
assert_used (double   rate_hz,
             double   notch_hz,
             double   high_hz,
             double   used_notch_hz,
             unsigned n_sections)
{
  const FrondFilterSpec spec = make_spec (rate_hz, notch_hz);
  FrondFilter          *filter = frond_filter_new (&spec, 2);

  g_assert_nonnull (filter);
  g_assert_cmpfloat (frond_filter_get_used (filter)->band_low_hz, ==, 20);
  g_assert_cmpfloat_with_epsilon (frond_filter_get_used (filter)->band_high_hz, high_hz, 1e-9);
  g_assert_cmpfloat (frond_filter_get_used (filter)->notch_hz, ==, used_notch_hz);
  g_assert_cmpfloat (frond_filter_get_used (filter)->rate_hz, ==, rate_hz);
  g_assert_cmpuint (frond_filter_get_used (filter)->order, ==, 4);
  g_assert_cmpuint (frond_filter_get_n_sections (filter), ==, n_sections);
  frond_filter_free (filter);
}

static void
test_what_was_used (void)
{
  assert_used (4000, 0, 450, 0, 4);
  assert_used (1000, 50, 450, 50, 7);
  assert_used (1000, 60, 450, 60, 7);
  assert_used (500, 60, 225, 60, 7);
  assert_used (250, 50, 112.5, 50, 6); /* 150 Hz is above the upper edge */
  assert_used (250, 60, 112.5, 60, 5);
  assert_used (100, 50, 45, 0, 4);
}

static void
test_impossible (void)
{
  const FrondFilterSpec specs[] = {
    { 50, 20, 450, 4, 0 },       /* nothing of the band is left */
    { 85, 20, 450, 4, 0 },       /* not an octave of it */
    { 1000, 450, 20, 4, 0 },     /* upside down */
    { 1000, 0, 450, 4, 0 },      /* no lower edge */
    { 1000, -20, 450, 4, 0 },    /* below zero */
    { 0, 20, 450, 4, 0 },        /* no rate */
    { -1000, 20, 450, 4, 0 },    /* no rate */
    { NAN, 20, 450, 4, 0 },      /* no rate */
    { INFINITY, 20, 450, 4, 0 }, /* no rate */
    { 1000, NAN, 450, 4, 0 },    /* no lower edge */
    { 1000, 20, NAN, 4, 0 },     /* no upper edge */
    { 1000, 20, 450, 0, 0 },     /* no order */
    { 1000, 20, 450, 9, 0 },     /* too steep */
    { 1000, 20, 450, 4, -50 },   /* no frequency */
    { 1000, 20, 450, 4, NAN },   /* no frequency */
  };
  const FrondFilterSpec good = make_spec (1000, 0), low = { 90, 20, 450, 4, 0 }, narrow = { 1000, 100, 120, 4, 0 };
  FrondFilter          *filter;

  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    g_assert_null (frond_filter_new (&specs[i], 1));
  g_assert_null (frond_filter_new (&good, 0));
  filter = frond_filter_new (&low, 1);
  g_assert_nonnull (filter);
  frond_filter_free (filter);
  /* A narrow band that was asked for is no matter of the rate. */
  filter = frond_filter_new (&narrow, 1);
  g_assert_nonnull (filter);
  frond_filter_free (filter);
  frond_filter_free (NULL);
}

/* Ten minutes at 4 kHz, where the poles of 20 Hz lie closest to the unit circle: the noise of the last second is that of the first minute. */
static void
test_long_run (void)
{
  const FrondFilterSpec spec = make_spec (4000, 50);
  g_autofree double    *in = signal_reference_noise (900, 11);
  double                out[900], early = 0, late = 0;
  FrondFilter          *filter = frond_filter_new (&spec, 1);

  for (guint i = 0; i < 2667; i++) {
    frond_filter_process (filter, in, out, 900);
    if (i == 100)
      early = signal_reference_rms (out, 900);
    late = signal_reference_rms (out, 900);
  }
  g_assert_cmpfloat (early, >, 10);
  g_assert_cmpfloat_with_epsilon (late, early, 1e-9 * early);
  frond_filter_free (filter);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/filter/equals-scipy", test_equals_scipy);
  g_test_add_func ("/signal/filter/bands", test_bands);
  g_test_add_func ("/signal/filter/offset", test_offset);
  g_test_add_func ("/signal/filter/cutting-and-channels", test_cutting_and_channels);
  g_test_add_func ("/signal/filter/reset", test_reset);
  g_test_add_func ("/signal/filter/what-was-used", test_what_was_used);
  g_test_add_func ("/signal/filter/impossible", test_impossible);
  g_test_add_func ("/signal/filter/long-run", test_long_run);
  return g_test_run ();
}
