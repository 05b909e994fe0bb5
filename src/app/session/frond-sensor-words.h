/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-radio.h"
#include "frond-sensor.h"

G_BEGIN_DECLS

char    *frond_sensor_words_describe_missing (const char *last_model,
                                              FrondRadio  radio) G_GNUC_WARN_UNUSED_RESULT;
gboolean frond_sensor_words_is_battery_low (const FrondSensorInfo *info);

G_END_DECLS
