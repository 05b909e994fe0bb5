/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-crypto.h"

G_BEGIN_DECLS

#define FROND_RECOVERY_BYTES 20

/* A recovery key as people write it down: 8 groups of 4 letters and a group to check them. */
char        *frond_recovery_key_format (FrondSecret *key) G_GNUC_WARN_UNUSED_RESULT;
FrondSecret *frond_recovery_key_parse (const char *text,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
