/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-filter.h"
#include "frond-quality.h"
#include "signal-reference.h"

#define SECONDS 4

/* White noise of mean 0 and RMS 1. */
static double *
make_white (gsize   n,
            guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double *x = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    x[i] = (g_rand_double (rand) - 0.5) * sqrt (12);
  return x;
}

/* What muscle looks like: most of its power between 40 and 160 Hz; RMS as asked for. */
static double *
make_muscle (gsize   n,
             double  rate_hz,
             double  rms,
             guint32 seed)
{
  const FrondFilterSpec spec = { rate_hz, 40, MIN (160, 0.45 * rate_hz), 1, 0 };
  double               *x = make_white (n, seed);
  FrondFilter          *filter = frond_filter_new (&spec, 1);
  double                found;

  frond_filter_process (filter, x, x, n);
  frond_filter_free (filter);
  found = signal_reference_rms (x, n);
  for (gsize i = 0; i < n; i++)
    x[i] *= rms / found;
  return x;
}

static void
add_sine (double *x,
          gsize   n,
          double  rate_hz,
          double  frequency_hz,
          double  rms)
{
  for (gsize i = 0; i < n; i++)
    x[i] += rms * G_SQRT2 * sin (2 * G_PI * frequency_hz * (double) i / rate_hz + 1);
}

static FrondQualityResult
look_at (const double *x,
         const bool   *clipped,
         gsize         n,
         double        rate_hz)
{
  FrondQuality      *quality = frond_quality_new (rate_hz);
  FrondQualityResult result;

  frond_quality_push (quality, x, clipped, n);
  result = frond_quality_get (quality);
  frond_quality_free (quality);
  return result;
}

static void
assert_result (FrondQualityResult result,
               FrondQualityRating rating,
               FrondQualityReason reason)
{
  g_assert_cmpint (result.rating, ==, rating);
  g_assert_cmpint (result.reason, ==, reason);
}

static const double rates[] = { 1000, 250 };

/* Rest, a contraction, a large offset and the heart beside it are all good; many seeds, for the ratings rest on random signals. */
static void
test_good (void)
{
  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++) {
    const gsize n = (gsize) (SECONDS * rates[r]);

    for (guint32 seed = 1; seed <= 50; seed++) {
      g_autofree double *rest = make_muscle (n, rates[r], 2, seed);
      g_autofree double *work = make_muscle (n, rates[r], 80, seed);

      for (gsize i = 0; i < n; i++)
        rest[i] += 12000;
      assert_result (look_at (rest, NULL, n, rates[r]), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
      assert_result (look_at (work, NULL, n, rates[r]), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
      g_assert_cmpfloat (look_at (work, NULL, n, rates[r]).hum_hz, ==, 0);
      /* What muscle itself has at 50 Hz and its multiples is not hum. */
      g_assert_cmpfloat (look_at (work, NULL, n, rates[r]).hum_share, <, 0.15);
    }
  }
}

/* A quiet muscle below a coarse converter: a last bit of 3.2 uV that toggles now and then is no flat line. */
static void
test_coarse_but_good (void)
{
  g_autofree double *x = make_muscle (4000, 1000, 2, 1);

  for (gsize i = 0; i < 4000; i++)
    x[i] = round (x[i] / 3.2) * 3.2;
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
}

static void
check_hum (double             rate_hz,
           double             mains_hz,
           double             share,
           FrondQualityRating rating)
{
  const gsize        n = (gsize) (SECONDS * rate_hz);
  g_autofree double *x = make_muscle (n, rate_hz, 2, 1);
  /* The grid is never quite where it should be. */
  const double       rms = 2 * sqrt (share / (1 - share));
  FrondQualityResult result;

  add_sine (x, n, rate_hz, mains_hz + 0.1, rms * sqrt (0.9));
  if (3 * mains_hz < 0.45 * rate_hz)
    add_sine (x, n, rate_hz, 3 * (mains_hz + 0.1), rms * sqrt (0.1));
  result = look_at (x, NULL, n, rate_hz);
  assert_result (result, rating, rating == FROND_QUALITY_GOOD ? FROND_QUALITY_REASON_NONE : FROND_QUALITY_REASON_MAINS_HUM);
  g_assert_cmpfloat (result.hum_hz, ==, rating == FROND_QUALITY_GOOD ? 0 : mains_hz);
  g_assert_cmpfloat_with_epsilon (result.hum_share, share, 0.12);
}

static void
test_hum (void)
{
  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++) {
    for (double mains_hz = 50; mains_hz <= 60; mains_hz += 10) {
      check_hum (rates[r], mains_hz, 0.05, FROND_QUALITY_GOOD);
      check_hum (rates[r], mains_hz, 0.35, FROND_QUALITY_FAIR);
      check_hum (rates[r], mains_hz, 0.7, FROND_QUALITY_POOR);
      check_hum (rates[r], mains_hz, 0.99, FROND_QUALITY_POOR);
    }
  }
}

