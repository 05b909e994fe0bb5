/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-note.h"
#include "frond-vault.h"

G_BEGIN_DECLS

char *frond_note_content_hash (FrondNote *note) G_GNUC_WARN_UNUSED_RESULT;

gboolean frond_note_repository_verify (FrondVault *vault,
                                       GPtrArray  *findings,
                                       GError    **error);

G_END_DECLS
