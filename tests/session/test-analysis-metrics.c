/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-analysis-metrics.h"

#include <math.h>

#define RATE 1000
#define N    30000

/* A tone of 100 Hz, ten seconds of it ten times as loud; an envelope that stands still; an abdomen that moves half as much. */
static double *
make_tone (double amplitude,
           double at_work)
{
  double *raw = g_new (double, N);

  for (guint i = 0; i < N; i++)
    raw[i] = (i / 10000 == 1 ? at_work : amplitude) * sin (2 * G_PI * 100 * i / RATE);

  return raw;
}

static double *
make_constant (double value)
{
  double *raw = g_new (double, N);

  for (guint i = 0; i < N; i++)
    raw[i] = value;

  return raw;
}

static FrondAnalysis *
make_analysis (void)
{
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  const FrondSegment         phases[] = {
    { .name = (char *) "Rest", .kind = FROND_PHASE_REST, .n_samples = 10000, .goal = NAN },
    { .name = (char *) "Hold", .kind = FROND_PHASE_WORK, .first_sample = 10000, .n_samples = 10000, .goal = NAN },
    { .name = (char *) "Rest", .kind = FROND_PHASE_REST, .first_sample = 20000, .n_samples = 10000, .goal = NAN },
  };
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));
  g_autoptr (GError) error = NULL;
  double        *raw[] = { make_tone (10, 100), make_tone (4, 49), make_constant (12) };
  FrondAnalysis *analysis;

  g_array_append_vals (segments, phases, G_N_ELEMENTS (phases));
  g_ptr_array_add (channels, frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));
  g_ptr_array_add (channels, frond_channel_new ("EMG 2", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));
  g_ptr_array_add (channels, frond_channel_new ("Pressure", FROND_CHANNEL_PRESSURE, "cmH2O", 0.1, 0));
  ((FrondChannel *) channels->pdata[0])->noise_floor = 8;
  analysis = frond_analysis_run (RATE, channels, N, raw, segments, &options, &error);
  g_assert_no_error (error);

  return analysis;
}

static void
test_channel (void)
{
  g_autoptr (FrondAnalysis) analysis = make_analysis ();
  g_autoptr (GPtrArray) metrics = frond_analysis_compute_metrics (analysis, 0, -1, NULL);
  const FrondMetric *rest = frond_metrics_find (metrics, "mean", FROND_SCHOOL_GLAZER, 0);
  const FrondMetric *hold = frond_metrics_find (metrics, "tonic-mean", FROND_SCHOOL_RESEARCH, FROND_METRIC_SESSION);

  g_assert_cmpfloat_with_epsilon (rest->value, 10 / G_SQRT2, 0.02);
  g_assert_cmpstr (rest->unit, ==, "uV");
  /* The channel's floor goes along. */
  g_assert_true (rest->is_below_floor);
  g_assert_cmpfloat_with_epsilon (hold->value, 100 / G_SQRT2, 0.2);
  g_assert_false (hold->is_below_floor);
  g_assert_null (frond_metrics_find (metrics, "co-activity", FROND_SCHOOL_FROND, 1));
}

static void
test_abdomen (void)
{
  g_autoptr (FrondAnalysis) analysis = make_analysis ();
  g_autoptr (GPtrArray) metrics = frond_analysis_compute_metrics (analysis, 0, 1, NULL);
  g_autoptr (GPtrArray) of_itself = frond_analysis_compute_metrics (analysis, 1, 1, NULL);

  /* From 4 to 49 while the pelvic floor goes from 10 to 100. */
  g_assert_cmpfloat_with_epsilon (frond_metrics_find (metrics, "co-activity", FROND_SCHOOL_FROND, 1)->value, 0.5, 0.01);
  g_assert_null (frond_metrics_find (of_itself, "co-activity", FROND_SCHOOL_FROND, 1));
}

/* A pressure has figures of its own, and no frequency. */
static void
test_pressure (void)
{
  g_autoptr (FrondAnalysis) analysis = make_analysis ();
  g_autoptr (GPtrArray) metrics = frond_analysis_compute_metrics (analysis, 2, -1, NULL);
  const FrondMetric *frequency = frond_metrics_find (metrics, "median-frequency", FROND_SCHOOL_RESEARCH, 0);

  g_assert_cmpfloat (frond_metrics_find (metrics, "mean", FROND_SCHOOL_GLAZER, 0)->value, ==, 12);
  g_assert_nonnull (frond_metrics_find (metrics, "pressure-rest", FROND_SCHOOL_FROND, 0));
  g_assert_true (!frequency || isnan (frequency->value));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis-metrics/channel", test_channel);
  g_test_add_func ("/analysis-metrics/abdomen", test_abdomen);
  g_test_add_func ("/analysis-metrics/pressure", test_pressure);

  return g_test_run ();
}
