/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-contraction.h"
#include "signal-reference.h"

#define RATE 1000.0

static const FrondContractionReference reference = { 2, 0.25, 20 };

/* Level from one time to the next, in seconds; the last level lasts to the end of the array. */
typedef struct {
  double from_s;
  double level;
} Step;

static double *
make_envelope (const Step *steps,
               gsize       n_steps,
               double      length_s,
               gsize      *n)
{
  double *envelope;

  *n = (gsize) (length_s * RATE + 0.5);
  envelope = g_new (double, *n);
  for (gsize i = 0; i < *n; i++) {
    for (gsize s = 0; s < n_steps && (double) i >= steps[s].from_s * RATE - 0.5; s++)
      envelope[i] = steps[s].level;
  }
  return envelope;
}

static void
assert_time (FrondContractionTime time,
             double               seconds,
             gboolean             censored)
{
  g_assert_true (time.valid);
  g_assert_cmpfloat_with_epsilon (time.seconds, seconds, 1e-9);
  g_assert_cmpint (time.censored, ==, censored);
}

static void
assert_not_valid (FrondContractionTime time)
{
  g_assert_false (time.valid);
  g_assert_false (time.censored);
  g_assert_true (isnan (time.seconds));
}

static FrondContractionTime
onset_of (FrondContractionSchool school,
          const Step            *steps,
          gsize                  n_steps,
          double                 length_s)
{
  gsize              n;
  g_autofree double *envelope = make_envelope (steps, n_steps, length_s, &n);

  return frond_contraction_onset (school, &reference, envelope, n, RATE);
}

static FrondContractionTime
release_of (FrondContractionSchool school,
            const Step            *steps,
            gsize                  n_steps,
            double                 length_s)
{
  gsize              n;
  g_autofree double *envelope = make_envelope (steps, n_steps, length_s, &n);

  return frond_contraction_release (school, &reference, envelope, n, RATE);
}

#define ONSET(school, length_s, ...)   onset_of (FROND_CONTRACTION_##school, (const Step[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const Step[]) { __VA_ARGS__ })), length_s)
#define RELEASE(school, length_s, ...) release_of (FROND_CONTRACTION_##school, (const Step[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const Step[]) { __VA_ARGS__ })), length_s)

static void
test_device (void)
{
  /* 75 % of 20 is 15, 37.5 % is 7.5; both belong to it. */
  assert_time (ONSET (DEVICE, 5, { 0, 2 }, { 0.4, 14.99 }, { 0.9, 15 }), 0.9, FALSE);
  assert_time (ONSET (DEVICE, 5, { 0, 2 }, { 3, 18 }), 3, FALSE);
  assert_time (ONSET (DEVICE, 5, { 0, 2 }, { 3, 14 }), 5, TRUE);
  assert_time (ONSET (DEVICE, 5, { 0, 18 }), 0, FALSE);
  assert_time (RELEASE (DEVICE, 10, { 0, 20 }, { 0.3, 7.6 }, { 0.7, 7.5 }), 0.7, FALSE);
  /* A device would throw this away. */
  assert_time (RELEASE (DEVICE, 10, { 0, 20 }, { 4.2, 3 }), 4.2, FALSE);
  assert_time (RELEASE (DEVICE, 10, { 0, 20 }, { 4.2, 8 }), 10, TRUE);
}

static void
test_glazer (void)
{
  assert_time (ONSET (GLAZER, 5, { 0, 2 }, { 1, 10 }, { 1.3, 25 }, { 1.301, 20 }), 1.3, FALSE);
  /* From the peak at 1.3 s to the fall to 2.5 (mean + 2 SD) at 6 s. */
  assert_time (RELEASE (GLAZER, 10, { 0, 2 }, { 1, 10 }, { 1.3, 25 }, { 1.301, 20 }, { 5, 2.6 }, { 6, 2.5 }), 4.7, FALSE);
  assert_time (RELEASE (GLAZER, 10, { 0, 2 }, { 1, 25 }, { 5, 2.6 }), 9, TRUE);
  assert_not_valid (ONSET (GLAZER, 5, { 0, 2 }, { 1, 10 }, { 1.3, NAN }, { 1.4, 5 }));
  /* The peak is known, the release is not: it took at least until the gap. */
  assert_time (RELEASE (GLAZER, 10, { 0, 2 }, { 1, 25 }, { 1.5, 20 }, { 3, NAN }, { 3.5, 1 }), 2, TRUE);
}

