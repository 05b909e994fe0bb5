/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound-row.h"

typedef struct {
  FrondSoundPlayer *player;
  FrondSound       *sound;
  FrondSoundRow    *row;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->player = frond_sound_player_new_for_sink ("fakesink");
  fixture->sound = frond_sound_new_for_player (fixture->player);
  fixture->row = g_object_ref_sink (g_object_new (FROND_TYPE_SOUND_ROW, NULL));
  frond_sound_row_set_sound (fixture->row, fixture->sound);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->row);
  g_assert_finalize_object (fixture->sound);
  g_assert_finalize_object (fixture->player);
}

static gpointer
get (Fixture    *fixture,
     const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->row), FROND_TYPE_SOUND_ROW, name);
}

static void
test_shows (Fixture      *fixture,
            gconstpointer unused)
{
  g_assert_cmpuint (adw_combo_row_get_selected (get (fixture, "kind")), ==, FROND_SOUND_OFF);
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "loudness")));

  frond_sound_set_kind (fixture->sound, FROND_SOUND_TONE);
  frond_sound_set_volume (fixture->sound, 0.25);
  frond_sound_set_muted (fixture->sound, TRUE);
  g_assert_cmpuint (adw_combo_row_get_selected (get (fixture, "kind")), ==, FROND_SOUND_TONE);
  g_assert_true (gtk_widget_get_sensitive (get (fixture, "loudness")));
  g_assert_cmpfloat (gtk_range_get_value (get (fixture, "volume")), ==, 0.25);
  g_assert_true (gtk_toggle_button_get_active (get (fixture, "mute")));
  g_assert_cmpstr (gtk_button_get_icon_name (get (fixture, "mute")), ==, "audio-volume-muted-symbolic");
  g_assert_false (gtk_widget_get_visible (get (fixture, "unavailable")));
}

static void
test_changes (Fixture      *fixture,
              gconstpointer unused)
{
  adw_combo_row_set_selected (get (fixture, "kind"), FROND_SOUND_RAIN);
  gtk_range_set_value (get (fixture, "volume"), 0.75);
  gtk_toggle_button_set_active (get (fixture, "mute"), TRUE);
  g_assert_cmpint (frond_sound_get_kind (fixture->sound), ==, FROND_SOUND_RAIN);
  g_assert_cmpfloat (frond_sound_get_volume (fixture->sound), ==, 0.75);
  g_assert_true (frond_sound_is_muted (fixture->sound));
}

static void
test_names (Fixture      *fixture,
            gconstpointer unused)
{
  g_assert_cmpstr (adw_preferences_row_get_title (get (fixture, "kind")), ==, "Sound");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get (fixture, "volume")), GTK_ACCESSIBLE_PROPERTY_LABEL, "Volume");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get (fixture, "mute")), GTK_ACCESSIBLE_PROPERTY_LABEL, "Mute");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/sound-row/shows", Fixture, NULL, set_up, test_shows, tear_down);
  g_test_add ("/sound-row/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/sound-row/names", Fixture, NULL, set_up, test_names, tear_down);

  return g_test_run ();
}
