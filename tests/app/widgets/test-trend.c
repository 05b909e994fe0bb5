/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-trend.h"

#include "announcements.h"
#include "stage.h"

static FrondTrend *
add_points (Stage *stage)
{
  FrondTrend *trend = FROND_TREND (stage->widget);

  frond_trend_add (trend, 5.2, 4.8, "2 Sep", NULL, "2 September: 5.2 to 4.8");
  frond_trend_add (trend, 5.0, NAN, "9 Sep", NULL, "9 September: 5.0");
  frond_trend_add (trend, 8.4, 7.2, "7 Oct", "Other sensor", "7 October: 8.4 to 7.2. Other sensor");

  return trend;
}

static void
number_cb (int *last,
           int  number)
{
  *last = number;
}

/* Whoever does not see the picture gets all of it, breaks included. */
static void
test_words (void)
{
  g_autoptr (Stage) stage = stage_new (frond_trend_new (), 480, 200);
  FrondTrend *trend = add_points (stage);

  gtk_test_accessible_assert_role (trend, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (trend, GTK_ACCESSIBLE_PROPERTY_LABEL, "Resting level over sessions");
  gtk_test_accessible_assert_property (trend, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 September: 5.2 to 4.8\n9 September: 5.0\n7 October: 8.4 to 7.2. Other sensor");
  frond_trend_clear (trend);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (trend), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_keys (void)
{
  g_autoptr (Stage) stage = stage_new (frond_trend_new (), 480, 200);
  FrondTrend *trend = add_points (stage);
  int         selected = -2, activated = -2;

  g_signal_connect_swapped (trend, "selected", G_CALLBACK (number_cb), &selected);
  g_signal_connect_swapped (trend, "activated", G_CALLBACK (number_cb), &activated);
  gtk_widget_grab_focus (stage->widget);
  stage_run_tool (stage, "key Return");
  g_assert_cmpint (activated, ==, -2);
  stage_run_tool (stage, "key Right");
  g_assert_cmpint (selected, ==, 0);
  g_assert_cmpstr (announcements_get_last (), ==, "2 September: 5.2 to 4.8");
  stage_run_tool (stage, "key Left");
  g_assert_cmpint (frond_trend_get_selected (trend), ==, 0);
  stage_run_tool (stage, "key Right Right Right");
  g_assert_cmpint (selected, ==, 2);
  g_assert_cmpstr (announcements_get_last (), ==, "7 October: 8.4 to 7.2. Other sensor");
  stage_run_tool (stage, "key Return");
  g_assert_cmpint (activated, ==, 2);
  frond_trend_clear (trend);
  g_assert_cmpint (selected, ==, -1);
}

/* A click on the first point opens it; one between the points opens nothing. */
static void
test_pointer (void)
{
  g_autoptr (Stage) stage = stage_new (frond_trend_new (), 480, 200);
  FrondTrend *trend = add_points (stage);
  int         activated = -2;

  g_signal_connect_swapped (trend, "activated", G_CALLBACK (number_cb), &activated);
  stage_wait_frames (stage, 2);
  /* Three places and a gap over some 450 px: the first point is at about 95, the second at about 225. */
  stage_run_tool (stage, "mousemove 155 100 click 1");
  g_assert_cmpint (activated, ==, -2);
  for (int x = 60; x < 130 && activated < 0; x += 10) {
    g_autofree char *command = g_strdup_printf ("mousemove %d 100 click 1", x);

    stage_run_tool (stage, command);
  }
  g_assert_cmpint (activated, ==, 0);
}

static void
test_looks (void)
{
  static const char *const names[] = { "rest-trend-light", "rest-trend-dark" };

  for (int dark = 0; dark < 2; dark++) {
    g_autoptr (Stage) stage = stage_new (frond_trend_new (), 480, 200);
    cairo_surface_t *surface;

    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
    add_points (stage);
    surface = stage_paint (stage);
    g_assert_cmpuint (stage_count (surface, dark ? 0x5cc9bf : 0x1a7f7a, 0, 0, 480, 200), >, 60);
    stage_keep (surface, names[dark]);
    cairo_surface_destroy (surface);
  }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/trend/words", test_words);
  g_test_add_func ("/app/trend/keys", test_keys);
  g_test_add_func ("/app/trend/pointer", test_pointer);
  g_test_add_func ("/app/trend/looks", test_looks);

  return g_test_run ();
}
