/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-database.h"

G_BEGIN_DECLS

/* Fills a recording's table pyr from its chunks; what was there before is replaced. */
gboolean frond_recording_overview_build (FrondDatabase *database,
                                         guint          n_channels,
                                         GError       **error);

G_END_DECLS
