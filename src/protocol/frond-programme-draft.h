/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-draft-row.h"
#include "frond-programme.h"

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMME_DRAFT (frond_programme_draft_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammeDraft, frond_programme_draft, FROND, PROGRAMME_DRAFT, GObject)

/**
 * FrondDraftProblem:
 * @number: the row it belongs to, 0 for the programme itself
 * @field: (nullable): which field of it, by its name in the JSON, for instance "seconds"
 * @text: what is needed there
 */
typedef struct {
  guint number;
  char *field;
  char *text;
} FrondDraftProblem;

/* A programme that is being edited: a GListModel of FrondDraftRow from top to bottom, each repeat before its phases, which are one deeper.
 * May be wrong meanwhile. Signal "changed": anything is different, rows and undo included. Rows are named by their numbers. */

/* An original or a stored version becomes somebody's own: texts as they are shown (translated), id and name its own. */
FrondProgrammeDraft *frond_programme_draft_new (FrondProgramme *programme,
                                                const char     *id,
                                                const char     *name) G_GNUC_WARN_UNUSED_RESULT;
/* What frond_programme_draft_to_json() wrote, right or wrong; FROND_ERROR_INVALID where it is no programme at all. */
FrondProgrammeDraft *frond_programme_draft_new_from_json (const char *json,
                                                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char                *frond_programme_draft_to_json (FrondProgrammeDraft *self,
                                                    guint                version) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): as it stands, where it is right. problems (out) (element-type FrondDraftProblem): all there are otherwise */
FrondProgramme *frond_programme_draft_check (FrondProgrammeDraft *self,
                                             GPtrArray          **problems) G_GNUC_WARN_UNUSED_RESULT;
/* Seconds, also of one that is wrong. */
double frond_programme_draft_get_duration (FrondProgrammeDraft *self);

/* (transfer none) (nullable) */
FrondDraftRow *frond_programme_draft_find (FrondProgrammeDraft *self,
                                           guint                number,
                                           guint               *position);

/* Fields of the programme itself: "name", "summary", "category" */
const char *frond_programme_draft_get_text (FrondProgrammeDraft *self,
                                            const char          *key);
void        frond_programme_draft_set_text (FrondProgrammeDraft *self,
                                            const char          *key,
                                            const char          *text);

/* What the keys 1 to FROND_PROGRAMME_MARKERS mark; "" for nothing. */
const char *frond_programme_draft_get_marker (FrondProgrammeDraft *self,
                                              guint                number);
void        frond_programme_draft_set_marker (FrondProgrammeDraft *self,
                                              guint                number,
                                              const char          *text);
void        frond_programme_draft_swap_markers (FrondProgrammeDraft *self,
                                                guint                number,
                                                guint                other);

/* The kinds of signal that it makes sense with. */
typedef enum {
  FROND_DRAFT_ANY_SIGNAL = 0,
  FROND_DRAFT_EMG = 1 << 0,
  FROND_DRAFT_PRESSURE = 1 << 1,
} FrondDraftSignals;

FrondDraftSignals frond_programme_draft_get_signals (FrondProgrammeDraft *self);
void              frond_programme_draft_set_signals (FrondProgrammeDraft *self,
                                                     FrondDraftSignals    signals);

/* How many phases ask for a quiet abdomen as well, of those that can; all of them or none at once. */
guint frond_programme_draft_count_abdomen_quiet (FrondProgrammeDraft *self,
                                                 guint               *n_possible);
void  frond_programme_draft_set_abdomen_quiet (FrondProgrammeDraft *self,
                                               gboolean             is_quiet);

/* Fields of a row. Changes of one field that follow one another are undone together, until frond_programme_draft_finish_typing(). */
void frond_programme_draft_set_row_text (FrondProgrammeDraft *self,
                                         guint                number,
                                         const char          *path,
                                         const char          *text);
void frond_programme_draft_set_row_value (FrondProgrammeDraft *self,
                                          guint                number,
                                          const char          *path,
                                          double               value);
void frond_programme_draft_set_row_flag (FrondProgrammeDraft *self,
                                         guint                number,
                                         const char          *path,
                                         gboolean             flag);
void frond_programme_draft_clear_row_field (FrondProgrammeDraft *self,
                                            guint                number,
                                            const char          *path);
/* value (transfer full) */
void frond_programme_draft_set_row_node (FrondProgrammeDraft *self,
                                         guint                number,
                                         const char          *path,
                                         JsonNode            *value);
/* row (transfer full): in place of the one with its number, for a change of several fields */
void frond_programme_draft_replace_row (FrondProgrammeDraft *self,
                                        FrondDraftRow       *row);
void frond_programme_draft_finish_typing (FrondProgrammeDraft *self);

/* Each answers the number of the row to go on with, 0 where nothing was done. A repeat takes its phases along. */
/* fields: of a phase or a repeat; after: 0 for the beginning. After a repeat means behind its phases. */
guint frond_programme_draft_insert (FrondProgrammeDraft *self,
                                    guint                after,
                                    JsonObject          *fields);
guint frond_programme_draft_remove (FrondProgrammeDraft *self,
                                    guint                number);
guint frond_programme_draft_duplicate (FrondProgrammeDraft *self,
                                       guint                number);
/* One step: past its neighbour, into a repeat, or out of the one it stands in. */
guint frond_programme_draft_move_up (FrondProgrammeDraft *self,
                                     guint                number);
guint frond_programme_draft_move_down (FrondProgrammeDraft *self,
                                       guint                number);
/* Before or after another row; after a repeat's row means to be its first phase. */
guint frond_programme_draft_move_beside (FrondProgrammeDraft *self,
                                         guint                number,
                                         guint                other,
                                         gboolean             after);
/* A repeat around the row; the row's repeat taken away from around its phases. */
guint frond_programme_draft_wrap (FrondProgrammeDraft *self,
                                  guint                number,
                                  guint                n_cycles);
guint frond_programme_draft_unwrap (FrondProgrammeDraft *self,
                                    guint                number);

/* Takes over everything of another draft; can be undone. */
void frond_programme_draft_become (FrondProgrammeDraft *self,
                                   FrondProgrammeDraft *other);

gboolean frond_programme_draft_can_undo (FrondProgrammeDraft *self);
gboolean frond_programme_draft_can_redo (FrondProgrammeDraft *self);
void     frond_programme_draft_undo (FrondProgrammeDraft *self);
void     frond_programme_draft_redo (FrondProgrammeDraft *self);

G_END_DECLS
