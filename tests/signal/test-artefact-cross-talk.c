/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "artefact-fixture.h"

#define SEEDS 5

static void
test_found (void)
{
  static const struct {
    double uv, share;
  } cases[] = { { 80, 0.15 }, { 200, 0.1 }, { 60, -0.2 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    for (guint32 seed = 1; seed <= SEEDS; seed++) {
      g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
      g_autofree char *name = g_strdup_printf ("%.0f %% of %.0f uV, seed %u", 100 * cases[c].share, cases[c].uv, seed);

      artefact_add_other (signal, cases[c].uv, cases[c].share, 20.4, 35.7, 100 + seed);
      artefact_assert_found (signal, name, FROND_ARTEFACT_CROSS_TALK, 20.4, 35.7);
    }
  }
}

static void
test_not_cross_talk (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) together = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
    g_autoptr (ArtefactSignal) little = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
    g_autoptr (ArtefactSignal) same = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);

    artefact_add_other (together, 80, 0, 20, 40, 100 + seed);
    artefact_assert_clean (together, "both work");
    artefact_add_other (little, 80, 0.02, 20, 40, 100 + seed);
    artefact_assert_clean (little, "a little of it");
    memcpy (same->other, same->raw, same->n * sizeof (double));
    artefact_assert_clean (same, "one reference for both");
  }
}

/* The mains and the heart are in both channels, and louder in one. */
static void
test_not_other_things (void)
{
  g_autoptr (ArtefactSignal) hum = artefact_signal_new (ARTEFACT_RATE, 20, artefact_level_rest, 1);
  g_autoptr (ArtefactSignal) heart = artefact_signal_new (ARTEFACT_RATE, 20, artefact_level_rest, 1);
  const FrondArtefactSpec spec = artefact_spec (hum);
  g_autoptr (GArray) found_hum = NULL;
  g_autoptr (GArray) found_heart = NULL;

  artefact_add_hum (hum, 50, 40, 0, 20);
  artefact_add_heart (heart, 200, 72, 0, 20, 1);
  for (gsize i = 0; i < hum->n; i++) {
    hum->other[i] = 5 * hum->raw[i];
    heart->other[i] += 5 * (heart->raw[i] > 200 ? heart->raw[i] - 200 : 0);
  }
  artefact_filter (hum, 0);
  artefact_filter (heart, 0);
  found_hum = artefact_find (hum, &spec, 1000);
  found_heart = artefact_find (heart, &spec, 1000);
  g_assert_cmpfloat (artefact_share (hum, found_hum, FROND_ARTEFACT_HUM, 1, 20), >, 0.95);
  g_assert_cmpfloat (artefact_share (hum, found_hum, FROND_ARTEFACT_CROSS_TALK, 0, 20), ==, 0);
  g_assert_cmpfloat (artefact_share (heart, found_heart, FROND_ARTEFACT_ECG, 1, 20), >, 0.95);
  g_assert_cmpfloat (artefact_share (heart, found_heart, FROND_ARTEFACT_CROSS_TALK, 0, 20), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-cross-talk/found", test_found);
  g_test_add_func ("/signal/artefact-cross-talk/not-cross-talk", test_not_cross_talk);
  g_test_add_func ("/signal/artefact-cross-talk/not-other-things", test_not_other_things);
  return g_test_run ();
}