/* A tone of the same size that is not the mains' is not called so. */
static void
test_other_tone (void)
{
  g_autofree double *x = make_muscle (4000, 1000, 2, 1);

  add_sine (x, 4000, 1000, 75, 4);
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
}

static void
test_clipping (void)
{
  for (gsize r = 0; r < G_N_ELEMENTS (rates); r++) {
    const gsize        n = (gsize) (SECONDS * rates[r]);
    g_autofree double *x = make_muscle (n, rates[r], 50, 1);
    g_autofree bool   *clipped = g_new0 (bool, n);

    /* Long ago does not count. */
    for (gsize i = 0; i < n / 4; i++)
      clipped[i] = true;
    assert_result (look_at (x, clipped, n, rates[r]), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
    for (gsize i = 0; i < n / 500; i++)
      clipped[n - 1 - i] = true;
    assert_result (look_at (x, clipped, n, rates[r]), FROND_QUALITY_FAIR, FROND_QUALITY_REASON_CLIPPING);
    for (gsize i = 0; i < n / 100; i++)
      clipped[n - 1 - i] = true;
    assert_result (look_at (x, clipped, n, rates[r]), FROND_QUALITY_POOR, FROND_QUALITY_REASON_CLIPPING);
    g_assert_cmpfloat_with_epsilon (look_at (x, clipped, n, rates[r]).clipped_share, 0.02, 1e-9);
  }
}

static void
test_flat (void)
{
  g_autofree double *x = g_new (double, 4000);
  g_autofree bool   *clipped = g_new (bool, 4000);

  for (gsize i = 0; i < 4000; i++) {
    x[i] = 1635;
    clipped[i] = true;
  }
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_POOR, FROND_QUALITY_REASON_FLAT);
  assert_result (look_at (x, NULL, 4000, 250), FROND_QUALITY_POOR, FROND_QUALITY_REASON_FLAT);
  /* At the limit it is the limit that matters. */
  assert_result (look_at (x, clipped, 4000, 1000), FROND_QUALITY_POOR, FROND_QUALITY_REASON_CLIPPING);
  /* A rare spark, and dither far below what any amplifier's noise is. */
  for (gsize i = 0; i < 4000; i += 1000)
    x[i] = 1600;
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_POOR, FROND_QUALITY_REASON_FLAT);
  for (gsize i = 0; i < 4000; i++)
    x[i] = i % 3 == 0 ? 1635.01 : 1635;
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_POOR, FROND_QUALITY_REASON_FLAT);
}

static void
scale (double *x,
       gsize   n,
       double  factor)
{
  for (gsize i = 0; i < n; i++)
    x[i] *= factor;
}

static void
test_noise (void)
{
  g_autofree double *x = make_white (4000, 1);

  /* Amplifier noise with nothing else: quiet, not bad. */
  scale (x, 4000, 4);
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  scale (x, 4000, 5);
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_FAIR, FROND_QUALITY_REASON_NOISE);
  scale (x, 4000, 5);
  assert_result (look_at (x, NULL, 4000, 1000), FROND_QUALITY_POOR, FROND_QUALITY_REASON_NOISE);
  /* At 250 Hz it cannot be told from muscle, unless it is larger than any. */
  assert_result (look_at (x, NULL, 4000, 250), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  scale (x, 4000, 30);
  assert_result (look_at (x, NULL, 4000, 250), FROND_QUALITY_POOR, FROND_QUALITY_REASON_NOISE);
}

