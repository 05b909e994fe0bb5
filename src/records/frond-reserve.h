/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is held back on a vault's disk, so that a session can still be ended, and its note written, when the disk is full. */
#define FROND_RESERVE_BYTES (G_GUINT64_CONSTANT (64) * 1024 * 1024)
/* Below this much free space it is time to say so. */
#define FROND_RESERVE_LOW_BYTES (G_GUINT64_CONSTANT (200) * 1024 * 1024)

/* All of these only look at files of the folder: from any thread. */
gboolean frond_reserve_make (const char *folder,
                             guint64     n_bytes);
gboolean frond_reserve_release (const char *folder);
guint64  frond_reserve_get_free_bytes (const char *folder);

G_END_DECLS
