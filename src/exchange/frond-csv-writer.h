/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-export-source.h"

G_BEGIN_DECLS

gboolean frond_csv_write (const FrondExportSource *source,
                          const char              *path,
                          GError                 **error);
char    *frond_csv_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
