/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

#define ROWS "0,3,rest,Rest,,,,\n3,6,work,Squeeze,,,,\n6,9,rest,Go,,,,\n"
#define REST S1 ("2") S1 ("2") S1 ("2")
/* At or above half of the peak, 2 + 6 / 2, for 0.3 s and then for 1.2 s. */
#define SQUEEZE "2255544444" \
                "5678876555" \
                "5542222222"

static GPtrArray *
compute (const char *unit,
         const char *rows,
         const char *pressure,
         double      noise_floor)
{
  g_autoptr (Session) session = session_new (rows, pressure, NULL);

  session->request.kind = FROND_CHANNEL_PRESSURE;
  session->request.unit = unit;
  session->request.noise_floor = noise_floor;

  return frond_metrics_compute (&session->request);
}

static void
test_tare (void)
{
  g_autoptr (GPtrArray) metrics = compute ("cmH2O", ROWS, REST SQUEEZE REST, 0);

  assert_value (metrics, "pressure-rest", FROND_SCHOOL_FROND, 0, 2);
  assert_value (metrics, "pressure-mean", FROND_SCHOOL_FROND, 1, (39 + 62 + 28) / 30.0 - 2);
  assert_value (metrics, "pressure-peak", FROND_SCHOOL_FROND, 1, 6);
  assert_value (metrics, "pressure-hold", FROND_SCHOOL_FROND, 1, 1.2);
  g_assert_cmpstr (get_metric (metrics, "pressure-peak", FROND_SCHOOL_FROND, 1)->unit, ==, "cmH2O");
  g_assert_null (frond_metrics_find (metrics, "pressure-peak", FROND_SCHOOL_FROND, 0));
  g_assert_null (frond_metrics_find (metrics, "pressure-rest", FROND_SCHOOL_FROND, 1));
  assert_value (metrics, "pressure-peak", FROND_SCHOOL_FROND, FROND_METRIC_SESSION, 6);
}

/* A unit that is no pressure has no figure in cmH2O, and what is no pressure channel has none either. */
static void
test_units (void)
{
  static const struct {
    const char *unit;
    double      cmh2o;
  } units[] = { { "cmH2O", 1 }, { "mmHg", 1.3595 }, { "hPa", 1.0197 }, { "mbar", 1.0197 }, { "kPa", 10.197 } };
  g_autoptr (GPtrArray) counts = compute ("count", ROWS, REST SQUEEZE REST, 0);
  g_autoptr (GPtrArray) emg = metrics_of (ROWS, REST SQUEEZE REST, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GPtrArray) metrics = compute (units[i].unit, ROWS, REST SQUEEZE REST, 0);

    assert_value (metrics, "pressure-peak", FROND_SCHOOL_FROND, 1, 6 * units[i].cmh2o);
    assert_value (metrics, "pressure-hold", FROND_SCHOOL_FROND, 1, 1.2);
    assert_value (metrics, "pressure-rest", FROND_SCHOOL_FROND, 0, 2 * units[i].cmh2o);
  }
  g_assert_null (frond_metrics_find (counts, "pressure-peak", FROND_SCHOOL_FROND, 1));
  g_assert_null (frond_metrics_find (emg, "pressure-peak", FROND_SCHOOL_FROND, 1));
}

static void
test_edges (void)
{
  g_autoptr (GPtrArray) flat = compute ("cmH2O", ROWS, REST REST REST, 0.5);
  g_autoptr (GPtrArray) lost = compute ("cmH2O", ROWS, REST S1 ("-") S1 ("-") S1 ("9") REST, 0);
  g_autoptr (GPtrArray) gap = compute ("cmH2O", ROWS, REST "2255544444"
                                                           "5678-76555"
                                                           "5542222222" REST,
                                       0);
  g_autoptr (GPtrArray) no_tare = compute ("cmH2O", "0,2,work,Squeeze,,,,\n", "6666-6666-66666-6666", 0);

  assert_value (flat, "pressure-peak", FROND_SCHOOL_FROND, 1, 0);
  g_assert_true (get_metric (flat, "pressure-peak", FROND_SCHOOL_FROND, 1)->is_below_floor);
  g_assert_true (get_metric (flat, "pressure-peak", FROND_SCHOOL_FROND, FROND_METRIC_SESSION)->is_below_floor);
  g_assert_false (get_metric (flat, "pressure-rest", FROND_SCHOOL_FROND, FROND_METRIC_SESSION)->is_below_floor);
  g_assert_false (get_metric (flat, "pressure-rest", FROND_SCHOOL_FROND, 0)->is_below_floor);
  assert_none (flat, "pressure-hold", FROND_SCHOOL_FROND, 1, "nothing was tightened");
  assert_none (lost, "pressure-mean", FROND_SCHOOL_FROND, 1, "too little signal");
  assert_none (lost, "pressure-hold", FROND_SCHOOL_FROND, 1, "too little signal");
  assert_value (gap, "pressure-hold", FROND_SCHOOL_FROND, 1, 0.7);
  assert_none (no_tare, "pressure-peak", FROND_SCHOOL_FROND, 0, "no resting level to compare with");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-pressure/tare", test_tare);
  g_test_add_func ("/metric-pressure/units", test_units);
  g_test_add_func ("/metric-pressure/edges", test_edges);

  return g_test_run ();
}