static void
test_research_onset (void)
{
  /* Above 2.75 for at least 50 ms; the level itself does not count. */
  assert_time (ONSET (RESEARCH, 5, { 0, 2 }, { 0.5, 2.76 }), 0.5, FALSE);
  assert_time (ONSET (RESEARCH, 5, { 0, 2 }, { 0.5, 2.75 }), 5, TRUE);
  assert_time (ONSET (RESEARCH, 5, { 0, 2 }, { 0.5, 9 }, { 0.549, 2 }, { 1, 9 }, { 1.05, 2 }), 1, FALSE);
  assert_time (ONSET (RESEARCH, 5, { 0, 9 }), 0, FALSE);
  /* It may have begun, too late to be sure. */
  assert_time (ONSET (RESEARCH, 5, { 0, 2 }, { 4.97, 9 }), 4.97, TRUE);
}

static void
test_research_release (void)
{
  /* At or below 2.5 for at least half a second. */
  assert_time (RELEASE (RESEARCH, 10, { 0, 20 }, { 1, 2.5 }), 1, FALSE);
  assert_time (RELEASE (RESEARCH, 10, { 0, 20 }, { 1, 2.51 }), 10, TRUE);
  assert_time (RELEASE (RESEARCH, 10, { 0, 20 }, { 1, 2 }, { 1.499, 3 }, { 6, 2 }), 6, FALSE);
  assert_time (RELEASE (RESEARCH, 10, { 0, 20 }, { 1, 2 }, { 1.5, 3 }), 1, FALSE);
  assert_time (RELEASE (RESEARCH, 10, { 0, 2 }), 0, FALSE);
  assert_time (RELEASE (RESEARCH, 10, { 0, 20 }), 10, TRUE);
}

static void
test_gaps_end_observation (void)
{
  assert_time (ONSET (RESEARCH, 5, { 0, 2 }, { 1.5, NAN }, { 1.6, 9 }), 1.5, TRUE);
  assert_time (RELEASE (DEVICE, 5, { 0, 20 }, { 2.5, NAN }, { 2.6, 1 }), 2.5, TRUE);
  assert_time (RELEASE (RESEARCH, 5, { 0, 20 }, { 2.4, 1 }, { 2.6, NAN }, { 2.7, 1 }), 2.4, TRUE);
  assert_not_valid (RELEASE (RESEARCH, 5, { 0, NAN }, { 0.1, 2 }));
  assert_not_valid (RELEASE (GLAZER, 5, { 0, NAN }, { 0.1, 2 }));
}

static void
test_without_reference (void)
{
  const FrondContractionReference none = { NAN, NAN, NAN }, zero = { 0, 0, 0 };
  const double                    envelope[3] = { 1, 2, 3 };

  for (int school = FROND_CONTRACTION_DEVICE; school <= FROND_CONTRACTION_RESEARCH; school++) {
    if (school != FROND_CONTRACTION_GLAZER)
      assert_not_valid (frond_contraction_onset (school, &none, envelope, 3, RATE));
    assert_not_valid (frond_contraction_release (school, &none, envelope, 3, RATE));
    assert_not_valid (frond_contraction_onset (school, &reference, envelope, 0, RATE));
    assert_not_valid (frond_contraction_release (school, &reference, envelope, 0, RATE));
    assert_not_valid (frond_contraction_onset (school, &reference, envelope, 3, 0));
    assert_not_valid (frond_contraction_release (school, &reference, envelope, 3, 0));
  }
  assert_not_valid (frond_contraction_onset (FROND_CONTRACTION_DEVICE, &zero, envelope, 3, RATE));
  assert_not_valid (frond_contraction_release (FROND_CONTRACTION_DEVICE, &zero, envelope, 3, RATE));
}

