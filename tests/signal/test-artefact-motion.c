/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "artefact-fixture.h"

#define SEEDS 5

static void
test_found (void)
{
  static const struct {
    const char   *name;
    ArtefactLevel level;
    double        height_uv;
  } cases[] = { { "200 uV over rest", artefact_level_rest, 200 }, { "400 uV over rest", artefact_level_rest, 400 }, { "400 uV between flicks", artefact_level_flicks, 400 } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    for (guint32 seed = 1; seed <= SEEDS; seed++) {
      g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, cases[c].level, seed);
      g_autofree char *name = g_strdup_printf ("%s, seed %u", cases[c].name, seed);

      artefact_add_jerks (signal, cases[c].height_uv, 20.4, 35.7, seed);
      artefact_assert_found (signal, name, FROND_ARTEFACT_MOTION, 20.4, 35.7);
    }
  }
}

static GArray *
find_one (ArtefactSignal *signal)
{
  const FrondArtefactSpec spec = artefact_spec (signal);

  artefact_filter (signal, 0);
  return artefact_find (signal, &spec, 1000);
}

/* One pull: it, and what the filter and the envelope make of it, and no more. */
static void
test_one_step (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 10, artefact_level_rest, 1);
  g_autoptr (GArray) found = NULL;
  const FrondArtefact *item;

  for (gsize i = 5333; i < signal->n; i++)
    signal->raw[i] += 200;
  found = find_one (signal);
  g_assert_cmpuint (found->len, ==, 1);
  item = &g_array_index (found, FrondArtefact, 0);
  g_assert_cmpint (item->kind, ==, FROND_ARTEFACT_MOTION);
  g_assert_cmpuint (item->first_sample, <=, 5333);
  g_assert_cmpuint (item->first_sample, >, 5333 - 250);
  /* The step rings for 50 ms behind the filter, and that is in the envelope for 100 ms more. */
  g_assert_cmpuint (item->first_sample + item->n_samples, >=, 5333 + 150);
  g_assert_cmpuint (item->first_sample + item->n_samples, <, 5333 + 400);
}

/* A tap comes back at once; only one that no heart could make is taken for one. */
static void
test_tap (void)
{
  static const double heights[] = { 150, 800 };

  for (guint c = 0; c < G_N_ELEMENTS (heights); c++) {
    g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 10, artefact_level_rest, 1);
    g_autoptr (GArray) found = NULL;

    for (gsize i = 5320; i < 5380; i++)
      signal->raw[i] += heights[c];
    found = find_one (signal);
    g_assert_cmpuint (found->len, ==, c);
  }
}

static void
test_not_motion (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) breath = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_quiet, seed);
    g_autoptr (ArtefactSignal) small = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);

    artefact_add_breath (breath, 300);
    artefact_assert_clean (breath, "the level goes with the breath");
    artefact_add_jerks (small, 8, 20, 40, seed);
    artefact_assert_clean (small, "8 uV");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-motion/found", test_found);
  g_test_add_func ("/signal/artefact-motion/one-step", test_one_step);
  g_test_add_func ("/signal/artefact-motion/tap", test_tap);
  g_test_add_func ("/signal/artefact-motion/not-motion", test_not_motion);
  return g_test_run ();
}
