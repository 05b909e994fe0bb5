/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a sensor may not be there, or not for long, and what to do. Pure: no widget, no file. */

#include "config.h"

#include "frond-sensor-words.h"

#include <glib/gi18n.h>

/* From here on a lithium cell falls quickly. */
#define LOW_BATTERY_PERCENT 15

/**
 * frond_sensor_words_describe_missing:
 * @last_model: (nullable): of the sensor of the last session
 * @radio: the computer's Bluetooth
 *
 * Returns: (transfer full): what to do where no sensor is connected
 */
char *
frond_sensor_words_describe_missing (const char *last_model,
                                     FrondRadio  radio)
{
  const char      *off = frond_radio_describe (radio);
  g_autofree char *missing = NULL;

  if (last_model && *last_model)
    /* Translators: the name of a kind of sensor */
    missing = g_strdup_printf (_("Last time: %s. Plug it in or switch it on: it connects by itself."), last_model);
  else
    missing = g_strdup (_("Plug it in or switch it on: it appears here by itself."));

  return off ? g_strdup_printf ("%s %s", missing, off) : g_steal_pointer (&missing);
}

gboolean
frond_sensor_words_is_battery_low (const FrondSensorInfo *info)
{
  return info->battery_percent >= 0 && info->battery_percent <= LOW_BATTERY_PERCENT;
}
