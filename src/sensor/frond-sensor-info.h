/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "driver/frond-driver.h"

G_BEGIN_DECLS

/* Private to the sensor layer: only its worker and its discovery make these. */
FrondSensorInfo *frond_sensor_info_new (FrondDriver *driver) G_GNUC_WARN_UNUSED_RESULT;
void             frond_sensor_info_free (FrondSensorInfo *self);
gboolean         frond_sensor_info_has_same_signal (const FrondSensorInfo *self,
                                                    const FrondSensorInfo *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondSensorInfo, frond_sensor_info_free)

G_END_DECLS
