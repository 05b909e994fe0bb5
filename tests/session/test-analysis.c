/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-analysis.h"

#include <math.h>

#include "frond-error.h"

#define RATE 1000
#define N    20000

static GPtrArray *
make_channels (FrondChannelKind kind,
               const char      *unit)
{
  GPtrArray    *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  FrondChannel *channel = frond_channel_new ("EMG", kind, unit, 0.1, 0);

  g_ptr_array_add (channels, channel);

  return channels;
}

static GArray *
make_segments (const FrondSegment *segments,
               guint               n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (FrondSegment));

  g_array_append_vals (array, segments, n);

  return array;
}

static double *
make_sine (double amplitude)
{
  double *raw = g_new (double, N);

  for (guint i = 0; i < N; i++)
    raw[i] = amplitude * sin (2 * G_PI * 100 * i / RATE);

  return raw;
}

static const FrondSegmentResult *
get_result (const FrondAnalysis *analysis,
            guint                segment)
{
  const FrondChannelAnalysis *channel = g_ptr_array_index (analysis->channels, 0);

  return g_ptr_array_index (channel->results, segment);
}

/* A 100 Hz sine lies in the middle of the band: its RMS is amplitude / sqrt (2). */
static void
test_known_signal (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 5000, 10000, 8 };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  double                    *raw = make_sine (10);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondAnalysis) analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (get_result (analysis, 0)->mean, 10 / G_SQRT2, 0.01);
  g_assert_cmpfloat_with_epsilon (get_result (analysis, 0)->median_frequency_hz, 100, 1.5);
  g_assert_cmpuint (get_result (analysis, 0)->n, ==, 10000);
}

/* Samples from before the band-pass are kept for whom asks; the figures do not depend on it, nor do a channel's that needs no band-pass. */
static void
test_raw_is_kept_if_wanted (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
  g_autoptr (GArray) none = make_segments (NULL, 0);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  FrondAnalysisOptions       keeping = FROND_ANALYSIS_DEFAULTS;
  g_autofree double         *sine = make_sine (10);
  double                    *raw[] = { make_sine (10), make_sine (3) }, *again[] = { make_sine (10), make_sine (3) };
  g_autoptr (FrondAnalysis) plain = NULL;
  g_autoptr (FrondAnalysis) kept = NULL;
  const FrondChannelAnalysis *a, *b;

  g_ptr_array_add (channels, frond_channel_new ("Pressure", FROND_CHANNEL_PRESSURE, "cmH2O", 0.1, 0));
  keeping.keeps_raw = TRUE;
  plain = frond_analysis_run (RATE, channels, N, raw, none, &options, NULL);
  kept = frond_analysis_run (RATE, channels, N, again, none, &keeping, NULL);
  for (guint c = 0; c < 2; c++) {
    a = g_ptr_array_index (plain->channels, c);
    b = g_ptr_array_index (kept->channels, c);
    g_assert_cmpmem (a->filtered, N * sizeof (double), b->filtered, N * sizeof (double));
    g_assert_cmpmem (a->envelope, N * sizeof (double), b->envelope, N * sizeof (double));
  }
  g_assert_true (a->raw == a->filtered && a->envelope != a->raw);
  a = g_ptr_array_index (plain->channels, 0);
  b = g_ptr_array_index (kept->channels, 0);
  g_assert_null (a->raw);
  g_assert_cmpmem (b->raw, N * sizeof (double), sine, N * sizeof (double));
}

static void
test_low_rate_reports_its_band (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  double                    *raw = make_sine (10), *too_slow = make_sine (10);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondAnalysis) analysis = frond_analysis_run (250, channels, N, &raw, segments, &options, &error);
  g_autoptr (FrondAnalysis) impossible = NULL;

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (analysis->used.band_high_hz, 112.5, 1e-9);

  impossible = frond_analysis_run (10, channels, N, &too_slow, segments, &options, &error);
  g_assert_null (impossible);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
}

