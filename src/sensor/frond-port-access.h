/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondPortAccess:
 * @command: for a terminal of the computer itself, outside of any sandbox
 * @needs_login: whether it counts only after logging out and in again
 *
 * How an administrator lets a user open a port.
 */
typedef struct {
  char    *command;
  gboolean needs_login;
} FrondPortAccess;

FrondPortAccess *frond_port_access_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
FrondPortAccess *frond_port_access_new_for (const char *path,
                                            const char *sysfs,
                                            gboolean    is_sandboxed) G_GNUC_WARN_UNUSED_RESULT;
void             frond_port_access_free (FrondPortAccess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondPortAccess, frond_port_access_free)

G_END_DECLS
