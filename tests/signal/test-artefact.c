/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-artefact.h"

#include <math.h>

#include "artefact-fixture.h"

#define SEEDS 5

/* Everything that can be wrong, one after the other. */
static ArtefactSignal *
make_troubled (double rate_hz)
{
  ArtefactSignal *signal = artefact_signal_new (rate_hz, 90, artefact_level_rest, 3);

  artefact_add_hum (signal, 50, 40, 5.3, 11.1);
  artefact_add_jerks (signal, 300, 14.7, 20, 3);
  artefact_add_heart (signal, 150, 72, 25, 40, 3);
  artefact_add_other (signal, 90, 0.2, 45.5, 52, 33);
  for (gsize i = (gsize) (60 * rate_hz); i < (gsize) (66 * rate_hz); i++)
    signal->raw[i] = 120;
  artefact_convert (signal, 0.1, 500);
  artefact_filter (signal, 0);
  return signal;
}

static void
assert_same (const GArray *a,
             const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++) {
    const FrondArtefact *x = &g_array_index (a, FrondArtefact, i), *y = &g_array_index (b, FrondArtefact, i);

    g_assert_cmpuint (x->first_sample, ==, y->first_sample);
    g_assert_cmpuint (x->n_samples, ==, y->n_samples);
    g_assert_cmpint (x->kind, ==, y->kind);
  }
}

static void
test_any_blocks (void)
{
  static const gsize  blocks[] = { 1, 7, 20, 1000 };
  static const double rates[] = { 1000, 512 };

  for (guint r = 0; r < G_N_ELEMENTS (rates); r++) {
    g_autoptr (ArtefactSignal) signal = make_troubled (rates[r]);
    const FrondArtefactSpec spec = artefact_spec (signal);
    g_autoptr (GArray) whole = artefact_find (signal, &spec, signal->n);
    guint kinds = 0;

    for (guint i = 0; i < whole->len; i++)
      kinds |= 1u << g_array_index (whole, FrondArtefact, i).kind;
    g_assert_cmpuint (kinds, ==, (1u << FROND_ARTEFACT_N_KINDS) - 1);
    for (guint i = 0; i < G_N_ELEMENTS (blocks); i++) {
      g_autoptr (GArray) found = artefact_find (signal, &spec, blocks[i]);

      assert_same (whole, found);
    }
  }
}

static void
test_order (void)
{
  g_autoptr (ArtefactSignal) signal = make_troubled (ARTEFACT_RATE);
  const FrondArtefactSpec spec = artefact_spec (signal);
  g_autoptr (GArray) found = artefact_find (signal, &spec, 1000);
  guint64 ends[FROND_ARTEFACT_N_KINDS] = { 0 };

  for (guint i = 0; i < found->len; i++) {
    const FrondArtefact *item = &g_array_index (found, FrondArtefact, i);

    if (i > 0)
      g_assert_cmpuint (item->first_sample, >=, g_array_index (found, FrondArtefact, i - 1).first_sample);
    g_assert_cmpuint (item->n_samples, >, 0);
    g_assert_cmpuint (item->first_sample + item->n_samples, <=, signal->n);
    g_assert_true (ends[item->kind] == 0 || item->first_sample > ends[item->kind]);
    ends[item->kind] = item->first_sample + item->n_samples;
  }
}

