/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "artefact-fixture.h"

#define SEEDS 5

static void
test_found (void)
{
  static const struct {
    double uv, per_min;
  } cases[] = { { 80, 72 }, { 150, 45 }, { 150, 72 }, { 150, 110 }, { 150, 170 }, { 400, 72 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    for (guint32 seed = 1; seed <= SEEDS; seed++) {
      g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
      g_autofree char *name = g_strdup_printf ("%.0f uV, %.0f a minute, seed %u", cases[c].uv, cases[c].per_min, seed);

      artefact_add_heart (signal, cases[c].uv, cases[c].per_min, 20.4, 45.7, seed);
      artefact_assert_found (signal, name, FROND_ARTEFACT_ECG, 20.4, 45.7);
    }
  }
}

/* Where the muscle works it is louder than the heart, and counts. */
static void
test_work_counts (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_work_rest, 1);
  const FrondArtefactSpec spec = artefact_spec (signal);
  g_autoptr (GArray) found = NULL;

  artefact_add_heart (signal, 150, 72, 0, 60, 1);
  artefact_filter (signal, 0);
  found = artefact_find (signal, &spec, 1000);
  /* Rest and work take turns of 10 s. */
  for (double at_s = 0; at_s < 60; at_s += 20) {
    g_assert_cmpfloat (artefact_share (signal, found, FROND_ARTEFACT_ECG, at_s + 1.5, at_s + 9.5), >=, 0.95);
    g_assert_cmpfloat (artefact_share (signal, found, -1, at_s + 11.5, at_s + 19), <, 0.01);
  }
}

static void
test_small (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, 1);

  artefact_add_heart (signal, 25, 72, 0, 60, 1);
  artefact_assert_clean (signal, "25 uV");
}

/* Short contractions at a heart's pace: twitches of 0.25 s are no QRS complexes. */
static double
twitch (double at_s)
{
  const double t = at_s - (double) (guint) at_s;

  return t < 0.25 ? 40 : 4;
}

static void
test_twitches (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, twitch, seed);

    artefact_assert_clean (signal, "twitches once a second");
  }
}

/* As narrow as a heartbeat and as loud, but without its rhythm. */
static void
test_irregular (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (double at_s = 1; at_s < 58; at_s += 0.4 + 2.5 * g_rand_double (rand))
    artefact_add_heart (signal, 150, 60, at_s, at_s + 0.1, 1);
  artefact_assert_clean (signal, "single spikes");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-ecg/found", test_found);
  g_test_add_func ("/signal/artefact-ecg/work-counts", test_work_counts);
  g_test_add_func ("/signal/artefact-ecg/small", test_small);
  g_test_add_func ("/signal/artefact-ecg/twitches", test_twitches);
  g_test_add_func ("/signal/artefact-ecg/irregular", test_irregular);
  return g_test_run ();
}
