/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_SENSOR_ROW (frond_sensor_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondSensorRow, frond_sensor_row, FROND, SENSOR_ROW, AdwExpanderRow)

/* Signal "connected": the session has another sensor, or none any more. */
void frond_sensor_row_start (FrondSensorRow   *self,
                             FrondLiveSession *session,
                             const char       *last_model,
                             double            speed);
void frond_sensor_row_choose (FrondSensorRow *self,
                              FrondEndpoint  *endpoint);
/* Connects what was chosen anew, with what the session wants of it now. */
void     frond_sensor_row_reconnect (FrondSensorRow *self);
gboolean frond_sensor_row_is_connected (FrondSensorRow *self);
void     frond_sensor_row_refresh (FrondSensorRow *self);

G_END_DECLS
