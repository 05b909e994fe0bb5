/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulator/frond-simulated-patient.h"

#include <math.h>
#include <string.h>

static FrondSimulatedPatient *
make_patient (const char *scenario,
              guint64     seed)
{
  const FrondScenario *found = frond_scenario_find (scenario, strlen (scenario));

  g_assert_nonnull (found);

  return frond_simulated_patient_new (found, seed);
}

static double
measure_rms (FrondSimulatedPatient *patient,
             double                 from_s,
             double                 to_s)
{
  double  sum = 0;
  guint64 from = (guint64) (from_s * FROND_SIMULATED_RATE_HZ);
  guint64 to = (guint64) (to_s * FROND_SIMULATED_RATE_HZ);

  for (guint64 i = from; i < to; i++) {
    double uv = frond_simulated_patient_get_sample (patient, i) * FROND_SIMULATED_STEP_UV;

    sum += uv * uv;
  }

  return sqrt (sum / (double) (to - from));
}

static double
rms_of (const char *scenario,
        double      from_s,
        double      to_s)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient (scenario, 1);

  return measure_rms (patient, from_s, to_s);
}

/* Any order gives the same samples; another seed gives others. */
static void
test_by_index (void)
{
  g_autoptr (FrondSimulatedPatient) forward = make_patient ("guarding", 5);
  g_autoptr (FrondSimulatedPatient) backward = make_patient ("guarding", 5);
  g_autoptr (FrondSimulatedPatient) other = make_patient ("guarding", 6);
  gint16 samples[3000];
  guint  n_different = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    samples[i] = frond_simulated_patient_get_sample (forward, i);
    n_different += samples[i] != frond_simulated_patient_get_sample (other, i);
  }
  for (guint i = G_N_ELEMENTS (samples); i-- > 0;)
    g_assert_cmpint (frond_simulated_patient_get_sample (backward, i), ==, samples[i]);
  g_assert_cmpuint (n_different, >, 2500);
}

/* Frozen: a session that was simulated for a bug report stays what it was. One step of freedom for the mathematics library. */
static void
test_frozen (void)
{
  static const gint16 frozen[] = { 14, 51, 12, -38, 47, 38, -61, 69, 28, -671, -28, 71 };
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("work-rest", 7);

  for (guint i = 0; i < G_N_ELEMENTS (frozen); i++)
    g_assert_cmpint (ABS (frond_simulated_patient_get_sample (patient, 7500 * i) - frozen[i]), <=, 1);
}

static void
test_levels (void)
{
  g_assert_cmpfloat_with_epsilon (rms_of ("resting", 0, 60), 5, 0.25);
  g_assert_cmpfloat_with_epsilon (rms_of ("letting-go", 0, 20), 9.4, 0.6);
  g_assert_cmpfloat_with_epsilon (rms_of ("letting-go", 480, 540), 3, 0.2);
  g_assert_cmpfloat_with_epsilon (rms_of ("work-rest", 61, 69), 34.5, 2.5);
  g_assert_cmpfloat_with_epsilon (rms_of ("work-rest", 71, 79), 5, 0.4);
  /* The programme of that name: a minute, ten times twenty seconds, and then rest. */
  g_assert_cmpfloat_with_epsilon (rms_of ("work-rest", 0, 60), 5, 0.25);
  g_assert_cmpfloat_with_epsilon (rms_of ("work-rest", 241, 249), 34.5, 2.5);
  g_assert_cmpfloat_with_epsilon (rms_of ("work-rest", 251, 320), 5, 0.4);
  /* The other course with work goes on for ever. */
  g_assert_cmpfloat_with_epsilon (rms_of ("slow-release", 1011, 1019), 35, 2.5);
  g_assert_cmpfloat_with_epsilon (rms_of ("flicks", 10.4, 11.9), 49, 6);
  g_assert_cmpfloat_with_epsilon (rms_of ("flicks", 13, 22), 5, 0.4);
  g_assert_cmpfloat_with_epsilon (rms_of ("mains-hum", 0, 20), sqrt (40 * 40 + 25), 1);
  g_assert_cmpfloat (rms_of ("flat", 0, 5), ==, 0);
}

