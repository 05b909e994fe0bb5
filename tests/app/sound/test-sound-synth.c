/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <glib.h>

#include "frond-sound-synth.h"

#define RATE_HZ 48000.0
#define SECOND  ((gsize) RATE_HZ)

/* (array): what comes in seconds with target, going on from what was before */
static float *
render (FrondSoundSynth *synth,
        FrondSoundTarget target,
        double           seconds)
{
  gsize  n = (gsize) (seconds * RATE_HZ);
  float *samples = g_new (float, n);

  frond_sound_synth_set_target (synth, &target);
  frond_sound_synth_render (synth, samples, n);

  return samples;
}

static double
measure_rms (const float *samples,
             gsize        n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (double) samples[i] * samples[i];

  return sqrt (sum / (double) n);
}

static double
get_loudness (FrondSoundKind kind,
              double         openness,
              double         breath)
{
  g_autoptr (FrondSoundSynth) synth = frond_sound_synth_new (RATE_HZ, 7);
  g_autofree float *samples = render (synth, (FrondSoundTarget) { kind, 1, openness, breath }, 4);

  return measure_rms (samples + 2 * SECOND, 2 * SECOND);
}

static void
test_quiet_is_success (void)
{
  FrondSoundKind kinds[] = { FROND_SOUND_RAIN, FROND_SOUND_TONE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    double last = get_loudness (kinds[i], 0, NAN);

    g_assert_cmpfloat (last, >, 0.05);
    for (double openness = 0.25; openness < 1; openness += 0.25) {
      double now = get_loudness (kinds[i], openness, NAN);

      g_assert_cmpfloat (now, <, last);
      last = now;
    }
    g_assert_cmpfloat (get_loudness (kinds[i], 1, NAN), <, 1e-6);
    g_assert_cmpfloat (get_loudness (kinds[i], NAN, NAN), <, 1e-6);
  }
}

/* In a breath of 10 s the sea is loudest where the lungs are full, and what it does does not depend on the muscle. */
static void
test_waves_follow_breath (void)
{
  g_assert_cmpfloat (get_loudness (FROND_SOUND_WAVES, 0.5, 1), >, 4 * get_loudness (FROND_SOUND_WAVES, 0.5, 0.001));
  g_assert_cmpfloat_with_epsilon (get_loudness (FROND_SOUND_WAVES, 0.5, 0), get_loudness (FROND_SOUND_WAVES, 0.5, 2), 1e-9);
  g_assert_cmpfloat_with_epsilon (get_loudness (FROND_SOUND_WAVES, 0, 0.5), get_loudness (FROND_SOUND_WAVES, 1, 0.5), 1e-9);
  g_assert_cmpfloat (get_loudness (FROND_SOUND_WAVES, NAN, NAN), >, 0.01);
}

/* Whatever is asked for, and however suddenly: never louder than the cap, and never a click. */
static void
test_cap_and_clicks (void)
{
  g_autoptr (FrondSoundSynth) synth = frond_sound_synth_new (RATE_HZ, 3);
  double last = 0, loudest = 0;

  for (guint i = 0; i < 200; i++) {
    FrondSoundTarget  target = { i * 7 % 4, i % 3 ? 5.0 : 0.0, i % 2 ? -3.0 : 4.0, i % 5 ? (i % 8) / 4.0 : NAN };
    g_autofree float *samples = render (synth, target, 0.2);

    for (gsize j = 0; j < SECOND / 5; j++) {
      g_assert_true (isfinite (samples[j]));
      loudest = MAX (loudest, fabs (samples[j]));
    }
  }
  g_assert_cmpfloat (loudest, <=, FROND_SOUND_LOUDEST);
  g_assert_cmpfloat (loudest, >, 0.05);

  /* The tone alone has no noise that hides a jump: at 294 Hz the steepest step between samples is about 2 pi f / rate. */
  for (guint i = 0; i < 40; i++) {
    FrondSoundTarget  target = { i % 3 ? FROND_SOUND_TONE : FROND_SOUND_OFF, i % 2, i % 4 / 3.0, NAN };
    g_autofree float *samples = render (synth, target, 0.37);

    for (gsize j = 0; i > 0 && j < (gsize) (0.37 * RATE_HZ); j++) {
      if (i > 2)
        g_assert_cmpfloat (fabs (samples[j] - last), <, 2 * G_PI * 294 / RATE_HZ * FROND_SOUND_LOUDEST);
      last = samples[j];
    }
  }
}

