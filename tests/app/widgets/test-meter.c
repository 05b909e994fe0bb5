/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-meter.h"

#include "stage.h"

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

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_properties (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter      *meter = FROND_METER (stage->widget);
  double           value, floor;
  int              state;
  g_autofree char *unit = NULL;
  guint            n_notified = 0;

  gtk_test_accessible_assert_role (meter, GTK_ACCESSIBLE_ROLE_METER);
  g_signal_connect_swapped (meter, "notify::value", G_CALLBACK (count_cb), &n_notified);
  g_object_set (meter, "value", 3.5, "unit", "cmH2O", "state", FROND_METER_TOO_STRONG, "floor", 2.0, NULL);
  g_object_set (meter, "value", 3.5, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_object_get (meter, "value", &value, "unit", &unit, "state", &state, "floor", &floor, NULL);
  g_assert_cmpfloat (value, ==, 3.5);
  g_assert_cmpfloat (frond_meter_get_value (meter), ==, 3.5);
  g_assert_cmpstr (unit, ==, "cmH2O");
  g_assert_cmpint (state, ==, FROND_METER_TOO_STRONG);
  g_assert_cmpfloat (floor, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/meter/speaks-at-most-once-a-second", test_speaks_at_most_once_a_second);
  g_test_add_func ("/app/meter/no-timer-when-hidden", test_no_timer_when_hidden);
  g_test_add_func ("/app/meter/properties", test_properties);

  return g_test_run ();
}
