/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound-choices.h"

/* Muting is for the moment and is not kept. What cannot be stored is in force all the same: next time it is chosen again. */
static void
changed_cb (FrondSound          *sound,
            FrondPatientChoices *choices)
{
  char volume[G_ASCII_DTOSTR_BUF_SIZE];

  frond_patient_choices_set (choices, FROND_CHOICE_SOUND, frond_sound_kind_to_string (frond_sound_get_kind (sound)), NULL);
  frond_patient_choices_set (choices, FROND_CHOICE_VOLUME, g_ascii_formatd (volume, sizeof volume, "%.2f", frond_sound_get_volume (sound)), NULL);
}

/**
 * frond_sound_choices_bind:
 * @sound: a sound
 * @choices: of the patient who hears it
 *
 * Takes up what she chose last time, and keeps what is chosen from now on.
 */
void
frond_sound_choices_bind (FrondSound          *sound,
                          FrondPatientChoices *choices)
{
  const char *volume = frond_patient_choices_get (choices, FROND_CHOICE_VOLUME);

  g_return_if_fail (FROND_IS_SOUND (sound));
  g_return_if_fail (FROND_IS_PATIENT_CHOICES (choices));

  frond_sound_set_kind (sound, frond_sound_kind_from_string (frond_patient_choices_get (choices, FROND_CHOICE_SOUND)));
  if (volume)
    frond_sound_set_volume (sound, g_ascii_strtod (volume, NULL));
  g_signal_connect_object (sound, "changed", G_CALLBACK (changed_cb), choices, 0);
}