/* Two seconds after the cue most have let go; here nearly half of the work is still there. */
static void
test_slow_release (void)
{
  g_assert_cmpfloat (rms_of ("work-rest", 71.5, 72.5), <, 6);
  g_assert_cmpfloat (rms_of ("slow-release", 21.5, 22.5), >, 14);
  g_assert_cmpfloat (rms_of ("slow-release", 28, 30), <, 7);
}

/* Asked to work it does, asked to stop it lets go, and begun anew it has been asked for nothing. */
static void
test_cue (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("letting-go", 3);
  g_autoptr (FrondSimulatedPatient) deaf = make_patient ("resting", 3);

  g_assert_cmpfloat (measure_rms (patient, 0, 10), <, 12);
  frond_simulated_patient_cue (patient, 10 * FROND_SIMULATED_RATE_HZ, FROND_SENSOR_EFFORT_HOLD);
  g_assert_cmpfloat (measure_rms (patient, 10, 10.25), <, 15);
  g_assert_cmpfloat_with_epsilon (measure_rms (patient, 10.6, 15), 37, 4);
  frond_simulated_patient_cue (patient, 15 * FROND_SIMULATED_RATE_HZ, FROND_SENSOR_EFFORT_HOLD);
  g_assert_cmpfloat_with_epsilon (measure_rms (patient, 15, 16), 37, 6);
  frond_simulated_patient_cue (patient, 16 * FROND_SIMULATED_RATE_HZ, FROND_SENSOR_EFFORT_REST);
  g_assert_cmpfloat (measure_rms (patient, 16.6, 20), <, 12);

  frond_simulated_patient_cue (patient, 20 * FROND_SIMULATED_RATE_HZ, FROND_SENSOR_EFFORT_HOLD);
  frond_simulated_patient_begin (patient);
  g_assert_cmpfloat (measure_rms (patient, 0, 10), <, 12);

  frond_simulated_patient_cue (deaf, 0, FROND_SENSOR_EFFORT_HOLD);
  g_assert_cmpfloat_with_epsilon (measure_rms (deaf, 1, 10), 5, 0.4);
}

/* Each effort has a level of its own, and going from one to another needs no rest between. */
static void
test_efforts (void)
{
  static const struct {
    FrondSensorEffort effort;
    double            level_uv, tolerance;
  } asked[] = {
    { FROND_SENSOR_EFFORT_HOLD, 38, 3 },
    { FROND_SENSOR_EFFORT_FLICK, 40, 5 },
    { FROND_SENSOR_EFFORT_ENDURANCE, 16.3, 1 },
    { FROND_SENSOR_EFFORT_REST, 7, 0.5 },
    { FROND_SENSOR_EFFORT_DROP, 7, 0.5 }, /* who has no level for it goes on resting */
  };
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("oleksy-2020", 3);
  g_autoptr (FrondSimulatedPatient) widening = make_patient ("letting-go", 3);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++) {
    double begin_s = 90 + 10 * i;

    frond_simulated_patient_cue (patient, (guint64) begin_s * FROND_SIMULATED_RATE_HZ, asked[i].effort);
    g_assert_cmpfloat_with_epsilon (measure_rms (patient, begin_s + 0.7, begin_s + 9.9), asked[i].level_uv, asked[i].tolerance);
  }
  frond_simulated_patient_cue (widening, 5000, FROND_SENSOR_EFFORT_DROP);
  g_assert_cmpfloat_with_epsilon (measure_rms (widening, 6, 12), 2.5, 0.3);
}

/* The level jumps and comes back; between two movements there is only the muscle. */
static void
test_motion (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("motion", 1);

  g_assert_cmpfloat (measure_rms (patient, 12.6, 13), >, 800);
  g_assert_cmpfloat_with_epsilon (measure_rms (patient, 0, 12), 5, 0.4);
  g_assert_cmpfloat_with_epsilon (measure_rms (patient, 25, 37), 5, 0.4);
}

static void
test_poor_contact (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("poor-contact", 1);

  g_assert_cmpfloat_with_epsilon (measure_rms (patient, 20, 28), hypot (hypot (40, 40), 5), 3);
  g_assert_cmpfloat_with_epsilon (measure_rms (patient, 30, 50), 5, 0.4);
  /* The amplifier does not notice. */
  g_assert_false (frond_simulated_patient_is_electrode_off (patient, 22000));
}

