/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-endpoint.h"

G_BEGIN_DECLS

/* Asks one port what is there, in a thread. The endpoint that comes out has a driver, or a problem. */
void           frond_sensor_probe_async (const char         *path,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
FrondEndpoint *frond_sensor_probe_finish (GAsyncResult *result,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
