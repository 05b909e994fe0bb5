/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something on a pty that is no sensor: it says a line again and again, whatever it is asked. */
typedef struct _FrondChatter FrondChatter;

/* line: (nullable): what it says; NULL for a port where nothing ever answers. */
FrondChatter *frond_chatter_new (const char *line,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          frond_chatter_free (FrondChatter *self);
const char   *frond_chatter_get_path (FrondChatter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondChatter, frond_chatter_free)

G_END_DECLS
