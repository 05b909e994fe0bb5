/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void frond_export_set_file_error (GError **error,
                                  int      code);
/* Makes a private file where there is none yet; a descriptor for writing, or -1. */
int frond_export_make_file (const char *path,
                            GError    **error);

G_END_DECLS
