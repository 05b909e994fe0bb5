/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

/* A second of 9, five of 1, four of 3, a second of 5: each school averages another part. */
static void
test_schools (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,11,rest,Rest,,,,\n", S1 ("9") S5 ("1") S1 ("3") S1 ("3") S1 ("3") S1 ("3") S1 ("5"), NULL);

  assert_value (metrics, "mean", FROND_SCHOOL_GLAZER, 0, (9 + 5 + 12 + 5) / 11.0);
  assert_value (metrics, "mean", FROND_SCHOOL_DEVICE, 0, (5 + 12 + 5) / 10.0);
  assert_value (metrics, "mean", FROND_SCHOOL_RESEARCH, 0, (5 + 12) / 9.0);
  assert_value (metrics, "sd", FROND_SCHOOL_RESEARCH, 0, sqrt ((50 * pow (1 - 17 / 9.0, 2) + 40 * pow (3 - 17 / 9.0, 2)) / 89));
  assert_value (metrics, "cv", FROND_SCHOOL_RESEARCH, 0, 100 * sqrt ((50 * pow (1 - 17 / 9.0, 2) + 40 * pow (3 - 17 / 9.0, 2)) / 89) / (17 / 9.0));
  assert_value (metrics, "min", FROND_SCHOOL_FROND, 0, 1);
  g_assert_null (frond_metrics_find (metrics, "sd", FROND_SCHOOL_DEVICE, 0));
  g_assert_null (frond_metrics_find (metrics, "deviation", FROND_SCHOOL_GLAZER, 0));
}

/* Steps between seconds are none; half a second at the end is no bin, and a second of which less than half is left is none. */
static void
test_deviation (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,4.5,rest,Rest,,,,\n", S1 ("9") "1313131313" S1 ("7") "9-------11"
                                                                                                      "19191",
                                              NULL);
  g_autoptr (GPtrArray) whole = metrics_of ("0,4,rest,Rest,,,,\n", S1 ("9") "1313131313" S1 ("7") "1-9-1-9-5-", NULL);

  assert_value (metrics, "deviation", FROND_SCHOOL_DEVICE, 0, 0.5);
  assert_value (whole, "deviation", FROND_SCHOOL_DEVICE, 0, (1 + 0 + 16 / 5.0) / 3);
}

static void
test_too_little (void)
{
  const char *reason = "too little signal";
  g_autoptr (GPtrArray) none = metrics_of ("0,5,rest,Rest,,,,\n", S5 ("-"), NULL);
  g_autoptr (GPtrArray) brief = metrics_of ("0,0.9,rest,Rest,,,,\n", S1 ("2"), NULL);
  g_autoptr (GPtrArray) least = metrics_of ("0,1,rest,Rest,,,,\n", S1 ("2"), NULL);
  g_autoptr (GPtrArray) half = metrics_of ("0,10,rest,Rest,,,,\n", S5 ("2") S5 ("-"), NULL);
  g_autoptr (GPtrArray) less = metrics_of ("0,10,rest,Rest,,,,\n", S5 ("2") "-" S1 ("-") S1 ("-") S1 ("-") S1 ("-") S1 ("-"), NULL);
  g_autoptr (GPtrArray) excluded = metrics_of ("0,10,rest,Rest,,,,\n0,6,left-out,moved,,,,\n", S10 ("2"), NULL);
  g_autoptr (GPtrArray) cut = metrics_of ("0,10,rest,Rest,,,,\n", S1 ("2") S1 ("2") S1 ("2") S1 ("2") "222222222", NULL);
  g_autoptr (GPtrArray) empty = metrics_of ("0,10,rest,Rest,,,,\n", "", NULL);

  assert_none (none, "mean", FROND_SCHOOL_GLAZER, 0, reason);
  assert_none (none, "min", FROND_SCHOOL_FROND, 0, reason);
  assert_none (none, "deviation", FROND_SCHOOL_DEVICE, 0, reason);
  assert_none (brief, "mean", FROND_SCHOOL_GLAZER, 0, reason);
  assert_value (least, "mean", FROND_SCHOOL_GLAZER, 0, 2);
  assert_none (least, "mean", FROND_SCHOOL_DEVICE, 0, "the phase is too short for this definition");
  assert_none (least, "sd", FROND_SCHOOL_RESEARCH, 0, "the phase is too short for this definition");
  assert_value (half, "mean", FROND_SCHOOL_GLAZER, 0, 2);
  /* The device's part has lost its first second: 4 of 9. */
  assert_none (half, "mean", FROND_SCHOOL_DEVICE, 0, reason);
  assert_value (less, "mean", FROND_SCHOOL_GLAZER, 0, 2);
  assert_none (excluded, "mean", FROND_SCHOOL_GLAZER, 0, reason);
  assert_none (cut, "mean", FROND_SCHOOL_GLAZER, 0, reason);
  assert_none (empty, "mean", FROND_SCHOOL_GLAZER, 0, reason);
  assert_counts (half, "mean", FROND_SCHOOL_GLAZER, 0, 1, 1);
  assert_counts (none, "mean", FROND_SCHOOL_GLAZER, 0, 0, 1);
}