/* What is found behind a gap is what would be found if the recording began there, whether the gap is NAN or is not pushed at all. */
static void
test_gap_begins_anew (void)
{
  g_autoptr (ArtefactSignal) signal = make_troubled (ARTEFACT_RATE);
  const FrondArtefactSpec spec = artefact_spec (signal);
  const gsize             before = 10300, behind = 12000;
  FrondArtefactDetector  *skipping = frond_artefact_detector_new (&spec), *missing = frond_artefact_detector_new (&spec);
  FrondArtefactDetector  *fresh = frond_artefact_detector_new (&spec);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (FrondArtefact));
  g_autoptr (GArray) with_nan = g_array_new (FALSE, FALSE, sizeof (FrondArtefact));
  const FrondArtefact *items;
  gsize                n, n_fresh;

  frond_artefact_detector_push (skipping, 0, signal->raw, signal->filtered, NULL, signal->clipped, before);
  frond_artefact_detector_push (skipping, behind, signal->raw + behind, signal->filtered + behind, NULL, signal->clipped + behind, signal->n - behind);
  items = frond_artefact_detector_get (skipping, &n);
  g_array_append_vals (all, items, n);

  for (gsize i = before; i < behind; i++)
    signal->raw[i] = signal->filtered[i] = NAN;
  frond_artefact_detector_push (missing, 0, signal->raw, signal->filtered, NULL, signal->clipped, signal->n);
  items = frond_artefact_detector_get (missing, &n);
  g_array_append_vals (with_nan, items, n);
  assert_same (all, with_nan);

  frond_artefact_detector_push (fresh, behind, signal->raw + behind, signal->filtered + behind, NULL, signal->clipped + behind, signal->n - behind);
  items = frond_artefact_detector_get (fresh, &n_fresh);
  g_assert_cmpuint (n_fresh, >, 0);
  /* The hum before it goes up to it, and not beyond. */
  g_assert_cmpuint (all->len, ==, n_fresh + 1);
  g_assert_cmpuint (g_array_index (all, FrondArtefact, 0).first_sample + g_array_index (all, FrondArtefact, 0).n_samples, ==, before);
  g_array_remove_index (all, 0);
  g_array_set_size (with_nan, 0);
  g_array_append_vals (with_nan, items, n_fresh);
  assert_same (all, with_nan);

  frond_artefact_detector_free (skipping);
  frond_artefact_detector_free (missing);
  frond_artefact_detector_free (fresh);
}

/* Clipping counts for the envelope's window more, but not beyond a gap. */
static void
test_clipped (void)
{
  g_autoptr (ArtefactSignal) signal = artefact_signal_new (ARTEFACT_RATE, 10, artefact_level_rest, 1);
  const FrondArtefactSpec spec = artefact_spec (signal);
  g_autoptr (GArray) found = NULL;
  const FrondArtefact *item;

  signal->clipped[4000] = signal->clipped[4050] = true;
  signal->clipped[7980] = true;
  artefact_filter (signal, 0);
  signal->raw[8000] = NAN;
  found = artefact_find (signal, &spec, 20);
  g_assert_cmpuint (found->len, ==, 2);
  item = &g_array_index (found, FrondArtefact, 0);
  g_assert_cmpint (item->kind, ==, FROND_ARTEFACT_CLIPPED);
  g_assert_cmpuint (item->first_sample, ==, 4000);
  g_assert_cmpuint (item->n_samples, ==, 151);
  item = &g_array_index (found, FrondArtefact, 1);
  g_assert_cmpuint (item->first_sample, ==, 7980);
  g_assert_cmpuint (item->n_samples, ==, 20);
}

static void
test_now (void)
{
  g_autoptr (ArtefactSignal) signal = make_troubled (ARTEFACT_RATE);
  const FrondArtefactSpec spec = artefact_spec (signal);
  FrondArtefactDetector  *detector = frond_artefact_detector_new (&spec);
  static const struct {
    double at_s;
    int    kind; /* -1: nothing is wrong */
  } moments[] = { { 4, -1 }, { 8, FROND_ARTEFACT_HUM }, { 14, -1 }, { 18, FROND_ARTEFACT_MOTION }, { 24, -1 }, { 35, FROND_ARTEFACT_ECG }, { 45, -1 }, { 49, FROND_ARTEFACT_CROSS_TALK }, { 58, -1 }, { 63, FROND_ARTEFACT_CONTACT }, { 70, -1 } };
  gsize at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++) {
    const gsize       to = (gsize) (moments[i].at_s * ARTEFACT_RATE);
    FrondArtefactKind kind = FROND_ARTEFACT_N_KINDS;
    gboolean          is_wrong;

    frond_artefact_detector_push (detector, at, signal->raw + at, signal->filtered + at, signal->other_filtered + at, signal->clipped + at, to - at);
    at = to;
    is_wrong = frond_artefact_detector_get_now (detector, &kind);
    g_assert_cmpint (is_wrong ? (int) kind : -1, ==, moments[i].kind);
  }
  frond_artefact_detector_free (detector);
}

