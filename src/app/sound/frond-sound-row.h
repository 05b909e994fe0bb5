/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-sound.h"

G_BEGIN_DECLS

#define FROND_TYPE_SOUND_ROW (frond_sound_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondSoundRow, frond_sound_row, FROND, SOUND_ROW, AdwBin)

/* Which sound, how loud, and silence. It shows and changes a FrondSound, which others may change as well. */
void frond_sound_row_set_sound (FrondSoundRow *self,
                                FrondSound    *sound);

G_END_DECLS
