/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  FROND_ENDPOINT_SERIAL,    /* a tty, pty or /dev/rfcommN */
  FROND_ENDPOINT_SIMULATED, /* the simulated patient; path: the scenario, seed in "scenario?seed=7" */
  FROND_ENDPOINT_FILE,      /* a recording to replay */
} FrondEndpointKind;

#define FROND_TYPE_ENDPOINT (frond_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (FrondEndpoint, frond_endpoint, FROND, ENDPOINT, GObject)

/**
 * FrondEndpoint:
 * @kind: how to reach it
 * @path: device node, scenario or file
 * @label: what a therapist calls it, for instance "BITalino (r)evolution on ttyUSB0"; set when it is known
 * @driver: (nullable): id of the driver that answered there, NULL until somebody asked
 *
 * Where a sensor can be reached. Written as text: "simulated:SCENARIO", "file:PATH", or a device path.
 */
struct _FrondEndpoint {
  GObject parent_instance;

  FrondEndpointKind kind;
  char             *path;
  char             *label;
  char             *driver;
};

FrondEndpoint *frond_endpoint_new (FrondEndpointKind kind,
                                   const char       *path,
                                   const char       *label) G_GNUC_WARN_UNUSED_RESULT;
FrondEndpoint *frond_endpoint_parse (const char *text,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char          *frond_endpoint_to_string (FrondEndpoint *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
