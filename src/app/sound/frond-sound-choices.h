/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-patient-choices.h"
#include "frond-sound.h"

G_BEGIN_DECLS

/* Under these, what a patient hears is kept with her other wishes. */
#define FROND_CHOICE_SOUND  "sound"
#define FROND_CHOICE_VOLUME "sound.volume"

void frond_sound_choices_bind (FrondSound          *sound,
                               FrondPatientChoices *choices);

G_END_DECLS
