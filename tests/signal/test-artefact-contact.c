/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "artefact-fixture.h"
#include "frond-artefact-private.h"

#define SEEDS  5
#define FROM_S 20.4
#define TO_S   35.7

static void
assert_contact (ArtefactSignal *signal,
                const char     *what,
                guint32         seed)
{
  g_autofree char *name = g_strdup_printf ("%s, seed %u", what, seed);

  artefact_assert_found (signal, name, FROND_ARTEFACT_CONTACT, FROM_S, TO_S);
}

static void
hold_at (ArtefactSignal *signal,
         double          value)
{
  for (gsize i = (gsize) (FROM_S * signal->rate_hz); i < (gsize) (TO_S * signal->rate_hz); i++)
    signal->raw[i] = value;
}

/* The amplifier's input is short, or stands at the end of its range. */
static void
test_stuck (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) flat = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
    g_autoptr (ArtefactSignal) high = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);

    hold_at (flat, 120);
    assert_contact (flat, "flat", seed);
    hold_at (high, 2000);
    artefact_convert (high, 3.22, 1635);
    assert_contact (high, "at the end of the range", seed);
  }
}

/* Exactly from its first sample to its last, even where it is less than a window. */
static void
test_stuck_to_the_sample (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 10, artefact_level_rest, 1);
  const FrondArtefactSpec spec = artefact_spec (signal);
  g_autoptr (GArray) found = NULL;
  const FrondArtefact *item;

  for (gsize i = 4300; i < 4900; i++)
    signal->raw[i] = signal->raw[4300];
  for (gsize i = 7000; i < 7400; i++)
    signal->raw[i] = signal->raw[7000];
  artefact_filter (signal, 0);
  found = artefact_find (signal, &spec, 1000);
  g_assert_cmpuint (found->len, ==, 1);
  item = &g_array_index (found, FrondArtefact, 0);
  g_assert_cmpuint (item->first_sample, ==, 4300);
  g_assert_cmpuint (item->n_samples, ==, 600);
}

/* At every rate and however it is cut: what a look at one sample after the other finds. */
static void
test_stuck_by_definition (void)
{
  enum {
    N = 20000
  };
  const double rates[] = { 2, 5, 100, 127, 129, 500 };

  for (guint32 seed = 0; seed < 5 * G_N_ELEMENTS (rates); seed++) {
    const double rate_hz = rates[seed % G_N_ELEMENTS (rates)];
    const gsize  n_stuck = (gsize) ceil (rate_hz / 2);
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autofree double *x = g_new (double, N);
    g_autofree bool   *expected = g_new0 (bool, N);
    g_autofree bool   *marked = g_new0 (bool, N);
    FrondArtefactStuck stuck = { 0 };
    FrondArtefactMarks marks = { 0 };

    for (gsize i = 0, end; i < N; i = end) {
      const gsize length = (gsize) g_rand_int_range (random, 1, (int) (2 * n_stuck + 2));

      end = MIN (N, i + length);
      for (gsize j = i; j < end; j++) {
        x[j] = (double) (seed + i);
        expected[j] = end - i >= n_stuck;
      }
    }
    for (gsize i = 0, n; i < N; i += n) {
      const gsize block = (gsize) g_rand_int_range (random, 1, 300);

      n = MIN (N - i, block);
      frond_artefact_stuck_push (&stuck, i, x + i, n, rate_hz, &marks);
    }
    for (gsize i = 0; i < marks.n; i++) {
      for (guint64 j = 0; j < marks.items[i].n_samples; j++)
        marked[marks.items[i].first_sample + j] = true;
    }
    g_assert_cmpmem (marked, N * sizeof *marked, expected, N * sizeof *expected);
    frond_artefact_marks_clear (&marks);
  }
}

