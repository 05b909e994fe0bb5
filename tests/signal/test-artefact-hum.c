/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "artefact-fixture.h"
#include "frond-artefact-private.h"

#define SEEDS 5

static void
test_found (void)
{
  static const struct {
    double hz, uv;
  } cases[] = { { 50, 7 }, { 60, 7 }, { 50, 40 }, { 60, 40 }, { 50.2, 40 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    for (guint32 seed = 1; seed <= SEEDS; seed++) {
      g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
      g_autofree char *name = g_strdup_printf ("%.1f uV of %.1f Hz, seed %u", cases[c].uv, cases[c].hz, seed);

      artefact_add_hum (signal, cases[c].hz, cases[c].uv, 20.4, 35.7);
      artefact_assert_found (signal, name, FROND_ARTEFACT_HUM, 20.4, 35.7);
    }
  }
}

static void
test_low_rate (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (250, 60, artefact_level_rest, 1);

  artefact_add_hum (signal, 50, 10, 20.4, 35.7);
  artefact_assert_found (signal, "250 samples per second", FROND_ARTEFACT_HUM, 20.4, 35.7);
}

/* An envelope that reads 12 % too high is still one of the muscle. */
static void
test_a_little (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, 1);

  artefact_add_hum (signal, 50, 2.5, 0, 60);
  artefact_assert_clean (signal, "2.5 uV of hum");
}

/* A tone at a harmonic, without the mains itself, is no hum. */
static void
test_harmonic_alone (void)
{
  static const double tones[] = { 100, 120, 150 };

  for (guint c = 0; c < G_N_ELEMENTS (tones); c++) {
    g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 20, artefact_level_quiet, 1);

    for (gsize i = 0; i < signal->n; i++)
      signal->raw[i] += 20 * sin (2 * G_PI * tones[c] * (double) i / ARTEFACT_RATE);
    artefact_assert_clean (signal, "a tone");
  }
}

static void
test_notch_takes_it_away (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, 1);
  const FrondArtefactSpec spec = artefact_spec (signal);
  g_autoptr (GArray) found = NULL;

  artefact_add_hum (signal, 50, 20, 0, 60);
  artefact_filter (signal, 50);
  found = artefact_find (signal, &spec, 1000);
  /* The notch itself takes a moment to ring down. */
  g_assert_cmpfloat (artefact_share (signal, found, FROND_ARTEFACT_HUM, 2, 60), <, 0.01);
}

static void
test_tones (void)
{
  static const double mains[] = { 50, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (mains); i++) {
    g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 3, artefact_level_quiet, 1);
    const FrondArtefactSpec   spec = artefact_spec (signal);
    const FrondArtefactWindow window = { 1000, 1000, signal->raw + 1000, signal->filtered + 1000, NULL };
    FrondSpectrum            *spectrum = frond_spectrum_new (ARTEFACT_RATE, 1000);
    FrondArtefactTones        tones;

    artefact_add_hum (signal, mains[i], 30, 0, 3);
    artefact_filter (signal, 0);
    frond_artefact_tones_measure (&tones, spectrum, &spec, &window);
    frond_spectrum_free (spectrum);
    g_assert_cmpfloat (tones.hum_hz, ==, mains[i]);
    g_assert_cmpfloat_with_epsilon (sqrt (tones.hum), 30, 0.3);
    g_assert_cmpfloat_with_epsilon (sqrt (tones.lower + tones.upper), 1.2, 0.3);
  }
}

static void
test_judge (void)
{
  const FrondArtefactSpec  spec = { .microvolts_per_unit = 1 };
  const FrondArtefactSpec  unitless = { 0 };
  const FrondArtefactTones half = { 2, 1, 50, 0.5, 0.5 }, third = { 3, 1, 50, 1, 1 }, tenth = { 10, 1, 50, 5, 4 }, none = { 0, 0, 50, 0, 0 };
  const FrondArtefactTones tiny = { 0.002, 0.002, 50, 0, 0 };

  g_assert_cmpint (frond_artefact_judge_hum (&half, &spec), ==, FROND_ARTEFACT_STRONG);
  g_assert_cmpint (frond_artefact_judge_hum (&third, &spec), ==, FROND_ARTEFACT_WEAK);
  g_assert_cmpint (frond_artefact_judge_hum (&tenth, &spec), ==, FROND_ARTEFACT_ABSENT);
  g_assert_cmpint (frond_artefact_judge_hum (&none, &spec), ==, FROND_ARTEFACT_ABSENT);
  /* Under 0.05 uV it changes no digit; of what unit it is has to be known for that. */
  g_assert_cmpint (frond_artefact_judge_hum (&tiny, &spec), ==, FROND_ARTEFACT_ABSENT);
  g_assert_cmpint (frond_artefact_judge_hum (&tiny, &unitless), ==, FROND_ARTEFACT_STRONG);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-hum/found", test_found);
  g_test_add_func ("/signal/artefact-hum/low-rate", test_low_rate);
  g_test_add_func ("/signal/artefact-hum/a-little", test_a_little);
  g_test_add_func ("/signal/artefact-hum/harmonic-alone", test_harmonic_alone);
  g_test_add_func ("/signal/artefact-hum/notch", test_notch_takes_it_away);
  g_test_add_func ("/signal/artefact-hum/tones", test_tones);
  g_test_add_func ("/signal/artefact-hum/judge", test_judge);
  return g_test_run ();
}
