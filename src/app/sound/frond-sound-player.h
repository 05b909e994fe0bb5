/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gst/gst.h>

#include "frond-sound-synth.h"

G_BEGIN_DECLS

#define FROND_TYPE_SOUND_PLAYER (frond_sound_player_get_type ())
G_DECLARE_FINAL_TYPE (FrondSoundPlayer, frond_sound_player, FROND, SOUND_PLAYER, GObject)

/* Brings a synthesizer's samples to the loudspeaker. GStreamer is started in a thread of its own with the first sound that is asked for, so
 * that neither a slow nor a missing sound server ever holds up the window. Signal "unavailable", once: this computer has no sound. */
FrondSoundPlayer *frond_sound_player_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* For tests: with a sink of their own instead of the computer's. */
FrondSoundPlayer *frond_sound_player_new_for_sink (const char *sink) G_GNUC_WARN_UNUSED_RESULT;
void              frond_sound_player_set_target (FrondSoundPlayer       *self,
                                                 const FrondSoundTarget *target);
gboolean          frond_sound_player_is_unavailable (FrondSoundPlayer *self);
/* (nullable) (transfer none): NULL until a sound was asked for. */
GstElement *frond_sound_player_get_pipeline (FrondSoundPlayer *self);

G_END_DECLS