static void
test_clipped_samples_do_not_count (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
  FrondChannel      *channel = g_ptr_array_index (channels, 0);
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  double                    *raw = make_sine (10);
  g_autoptr (FrondAnalysis) analysis = NULL;

  channel->raw_max = 1000; /* 100 uV */
  raw[7000] = raw[7001] = 100;
  analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, NULL);
  g_assert_cmpuint (get_result (analysis, 0)->excluded->len, ==, 2);
  g_assert_cmpstr (g_array_index (get_result (analysis, 0)->excluded, FrondExclusion, 0).reason, ==, "settling");
  g_assert_cmpstr (g_array_index (get_result (analysis, 0)->excluded, FrondExclusion, 1).reason, ==, "clipped");
  g_assert_cmpuint (get_result (analysis, 0)->n, ==, N - 200 - 102);
}

/* Ten seconds of hum in the middle: left out of the numbers, until the therapist says that it counts. */
static void
test_artefact_and_overrule (void)
{
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);

  for (guint overruled = 0; overruled < 2; overruled++) {
    g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
    double *raw = make_sine (10);
    g_autoptr (FrondAnalysis) analysis = NULL;
    const FrondSegmentResult *result;

    for (guint i = 5000; i < 15000; i++)
      raw[i] += 30 * sin (2 * G_PI * 50 * i / RATE);
    analysis = frond_analysis_run_excluding (RATE, channels, 0, N, &raw, segments, NULL, events, &options, NULL);
    result = get_result (analysis, 0);
    if (overruled == 0) {
      g_assert_cmpuint (result->excluded->len, ==, 2);
      g_assert_cmpstr (g_array_index (result->excluded, FrondExclusion, 1).reason, ==, "hum");
      g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 1).n_samples, >=, 9500);
      g_assert_cmpuint (g_array_index (result->excluded, FrondExclusion, 1).n_samples, <=, 12000);
      g_assert_cmpfloat_with_epsilon (result->mean, 10 / G_SQRT2, 0.1);
    } else {
      g_assert_cmpuint (result->excluded->len, ==, 1);
      g_assert_cmpuint (result->n, ==, N - 200);
      g_assert_cmpfloat (result->mean, >, 12);
    }

    if (overruled == 0) {
      g_ptr_array_add (events, frond_event_new (FROND_EVENT_OVERRULE, 0, 1, "hum"));
      ((FrondEvent *) g_ptr_array_index (events, 0))->duration = N;
    }
  }
}

static double **
make_cross_talk (void)
{
  double **raw = g_new (double *, 2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  raw[0] = make_sine (0.5);
  raw[1] = make_sine (0);
  for (guint i = 0; i < N; i++) {
    raw[1][i] = 60 * (g_rand_double (rand) - 0.5);
    raw[0][i] += 0.2 * raw[1][i];
  }

  return raw;
}

/* The abdomen's muscle in the pelvic floor's channel; the abdomen itself counts. An input that was no abdomen takes nothing away. */
static void
test_cross_talk (void)
{
  for (int is_used = 0; is_used < 2; is_used++) {
    g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
    const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
    g_autoptr (GArray) segments = make_segments (&rest, 1);
    g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
    const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
    g_autofree double        **raw = make_cross_talk ();
    g_autoptr (FrondAnalysis) analysis = NULL;
    const FrondChannelAnalysis *pelvic, *abdomen;

    g_ptr_array_add (channels, frond_channel_new ("EMG 2", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));
    if (is_used)
      g_ptr_array_add (events, frond_event_new (FROND_EVENT_REFERENCE, 0, FROND_REFERENCE_ABDOMEN_MEAN, NULL));
    analysis = frond_analysis_run_excluding (RATE, channels, 0, N, raw, segments, NULL, events, &options, NULL);
    pelvic = g_ptr_array_index (analysis->channels, 0);
    abdomen = g_ptr_array_index (analysis->channels, 1);
    g_assert_cmpuint (((const FrondSegmentResult *) g_ptr_array_index (pelvic->results, 0))->n, ==, is_used ? 0 : N - 200);
    if (is_used)
      g_assert_cmpstr (g_array_index (pelvic->exclusions, FrondExclusion, 1).reason, ==, "cross-talk");
    g_assert_cmpuint (((const FrondSegmentResult *) g_ptr_array_index (abdomen->results, 0))->n, ==, N - 200);
  }
}

/* Named when it is on, and not there when it is off. */
static void
test_suppress_ecg (void)
{
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  double means[2];

  for (guint suppress = 0; suppress < 2; suppress++) {
    g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
    FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
    double              *raw = g_new (double, N);
    g_autoptr (FrondAnalysis) analysis = NULL;

    for (guint i = 0; i < N; i++)
      raw[i] = 10 * sin (2 * G_PI * 24 * i / RATE);
    options.suppress_ecg = suppress == 1;
    analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, NULL);
    g_assert_cmpint (analysis->used.suppress_ecg, ==, suppress == 1);
    g_assert_cmpfloat (analysis->used.band_low_hz, ==, suppress == 1 ? 30 : 20);
    means[suppress] = get_result (analysis, 0)->mean;
  }
  g_assert_cmpfloat (means[1], <, 0.5 * means[0]);
}