static void
test_healthy (void)
{
  static const struct {
    const char   *name;
    ArtefactLevel level;
  } cases[] = {
    { "quiet", artefact_level_quiet },
    { "rest", artefact_level_rest },
    { "hold", artefact_level_hold },
    { "flicks", artefact_level_flicks },
    { "work and rest", artefact_level_work_rest },
  };
  static const double rates[] = { 250, 500, 1000, 2000 };

  for (guint r = 0; r < G_N_ELEMENTS (rates); r++) {
    for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
      for (guint32 seed = 1; seed <= SEEDS; seed++) {
        g_autoptr (ArtefactSignal) signal = artefact_signal_new (rates[r], 60, cases[c].level, seed);
        g_autofree char *name = g_strdup_printf ("%s, %.0f Hz, seed %u", cases[c].name, rates[r], seed);

        artefact_assert_clean (signal, name);
      }
    }
  }
}

/* A real recording, where it is at hand: its electrodes were well, at rest and at work. */
static void
test_real_recording (void)
{
  const char      *folder = g_getenv ("FROND_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "biosppy_emg_1.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (ArtefactSignal) signal = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("the recording is not here");
    return;
  }
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
    /* The converter's 12 bits over a range of 3.3 mV. */
    const double sample = (g_ascii_strtod (lines[i], NULL) - 2048) / 4096 * 3300;

    if (lines[i][0] != '#')
      g_array_append_val (samples, sample);
  }
  g_assert_cmpuint (samples->len, >, 60000);
  signal = artefact_signal_new_from (ARTEFACT_RATE, (const double *) (const void *) samples->data, samples->len);
  artefact_assert_clean (signal, "the real recording");
}

static void
test_impossible (void)
{
  const FrondArtefactSpec good = { .rate_hz = 1000, .band_low_hz = 20, .band_high_hz = 450, .window_ms = 100 };
  FrondArtefactSpec       bad[] = { good, good, good, good, good };
  FrondArtefactDetector  *detector;
  FrondArtefactKind       kind;
  gsize                   n = 1;

  bad[0].rate_hz = 0;
  bad[1].rate_hz = NAN;
  bad[2].rate_hz = 1e9;
  bad[3].window_ms = 0;
  bad[4].noise_floor = NAN;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (frond_artefact_detector_new (&bad[i]));
  frond_artefact_detector_free (NULL);

  detector = frond_artefact_detector_new (&good);
  g_assert_null (frond_artefact_detector_get (detector, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (frond_artefact_detector_get_now (detector, &kind));
  frond_artefact_detector_free (detector);
}

/* A pressure at 10 Hz has no band: what needs none is found all the same. */
static void
test_no_band (void)
{
  const FrondArtefactSpec spec = { .rate_hz = 10, .band_low_hz = 20, .band_high_hz = 450, .window_ms = 100 };
  FrondArtefactDetector  *detector = frond_artefact_detector_new (&spec);
  const double            values[] = { 1, 2, 1, 2, 2, 2, 2, 2, 2, 1 };
  const bool              clipped[] = { true, false, false, false, false, false, false, false, false, false };
  const FrondArtefact    *items;
  gsize                   n;

  frond_artefact_detector_push (detector, 0, values, values, NULL, clipped, G_N_ELEMENTS (values));
  items = frond_artefact_detector_get (detector, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (items[0].kind, ==, FROND_ARTEFACT_CLIPPED);
  g_assert_cmpuint (items[0].n_samples, ==, 2);
  g_assert_cmpint (items[1].kind, ==, FROND_ARTEFACT_CONTACT);
  g_assert_cmpuint (items[1].first_sample, ==, 3);
  g_assert_cmpuint (items[1].n_samples, ==, 6);
  frond_artefact_detector_free (detector);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact/any-blocks", test_any_blocks);
  g_test_add_func ("/signal/artefact/order", test_order);
  g_test_add_func ("/signal/artefact/gap-begins-anew", test_gap_begins_anew);
  g_test_add_func ("/signal/artefact/clipped", test_clipped);
  g_test_add_func ("/signal/artefact/now", test_now);
  g_test_add_func ("/signal/artefact/healthy", test_healthy);
  g_test_add_func ("/signal/artefact/real-recording", test_real_recording);
  g_test_add_func ("/signal/artefact/impossible", test_impossible);
  g_test_add_func ("/signal/artefact/no-band", test_no_band);
  return g_test_run ();
}
