/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-envelope.h"
#include "signal-reference.h"

/* By definition: the last n_window samples, fewer at the start. */
static double
by_definition (FrondEnvelopeKind kind,
               const double     *x,
               gsize             i,
               gsize             n_window)
{
  const gsize first = i + 1 > n_window ? i + 1 - n_window : 0;
  double      sum = 0;

  for (gsize j = first; j <= i; j++)
    sum += kind == FROND_ENVELOPE_RMS ? x[j] * x[j] : fabs (x[j]);
  sum /= (double) (i + 1 - first);
  return kind == FROND_ENVELOPE_RMS ? sqrt (sum) : sum;
}

static void
check (FrondEnvelopeKind kind,
       gsize             n_window,
       unsigned          n_channels)
{
  const gsize        n = 1000;
  g_autofree double *in = signal_reference_noise (n * n_channels, 4);
  g_autofree double *out = g_memdup2 (in, n * n_channels * sizeof (double));
  FrondEnvelope     *envelope = frond_envelope_new (kind, 1000, (double) n_window, n_channels);

  g_assert_cmpuint (frond_envelope_get_n_window (envelope), ==, n_window);
  for (gsize done = 0, block = 1; done < n; done += block, block = MIN (block + 1, n - done))
    frond_envelope_process (envelope, out + done * n_channels, out + done * n_channels, MIN (block, n - done));

  for (unsigned channel = 0; channel < n_channels; channel++) {
    g_autofree double *alone = g_new (double, n);

    for (gsize i = 0; i < n; i++)
      alone[i] = in[i * n_channels + channel];
    for (gsize i = 0; i < n; i++) {
      const double expected = by_definition (kind, alone, i, n_window);

      g_assert_cmpfloat_with_epsilon (out[i * n_channels + channel], expected, 1e-12 * expected);
    }
  }
  frond_envelope_free (envelope);
}

static void
test_definition (void)
{
  const gsize windows[] = { 1, 2, 20, 100, 999, 1000, 3000 };

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++) {
    check (FROND_ENVELOPE_RMS, windows[i], 1);
    check (FROND_ENVELOPE_ARV, windows[i], 1);
    check (FROND_ENVELOPE_RMS, windows[i], 3);
  }
}

/* After a burst a trillion times as large nothing of it is left once it is out of the window; a plain running sum never gets rid of it. */
static void
test_no_drift (void)
{
  g_autofree double *x = g_new (double, 5000);
  FrondEnvelope     *envelope = frond_envelope_new (FROND_ENVELOPE_RMS, 1000, 100, 1);

  for (gsize i = 0; i < 5000; i++)
    x[i] = i < 1000 ? 1e9 : 1e-3;
  frond_envelope_process (envelope, x, x, 5000);
  for (gsize i = 1100; i < 5000; i++)
    g_assert_cmpfloat_with_epsilon (x[i], 1e-3, 1e-15);

  for (gsize i = 0; i < 5000; i++)
    x[i] = i < 1000 ? 1e9 : 0;
  frond_envelope_reset (envelope);
  frond_envelope_process (envelope, x, x, 5000);
  for (gsize i = 0; i < 5000; i++)
    g_assert_cmpfloat (x[i], >=, 0);
  g_assert_cmpfloat (x[1099], ==, 0);
  frond_envelope_free (envelope);
}

static void
test_reset (void)
{
  g_autofree double *x = signal_reference_noise (350, 9);
  double             first[350], second[350];
  FrondEnvelope     *envelope = frond_envelope_new (FROND_ENVELOPE_ARV, 1000, 100, 1);

  frond_envelope_process (envelope, x, first, 350);
  frond_envelope_reset (envelope);
  frond_envelope_process (envelope, x, second, 350);
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
  g_assert_cmpfloat (first[0], ==, x[0]);
  frond_envelope_free (envelope);
}

/* No value until the filter has settled and the window is full of what came after that, again after every reset. */
static void
test_follow (void)
{
  const FrondFilterSpec spec = { 1000, 20, 450, 4, 0 };
  FrondFilter          *filter = frond_filter_new (&spec, 1);
  FrondEnvelope        *envelope = frond_envelope_new (FROND_ENVELOPE_RMS, 1000, 50, 1);
  const gsize           n_settling = frond_envelope_follow (envelope, filter);
  double                in[400], out[400];

  g_assert_cmpuint (n_settling, ==, frond_filter_get_n_settling (filter) + 50);
  g_assert_cmpuint (n_settling, <, G_N_ELEMENTS (in));
  for (gsize i = 0; i < G_N_ELEMENTS (in); i++)
    in[i] = 3;
  for (guint round = 0; round < 2; round++) {
    frond_envelope_process (envelope, in, out, G_N_ELEMENTS (in));
    for (gsize i = 0; i < G_N_ELEMENTS (out); i++)
      g_assert_true (i < n_settling ? isnan (out[i]) : fabs (out[i] - 3) < 1e-9);
    frond_envelope_reset (envelope);
  }
  frond_envelope_free (envelope);
  frond_filter_free (filter);
}

static void
test_impossible (void)
{
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, 0, 100, 1));
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, 1000, 0, 1));
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, 1000, -100, 1));
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, NAN, 100, 1));
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, 1000, NAN, 1));
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, 1000, 1e12, 1));
  g_assert_null (frond_envelope_new (FROND_ENVELOPE_RMS, 1000, 100, 0));
  frond_envelope_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/envelope/definition", test_definition);
  g_test_add_func ("/signal/envelope/no-drift", test_no_drift);
  g_test_add_func ("/signal/envelope/reset", test_reset);
  g_test_add_func ("/signal/envelope/follow", test_follow);
  g_test_add_func ("/signal/envelope/impossible", test_impossible);
  return g_test_run ();
}
