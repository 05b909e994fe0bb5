/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-sensor-worker.h"

G_BEGIN_DECLS

void frond_sensor_set_timing (FrondSensor             *self,
                              const FrondSensorTiming *timing);

G_END_DECLS
