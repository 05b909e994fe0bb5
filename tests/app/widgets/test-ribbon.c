/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-ribbon.h"

#include "stage.h"

static FrondProgramme *
find_programme (void)
{
  g_autoptr (GListModel) programmes = frond_programme_list_built_in ();

  g_assert_cmpuint (g_list_model_get_n_items (programmes), >, 0);

  return g_list_model_get_item (programmes, 0);
}

static void
test_says_where_it_is (void)
{
  g_autoptr (Stage) stage = stage_new (frond_ribbon_new (), 600, 40);
  g_autoptr (FrondProgramme) programme = find_programme ();
  FrondRibbon     *ribbon = FROND_RIBBON (stage->widget);
  guint            total = (guint) frond_programme_get_duration (programme);
  g_autofree char *middle = g_strdup_printf ("%s, 0:01 of %u:%02u", frond_programme_get_phase (programme, 0)->name, total / 60, total % 60);
  g_autofree char *whole = g_strdup_printf ("%s, %u:%02u", frond_programme_get_name (programme), total / 60, total % 60);

  gtk_test_accessible_assert_role (ribbon, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (ribbon, GTK_ACCESSIBLE_PROPERTY_LABEL, "Programme");
  gtk_test_accessible_assert_property (ribbon, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "No programme");

  frond_ribbon_set_programme (ribbon, programme);
  gtk_test_accessible_assert_property (ribbon, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, whole);
  frond_ribbon_set_position (ribbon, 1.2);
  gtk_test_accessible_assert_property (ribbon, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, middle);
  frond_ribbon_set_position (ribbon, total + 60.0);
  g_assert_cmpfloat (frond_ribbon_get_position (ribbon), ==, total + 60.0);
  frond_ribbon_set_programme (ribbon, NULL);
  gtk_test_accessible_assert_property (ribbon, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "No programme");
}

static int
find_head (cairo_surface_t *surface)
{
  for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
    if (stage_count (surface, 0x323237, x, 0, 1, cairo_image_surface_get_height (surface)) >= (guint) cairo_image_surface_get_height (surface))
      return x;

  return -1;
}

static void
test_head_moves_from_left_to_right (void)
{
  g_autoptr (FrondProgramme) programme = find_programme ();

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  {
    g_autoptr (Stage) stage = stage_new (frond_ribbon_new (), 600, 40);
    cairo_surface_t *surface;

    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
    frond_ribbon_set_programme (FROND_RIBBON (stage->widget), programme);
    surface = stage_paint (stage);
    stage_keep (surface, "ribbon-before");
    g_assert_cmpint (find_head (surface), ==, -1);
    cairo_surface_destroy (surface);

    frond_ribbon_set_position (FROND_RIBBON (stage->widget), frond_programme_get_duration (programme) / 4);
    surface = stage_paint (stage);
    stage_keep (surface, "ribbon");
    g_assert_cmpint (ABS (find_head (surface) - 150), <=, 2);
    cairo_surface_destroy (surface);
  }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/ribbon/says-where-it-is", test_says_where_it_is);
  g_test_add_func ("/app/ribbon/head-moves-from-left-to-right", test_head_moves_from_left_to_right);

  return g_test_run ();
}