/* At 10.4 samples a second one second is ten samples, two are twenty-one. */
static void
test_uneven_rate (void)
{
  g_autoptr (Session) session = session_new ("0,1,work,Work,,,,\n1,3,work,Flick,,,,\n", "2222222222"
                                                                                        "333333333344444444444",
                                             NULL);
  FrondSegment *flick = &g_array_index (session->segments, FrondSegment, 1);
  g_autoptr (GPtrArray) metrics = NULL;

  session->pelvic_input.rate_hz = 10.4;
  flick->n_samples = 21;
  g_ptr_array_unref (session->results);
  session->request.results = session->results = frond_metrics_measure (&session->pelvic_input, session->segments);
  metrics = frond_metrics_compute (&session->request);
  assert_value (metrics, "mean", FROND_SCHOOL_GLAZER, 0, 2);
  assert_value (metrics, "mean", FROND_SCHOOL_DEVICE, 1, 4);
  assert_none (metrics, "mean", FROND_SCHOOL_RESEARCH, 1, "the phase is too short for this definition");
}

/* No share of nothing. */
static void
test_zero (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,20,work,Work,,,,\n", S10 ("0") S10 ("0"), NULL);

  assert_value (metrics, "mean", FROND_SCHOOL_GLAZER, 0, 0);
  assert_none (metrics, "cv", FROND_SCHOOL_GLAZER, 0, "this signal does not tell");
  assert_none (metrics, "slope-percent", FROND_SCHOOL_GLAZER, 0, "this signal does not tell");
  assert_none (metrics, "end-ratio", FROND_SCHOOL_RESEARCH, 0, "this signal does not tell");
  assert_none (metrics, "tonic-cv", FROND_SCHOOL_GLAZER, FROND_METRIC_SESSION, "this signal does not tell");
}

/* A level that the sensor cannot resolve says so; a spread is no level. */
static void
test_floor (void)
{
  g_autoptr (Session) session = session_new ("0,5,rest,Rest,,,,\n5,10,work,Work,,,,\n", "1212121212" S1 ("1") S1 ("1") S1 ("1") S1 ("1") S5 ("5"), NULL);
  g_autoptr (GPtrArray) metrics = NULL;

  session->request.noise_floor = 4;
  metrics = frond_metrics_compute (&session->request);
  g_assert_true (get_metric (metrics, "mean", FROND_SCHOOL_GLAZER, 0)->is_below_floor);
  g_assert_true (get_metric (metrics, "min", FROND_SCHOOL_FROND, 0)->is_below_floor);
  g_assert_true (get_metric (metrics, "peak", FROND_SCHOOL_GLAZER, 0)->is_below_floor);
  g_assert_false (get_metric (metrics, "sd", FROND_SCHOOL_GLAZER, 0)->is_below_floor);
  g_assert_false (get_metric (metrics, "cv", FROND_SCHOOL_GLAZER, 0)->is_below_floor);
  g_assert_false (get_metric (metrics, "deviation", FROND_SCHOOL_DEVICE, 0)->is_below_floor);
  g_assert_false (get_metric (metrics, "mean", FROND_SCHOOL_GLAZER, 1)->is_below_floor);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-levels/schools", test_schools);
  g_test_add_func ("/metric-levels/deviation", test_deviation);
  g_test_add_func ("/metric-levels/too-little", test_too_little);
  g_test_add_func ("/metric-levels/uneven-rate", test_uneven_rate);
  g_test_add_func ("/metric-levels/zero", test_zero);
  g_test_add_func ("/metric-levels/floor", test_floor);

  return g_test_run ();
}
