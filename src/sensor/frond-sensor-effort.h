/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What somebody is asked to do. */
typedef enum {
  FROND_SENSOR_EFFORT_REST,
  FROND_SENSOR_EFFORT_FLICK,     /* as fast as possible: 2 s */
  FROND_SENSOR_EFFORT_HOLD,      /* as strong as possible: 10 s */
  FROND_SENSOR_EFFORT_ENDURANCE, /* a level that can be kept: 60 s */
  FROND_SENSOR_EFFORT_DROP,      /* widen below rest */
} FrondSensorEffort;

#define FROND_SENSOR_N_EFFORTS 5