/* A user's own band is not widened by it. */
static void
test_suppress_ecg_keeps_a_higher_edge (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_EMG_RAW, "uV");
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = { 100, 400, 0, 100, TRUE };
  double                    *raw = make_sine (10);
  g_autoptr (FrondAnalysis) analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, NULL);

  g_assert_cmpfloat (analysis->used.band_low_hz, ==, 100);
}

static void
test_pressure_is_not_filtered (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_PRESSURE, "cmH2O");
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  double                    *raw = g_new (double, N);
  g_autoptr (FrondAnalysis) analysis = NULL;

  for (guint i = 0; i < N; i++)
    raw[i] = 17.5;
  analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, NULL);
  g_assert_cmpfloat (get_result (analysis, 0)->mean, ==, 17.5);
}

static void
test_headline (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_PRESSURE, "uV");
  const FrondSegment phases[] = {
    { (char *) "Rest", FROND_PHASE_REST, 0, 6000, NAN },
    { (char *) "Work", FROND_PHASE_WORK, 6000, 4000, NAN },
    { (char *) "Rest", FROND_PHASE_REST, 10000, 6000, NAN },
    { (char *) "Rest", FROND_PHASE_REST, 16000, 400, NAN }, /* too short to say anything */
  };
  g_autoptr (GArray) segments = make_segments (phases, G_N_ELEMENTS (phases));
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  double                    *raw = g_new (double, N);
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autofree char *headline = NULL;
  double           before, after;

  for (guint i = 0; i < N; i++)
    raw[i] = i < 6000 ? 4.6 : 3.1;
  analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, NULL);
  headline = frond_analysis_get_headline (analysis);
  g_assert_cmpstr (headline, ==, "4.6 → 3.1 µV");
  frond_analysis_get_rest_levels (analysis, &before, &after);
  g_assert_cmpfloat_with_epsilon (before, 4.6, 0.05);
  g_assert_cmpfloat_with_epsilon (after, 3.1, 0.05);
}

/* Below what the sensor can tell there are no digits. */
static void
test_headline_below_floor (void)
{
  const FrondSegment phases[] = { { (char *) "Rest", FROND_PHASE_REST, 0, 6000, NAN }, { (char *) "Work", FROND_PHASE_WORK, 6000, 4000, NAN }, { (char *) "Rest", FROND_PHASE_REST, 10000, 6000, NAN } };
  g_autoptr (GArray) segments = make_segments (phases, G_N_ELEMENTS (phases));
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;

  for (int n_segments = 3; n_segments > 0; n_segments -= 2) {
    g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_PRESSURE, "uV");
    double *raw = g_new (double, N);
    g_autoptr (FrondAnalysis) analysis = NULL;
    g_autofree char *headline = NULL;

    ((FrondChannel *) g_ptr_array_index (channels, 0))->noise_floor = 4;
    for (guint i = 0; i < N; i++)
      raw[i] = i < 6000 ? 3.9 : 4.6;
    g_array_set_size (segments, (guint) n_segments);
    analysis = frond_analysis_run (RATE, channels, N, &raw, segments, &options, NULL);
    headline = frond_analysis_get_headline (analysis);
    g_assert_cmpstr (headline, ==, n_segments == 3 ? "<\u00a04 → 4.6 µV" : "<\u00a04 µV");
    g_assert_cmpfloat (get_result (analysis, 0)->noise_floor, ==, 4);
  }
}

