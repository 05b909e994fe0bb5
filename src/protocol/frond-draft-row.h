/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define FROND_TYPE_DRAFT_ROW (frond_draft_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondDraftRow, frond_draft_row, FROND, DRAFT_ROW, GObject)

/* A phase or a repeat of a programme that is being edited. Immutable: a change makes another row with the same number, so that undoing
 * gives the very same rows back. Fields are named as in the programme's JSON; a field of a part is named "goal/value". */
FrondDraftRow *frond_draft_row_new (guint       number,
                                    guint       depth,
                                    JsonObject *fields) G_GNUC_WARN_UNUSED_RESULT;
FrondDraftRow *frond_draft_row_copy (FrondDraftRow *self,
                                     guint          number,
                                     guint          depth) G_GNUC_WARN_UNUSED_RESULT;
/* value (transfer full) (nullable): NULL leaves the field out */
FrondDraftRow *frond_draft_row_with (FrondDraftRow *self,
                                     const char    *path,
                                     JsonNode      *value) G_GNUC_WARN_UNUSED_RESULT;

/* Stays the same while the row is changed and moved; never 0. */
guint       frond_draft_row_get_number (FrondDraftRow *self);
guint       frond_draft_row_get_depth (FrondDraftRow *self);
gboolean    frond_draft_row_is_repeat (FrondDraftRow *self);
JsonObject *frond_draft_row_get_fields (FrondDraftRow *self);
JsonNode   *frond_draft_row_get_node (FrondDraftRow *self,
                                      const char    *path);
/* "" where there is none */
const char *frond_draft_row_get_text (FrondDraftRow *self,
                                      const char    *path);
/* NAN where there is none */
double   frond_draft_row_get_value (FrondDraftRow *self,
                                    const char    *path);
gboolean frond_draft_row_get_flag (FrondDraftRow *self,
                                   const char    *path);

G_END_DECLS
