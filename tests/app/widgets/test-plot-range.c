/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-meter.h"
#include "frond-plot-range.h"

#include "stage.h"

static void
test_says_value_and_words (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 300, 200);

  frond_plot_range_say (stage->widget, 12, 60, "Rest, 0:12 of 1:00");
  gtk_test_accessible_assert_property (stage->widget, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0);
  gtk_test_accessible_assert_property (stage->widget, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 60.0);
  gtk_test_accessible_assert_property (stage->widget, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 12.0);
  gtk_test_accessible_assert_property (stage->widget, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Rest, 0:12 of 1:00");
}

/* Nobody can set what was measured. */
static void
test_cannot_be_set (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 300, 200);

  frond_meter_set_value (FROND_METER (stage->widget), 3);
  g_assert_true (GTK_IS_ACCESSIBLE_RANGE (stage->widget));
  g_assert_false (GTK_ACCESSIBLE_RANGE_GET_IFACE (stage->widget)->set_current_value (GTK_ACCESSIBLE_RANGE (stage->widget), 7));
  g_assert_cmpfloat (frond_meter_get_value (FROND_METER (stage->widget)), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/plot-range/says-value-and-words", test_says_value_and_words);
  g_test_add_func ("/app/plot-range/cannot-be-set", test_cannot_be_set);

  return g_test_run ();
}
