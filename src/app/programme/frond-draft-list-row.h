/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-draft-row.h"

G_BEGIN_DECLS

#define FROND_TYPE_DRAFT_LIST_ROW (frond_draft_list_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondDraftListRow, frond_draft_list_row, FROND, DRAFT_LIST_ROW, GtkListBoxRow)

/* One row of a programme: what it is, how deep in repeats, and what is wrong with it. */
GtkWidget *frond_draft_list_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_draft_list_row_set_row (FrondDraftListRow *self,
                                         FrondDraftRow     *row);
/* (nullable) problem: in words */
void frond_draft_list_row_set_problem (FrondDraftListRow *self,
                                       const char        *problem);
/* Only to look at: no handle. */
void  frond_draft_list_row_set_fixed (FrondDraftListRow *self);
guint frond_draft_list_row_get_number (FrondDraftListRow *self);

G_END_DECLS
