/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wrong passphrases are counted in vault.tries beside the vault, so that a restart does not begin anew. */
guint frond_throttle_get_wait_s (const char *folder);
guint frond_throttle_get_failures (const char *folder);
void  frond_throttle_add_failure (const char *folder);
void  frond_throttle_clear (const char *folder);

G_END_DECLS
