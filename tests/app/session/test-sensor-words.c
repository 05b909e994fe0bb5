/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sensor-words.h"

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* What to do where there is no sensor; Bluetooth is spoken of only where it is off. */
static void
test_missing (void)
{
  assert_text (frond_sensor_words_describe_missing (NULL, FROND_RADIO_NONE), "Plug it in or switch it on: it appears here by itself.");
  assert_text (frond_sensor_words_describe_missing ("", FROND_RADIO_ON), "Plug it in or switch it on: it appears here by itself.");
  assert_text (frond_sensor_words_describe_missing ("BITalino", FROND_RADIO_ON), "Last time: BITalino. Plug it in or switch it on: it connects by itself.");
  assert_text (frond_sensor_words_describe_missing ("BITalino", FROND_RADIO_OFF),
               "Last time: BITalino. Plug it in or switch it on: it connects by itself. Bluetooth is switched off on this computer; a sensor without a cable needs it. "
               "Switch it on in the computer’s settings.");
}

/* A battery of which nobody knows is not called low. */
static void
test_battery (void)
{
  FrondSensorInfo info = { .battery_percent = -1 };

  g_assert_false (frond_sensor_words_is_battery_low (&info));
  for (int percent = 0; percent <= 100; percent++) {
    info.battery_percent = percent;
    g_assert_cmpint (frond_sensor_words_is_battery_low (&info), ==, percent <= 15);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sensor-words/missing", test_missing);
  g_test_add_func ("/app/sensor-words/battery", test_battery);

  return g_test_run ();
}