/* An open input: noise, hum, and a level that goes where it likes. */
static void
test_open (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) noisy = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
    g_autoptr (ArtefactSignal) aerial = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);
    g_autoptr (ArtefactSignal) wandering = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);

    artefact_add_noise (noisy, 120, FROM_S, TO_S, seed);
    artefact_add_hum (noisy, 50, 60, FROM_S, TO_S);
    assert_contact (noisy, "wide noise and some hum", seed);

    artefact_add_hum (aerial, 50, 250, FROM_S, TO_S);
    for (gsize i = (gsize) (FROM_S * ARTEFACT_RATE); i < (gsize) (TO_S * ARTEFACT_RATE); i++)
      aerial->raw[i] += 300 * sin (2 * G_PI * 0.7 * (double) i / ARTEFACT_RATE);
    assert_contact (aerial, "hum and wandering", seed);

    for (gsize i = (gsize) (FROM_S * ARTEFACT_RATE); i < (gsize) (TO_S * ARTEFACT_RATE); i++)
      wandering->raw[i] += 1200 * sin (2 * G_PI * 0.8 * ((double) i / ARTEFACT_RATE - FROM_S));
    assert_contact (wandering, "over half of the range", seed);
  }
}

/* Hardly touching: noise and hum go up together. */
static void
test_poor (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, seed);

    artefact_add_noise (signal, 25, FROM_S, TO_S, seed);
    artefact_add_hum (signal, 50, 25, FROM_S, TO_S);
    assert_contact (signal, "noise with hum", seed);
  }
}

/* Nobody's muscle. */
static void
test_too_large (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_rest, 1);
  const gsize from = (gsize) (FROM_S * ARTEFACT_RATE), to = (gsize) (TO_S * ARTEFACT_RATE);

  for (gsize i = from; i < to; i++)
    signal->raw[i] = (signal->raw[i] - 120) * 400;
  assert_contact (signal, "2 mV", 1);
}

static gboolean
is_contact (ArtefactSignal          *signal,
            const FrondArtefactSpec *spec)
{
  g_autoptr (GArray) found = NULL;

  artefact_filter (signal, 0);
  found = artefact_find (signal, spec, 1000);
  return artefact_share (signal, found, FROND_ARTEFACT_CONTACT, 0, 5) > 0;
}

/* What needs microvolts, or a band wide enough to tell noise from muscle, is only judged with them. */
static void
test_needs (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 5, artefact_level_rest, 1);
  FrondArtefactSpec spec = artefact_spec (signal);

  artefact_add_noise (signal, 120, 0, 5, 1);
  artefact_add_hum (signal, 60, 60, 0, 5);
  g_assert_true (is_contact (signal, &spec));
  spec.microvolts_per_unit = 0;
  g_assert_false (is_contact (signal, &spec));
  spec.microvolts_per_unit = 0.001;
  g_assert_false (is_contact (signal, &spec));
  spec.microvolts_per_unit = 1;
  spec.band_low_hz = 100;
  g_assert_false (is_contact (signal, &spec));
}

/* An amplifier's own noise over a muscle that rests, in steps that are larger than both. */
static void
test_coarse_is_well (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++) {
    g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 60, artefact_level_quiet, seed);

    artefact_add_noise (signal, 3.9, 0, 60, seed);
    artefact_convert (signal, 3.22, 1635);
    artefact_assert_clean (signal, "ten bits at rest");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-contact/stuck", test_stuck);
  g_test_add_func ("/signal/artefact-contact/stuck-to-the-sample", test_stuck_to_the_sample);
  g_test_add_func ("/signal/artefact-contact/stuck-by-definition", test_stuck_by_definition);
  g_test_add_func ("/signal/artefact-contact/open", test_open);
  g_test_add_func ("/signal/artefact-contact/poor", test_poor);
  g_test_add_func ("/signal/artefact-contact/too-large", test_too_large);
  g_test_add_func ("/signal/artefact-contact/needs", test_needs);
  g_test_add_func ("/signal/artefact-contact/coarse-is-well", test_coarse_is_well);
  return g_test_run ();
}
