/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-meter-private.h"
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

/* Two edges: the word says the side, and nothing that is said changes because a curve moves. */
static void
test_between (void)
{
  g_autoptr (Stage) stage = stage_new (frond_meter_new (), 400, 260);
  FrondMeter *meter = FROND_METER (stage->widget);

  frond_meter_set_value (meter, 5);
  frond_meter_set_edges (meter, 4, 6);
  frond_meter_set_zone (meter, FROND_ZONE_REACHED, FROND_GOAL_BETWEEN);
  assert_shown (meter, "5.0", "5.0 microvolts, in the zone");
  frond_meter_set_edges (meter, 4.5, 6.5);
  assert_shown (meter, "5.0", "5.0 microvolts, in the zone");
  frond_meter_set_value (meter, 9);
  frond_meter_set_zone (meter, FROND_ZONE_AWAY, FROND_GOAL_BETWEEN);
  assert_shown (meter, "9.0", "9.0 microvolts, above the zone");
  g_assert_cmpstr (frond_meter_get_zone_icon (meter), ==, "go-down-symbolic");
  frond_meter_set_value (meter, 2);
  assert_shown (meter, "2.0", "2.0 microvolts, below the zone");
  g_assert_cmpstr (frond_meter_get_zone_icon (meter), ==, "go-up-symbolic");
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/meter-words/says-what-it-shows", test_says_what_it_shows);
  g_test_add_func ("/app/meter-words/waiting", test_waiting);
  g_test_add_func ("/app/meter-words/between", test_between);
  g_test_add_func ("/app/meter-words/limits-of-the-sensor", test_limits_of_the_sensor);

  return g_test_run ();
}
