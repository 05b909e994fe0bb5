/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FROND_PASSPHRASE_MIN_LENGTH 12

typedef enum {
  FROND_PASSPHRASE_EMPTY,
  FROND_PASSPHRASE_TOO_SHORT,
  FROND_PASSPHRASE_GUESSABLE,
  FROND_PASSPHRASE_FAIR,
  FROND_PASSPHRASE_GOOD,
} FrondPassphraseStrength;

FrondPassphraseStrength frond_passphrase_judge (const char *passphrase);
char                   *frond_passphrase_explain (FrondPassphraseStrength strength) G_GNUC_WARN_UNUSED_RESULT;
gboolean                frond_passphrase_is_enough (FrondPassphraseStrength strength);

G_END_DECLS