static void
test_fade (void)
{
  FrondSoundTarget ways_to_end[] = { { FROND_SOUND_OFF, 1, 0, 1 }, { FROND_SOUND_WAVES, 0, 0, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (ways_to_end); i++) {
    g_autoptr (FrondSoundSynth) synth = frond_sound_synth_new (RATE_HZ, 3);
    g_autofree float *before = render (synth, (FrondSoundTarget) { FROND_SOUND_WAVES, 1, 0, 1 }, 2);
    g_autofree float *fade = render (synth, ways_to_end[i], FROND_SOUND_FADE_S);
    g_autofree float *after = render (synth, ways_to_end[i], 1);

    g_assert_cmpfloat (measure_rms (before + SECOND, SECOND), >, 0.05);
    g_assert_cmpfloat (measure_rms (fade, SECOND / 10), >, 0.02);
    g_assert_cmpfloat (measure_rms (after, SECOND), <, 1e-9);
    g_assert_true (frond_sound_synth_is_silent (synth));
  }
}

/* Another sound comes after the one before has gone. */
static void
test_change (void)
{
  g_autoptr (FrondSoundSynth) synth = frond_sound_synth_new (RATE_HZ, 3);
  g_autofree float *tone = render (synth, (FrondSoundTarget) { FROND_SOUND_TONE, 1, 0, NAN }, 1);
  g_autofree float *change = render (synth, (FrondSoundTarget) { FROND_SOUND_RAIN, 1, 0, NAN }, 1);
  gsize             turn = (gsize) (FROND_SOUND_FADE_S * RATE_HZ);

  g_assert_cmpfloat (measure_rms (tone + SECOND / 2, SECOND / 2), >, 0.05);
  g_assert_cmpfloat (measure_rms (change + turn - 480, 480), <, 0.02);
  g_assert_cmpfloat (measure_rms (change + turn, 480), <, 0.02);
  g_assert_cmpfloat (measure_rms (change + SECOND - 4800, 4800), >, 0.02);
}

/* What the muscle does is heard within a quarter of a second, whatever the size of the blocks. */
static void
test_follows (void)
{
  g_autoptr (FrondSoundSynth) synth = frond_sound_synth_new (RATE_HZ, 3);
  g_autoptr (FrondSoundSynth) twin = frond_sound_synth_new (RATE_HZ, 3);
  FrondSoundTarget  tense = { FROND_SOUND_TONE, 1, 0, NAN }, open = { FROND_SOUND_TONE, 1, 1, NAN };
  g_autofree float *loud = render (synth, tense, 2);
  g_autofree float *quiet = render (synth, open, 0.5);
  double            full = measure_rms (loud + SECOND, SECOND);

  g_assert_cmpfloat (measure_rms (quiet + SECOND / 4, SECOND / 8), <, 0.1 * full);

  for (gsize done = 0, block = 1; done < 2 * SECOND; done += block, block = MIN (block + 13, 2 * SECOND - done)) {
    g_autofree float *part = render (twin, tense, block / RATE_HZ + 1e-9);

    g_assert_cmpmem (part, block * sizeof (float), loud + done, block * sizeof (float));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sound-synth/quiet-is-success", test_quiet_is_success);
  g_test_add_func ("/sound-synth/waves-follow-breath", test_waves_follow_breath);
  g_test_add_func ("/sound-synth/cap-and-clicks", test_cap_and_clicks);
  g_test_add_func ("/sound-synth/fade", test_fade);
  g_test_add_func ("/sound-synth/change", test_change);
  g_test_add_func ("/sound-synth/follows", test_follows);

  return g_test_run ();
}
