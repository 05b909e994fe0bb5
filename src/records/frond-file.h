/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Puts a file of mode 0600 in place, whole or not at all, so that a power cut leaves the old or the new one. */
gboolean frond_file_replace (const char *path,
                             GBytes     *contents,
                             GError    **error);
/* Renames and makes the new name durable. */
gboolean frond_file_rename (const char *from,
                            const char *to,
                            GError    **error);
/* Makes a new or removed name in the folder of path durable. */
gboolean frond_file_sync_folder_of (const char *path,
                                    GError    **error);
/* A folder for this user only, with its parents. */
gboolean frond_file_make_folder (const char *path,
                                 GError    **error);
/* The %FROND_ERROR for a failed write of path: full, read-only (which names its folder) or something else. */
void frond_file_set_error (GError    **error,
                           int         number,
                           const char *path);

G_END_DECLS
