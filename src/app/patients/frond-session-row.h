/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-session-record.h"

G_BEGIN_DECLS

#define FROND_TYPE_SESSION_ROW (frond_session_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondSessionRow, frond_session_row, FROND, SESSION_ROW, AdwActionRow)

GtkWidget          *frond_session_row_new (FrondSessionRecord *record) G_GNUC_WARN_UNUSED_RESULT;
FrondSessionRecord *frond_session_row_get_record (FrondSessionRow *self);

G_END_DECLS
