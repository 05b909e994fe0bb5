/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sound-choices.h"

#include "session-fixture.h"

static FrondSound *
make_sound (void)
{
  g_autoptr (FrondSoundPlayer) player = frond_sound_player_new_for_sink ("fakesink");

  return frond_sound_new_for_player (player);
}

/* What she heard last time she hears again, loud as then; and nobody else does. */
static void
test_kept (void)
{
  g_autofree char *folder = NULL;
  FrondVault      *vault = session_fixture_make_vault (&folder);
  g_autoptr (FrondPatient) patient = session_fixture_add_patient (vault);

  for (guint visit = 0; visit < 2; visit++) {
    FrondPatientChoices *choices = frond_patient_choices_new (vault, patient->id);
    FrondSound          *sound = make_sound ();

    frond_sound_choices_bind (sound, choices);
    g_assert_cmpint (frond_sound_get_kind (sound), ==, visit == 0 ? FROND_SOUND_OFF : FROND_SOUND_RAIN);
    if (visit == 1)
      g_assert_cmpfloat (frond_sound_get_volume (sound), ==, 0.35);
    g_assert_false (frond_sound_is_muted (sound));
    frond_sound_set_kind (sound, FROND_SOUND_RAIN);
    frond_sound_set_volume (sound, 0.35);
    frond_sound_set_muted (sound, TRUE);
    g_assert_finalize_object (sound);
    g_assert_finalize_object (choices);
  }

  g_assert_finalize_object (vault);
  session_fixture_remove_folder (g_steal_pointer (&folder));
}

/* What nobody can read is silence. */
static void
test_unreadable (void)
{
  g_autoptr (FrondPatientChoices) choices = frond_patient_choices_new (NULL, 0);
  g_autoptr (FrondSound) sound = make_sound ();

  frond_patient_choices_set (choices, FROND_CHOICE_SOUND, "thunder", NULL);
  frond_patient_choices_set (choices, FROND_CHOICE_VOLUME, "loud", NULL);
  frond_sound_choices_bind (sound, choices);
  g_assert_cmpint (frond_sound_get_kind (sound), ==, FROND_SOUND_OFF);
  g_assert_cmpfloat (frond_sound_get_volume (sound), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sound-choices/kept", test_kept);
  g_test_add_func ("/sound-choices/unreadable", test_unreadable);

  return g_test_run ();
}
