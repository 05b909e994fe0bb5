/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-note.h"
#include "frond-session-record.h"

G_BEGIN_DECLS

#define FROND_TYPE_NOTE_ROW (frond_note_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondNoteRow, frond_note_row, FROND, NOTE_ROW, AdwActionRow)

GtkWidget *frond_note_row_new (FrondNote          *note,
                               FrondSessionRecord *session) G_GNUC_WARN_UNUSED_RESULT;
FrondNote *frond_note_row_get_note (FrondNoteRow *self);

G_END_DECLS