/* In units of unknown size only what is relative is judged; in mV it is all judged, scaled. */
static void
test_units (void)
{
  g_autofree double *x = make_white (4000, 1);
  FrondQuality      *quality = frond_quality_new (1000);

  scale (x, 4000, 0.1);
  frond_quality_push (quality, x, NULL, 4000);
  frond_quality_set_microvolts (quality, 1000);
  assert_result (frond_quality_get (quality), FROND_QUALITY_POOR, FROND_QUALITY_REASON_NOISE);
  frond_quality_set_microvolts (quality, 0);
  assert_result (frond_quality_get (quality), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  add_sine (x, 4000, 1000, 50, 0.2);
  frond_quality_push (quality, x, NULL, 4000);
  assert_result (frond_quality_get (quality), FROND_QUALITY_POOR, FROND_QUALITY_REASON_MAINS_HUM);
  frond_quality_free (quality);
}

static void
test_waiting_and_gaps (void)
{
  g_autofree double *x = make_muscle (4000, 1000, 2, 1);
  FrondQuality      *quality = frond_quality_new (1000);
  const double       gap = NAN;

  assert_result (frond_quality_get (quality), FROND_QUALITY_WAITING, FROND_QUALITY_REASON_NONE);
  frond_quality_push (quality, x, NULL, 1999);
  assert_result (frond_quality_get (quality), FROND_QUALITY_WAITING, FROND_QUALITY_REASON_NONE);
  frond_quality_push (quality, x + 1999, NULL, 1);
  assert_result (frond_quality_get (quality), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  g_assert_cmpfloat_with_epsilon (frond_quality_get (quality).band_rms, 2, 0.2);
  frond_quality_push (quality, &gap, NULL, 1);
  assert_result (frond_quality_get (quality), FROND_QUALITY_WAITING, FROND_QUALITY_REASON_NONE);
  frond_quality_push (quality, x, NULL, 2000);
  assert_result (frond_quality_get (quality), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  frond_quality_reset (quality);
  assert_result (frond_quality_get (quality), FROND_QUALITY_WAITING, FROND_QUALITY_REASON_NONE);
  frond_quality_free (quality);
}

/* The rating follows within the look-back and a refresh. */
static void
test_follows (void)
{
  g_autofree double *good = make_muscle (4000, 1000, 2, 1);
  g_autofree double *humming = g_memdup2 (good, 4000 * sizeof (double));
  FrondQuality      *quality = frond_quality_new (1000);

  add_sine (humming, 4000, 1000, 50, 20);
  frond_quality_push (quality, good, NULL, 3000);
  assert_result (frond_quality_get (quality), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  frond_quality_push (quality, humming, NULL, 500);
  assert_result (frond_quality_get (quality), FROND_QUALITY_POOR, FROND_QUALITY_REASON_MAINS_HUM);
  for (gsize i = 0; i < 2250; i += 50) {
    frond_quality_push (quality, good + i, NULL, 50);
    frond_quality_get (quality);
  }
  assert_result (frond_quality_get (quality), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  frond_quality_free (quality);
}

/* What came earlier makes no difference, wherever the ring's beginning lies. */
static void
test_only_the_last_two_seconds (void)
{
  g_autofree double *x = make_muscle (4000, 1000, 2, 1);
  const double       expected = look_at (x + 2000, NULL, 2000, 1000).band_rms;

  for (gsize first = 0; first < 2000; first += 333)
    g_assert_cmpfloat (look_at (x + first, NULL, 4000 - first, 1000).band_rms, ==, expected);
}

static void
test_low_rates (void)
{
  g_autofree double *x = make_white (800, 1);

  /* Pressure at 50 Hz: no band, but a line that lives. */
  assert_result (look_at (x, NULL, 800, 50), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  g_assert_true (isnan (look_at (x, NULL, 800, 50).band_rms));
  assert_result (look_at (x, NULL, 800, 100), FROND_QUALITY_GOOD, FROND_QUALITY_REASON_NONE);
  g_assert_null (frond_quality_new (0));
  g_assert_null (frond_quality_new (NAN));
  g_assert_null (frond_quality_new (1e9));
  frond_quality_free (NULL);
}

/* A real recording, where it is at hand: its electrodes were well, at rest and at work. */
static void
test_real_recording (void)
{
  const char      *folder = g_getenv ("FROND_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "biosppy_emg_1.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  FrondQuality *quality;

  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("the recording is not here");
    return;
  }
  lines = g_strsplit (text, "\n", -1);
  quality = frond_quality_new (1000);
  for (gsize i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
    /* The converter's 12 bits over a range of 3.3 mV. */
    const double sample = (g_ascii_strtod (lines[i], NULL) - 2048) / 4096 * 3300;

    if (lines[i][0] == '#')
      continue;
    frond_quality_push (quality, &sample, NULL, 1);
    if (i % 250 == 0 && i > 2250) {
      const FrondQualityResult result = frond_quality_get (quality);

      /* A little hum now and then, 50 Hz as it was recorded in Europe; nothing else. */
      g_assert_cmpint (result.rating, !=, FROND_QUALITY_POOR);
      g_assert_cmpint (result.rating, !=, FROND_QUALITY_WAITING);
      g_assert_cmpint (result.reason, ==, result.rating == FROND_QUALITY_FAIR ? FROND_QUALITY_REASON_MAINS_HUM : FROND_QUALITY_REASON_NONE);
      g_assert_cmpfloat (result.hum_hz, ==, result.rating == FROND_QUALITY_FAIR ? 50 : 0);
    }
  }
  frond_quality_free (quality);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/quality/good", test_good);
  g_test_add_func ("/signal/quality/coarse-but-good", test_coarse_but_good);
  g_test_add_func ("/signal/quality/hum", test_hum);
  g_test_add_func ("/signal/quality/other-tone", test_other_tone);
  g_test_add_func ("/signal/quality/clipping", test_clipping);
  g_test_add_func ("/signal/quality/flat", test_flat);
  g_test_add_func ("/signal/quality/noise", test_noise);
  g_test_add_func ("/signal/quality/units", test_units);
  g_test_add_func ("/signal/quality/waiting-and-gaps", test_waiting_and_gaps);
  g_test_add_func ("/signal/quality/follows", test_follows);
  g_test_add_func ("/signal/quality/only-the-last-two-seconds", test_only_the_last_two_seconds);
  g_test_add_func ("/signal/quality/low-rates", test_low_rates);
  g_test_add_func ("/signal/quality/real-recording", test_real_recording);
  return g_test_run ();
}
