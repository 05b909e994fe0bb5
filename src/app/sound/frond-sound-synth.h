/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FROND_SOUND_OFF,
  FROND_SOUND_WAVES, /* the sea, which follows the breath */
  FROND_SOUND_RAIN,  /* rain that grows quiet as the muscle lets go */
  FROND_SOUND_TONE,  /* a soft tone that does so */
} FrondSoundKind;

/* Nothing is ever louder than this, of full scale: half of it is 6 dB below what a device can do, so that nobody is startled. */
#define FROND_SOUND_LOUDEST 0.5
/* A sound that ends is silent after this. */
#define FROND_SOUND_FADE_S 0.3

/**
 * FrondSoundTarget:
 * @kind: what is to be heard
 * @volume: 0 silent .. 1 loudest; by ear, not by amplitude
 * @openness: 0 tense .. 1 let go; NAN while nobody knows: rain and tone are silent then
 * @breath: 0..1 breathing in, 1..2 out; NAN outside of paced breathing, where the sea is even
 */
typedef struct {
  FrondSoundKind kind;
  double         volume;
  double         openness;
  double         breath;
} FrondSoundTarget;

typedef struct _FrondSoundSynth FrondSoundSynth;

/* Sound as numbers, without a device and without a clock: its only time is the samples that it is asked for. Not thread-safe; rendering
 * allocates nothing. */
FrondSoundSynth *frond_sound_synth_new (double  rate_hz,
                                        guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void             frond_sound_synth_free (FrondSoundSynth *self);
void             frond_sound_synth_set_target (FrondSoundSynth        *self,
                                               const FrondSoundTarget *target);
void             frond_sound_synth_render (FrondSoundSynth *self,
                                           float           *samples,
                                           gsize            n);
gboolean         frond_sound_synth_is_silent (const FrondSoundSynth *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondSoundSynth, frond_sound_synth_free)

G_END_DECLS
