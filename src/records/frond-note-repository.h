/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-note.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* The session's note: its newest draft or signed note, or a new draft (id 0, not stored yet). */
FrondNote *frond_note_repository_get_for_session (FrondVault *vault,
                                                  gint64      session_id,
                                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): of FrondNote, newest first */
GListStore *frond_note_repository_list (FrondVault *vault,
                                        gint64      patient_id,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Inserts or updates a draft; a signed note is FROND_ERROR_IMMUTABLE. Answers the stored note. */
FrondNote *frond_note_repository_save_draft (FrondVault *vault,
                                             FrondNote  *note,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Signs with the practitioner of the open vault: from now on neither Frond nor SQL can change it. */
FrondNote *frond_note_repository_sign (FrondVault *vault,
                                       gint64      id,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* A draft that amends a signed note. */
FrondNote *frond_note_repository_begin_addendum (FrondVault *vault,
                                                 gint64      signed_id,
                                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
