/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-draft.h"

G_BEGIN_DECLS

/**
 * FrondDraftState:
 * @header: the programme's JSON without its phases
 * @rows: (element-type FrondDraftRow)
 *
 * The whole programme at one moment. Immutable and cheap, since moments share their rows: undoing goes back to the moment itself, so that
 * nothing can come back changed.
 */
typedef struct {
  JsonObject *header;
  GPtrArray  *rows;
} FrondDraftState;

struct _FrondProgrammeDraft {
  GObject parent_instance;

  FrondDraftState *state;
  GPtrArray       *undo; /* of FrondDraftState */
  GPtrArray       *redo;
  guint            last_number;
  char            *typing; /* the field that is being typed into, NULL for none */
};

FrondDraftState *frond_draft_state_new (JsonObject *header,
                                        GPtrArray  *rows) G_GNUC_WARN_UNUSED_RESULT;

/* rows (transfer full): what follows now; can be undone */
void frond_programme_draft_take_rows (FrondProgrammeDraft *self,
                                      GPtrArray           *rows);
/* typing (nullable): the field that is being typed into, whose changes are undone together */
void frond_programme_draft_take_header (FrondProgrammeDraft *self,
                                        JsonObject          *header,
                                        const char          *typing);
/* (transfer full): to change and to take */
GPtrArray *frond_programme_draft_copy_rows (FrondProgrammeDraft *self) G_GNUC_WARN_UNUSED_RESULT;
/* One behind the last row of the one at start and everything in it. */
guint frond_draft_find_end (GPtrArray *rows,
                            guint      start);
guint frond_draft_get_depth_at (GPtrArray *rows,
                                guint      position);

/* Reads the structure only. */
FrondDraftState *frond_draft_state_read (const char *json,
                                         guint      *last_number,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* rows from start to end, those at the depth of the first one being the outermost; (nullable) header */
char *frond_draft_write (JsonObject *header,
                         guint       version,
                         GPtrArray  *rows,
                         guint       start,
                         guint       end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
