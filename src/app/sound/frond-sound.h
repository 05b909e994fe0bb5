/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-session.h"
#include "frond-sound-player.h"

G_BEGIN_DECLS

#define FROND_TYPE_SOUND (frond_sound_get_type ())
G_DECLARE_FINAL_TYPE (FrondSound, frond_sound, FROND, SOUND, GObject)

/* What a patient with closed eyes hears of a session: the same openness and breath that the picture shows. It only reads the session's
 * status; nothing ever waits for it. Quiet outside of a running programme. Signals: "changed" (a choice), "unavailable", once: this
 * computer has no sound. */
FrondSound    *frond_sound_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondSound    *frond_sound_new_for_player (FrondSoundPlayer *player) G_GNUC_WARN_UNUSED_RESULT;
void           frond_sound_follow (FrondSound       *self,
                                   FrondLiveSession *session);
void           frond_sound_set_kind (FrondSound    *self,
                                     FrondSoundKind kind);
FrondSoundKind frond_sound_get_kind (FrondSound *self);
/* 0..1; 1 is FROND_SOUND_LOUDEST. */
void     frond_sound_set_volume (FrondSound *self,
                                 double      volume);
double   frond_sound_get_volume (FrondSound *self);
void     frond_sound_set_muted (FrondSound *self,
                                gboolean    is_muted);
gboolean frond_sound_is_muted (FrondSound *self);
gboolean frond_sound_is_unavailable (FrondSound *self);

/* Under which name a kind is kept, and back; an unknown name is silence. */
const char    *frond_sound_kind_to_string (FrondSoundKind kind);
FrondSoundKind frond_sound_kind_from_string (const char *name);

G_END_DECLS
