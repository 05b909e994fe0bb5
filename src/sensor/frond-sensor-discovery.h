/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-endpoint.h"

G_BEGIN_DECLS

#define FROND_TYPE_SENSOR_DISCOVERY (frond_sensor_discovery_get_type ())
G_DECLARE_FINAL_TYPE (FrondSensorDiscovery, frond_sensor_discovery, FROND, SENSOR_DISCOVERY, GObject)

/* A GListModel of FrondEndpoint: serial ports that answer as a sensor (asked in the background, each once per appearance), then the
 * simulated patient. Follows plugging while it runs: /dev is watched and looked through once a second. The environment variable
 * FROND_EXTRA_PORTS (paths separated by ':') adds ports that no bus lists, such as ptys. */
FrondSensorDiscovery *frond_sensor_discovery_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                  frond_sensor_discovery_start (FrondSensorDiscovery *self);
void                  frond_sensor_discovery_stop (FrondSensorDiscovery *self);

G_END_DECLS