/* The first input of the file may be a foot switch: the words in a list are about the muscle. */
static void
test_shown (void)
{
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_OTHER, "count");
  const FrondSegment rest = { (char *) "Rest", FROND_PHASE_REST, 0, N, NAN };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  double                    *raw[] = { make_sine (100), make_sine (10) };
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autofree char *headline = NULL;

  g_ptr_array_add (channels, frond_channel_new ("EMG A2", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));
  analysis = frond_analysis_run (RATE, channels, N, raw, segments, &options, NULL);
  g_assert_cmpstr (frond_analysis_get_shown (analysis)->label, ==, "EMG A2");
  headline = frond_analysis_get_headline (analysis);
  g_assert_cmpstr (headline, ==, "7.1 µV");
}

/* Together they are what each is alone: channels are worked on at the same time. */
static void
test_many_channels (void)
{
  const FrondAnalysisOptions options = FROND_ANALYSIS_DEFAULTS;
  const FrondSegment         rest = { (char *) "Rest", FROND_PHASE_REST, 5000, 10000, 8 };
  g_autoptr (GArray) segments = make_segments (&rest, 1);
  g_autoptr (GPtrArray) channels = make_channels (FROND_CHANNEL_OTHER, "uV");
  g_autoptr (FrondAnalysis) together = NULL;
  double *raw[9];

  for (guint c = 0; c < G_N_ELEMENTS (raw); c++) {
    raw[c] = make_sine (10 + c);
    if (c > 0)
      g_ptr_array_add (channels, frond_channel_copy (channels->pdata[0]));
  }
  together = frond_analysis_run (RATE, channels, N, raw, segments, &options, NULL);
  g_ptr_array_set_size (channels, 1);
  for (guint c = 0; c < G_N_ELEMENTS (raw); c++) {
    double *own[] = { make_sine (10 + c) };
    g_autoptr (FrondAnalysis) alone = frond_analysis_run (RATE, channels, N, own, segments, &options, NULL);
    const FrondChannelAnalysis *a = alone->channels->pdata[0], *b = together->channels->pdata[c];

    g_assert_cmpmem (a->envelope, N * sizeof (double), b->envelope, N * sizeof (double));
    g_assert_cmpfloat (((FrondSegmentResult *) a->results->pdata[0])->mean, ==, ((FrondSegmentResult *) b->results->pdata[0])->mean);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/known-signal", test_known_signal);
  g_test_add_func ("/analysis/raw-is-kept-if-wanted", test_raw_is_kept_if_wanted);
  g_test_add_func ("/analysis/low-rate", test_low_rate_reports_its_band);
  g_test_add_func ("/analysis/clipped", test_clipped_samples_do_not_count);
  g_test_add_func ("/analysis/artefact-and-overrule", test_artefact_and_overrule);
  g_test_add_func ("/analysis/cross-talk", test_cross_talk);
  g_test_add_func ("/analysis/suppress-ecg", test_suppress_ecg);
  g_test_add_func ("/analysis/suppress-ecg-higher-edge", test_suppress_ecg_keeps_a_higher_edge);
  g_test_add_func ("/analysis/pressure", test_pressure_is_not_filtered);
  g_test_add_func ("/analysis/headline", test_headline);
  g_test_add_func ("/analysis/headline-below-floor", test_headline_below_floor);
  g_test_add_func ("/analysis/shown", test_shown);
  g_test_add_func ("/analysis/many-channels", test_many_channels);

  return g_test_run ();
}
