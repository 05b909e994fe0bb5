/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound-synth.h"

#include <math.h>

/* What is heard follows the muscle within this, so that sound and picture are one. */
#define FOLLOW_S 0.1
#define EVEN_SEA 0.35

/* One sample in, one out: a low-pass of the first order. */
typedef struct {
  double state;
} OnePole;

struct _FrondSoundSynth {
  double           rate_hz;
  guint32          random;
  FrondSoundTarget target;

  FrondSoundKind kind;     /* what is heard now; another one waits until this is silent */
  double         gain;     /* straight ramps, so that silence is reached and not only neared */
  double         loudness; /* 0..1: of the swell, or of what the muscle does */

  OnePole low;
  OnePole lower;
  OnePole drop;
  double  drop_peak;
  double  phase; /* of the tone's slow beat, in turns */
  double  tone[2];
};

static const double tone_hz[] = { 196.0, 294.0 };

/**
 * frond_sound_synth_new:
 * @rate_hz: samples per second
 * @seed: of the noise; the same seed gives the same samples
 *
 * Returns: (transfer full): a synthesizer that is silent
 */
FrondSoundSynth *
frond_sound_synth_new (double  rate_hz,
                       guint32 seed)
{
  FrondSoundSynth *self = g_new0 (FrondSoundSynth, 1);

  self->rate_hz = rate_hz;
  self->random = seed ? seed : 1;
  self->target = (FrondSoundTarget) { FROND_SOUND_OFF, 0, NAN, NAN };

  return self;
}

void
frond_sound_synth_free (FrondSoundSynth *self)
{
  g_free (self);
}

void
frond_sound_synth_set_target (FrondSoundSynth        *self,
                              const FrondSoundTarget *target)
{
  self->target = *target;
}

/* -1..1, even (xorshift, Marsaglia 2003). */
static double
noise (FrondSoundSynth *self)
{
  self->random ^= self->random << 13;
  self->random ^= self->random >> 17;
  self->random ^= self->random << 5;

  return self->random / 2147483648.0 - 1.0;
}

static double
low_pass (OnePole *pole,
          double   input,
          double   coefficient)
{
  return pole->state += coefficient * (input - pole->state);
}

/* How loud it is to become: the swell of the breath, or what the muscle has not let go of yet. */
static double
get_wanted_loudness (const FrondSoundTarget *target)
{
  double swell;

  if (target->kind != FROND_SOUND_WAVES)
    return isnan (target->openness) ? 0.0 : 1.0 - CLAMP (target->openness, 0.0, 1.0);
  if (isnan (target->breath))
    return EVEN_SEA;

  swell = target->breath < 1.0 ? sin (G_PI_2 * target->breath) : cos (G_PI_2 * (target->breath - 1.0));
  return 0.1 + 0.9 * swell * swell;
}

/* The sea: noise whose brightness and strength rise together. Divided by what a low-pass leaves of even noise (variance a / (2 - a) / 3). */
static double
render_waves (FrondSoundSynth *self)
{
  double edge_hz = 180.0 + 1000.0 * self->loudness;
  double a = 1.0 - exp (-2.0 * G_PI * edge_hz / self->rate_hz);
  double surf = low_pass (&self->low, noise (self), a) / sqrt (a / (2.0 - a) / 3.0);

  return 0.3 * surf * self->loudness;
}

/* A hiss without rumble, and drops: short bursts whose attack is rounded so that none is a click. */
static double
render_rain (FrondSoundSynth *self)
{
  double white = noise (self);
  double hiss = low_pass (&self->low, white, 0.5) - low_pass (&self->lower, white, 0.1);

  self->drop_peak *= exp (-1.0 / (0.015 * self->rate_hz));
  if ((noise (self) + 1.0) / 2.0 < 40.0 / self->rate_hz)
    self->drop_peak = MAX (self->drop_peak, (noise (self) + 1.0) / 2.0);
  low_pass (&self->drop, self->drop_peak, 1.0 / (0.002 * self->rate_hz));

  return hiss * (0.45 + 0.9 * self->drop.state) * self->loudness * self->loudness;
}

static double
render_tone (FrondSoundSynth *self)
{
  double sum = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (tone_hz); i++) {
    self->tone[i] = fmod (self->tone[i] + tone_hz[i] / self->rate_hz, 1.0);
    sum += sin (2.0 * G_PI * self->tone[i]) * (i == 0 ? 0.45 : 0.2);
  }
  self->phase = fmod (self->phase + 0.1 / self->rate_hz, 1.0);

  return sum * (0.9 + 0.1 * sin (2.0 * G_PI * self->phase)) * self->loudness * self->loudness;
}

static double
render_kind (FrondSoundSynth *self)
{
  switch (self->kind) {
  case FROND_SOUND_WAVES:
    return render_waves (self);
  case FROND_SOUND_RAIN:
    return render_rain (self);
  case FROND_SOUND_TONE:
    return render_tone (self);
  case FROND_SOUND_OFF:
  default:
    return 0.0;
  }
}

/* A sound ends before another begins; what begins finds no loudness left of the one before. */
static void
take_turns (FrondSoundSynth *self)
{
  if (self->gain > 0.0 || self->kind == self->target.kind)
    return;

  self->kind = self->target.kind;
  self->loudness = 0.0;
  self->low.state = self->lower.state = self->drop.state = self->drop_peak = 0.0;
}

static void
follow (FrondSoundSynth *self,
        double           wanted_gain,
        double           wanted_loudness)
{
  double step = 1.0 / (FROND_SOUND_FADE_S * self->rate_hz);

  self->gain += CLAMP (wanted_gain - self->gain, -step, step);
  self->loudness += (wanted_loudness - self->loudness) * (1.0 - exp (-1.0 / (FOLLOW_S / 2.0 * self->rate_hz)));
}

/**
 * frond_sound_synth_render:
 * @self: a synthesizer
 * @samples: (array length=n): where they go, -FROND_SOUND_LOUDEST..FROND_SOUND_LOUDEST
 * @n: how many
 */
void
frond_sound_synth_render (FrondSoundSynth *self,
                          float           *samples,
                          gsize            n)
{
  double loudness = get_wanted_loudness (&self->target);
  double volume = CLAMP (self->target.volume, 0.0, 1.0);

  for (gsize i = 0; i < n; i++) {
    take_turns (self);
    /* By ear, loudness goes with about the square of the amplitude. */
    follow (self, self->kind == self->target.kind && self->kind != FROND_SOUND_OFF ? volume * volume : 0.0, loudness);
    samples[i] = (float) (FROND_SOUND_LOUDEST * self->gain * tanh (render_kind (self)));
  }
}

/**
 * frond_sound_synth_is_silent:
 * @self: a synthesizer
 *
 * Returns: whether nothing is heard and nothing is asked for
 */
gboolean
frond_sound_synth_is_silent (const FrondSoundSynth *self)
{
  return self->gain <= 0.0 && (self->target.kind == FROND_SOUND_OFF || self->target.volume <= 0.0);
}
