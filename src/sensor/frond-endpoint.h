/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  FROND_ENDPOINT_SERIAL,    /* a tty, pty or /dev/rfcommN; more channels: "/dev/x?channels=2" */
  FROND_ENDPOINT_SIMULATED, /* the simulated patient; path: the scenario, seed and channels in "scenario?seed=7&channels=2" */
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
 * @problem: (nullable): why it cannot be used at present, as a sentence with its cure; NULL when nothing is known against it
 *
 * Where a sensor can be reached. Written as text: "simulated:SCENARIO", "file:PATH", or a device path.
 */
struct _FrondEndpoint {
  GObject parent_instance;

  FrondEndpointKind kind;
  char             *path;
  char             *label;
  char             *driver;
  GError           *problem;
};

FrondEndpoint *frond_endpoint_new (FrondEndpointKind kind,
                                   const char       *path,
                                   const char       *label) G_GNUC_WARN_UNUSED_RESULT;
FrondEndpoint *frond_endpoint_parse (const char *text,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char          *frond_endpoint_to_string (FrondEndpoint *self) G_GNUC_WARN_UNUSED_RESULT;

/* The path without its options, and one of them; files have no options. */
char    *frond_endpoint_dup_plain_path (FrondEndpoint *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean frond_endpoint_get_option (FrondEndpoint *self,
                                    const char    *name,
                                    guint64        minimum,
                                    guint64        maximum,
                                    guint64       *value,
                                    GError       **error);
/* The same place, asked for more channels. */
FrondEndpoint *frond_endpoint_with_channels (FrondEndpoint *self,
                                             guint          n_channels) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
