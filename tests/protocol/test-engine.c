/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-helpers.h"

static void
test_exact_samples (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "0.5", "") "," PHASE ("work", "1.0015", "") "," PHASE ("release", "2", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 1000, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  g_autofree double *envelope = g_new0 (double, 10000);

  g_assert_false (status_of (engine).finished);
  g_assert_cmpfloat (status_of (engine).phase_remaining_s, ==, 0.5);

  frond_programme_engine_advance (engine, 100, envelope, NULL, NULL, 10000, keep_cue, cues);

  g_assert_cmpuint (cues->len, ==, 4);
  assert_cue (cues, 0, FROND_CUE_PHASE_BEGAN, 100, 0, NAN);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 600, 1, NAN);
  assert_cue (cues, 2, FROND_CUE_PHASE_BEGAN, 600 + 1002, 2, NAN); /* round (1001.5) */
  assert_cue (cues, 3, FROND_CUE_FINISHED, 1602 + 2000, 3, NAN);
  g_assert_true (status_of (engine).finished);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 3);
  g_assert_cmpfloat (status_of (engine).elapsed_s, ==, 3.502);
  g_assert_cmpfloat (status_of (engine).phase_remaining_s, ==, 0);
  g_assert_true (isnan (status_of (engine).goal));

  frond_programme_engine_advance (engine, 20000, envelope, NULL, NULL, 100, keep_cue, cues);
  frond_programme_engine_next (engine);
  frond_programme_engine_advance (engine, 20100, envelope, NULL, NULL, 100, keep_cue, cues);
  g_assert_cmpuint (cues->len, ==, 4);
}

/* The boundary is a sample's, so a phase that ends with a block begins its successor with the next block. */
static void
test_status_at_boundary (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 100, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 0);
  g_assert_cmpfloat (status_of (engine).phase_remaining_s, ==, 0);
  feed (engine, &sample, 1, 1, cues);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 1);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 0.01);
  feed (engine, &sample, 1, 99, cues);
  g_assert_true (status_of (engine).finished);
  assert_cue (cues, 2, FROND_CUE_FINISHED, 200, 2, NAN);
}

static void
test_gap_and_pause (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") "," PHASE ("work", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 60, cues);
  sample = 500; /* the sensor was silent */
  feed (engine, &sample, 1, 30, cues);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 0.9);

  frond_programme_engine_set_paused (engine, TRUE);
  frond_programme_engine_set_paused (engine, TRUE);
  feed (engine, &sample, 1, 1000, cues);
  g_assert_true (status_of (engine).paused);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 0.9);
  frond_programme_engine_set_paused (engine, FALSE);
  g_assert_cmpuint (cues->len, ==, 1);

  feed (engine, &sample, 1, 110, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 1540, 1, NAN);
  assert_cue (cues, 2, FROND_CUE_FINISHED, 1640, 2, NAN);
}

/* A phase that ended just before a gap: the next one begins behind it, not in the middle of nothing. */
static void
test_begins_after_gap (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") "," PHASE ("work", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 100, cues);
  sample = 700;
  feed (engine, &sample, 1, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 700, 1, NAN);
}

static void
test_next (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") "," PHASE ("work", "1", "") "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 10, cues);
  frond_programme_engine_next (engine);
  frond_programme_engine_next (engine); /* a key that bounced */
  feed (engine, &sample, 1, 10, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 10, 1, NAN);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 0.1);

  /* While paused the therapist moves on, and the new phase's clock waits. */
  frond_programme_engine_set_paused (engine, TRUE);
  frond_programme_engine_next (engine);
  feed (engine, &sample, 1, 50, cues);
  assert_cue (cues, 2, FROND_CUE_PHASE_BEGAN, 20, 2, NAN);
  g_assert_cmpuint (status_of (engine).phase_index, ==, 2);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 0);
  frond_programme_engine_set_paused (engine, FALSE);
  feed (engine, &sample, 1, 5, cues);
  g_assert_cmpfloat (status_of (engine).phase_elapsed_s, ==, 0.05);

  frond_programme_engine_next (engine);
  feed (engine, &sample, 1, 5, cues);
  assert_cue (cues, 3, FROND_CUE_FINISHED, 75, 3, NAN);
  g_assert_cmpuint (cues->len, ==, 4);
}

/* At the very end of a phase "next" is that phase's end, not the following phase's as well. */
static void
test_next_at_end (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") "," PHASE ("work", "1", "") "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 100, cues);
  frond_programme_engine_next (engine);
  feed (engine, &sample, 1, 1, cues);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 100, 1, NAN);
  g_assert_cmpuint (cues->len, ==, 2);
}

