/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"
#include "metric-scenario.h"

/* Truth: from 18 to 12 uV and from 120 to 90 Hz within 59.4 s, beginning half a second after the cue. */
static void
test_known_truth (void)
{
  g_autoptr (Scenario) scenario = scenario_new ("glazer");
  g_autoptr (GPtrArray) metrics = frond_metrics_compute (&scenario->request);
  const int hold = 21;

  g_assert_cmpfloat_with_epsilon (get_metric (metrics, "slope", FROND_SCHOOL_GLAZER, hold)->value, -6 / 59.4, 0.02);
  g_assert_cmpfloat_with_epsilon (get_metric (metrics, "slope-percent", FROND_SCHOOL_GLAZER, hold)->value, -6 / 59.4 / 18 * 100, 0.1);
  g_assert_cmpfloat_with_epsilon (get_metric (metrics, "end-ratio", FROND_SCHOOL_RESEARCH, hold)->value, 12.6 / 17.4, 0.01);
  g_assert_cmpfloat_with_epsilon (get_metric (metrics, "frequency-slope", FROND_SCHOOL_RESEARCH, hold)->value, -30 / 59.4 / 120 * 100, 0.01);
  g_assert_cmpfloat_with_epsilon (get_metric (metrics, "frequency-shift", FROND_SCHOOL_RESEARCH, hold)->value, -30 / 59.4 * 48, 1);
  g_assert_cmpfloat_with_epsilon (get_metric (metrics, "median-frequency", FROND_SCHOOL_RESEARCH, hold)->value, 105, 3);
}

#define HOLD S10 ("4") S10 ("4")

/* Two things need twenty seconds. */
static void
test_length (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,19.9,work,Hold,,,,\n20,40,work,Hold,,,,\n40,60,rest,Rest,,,,\n", HOLD HOLD HOLD, NULL);

  g_assert_null (frond_metrics_find (metrics, "slope", FROND_SCHOOL_GLAZER, 0));
  g_assert_null (frond_metrics_find (metrics, "slope", FROND_SCHOOL_GLAZER, 2));
  assert_value (metrics, "slope", FROND_SCHOOL_GLAZER, 1, 0);
  assert_value (metrics, "slope-percent", FROND_SCHOOL_GLAZER, 1, 0);
  assert_value (metrics, "end-ratio", FROND_SCHOOL_RESEARCH, 1, 1);
  g_assert_cmpstr (get_metric (metrics, "slope", FROND_SCHOOL_GLAZER, 1)->unit, ==, "uV/s");
}

/* A level of 2 that is 4 from the middle on: the least-squares line climbs by 1.5 times the step over the whole length. */
static void
test_slope (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,20,work,Hold,,,,\n", S10 ("2") S10 ("4"), NULL);
  const double n = 200, slope = 1.5 * 2 / (n - 1 / n) * 10, start = 3 - slope * (n - 1) / 2 / 10;

  assert_value (metrics, "slope", FROND_SCHOOL_GLAZER, 0, slope);
  assert_value (metrics, "slope-percent", FROND_SCHOOL_GLAZER, 0, 100 * slope / start);
  /* Trimmed by a second at each end: nine seconds of one, then one of the other. */
  assert_value (metrics, "end-ratio", FROND_SCHOOL_RESEARCH, 0, (2 + 9 * 4) / 10.0 / ((9 * 2 + 4) / 10.0));
}

static void
test_envelope_only (void)
{
  g_autoptr (Session) session = session_new ("0,20,work,Hold,,,,\n", HOLD, NULL);
  g_autoptr (GPtrArray) by_kind = NULL, by_samples = NULL, pressure = NULL;
  const char *const of_signal[] = { "median-frequency", "mean-frequency", "frequency-slope", "frequency-shift" };

  session->request.kind = FROND_CHANNEL_EMG_ENVELOPE;
  by_kind = frond_metrics_compute (&session->request);
  session->request.kind = FROND_CHANNEL_EMG_RAW;
  session->pelvic_input.filtered = NULL;
  g_ptr_array_unref (session->results);
  session->request.results = session->results = frond_metrics_measure (&session->pelvic_input, session->segments);
  g_assert_true (isnan (((FrondSegmentResult *) session->results->pdata[0])->median_frequency_hz));
  by_samples = frond_metrics_compute (&session->request);
  session->request.kind = FROND_CHANNEL_PRESSURE;
  pressure = frond_metrics_compute (&session->request);
  for (guint i = 0; i < G_N_ELEMENTS (of_signal); i++) {
    assert_none (by_kind, of_signal[i], FROND_SCHOOL_RESEARCH, 0, "this sensor sends no raw signal");
    assert_none (by_samples, of_signal[i], FROND_SCHOOL_RESEARCH, 0, "this sensor sends no raw signal");
    g_assert_null (frond_metrics_find (pressure, of_signal[i], FROND_SCHOOL_RESEARCH, 0));
  }
  assert_value (by_kind, "slope", FROND_SCHOOL_GLAZER, 0, 0);
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) most = metrics_of ("0,20,work,Hold,,,,\n", S10 ("-") "-" S5 ("4") S1 ("4") S1 ("4") S1 ("4") S1 ("4") "444444444", NULL);
  g_autoptr (GPtrArray) middle = metrics_of ("0,20,work,Hold,,,,\n", S5 ("4") S1 ("4") S1 ("4") S1 ("-") S1 ("4") S1 ("4") S10 ("4"), NULL);

  assert_none (most, "slope", FROND_SCHOOL_GLAZER, 0, "too little signal");
  assert_none (most, "end-ratio", FROND_SCHOOL_RESEARCH, 0, "too little signal");
  assert_none (most, "frequency-slope", FROND_SCHOOL_RESEARCH, 0, "too little signal");
  assert_value (middle, "slope", FROND_SCHOOL_GLAZER, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-fatigue/known-truth", test_known_truth);
  g_test_add_func ("/metric-fatigue/length", test_length);
  g_test_add_func ("/metric-fatigue/slope", test_slope);
  g_test_add_func ("/metric-fatigue/envelope-only", test_envelope_only);
  g_test_add_func ("/metric-fatigue/missing", test_missing);

  return g_test_run ();
}