/* Windows of 250 ms above 15 uV: some, but less than a quarter of the time. */
static void
test_guarding (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("guarding", 2);
  guint n_tight = 0;

  for (guint i = 0; i < 480; i++)
    n_tight += measure_rms (patient, i * 0.25, (i + 1) * 0.25) > 15;
  g_assert_cmpuint (n_tight, >, 30);
  g_assert_cmpuint (n_tight, <, 120);
}

static void
test_heart (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("ecg", 1);
  guint   n_beats = 0;
  guint64 last = 0;

  for (guint64 i = 0; i < 60000; i++) {
    if (frond_simulated_patient_get_sample (patient, i) > 550 && i > last + 300) {
      last = i;
      n_beats++;
    }
  }
  g_assert_cmpuint (n_beats, >=, 70);
  g_assert_cmpuint (n_beats, <=, 73);
}

static void
test_electrode_off (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("electrode-off", 1);

  g_assert_false (frond_simulated_patient_is_electrode_off (patient, 19999));
  g_assert_true (frond_simulated_patient_is_electrode_off (patient, 20000));
  g_assert_true (frond_simulated_patient_is_electrode_off (patient, 85999));
  g_assert_false (frond_simulated_patient_is_electrode_off (patient, 86000));
  g_assert_cmpfloat (measure_rms (patient, 20, 26), >, 200);
  g_assert_cmpfloat (measure_rms (patient, 27, 30), <, 7);
}

static void
test_clipping (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("clipping", 1);
  guint n_clipped = 0;

  for (guint64 i = 0; i < 1000; i++)
    n_clipped += ABS (frond_simulated_patient_get_sample (patient, i)) == FROND_SIMULATED_RAW_MAX;
  g_assert_cmpuint (n_clipped, >, 150);
}

/* Nearly all power of the muscle is between 20 and 250 Hz: what is slower or faster than that changes little from sample to sample or
 * cancels. Counted by zero crossings: a signal around 125 Hz has some 250 a second. */
static void
test_band (void)
{
  g_autoptr (FrondSimulatedPatient) patient = make_patient ("resting", 1);
  guint n_crossings = 0;

  for (guint64 i = 1; i < 20000; i++)
    n_crossings += (frond_simulated_patient_get_sample (patient, i) > 0) != (frond_simulated_patient_get_sample (patient, i - 1) > 0);
  g_assert_cmpuint (n_crossings / 20, >, 220);
  g_assert_cmpuint (n_crossings / 20, <, 330);
}

static void
test_names (void)
{
  const FrondScenario *scenario;
  guint                n = 0;

  for (; (scenario = frond_scenario_get_nth (n)) != NULL; n++) {
    g_assert_true (frond_scenario_find (scenario->name, strlen (scenario->name)) == scenario);
    g_assert_cmpuint (strlen (scenario->summary), >, 0);
  }
  g_assert_cmpuint (n, >=, 18);
  g_assert_null (frond_scenario_find ("rest", 4));
  g_assert_null (frond_scenario_find ("restingx", 8));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulated-patient/by-index", test_by_index);
  g_test_add_func ("/simulated-patient/frozen", test_frozen);
  g_test_add_func ("/simulated-patient/levels", test_levels);
  g_test_add_func ("/simulated-patient/slow-release", test_slow_release);
  g_test_add_func ("/simulated-patient/efforts", test_efforts);
  g_test_add_func ("/simulated-patient/motion", test_motion);
  g_test_add_func ("/simulated-patient/poor-contact", test_poor_contact);
  g_test_add_func ("/simulated-patient/guarding", test_guarding);
  g_test_add_func ("/simulated-patient/cue", test_cue);
  g_test_add_func ("/simulated-patient/heart", test_heart);
  g_test_add_func ("/simulated-patient/electrode-off", test_electrode_off);
  g_test_add_func ("/simulated-patient/clipping", test_clipping);
  g_test_add_func ("/simulated-patient/band", test_band);
  g_test_add_func ("/simulated-patient/names", test_names);

  return g_test_run ();
}
