/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-draft.h"

G_BEGIN_DECLS

#define FROND_TYPE_DRAFT_LIST (frond_draft_list_get_type ())
G_DECLARE_FINAL_TYPE (FrondDraftList, frond_draft_list, FROND, DRAFT_LIST, AdwBin)

/* The rows of a draft, to be chosen and moved. Signals "selected" (number) and "activated" (number). */
GtkWidget *frond_draft_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_draft_list_set_draft (FrondDraftList      *self,
                                       FrondProgrammeDraft *draft);
/* (element-type FrondDraftProblem) */
void  frond_draft_list_set_problems (FrondDraftList *self,
                                     GPtrArray      *problems);
guint frond_draft_list_get_selected (FrondDraftList *self);
void  frond_draft_list_select (FrondDraftList *self,
                               guint           number);
/* Whether a click already activates a row, not only chooses it: where what opens then is not beside the list. */
void frond_draft_list_set_opens_at_once (FrondDraftList *self,
                                         gboolean        opens_at_once);
/* The keyboard on the chosen row. */
void frond_draft_list_focus (FrondDraftList *self);

/* What keys and buttons do with the chosen row. */
typedef enum {
  FROND_DRAFT_MOVE_UP,
  FROND_DRAFT_MOVE_DOWN,
  FROND_DRAFT_DUPLICATE,
  FROND_DRAFT_REMOVE,
  FROND_DRAFT_WRAP,
  FROND_DRAFT_UNWRAP,
} FrondDraftOperation;

void frond_draft_list_operate (FrondDraftList     *self,
                               FrondDraftOperation operation);

G_END_DECLS
