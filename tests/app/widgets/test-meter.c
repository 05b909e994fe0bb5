/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-meter.h"

#include "stage.h"

static void
assert_shown (FrondMeter *meter,
              const char *text,
              const char *words)
{
  g_autofree char *shown = frond_meter_get_text (meter);
  g_autofree char *described = frond_meter_describe (meter);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpstr (described, ==, words);
}

static void
test_says_what_it_shows (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  gtk_test_accessible_assert_role (meter, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_LABEL, "Muscle activity");
  assert_shown (meter, "waiting…", "waiting for the signal");

  frond_meter_set_value (meter, 3.24);
  frond_meter_set_zone (meter, FROND_ZONE_REACHED, FROND_GOAL_BELOW);
  assert_shown (meter, "3.2", "3.2 microvolts, below goal");

  frond_meter_set_zone (meter, FROND_ZONE_AWAY, FROND_GOAL_BELOW);
  assert_shown (meter, "3.2", "3.2 microvolts, above goal");
  frond_meter_set_zone (meter, FROND_ZONE_REACHED, FROND_GOAL_ABOVE);
  assert_shown (meter, "3.2", "3.2 microvolts, above goal");
  frond_meter_set_zone (meter, FROND_ZONE_NEAR, FROND_GOAL_ABOVE);
  assert_shown (meter, "3.2", "3.2 microvolts, near goal");
  frond_meter_set_zone (meter, FROND_ZONE_NONE, FROND_GOAL_ABOVE);
  assert_shown (meter, "3.2", "3.2 microvolts");

  frond_meter_set_unit (meter, "cmH2O");
  assert_shown (meter, "3.2", "3.2 centimetres of water");
}

/* No signal is never a frozen number. */
static void
test_waiting (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  frond_meter_set_value (meter, 12);
  frond_meter_set_zone (meter, FROND_ZONE_REACHED, FROND_GOAL_ABOVE);
  frond_meter_set_state (meter, FROND_METER_WAITING);
  assert_shown (meter, "waiting…", "waiting for the signal");
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "waiting for the signal");

  frond_meter_set_state (meter, FROND_METER_MEASURING);
  assert_shown (meter, "12.0", "12.0 microvolts, above goal");
  frond_meter_set_value (meter, NAN);
  assert_shown (meter, "waiting…", "waiting for the signal");
}

static void
test_limits_of_the_sensor (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  frond_meter_set_value (meter, 2.1);
  frond_meter_set_floor (meter, 4);
  assert_shown (meter, "< 4", "less than 4.0 microvolts");
  frond_meter_set_floor (meter, 2.5);
  assert_shown (meter, "< 2.5", "less than 2.5 microvolts");
  frond_meter_set_value (meter, 4.1);
  assert_shown (meter, "4.1", "4.1 microvolts");
  frond_meter_set_state (meter, FROND_METER_TOO_STRONG);
  assert_shown (meter, "4.1", "4.1 microvolts, signal too strong");
  frond_meter_set_state (meter, FROND_METER_MEASURING);
  frond_meter_set_value (meter, 1234.5);
  assert_shown (meter, "1234", "1234.5 microvolts");
}

/* Four values a second, at most one a second to a screen reader; the last one is not forgotten. */
static void
test_speaks_at_most_once_a_second (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  frond_meter_set_value (meter, 1);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1.0 microvolts");
  frond_meter_set_value (meter, 2);
  frond_meter_set_value (meter, 3);
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1.0 microvolts");
  for (int i = 0; i < 50; i++) {
    g_autofree char *error = NULL;

    stage_spin (100);
    error = gtk_test_accessible_check_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "3.0 microvolts");
    if (!error)
      break;
  }
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "3.0 microvolts");
}

static void
test_no_timer_when_hidden (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  frond_meter_set_value (meter, 1);
  frond_meter_set_value (meter, 2); /* waits to be spoken */
  gtk_widget_set_visible (stage->widget, FALSE);
  frond_meter_set_value (meter, 3); /* hidden: at once, nothing left waiting */
  gtk_test_accessible_assert_property (meter, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "3.0 microvolts");
}

/* 96 points are 128 pixels: reached when there is room, given up when there is not. */
static void
test_size_follows_the_room (void)
{
  static const struct {
    int    width, height;
    double least, most;
  } cases[] = { { 700, 300, 127, 129 }, { 300, 150, 60, 110 }, { 150, 80, 32, 56 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Stage) stage = stage_new (frond_meter_new (), cases[i].width, cases[i].height);
    double size = frond_meter_get_text_size (FROND_METER (stage->widget));

    g_assert_cmpfloat (size, >=, cases[i].least);
    g_assert_cmpfloat (size, <=, cases[i].most);
  }
}

/* Twice the size of text still fits into a narrow session: the number gives way, the words do not. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          resolution, minimum;

  g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  {
    g_autoptr (Stage) stage = stage_new (frond_meter_new (), -1, -1);
    FrondMeter *meter = FROND_METER (stage->widget);

    frond_meter_set_value (meter, 3.2);
    frond_meter_set_zone (meter, FROND_ZONE_REACHED, FROND_GOAL_BELOW);
    gtk_widget_measure (stage->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
    g_assert_cmpint (minimum, >=, 100);
  }
  g_object_set (settings, "gtk-xft-dpi", resolution, NULL);
}

static void
test_paints (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 500, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  frond_meter_set_value (meter, 3.2);
  frond_meter_set_zone (meter, FROND_ZONE_REACHED, FROND_GOAL_BELOW);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    cairo_surface_t *surface;

    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
    surface = stage_paint (stage);
    stage_keep (surface, i == 0 ? "meter-light" : "meter-dark");
    /* The number in the text's colour, the word in the pelvic floor's. */
    g_assert_cmpuint (stage_count (surface, i == 0 ? 0x323237 : 0xffffff, 0, 0, 500, 260), >, 1000);
    g_assert_cmpuint (stage_count (surface, i == 0 ? 0x1a7f7a : 0x5cc9bf, 0, 100, 500, 160), >, 100);
    cairo_surface_destroy (surface);
  }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/meter/says-what-it-shows", test_says_what_it_shows);
  g_test_add_func ("/app/meter/waiting", test_waiting);
  g_test_add_func ("/app/meter/limits-of-the-sensor", test_limits_of_the_sensor);
  g_test_add_func ("/app/meter/speaks-at-most-once-a-second", test_speaks_at_most_once_a_second);
  g_test_add_func ("/app/meter/no-timer-when-hidden", test_no_timer_when_hidden);
  g_test_add_func ("/app/meter/size-follows-the-room", test_size_follows_the_room);
  g_test_add_func ("/app/meter/large-text", test_large_text);
  g_test_add_func ("/app/meter/paints", test_paints);

  return g_test_run ();
}
