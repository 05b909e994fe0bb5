/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-phase-effort.h"

static FrondSensorEffort
find (FrondPhaseKind kind,
      double         seconds)
{
  const FrondPhase phase = { .kind = kind, .duration_s = seconds };

  return frond_phase_effort_find (&phase);
}

static void
test_work_by_length (void)
{
  g_assert_cmpint (find (FROND_PHASE_WORK, 2), ==, FROND_SENSOR_EFFORT_FLICK);
  g_assert_cmpint (find (FROND_PHASE_WORK, 3), ==, FROND_SENSOR_EFFORT_FLICK);
  g_assert_cmpint (find (FROND_PHASE_WORK, 5), ==, FROND_SENSOR_EFFORT_HOLD);
  g_assert_cmpint (find (FROND_PHASE_WORK, 20), ==, FROND_SENSOR_EFFORT_HOLD);
  g_assert_cmpint (find (FROND_PHASE_WORK, 60), ==, FROND_SENSOR_EFFORT_ENDURANCE);
}

static void
test_no_work (void)
{
  g_assert_cmpint (find (FROND_PHASE_DROP, 2), ==, FROND_SENSOR_EFFORT_DROP);
  g_assert_cmpint (find (FROND_PHASE_REST, 60), ==, FROND_SENSOR_EFFORT_REST);
  g_assert_cmpint (find (FROND_PHASE_RELEASE, 2), ==, FROND_SENSOR_EFFORT_REST);
  g_assert_cmpint (find (FROND_PHASE_BREATHE, 300), ==, FROND_SENSOR_EFFORT_REST);
  g_assert_cmpint (find (FROND_PHASE_STEP, 10), ==, FROND_SENSOR_EFFORT_REST);
  g_assert_cmpint (frond_phase_effort_find (NULL), ==, FROND_SENSOR_EFFORT_REST);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phase-effort/work-by-length", test_work_by_length);
  g_test_add_func ("/phase-effort/no-work", test_no_work);

  return g_test_run ();
}
