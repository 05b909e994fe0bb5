/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-edf-limits.h"

G_BEGIN_DECLS

gboolean frond_edf_seal (const char           *path,
                         const FrondEdfLimits *limits,
                         guint                 n_channels,
                         GError              **error);

G_END_DECLS
