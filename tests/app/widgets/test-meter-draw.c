/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-meter.h"

#include "stage.h"

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

/* In languages that run from right to left number and unit stand at the right, in the same order. */
static void
test_right_to_left (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 600, 260);
  FrondMeter      *meter = FROND_METER (stage->widget);
  cairo_surface_t *surface;

  frond_meter_set_value (meter, 3.2);
  gtk_widget_set_direction (stage->widget, GTK_TEXT_DIR_RTL);
  surface = stage_paint (stage);
  g_assert_cmpuint (stage_count (surface, 0x323237, 0, 0, 250, 260), ==, 0);
  g_assert_cmpuint (stage_count (surface, 0x323237, 300, 0, 300, 260), >, 1000);
  cairo_surface_destroy (surface);

  frond_meter_set_state (meter, FROND_METER_WAITING);
  surface = stage_paint (stage);
  stage_keep (surface, "meter-waiting-rtl");
  g_assert_cmpuint (stage_count (surface, 0xffffff, 0, 0, 250, 260), ==, 250 * 260);
  g_assert_cmpuint (stage_count (surface, 0xffffff, 300, 0, 300, 260), <, 300 * 260 - 200);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/meter-draw/size-follows-the-room", test_size_follows_the_room);
  g_test_add_func ("/app/meter-draw/large-text", test_large_text);
  g_test_add_func ("/app/meter-draw/paints", test_paints);
  g_test_add_func ("/app/meter-draw/right-to-left", test_right_to_left);

  return g_test_run ();
}
