/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-export-stretches.h"

G_BEGIN_DECLS

gboolean frondctl_segments_write (const char               *recording_path,
                                  const GPtrArray          *results,
                                  GPtrArray                *events,
                                  const GArray             *left_out,
                                  const FrondExportStretch *stretch,
                                  double                    rate_hz,
                                  GPtrArray                *written,
                                  GError                  **error);

G_END_DECLS