static void
test_goals (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("work", "1", GOAL ("absolute", "8", "above")) "," PHASE ("release", "1", GOAL ("baseline-percent", "120", "below")) "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, 3.5, 0);
  g_autoptr (FrondProgrammeEngine) blind = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  g_autoptr (GArray) blind_cues = new_cues ();
  guint64 sample = 0, blind_sample = 0;

  g_assert_cmpfloat (status_of (engine).goal, ==, 8);
  feed (engine, &sample, 9, 60, cues);
  feed (engine, &sample, NAN, 20, cues);
  feed (engine, &sample, 7, 20, cues);
  g_assert_cmpint (status_of (engine).direction, ==, FROND_GOAL_ABOVE);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 0.75);
  feed (engine, &sample, 4.2, 1, cues);
  g_assert_cmpfloat (status_of (engine).in_zone_fraction, ==, 1);
  feed (engine, &sample, 4.3, 199, cues);
  assert_cue (cues, 0, FROND_CUE_PHASE_BEGAN, 0, 0, 8);
  assert_cue (cues, 1, FROND_CUE_PHASE_BEGAN, 100, 1, 4.2);
  assert_cue (cues, 2, FROND_CUE_PHASE_BEGAN, 200, 2, NAN);

  feed (blind, &blind_sample, 1, 150, blind_cues);
  assert_cue (blind_cues, 1, FROND_CUE_PHASE_BEGAN, 100, 1, NAN);
  g_assert_true (isnan (status_of (blind).in_zone_fraction));
  g_assert_cmpint (status_of (blind).zone, ==, FROND_ZONE_NONE);
}

