/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound-choices.h"

/* A hand that drags the volume is one choice and not fifty. */
#define STORE_AFTER_MS 500

typedef struct {
  FrondPatientChoices *choices;
  FrondSoundKind       kind;
  double               volume;
  guint                store_id;
} Keeper;

/* Muting is for the moment and is not kept. What cannot be stored is in force all the same: next time it is chosen again. */
static void
store (Keeper *self)
{
  char volume[G_ASCII_DTOSTR_BUF_SIZE];

  self->store_id = 0;
  frond_patient_choices_set (self->choices, FROND_CHOICE_SOUND, frond_sound_kind_to_string (self->kind), NULL);
  frond_patient_choices_set (self->choices, FROND_CHOICE_VOLUME, g_ascii_formatd (volume, sizeof volume, "%.2f", self->volume), NULL);
}

/* With the sound, which goes with the page. */
static void
keeper_free (gpointer data)
{
  Keeper *self = data;

  if (self->store_id) {
    g_source_remove (self->store_id);
    store (self);
  }
  g_object_unref (self->choices);
  g_free (self);
}

static void
changed_cb (FrondSound *sound,
            Keeper     *self)
{
  self->kind = frond_sound_get_kind (sound);
  self->volume = frond_sound_get_volume (sound);
  g_clear_handle_id (&self->store_id, g_source_remove);
  self->store_id = g_timeout_add_once (STORE_AFTER_MS, (GSourceOnceFunc) store, self);
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
  Keeper     *keeper;

  g_return_if_fail (FROND_IS_SOUND (sound));
  g_return_if_fail (FROND_IS_PATIENT_CHOICES (choices));

  frond_sound_set_kind (sound, frond_sound_kind_from_string (frond_patient_choices_get (choices, FROND_CHOICE_SOUND)));
  if (volume)
    frond_sound_set_volume (sound, g_ascii_strtod (volume, NULL));
  keeper = g_new0 (Keeper, 1);
  keeper->choices = g_object_ref (choices);
  g_object_set_data_full (G_OBJECT (sound), "frond-sound-keeper", keeper, keeper_free);
  g_signal_connect (sound, "changed", G_CALLBACK (changed_cb), keeper);
}
