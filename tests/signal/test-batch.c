/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-batch.h"
#include "signal-reference.h"

#define N 3000

static const FrondFilterSpec spec = { 1000, 20, 450, 4, 50 };

static void
condition_live (const double *raw,
                double       *filtered,
                double       *envelope,
                gsize         n)
{
  FrondFilter   *filter = frond_filter_new (&spec, 1);
  FrondEnvelope *smoother = frond_envelope_new (FROND_ENVELOPE_RMS, 1000, 100, 1);

  frond_envelope_follow (smoother, filter);
  for (gsize i = 0; i < n; i += 20) {
    frond_filter_process (filter, raw + i, filtered + i, MIN (20, n - i));
    frond_envelope_process (smoother, filtered + i, envelope + i, MIN (20, n - i));
  }
  frond_filter_free (filter);
  frond_envelope_free (smoother);
}

static void
test_same_as_live (void)
{
  g_autofree double *raw = signal_reference_noise (N, 21);
  double             filtered[N], envelope[N], live_filtered[N], live_envelope[N];

  g_assert_true (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 100, raw, filtered, envelope, N, NULL));
  condition_live (raw, live_filtered, live_envelope, N);
  g_assert_cmpmem (filtered, sizeof filtered, live_filtered, sizeof filtered);
  g_assert_cmpmem (envelope, sizeof envelope, live_envelope, sizeof envelope);
}

/* Each stretch between gaps has the numbers that it would have alone. */
static void
test_gaps (void)
{
  const gsize        gaps[][2] = { { 0, 7 }, { 400, 401 }, { 402, 900 }, { 2990, N } };
  g_autofree double *raw = signal_reference_noise (N, 22);
  double             filtered[N], envelope[N], alone_filtered[N], alone_envelope[N];

  raw[450] = INFINITY;
  for (gsize g = 0; g < G_N_ELEMENTS (gaps); g++) {
    for (gsize i = gaps[g][0]; i < gaps[g][1]; i++)
      raw[i] = i == 450 ? INFINITY : NAN;
  }
  g_assert_true (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 100, raw, filtered, envelope, N, NULL));

  for (gsize g = 0; g < G_N_ELEMENTS (gaps); g++) {
    const gsize first = gaps[g][1], end = g + 1 < G_N_ELEMENTS (gaps) ? gaps[g + 1][0] : N;

    for (gsize i = gaps[g][0]; i < gaps[g][1]; i++)
      g_assert_true (isnan (filtered[i]) && isnan (envelope[i]));
    if (first < end) {
      condition_live (raw + first, alone_filtered, alone_envelope, end - first);
      g_assert_cmpmem (filtered + first, (end - first) * sizeof (double), alone_filtered, (end - first) * sizeof (double));
      g_assert_cmpmem (envelope + first, (end - first) * sizeof (double), alone_envelope, (end - first) * sizeof (double));
    }
  }
}

/* A resting muscle on a slow drift that is met at its highest: its first second is as quiet as its second, also after a gap. */
static void
test_settles (void)
{
  g_autofree double *raw = signal_reference_noise (N, 23);
  double             filtered[N], envelope[N];
  gsize              n_settling;

  for (gsize i = 0; i < N; i++)
    raw[i] += 40 * cos (2 * G_PI * 1.5 * (double) (i % 1000) / 1000);
  raw[1000] = NAN;
  g_assert_true (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 100, raw, filtered, envelope, N, &n_settling));
  g_assert_cmpuint (n_settling, ==, 200);

  for (gsize start = 0; start <= 1001; start += 1001) {
    double first = 0, second = 0;

    for (gsize i = start; i < start + n_settling; i++)
      g_assert_true (isnan (envelope[i]));
    for (gsize i = start + n_settling; i < start + 500; i++)
      first = fmax (first, envelope[i]);
    for (gsize i = start + 500; i < start + 900; i++)
      second = fmax (second, envelope[i]);
    g_assert_cmpfloat (fabs (first / second - 1), <, 0.25);
  }
}

