/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The device's end of an emulated port. Closing it is pulling the plug: whoever has the other end open notices at once. */
typedef struct _FrondPty FrondPty;

/* link: (nullable): a symbolic link that is pointed at the port, so that a new one is found at the same place. */
FrondPty   *frond_pty_open (const char *link,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void        frond_pty_close (FrondPty *self);
int         frond_pty_get_fd (FrondPty *self);
const char *frond_pty_get_path (FrondPty *self);
/* Holds the port's lock, as another program would. */
gboolean frond_pty_occupy (FrondPty *self,
                           GError  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondPty, frond_pty_close)

G_END_DECLS
