/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-artefact-exclusions.h"

#include <math.h>

#include "frond-batch.h"
#include "frond-simulated-patient.h"

#define RATE    FROND_SIMULATED_RATE_HZ
#define SECONDS 90
#define N       (SECONDS * RATE)

/* What the analysis of a stored session would leave out of a simulated patient. (element-type FrondExclusion) (transfer full) */
static GArray *
find (const char *scenario,
      guint64     seed)
{
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find (scenario, strlen (scenario)), seed);
  g_autoptr (FrondChannel) channel = frond_simulated_patient_make_channel ();
  const FrondFilterSpec filter = { RATE, 20, 450, 4, 0 };
  g_autofree double    *raw = g_new (double, N);
  g_autofree double    *filtered = g_new (double, N);
  g_autofree double    *envelope = g_new (double, N);
  GArray               *exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  for (guint64 i = 0; i < N; i++)
    raw[i] = frond_channel_to_physical (channel, frond_simulated_patient_get_sample (patient, i));
  g_assert_true (frond_batch_condition (&filter, FROND_ENVELOPE_RMS, 100, raw, filtered, envelope, N, NULL));
  frond_artefact_exclusions_add (exclusions, channel, frond_artefact_spec_of_channel (channel, &filter, 100), raw, filtered, NULL, N);
  return exclusions;
}

static double
get_share (const GArray *exclusions,
           const char   *reason,
           double        from_s,
           double        to_s)
{
  guint n = 0;

  for (guint64 i = (guint64) (from_s * RATE); i < (guint64) (to_s * RATE); i++) {
    gboolean is_excluded = FALSE;

    for (guint e = 0; e < exclusions->len && !is_excluded; e++) {
      const FrondExclusion *exclusion = &g_array_index (exclusions, FrondExclusion, e);

      is_excluded = (!reason || g_str_equal (exclusion->reason, reason)) && i >= exclusion->first_sample && i < exclusion->first_sample + exclusion->n_samples;
    }
    n += is_excluded;
  }
  return n / ((to_s - from_s) * RATE);
}

static void
test_simulated_and_well (void)
{
  static const char *const scenarios[] = { "resting", "letting-go", "guarding", "slow-release", "flicks", "work-rest" };

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++) {
    for (guint64 seed = 1; seed <= 3; seed++) {
      g_autoptr (GArray) found = find (scenarios[i], seed);

      g_test_message ("%s, seed %d: wrong %.2f %%", scenarios[i], (int) seed, 100 * get_share (found, NULL, 0, SECONDS));
      g_assert_cmpfloat (get_share (found, NULL, 0, SECONDS), <, 0.01);
    }
  }
}

static void
test_simulated_and_troubled (void)
{
  static const struct {
    const char *scenario;
    const char *reason;
    double      from_s, to_s;
  } cases[] = {
    { "mains-hum", "hum", 1, SECONDS },
    { "ecg", "ecg", 1, SECONDS },
    { "clipping", "clipped", 0, SECONDS },
    { "flat", "contact", 0, SECONDS },
    { "electrode-off", NULL, 20, 26 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) found = find (cases[i].scenario, 1);
    const double share = get_share (found, cases[i].reason, cases[i].from_s, cases[i].to_s);

    g_test_message ("%s: found %.1f %%", cases[i].scenario, 100 * share);
    g_assert_cmpfloat (share, >=, 0.95);
  }
}

/* Of two reasons for one stretch the one that explains the other comes first. */
static void
test_weight (void)
{
  g_autoptr (GArray) found = find ("electrode-off", 1);
  guint last = 0;

  g_assert_cmpuint (found->len, >, 1);
  g_assert_cmpstr (g_array_index (found, FrondExclusion, 0).reason, ==, "contact");
  for (guint i = 0; i < found->len; i++) {
    guint weight = 0;

    while (!g_str_equal (frond_artefact_get_reason (frond_artefact_by_weight[weight]), g_array_index (found, FrondExclusion, i).reason))
      weight++;
    g_assert_cmpuint (weight, >=, last);
    last = weight;
  }
}

static void
test_spec (void)
{
  static const struct {
    const char *unit;
    double      microvolts;
  } units[] = { { "uV", 1 }, { "mV", 1000 }, { "V", 1e6 }, { "count", 0 }, { "cmH2O", 0 } };
  const FrondFilterSpec filter = { 500, 20, 225, 4, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (FrondChannel) channel = frond_channel_new ("A", FROND_CHANNEL_EMG_RAW, units[i].unit, -0.5, 0);
    FrondArtefactSpec spec;

    channel->raw_min = -100;
    channel->raw_max = 300;
    channel->noise_floor = 2;
    spec = frond_artefact_spec_of_channel (channel, &filter, 250);
    g_assert_cmpfloat (spec.microvolts_per_unit, ==, units[i].microvolts);
    g_assert_cmpfloat (spec.range, >, 0);
    g_assert_cmpfloat (spec.range, <=, 200);
    g_assert_cmpfloat (spec.rate_hz, ==, 500);
    g_assert_cmpfloat (spec.band_high_hz, ==, 225);
    g_assert_cmpfloat (spec.window_ms, ==, 250);
    g_assert_cmpfloat (spec.noise_floor, ==, 2);
  }
}

/* A pressure that stands still is a pressure. */
static void
test_pressure (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("Pressure", FROND_CHANNEL_PRESSURE, "cmH2O", 1, 0);
  const FrondFilterSpec filter = { 100, 20, 45, 4, 0 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  double values[1000];

  channel->raw_min = 0;
  channel->raw_max = 50;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i == 700 ? 50 : 17;
  frond_artefact_exclusions_add (found, channel, frond_artefact_spec_of_channel (channel, &filter, 100), values, values, NULL, G_N_ELEMENTS (values));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_array_index (found, FrondExclusion, 0).reason, ==, "clipped");
  g_assert_cmpuint (g_array_index (found, FrondExclusion, 0).first_sample, ==, 700);
  g_assert_cmpuint (g_array_index (found, FrondExclusion, 0).n_samples, ==, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/artefact-exclusions/simulated-and-well", test_simulated_and_well);
  g_test_add_func ("/artefact-exclusions/simulated-and-troubled", test_simulated_and_troubled);
  g_test_add_func ("/artefact-exclusions/weight", test_weight);
  g_test_add_func ("/artefact-exclusions/spec", test_spec);
  g_test_add_func ("/artefact-exclusions/pressure", test_pressure);

  return g_test_run ();
}
