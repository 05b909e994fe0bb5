/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* vault.lock: held while a vault is open. The kernel lets go of it with the process, so that a crash leaves no stale lock. */
typedef struct _FrondLockFile FrondLockFile;

FrondLockFile *frond_lock_file_take (const char *folder,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void           frond_lock_file_release (FrondLockFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLockFile, frond_lock_file_release)

G_END_DECLS