/* However many go side by side and wherever their gaps are, each channel has the bits that it has alone. */
static void
test_channels (void)
{
  enum {
    CHANNELS = 11
  };
  double *raw[CHANNELS], *filtered[CHANNELS], *envelope[CHANNELS];
  gsize   n_settling = 0;

  for (guint c = 0; c < CHANNELS; c++) {
    raw[c] = signal_reference_noise (N, 30 + c);
    filtered[c] = g_new0 (double, N);
    envelope[c] = g_new0 (double, N);
    for (gsize i = 700; c < 6 && i < 771; i++)
      raw[c][i] = NAN;
  }
  raw[1][N - 1] = NAN;
  raw[7][0] = INFINITY;

  g_assert_true (frond_batch_condition_channels (&spec, FROND_ENVELOPE_RMS, 100, CHANNELS, (const double *const *) raw, filtered, envelope, N, &n_settling));
  g_assert_cmpuint (n_settling, ==, 200);
  for (guint c = 0; c < CHANNELS; c++) {
    double alone_filtered[N], alone_envelope[N];

    g_assert_true (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 100, raw[c], alone_filtered, alone_envelope, N, NULL));
    g_assert_cmpmem (filtered[c], sizeof alone_filtered, alone_filtered, sizeof alone_filtered);
    g_assert_cmpmem (envelope[c], sizeof alone_envelope, alone_envelope, sizeof alone_envelope);
    g_free (raw[c]);
    g_free (filtered[c]);
    g_free (envelope[c]);
  }
}

/* Filtered first and smoothed later, over the raw samples: the same bits as in one step. */
static void
test_two_steps (void)
{
  enum {
    CHANNELS = 5
  };
  double *raw[CHANNELS], *filtered[CHANNELS], *envelope[CHANNELS], *later[CHANNELS];

  for (guint c = 0; c < CHANNELS; c++) {
    raw[c] = signal_reference_noise (N, 50 + c);
    raw[c][1500 + c / 4] = NAN;
    filtered[c] = g_new0 (double, N);
    later[c] = g_new0 (double, N);
    envelope[c] = g_new0 (double, N);
  }
  g_assert_true (frond_batch_condition_channels (&spec, FROND_ENVELOPE_RMS, 100, CHANNELS, (const double *const *) raw, filtered, envelope, N, NULL));
  g_assert_true (frond_batch_condition_channels (&spec, FROND_ENVELOPE_RMS, 100, CHANNELS, (const double *const *) raw, later, NULL, N, NULL));
  g_assert_true (frond_batch_condition_channels (&spec, FROND_ENVELOPE_RMS, 100, CHANNELS, (const double *const *) later, NULL, raw, N, NULL));
  for (guint c = 0; c < CHANNELS; c++) {
    g_assert_cmpmem (later[c], N * sizeof (double), filtered[c], N * sizeof (double));
    g_assert_cmpmem (raw[c], N * sizeof (double), envelope[c], N * sizeof (double));
    g_free (raw[c]);
    g_free (filtered[c]);
    g_free (later[c]);
    g_free (envelope[c]);
  }
}

static void
test_impossible (void)
{
  const FrondFilterSpec low = { 40, 20, 450, 4, 0 };
  double                raw[4] = { 1, 2, 3, 4 }, filtered[4] = { 5, 5, 5, 5 }, envelope[4] = { 6, 6, 6, 6 };

  g_assert_false (frond_batch_condition (&low, FROND_ENVELOPE_RMS, 100, raw, filtered, envelope, 4, NULL));
  g_assert_false (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 0, raw, filtered, envelope, 4, NULL));
  g_assert_cmpfloat (filtered[0], ==, 5);
  g_assert_cmpfloat (envelope[3], ==, 6);
  g_assert_true (frond_batch_condition (&spec, FROND_ENVELOPE_RMS, 100, raw, filtered, envelope, 0, NULL));
  g_assert_cmpfloat (filtered[0], ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/batch/same-as-live", test_same_as_live);
  g_test_add_func ("/signal/batch/gaps", test_gaps);
  g_test_add_func ("/signal/batch/settles", test_settles);
  g_test_add_func ("/signal/batch/channels", test_channels);
  g_test_add_func ("/signal/batch/two-steps", test_two_steps);
  g_test_add_func ("/signal/batch/impossible", test_impossible);
  return g_test_run ();
}