static void
test_manual_goal (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[{\"repeat\":3,\"phases\":[" PHASE ("work", "1", "") "," PHASE ("release", "1", GOAL ("baseline-percent", "100", "below")) "]}]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, 4, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 1, 150, cues);
  frond_programme_engine_set_goal (engine, 3.5);
  g_assert_cmpfloat (status_of (engine).goal, ==, 3.5);
  frond_programme_engine_set_goal (engine, 3.0);
  feed (engine, &sample, 1, 200, cues);
  assert_cue (cues, 2, FROND_CUE_GOAL_CHANGED, 150, 1, 3.0);
  assert_cue (cues, 3, FROND_CUE_PHASE_BEGAN, 200, 2, NAN);
  assert_cue (cues, 4, FROND_CUE_PHASE_BEGAN, 300, 3, 3.0);
  frond_programme_engine_set_goal (engine, NAN);
  frond_programme_engine_set_paused (engine, TRUE);
  feed (engine, &sample, 1, 10, cues);
  assert_cue (cues, 5, FROND_CUE_GOAL_CHANGED, 350, 3, 4.0);
  frond_programme_engine_set_goal (engine, 4.0); /* no other line: no cue */
  feed (engine, &sample, 1, 10, cues);
  g_assert_cmpuint (cues->len, ==, 6);
}

static void
test_zones (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("release", "100", GOAL ("absolute", "10", "below")) "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  feed (engine, &sample, 10, 1, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
  /* A wiggle over the line is no news, and neither is a short burst. */
  feed (engine, &sample, 10.4, 100, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
  feed (engine, &sample, 30, 24, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
  feed (engine, &sample, 9, 1, cues);
  feed (engine, &sample, 11.5, 24, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
  feed (engine, &sample, 11.5, 1, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  feed (engine, &sample, 10.2, 100, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  feed (engine, &sample, 12.4, 100, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  feed (engine, &sample, 12.6, 25, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_AWAY);
  feed (engine, &sample, 12.1, 25, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_AWAY);
  feed (engine, &sample, NAN, 1, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NONE);
  feed (engine, &sample, 11, 1, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_NEAR);
  /* Another goal is judged at once. */
  frond_programme_engine_set_goal (engine, 20);
  feed (engine, &sample, 11, 1, cues);
  g_assert_cmpint (status_of (engine).zone, ==, FROND_ZONE_REACHED);
}

static void
test_breath (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("breathe", "30", ",\"breathing\":{\"per_minute\":6,\"in_seconds\":4}") "," PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 100, NAN, 0);
  g_autoptr (GArray) cues = new_cues ();
  guint64 sample = 0;

  g_assert_cmpfloat (status_of (engine).breath, ==, 0);
  feed (engine, &sample, 1, 200, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).breath, 0.5, 1e-9);
  feed (engine, &sample, 1, 200, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).breath, 1.0, 1e-9);
  feed (engine, &sample, 1, 300, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).breath, 1.5, 1e-9);
  feed (engine, &sample, 1, 300, cues);
  g_assert_cmpfloat_with_epsilon (status_of (engine).breath, 0.0, 1e-9);
  feed (engine, &sample, 1, 2001, cues);
  g_assert_true (isnan (status_of (engine).breath));
}

/* Runs of random length with gaps, pauses, skips and goals in between: the cues may not depend on the blocks. */
static GArray *
run_story (FrondProgramme *programme,
           const double   *envelope,
           gsize           n,
           gsize           max_block,
           guint32         seed)
{
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 50, 4, 0.2);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GArray *cues = new_cues ();

  for (gsize at = 0; at < n;) {
    gsize stop = n;

    if (at < 9000)
      stop = 9000; /* then a pause */
    else if (at < 9500)
      stop = 9500; /* and on */
    else if (at < 12003)
      stop = 12003; /* then a goal */
    else if (at < 12500)
      stop = 12500; /* then the rule's again */
    else if (at < 25000)
      stop = 25000; /* then the next phase */

    frond_programme_engine_set_paused (engine, at >= 9000 && at < 9500);
    if (at == 12003)
      frond_programme_engine_set_goal (engine, 2.5);
    if (at == 12500)
      frond_programme_engine_set_goal (engine, NAN);
    if (at == 25000)
      frond_programme_engine_next (engine);
    while (at < stop) {
      gsize wanted = (gsize) g_rand_int_range (random, 1, (gint32) max_block + 1);
      gsize block = MIN (stop - at, wanted);
      /* Samples 20000 to 20999 never came. */
      guint64 first = at < 20000 ? at : at + 1000;

      if (at < 20000)
        block = MIN (block, 20000 - at);
      frond_programme_engine_advance (engine, first, envelope + at, NULL, NULL, block, keep_cue, cues);
      at += block;
    }
  }

  return cues;
}

static void
test_blocks_do_not_matter (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize              n = 32000;
  g_autofree double *envelope = g_new (double, n);
  g_autoptr (GArray) reference = NULL;

  for (gsize i = 0; i < n; i++)
    envelope[i] = i % 997 == 0 ? NAN : 4.0 * exp (-(double) i / 12000) + g_rand_double_range (random, -0.5, 0.5);
  reference = run_story (programme, envelope, n, n, 1);
  g_assert_cmpuint (reference->len, >, 6);

  for (guint seed = 1; seed <= 12; seed++) {
    static const gsize sizes[] = { 1, 2, 7, 20, 333, 5000 };
    g_autoptr (GArray) cues = run_story (programme, envelope, n, sizes[seed % G_N_ELEMENTS (sizes)], seed);

    g_assert_cmpuint (cues->len, ==, reference->len);
    for (guint i = 0; i < cues->len; i++) {
      FrondCue *cue = &g_array_index (reference, FrondCue, i);

      assert_cue (cues, i, cue->kind, cue->sample, cue->phase_index, cue->goal);
    }
  }
}

static void
test_nobody_listens (void)
{
  g_autoptr (FrondProgramme) programme = programme_of ("[" PHASE ("rest", "1", "") "]");
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 0.1, NAN, NAN);
  double value = 1;

  frond_programme_engine_advance (engine, 0, &value, NULL, NULL, 0, NULL, NULL);
  g_assert_false (status_of (engine).finished);
  frond_programme_engine_advance (engine, 0, &value, NULL, NULL, 1, NULL, NULL);
  g_assert_true (status_of (engine).finished); /* shorter than a sample: one sample */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/exact-samples", test_exact_samples);
  g_test_add_func ("/engine/status-at-boundary", test_status_at_boundary);
  g_test_add_func ("/engine/gap-and-pause", test_gap_and_pause);
  g_test_add_func ("/engine/begins-after-gap", test_begins_after_gap);
  g_test_add_func ("/engine/next", test_next);
  g_test_add_func ("/engine/next-at-end", test_next_at_end);
  g_test_add_func ("/engine/goals", test_goals);
  g_test_add_func ("/engine/manual-goal", test_manual_goal);
  g_test_add_func ("/engine/zones", test_zones);
  g_test_add_func ("/engine/breath", test_breath);
  g_test_add_func ("/engine/blocks-do-not-matter", test_blocks_do_not_matter);
  g_test_add_func ("/engine/nobody-listens", test_nobody_listens);

  return g_test_run ();
}