/* Where a level has no SD, any rise counts; at low rates 50 ms are still at least 50 ms. */
static void
test_low_rate (void)
{
  const FrondContractionReference even = { 2, 0, NAN };
  const double                    envelope[] = { 2, 2, 3, 3, 3, 3, 2, 2 };

  assert_time (frond_contraction_onset (FROND_CONTRACTION_RESEARCH, &even, envelope, 8, 80), 2 / 80.0, FALSE);
  assert_time (frond_contraction_onset (FROND_CONTRACTION_RESEARCH, &even, envelope, 8, 81), 8 / 81.0, TRUE);
  assert_time (frond_contraction_onset (FROND_CONTRACTION_RESEARCH, &even, envelope, 8, 10), 0.2, FALSE);
}

static void
test_work_mean (void)
{
  gsize              n;
  g_autofree double *envelope = make_envelope ((const Step[]) { { 0, 5 }, { 1, 20 }, { 2, 30 } }, 3, 3, &n);

  g_assert_cmpfloat_with_epsilon (frond_contraction_work_mean (envelope, n, RATE), 25, 1e-9);
  g_assert_true (isnan (frond_contraction_work_mean (envelope, 1000, RATE)));
  envelope[1500] = NAN;
  g_assert_cmpfloat_with_epsilon (frond_contraction_work_mean (envelope, n, RATE), (999 * 20 + 1000 * 30) / 1999.0, 1e-9);
}

static void
test_summary (void)
{
  const FrondContractionTime times[] = {
    { 10, true, true },
    { 0.4, true, false },
    { NAN, false, false },
    { 2.5, true, false },
    { 1, true, false },
    { 10, true, true },
  };
  const FrondContractionTime early[] = { { 3, true, false }, { 1, true, true }, { 4, true, false } };
  FrondContractionSummary    summary;

  frond_contraction_summarise (times, 6, &summary);
  g_assert_cmpuint (summary.n_valid, ==, 5);
  g_assert_cmpuint (summary.n_slow, ==, 3);
  g_assert_cmpuint (summary.n_censored, ==, 2);
  g_assert_cmpfloat (summary.median_s, ==, 2.5);
  g_assert_false (summary.median_censored);

  /* Without the first quick one the middle lies between 2.5 and a time that had not ended. */
  frond_contraction_summarise (times + 2, 4, &summary);
  g_assert_cmpuint (summary.n_valid, ==, 3);
  g_assert_false (summary.median_censored);
  frond_contraction_summarise (times + 3, 3, &summary);
  g_assert_cmpfloat (summary.median_s, ==, 2.5);
  g_assert_false (summary.median_censored);
  frond_contraction_summarise ((const FrondContractionTime[]) { times[0], times[3], times[4], times[5] }, 4, &summary);
  g_assert_cmpfloat (summary.median_s, ==, 6.25);
  g_assert_true (summary.median_censored);

  /* A gap soon after the cue: what is below the middle may lie above it. */
  frond_contraction_summarise (early, 3, &summary);
  g_assert_cmpfloat (summary.median_s, ==, 3);
  g_assert_true (summary.median_censored);

  frond_contraction_summarise (times + 2, 1, &summary);
  g_assert_cmpuint (summary.n_valid, ==, 0);
  g_assert_true (isnan (summary.median_s));
  frond_contraction_summarise (NULL, 0, &summary);
  g_assert_true (isnan (summary.median_s));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/contraction/device", test_device);
  g_test_add_func ("/signal/contraction/glazer", test_glazer);
  g_test_add_func ("/signal/contraction/research-onset", test_research_onset);
  g_test_add_func ("/signal/contraction/research-release", test_research_release);
  g_test_add_func ("/signal/contraction/gaps-end-observation", test_gaps_end_observation);
  g_test_add_func ("/signal/contraction/without-reference", test_without_reference);
  g_test_add_func ("/signal/contraction/low-rate", test_low_rate);
  g_test_add_func ("/signal/contraction/work-mean", test_work_mean);
  g_test_add_func ("/signal/contraction/summary", test_summary);
  return g_test_run ();
}
