/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-endpoint.h"

G_BEGIN_DECLS

#define FROND_TYPE_SENSOR_DISCOVERY (frond_sensor_discovery_get_type ())
G_DECLARE_FINAL_TYPE (FrondSensorDiscovery, frond_sensor_discovery, FROND, SENSOR_DISCOVERY, GObject)

/* A GListModel of FrondEndpoint: serial ports that answer as a sensor (asked in the background, each once per appearance), ports that cannot
 * be used with their problem, and last the simulated patient. An endpoint in it does not change; it is replaced. Follows plugging while it
 * runs: /dev is watched and looked through once a second. The environment variable FROND_EXTRA_PORTS (paths separated by ':') adds ports
 * that no bus lists, such as ptys. */
FrondSensorDiscovery *frond_sensor_discovery_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Begins to look; while it looks already: asks all ports again that did not answer. */
void frond_sensor_discovery_start (FrondSensorDiscovery *self);
/* Lets go of all ports at once; what was found stays in the list. */
void frond_sensor_discovery_stop (FrondSensorDiscovery *self);
/* Whether a port is being asked at present. */
gboolean frond_sensor_discovery_is_busy (FrondSensorDiscovery *self);

G_END_DECLS
