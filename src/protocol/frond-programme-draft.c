/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody is afraid of trying something: every change of a programme can be taken back, exactly. */

#include "config.h"

#include "frond-programme-draft-private.h"

#include <math.h>
#include <string.h>

/* More than anybody goes back; a moment costs its list and the rows that are its own. */
#define MAX_UNDO 500

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FrondProgrammeDraft, frond_programme_draft, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

FrondDraftState *
frond_draft_state_new (JsonObject *header,
                       GPtrArray  *rows)
{
  FrondDraftState *self = g_rc_box_new0 (FrondDraftState);

  self->header = json_object_ref (header);
  self->rows = g_ptr_array_ref (rows);

  return self;
}

static void
clear_state (gpointer data)
{
  FrondDraftState *self = data;

  json_object_unref (self->header);
  g_ptr_array_unref (self->rows);
}

static void
release_state (gpointer data)
{
  g_rc_box_release_full (data, clear_state);
}

static GType
get_item_type (GListModel *model)
{
  return FROND_TYPE_DRAFT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return FROND_PROGRAMME_DRAFT (model)->state->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *rows = FROND_PROGRAMME_DRAFT (model)->state->rows;

  return position < rows->len ? g_object_ref (g_ptr_array_index (rows, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
frond_programme_draft_finalize (GObject *object)
{
  FrondProgrammeDraft *self = FROND_PROGRAMME_DRAFT (object);

  g_clear_pointer (&self->state, release_state);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self->typing);

  G_OBJECT_CLASS (frond_programme_draft_parent_class)->finalize (object);
}

static void
frond_programme_draft_class_init (FrondProgrammeDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_programme_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_PROGRAMME_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_programme_draft_init (FrondProgrammeDraft *self)
{
  self->undo = g_ptr_array_new_with_free_func (release_state);
  self->redo = g_ptr_array_new_with_free_func (release_state);
}

/* Rows that are the same objects at both ends have not changed. */
static void
show_state (FrondProgrammeDraft *self,
            FrondDraftState     *state)
{
  FrondDraftState *old = self->state;
  guint            n_old = old->rows->len, n_new = state->rows->len;
  guint            start = 0, end = 0;

  while (start < MIN (n_old, n_new) && old->rows->pdata[start] == state->rows->pdata[start])
    start++;
  while (end < MIN (n_old, n_new) - start && old->rows->pdata[n_old - 1 - end] == state->rows->pdata[n_new - 1 - end])
    end++;

  self->state = state;
  if (n_old > start + end || n_new > start + end)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start - end, n_new - start - end);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* state (transfer full) */
static void
take_state (FrondProgrammeDraft *self,
            FrondDraftState     *state,
            const char          *typing)
{
  FrondDraftState *old = self->state;

  if (typing && g_strcmp0 (typing, self->typing) == 0 && self->undo->len > 0) {
    show_state (self, state);
    release_state (old);
  } else {
    g_ptr_array_add (self->undo, old);
    if (self->undo->len > MAX_UNDO)
      g_ptr_array_remove_index (self->undo, 0);
    g_set_str (&self->typing, typing);
    g_ptr_array_set_size (self->redo, 0);
    show_state (self, state);
  }
}

void
frond_programme_draft_take_rows (FrondProgrammeDraft *self,
                                 GPtrArray           *rows)
{
  take_state (self, frond_draft_state_new (self->state->header, rows), NULL);
  g_ptr_array_unref (rows);
}

void
frond_programme_draft_take_header (FrondProgrammeDraft *self,
                                   JsonObject          *header,
                                   const char          *typing)
{
  take_state (self, frond_draft_state_new (header, self->state->rows), typing);
}

GPtrArray *
frond_programme_draft_copy_rows (FrondProgrammeDraft *self)
{
  return g_ptr_array_copy (self->state->rows, (GCopyFunc) (gpointer) g_object_ref, NULL);
}

/**
 * frond_programme_draft_new_from_json:
 * @json: what frond_programme_draft_to_json() wrote, or any programme
 * @error: for %FROND_ERROR_INVALID
 *
 * Reads whatever has the structure of a programme: what is half typed comes back as it was left.
 *
 * Returns: (transfer full) (nullable): the draft
 */
FrondProgrammeDraft *
frond_programme_draft_new_from_json (const char *json,
                                     GError    **error)
{
  guint                last_number = 0;
  FrondDraftState     *state = frond_draft_state_read (json, &last_number, error);
  FrondProgrammeDraft *self;

  if (!state)
    return NULL;

  self = g_object_new (FROND_TYPE_PROGRAMME_DRAFT, NULL);
  self->state = state;
  self->last_number = last_number;

  return self;
}

/**
 * frond_programme_draft_to_json:
 * @self: a draft
 * @version: which version it is to be
 *
 * Returns: (transfer full): its text, the same for the same contents
 */
char *
frond_programme_draft_to_json (FrondProgrammeDraft *self,
                               guint                version)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), NULL);

  return frond_draft_write (self->state->header, version, self->state->rows, 0, self->state->rows->len);
}

/**
 * frond_programme_draft_find:
 * @self: a draft
 * @number: a row's
 * @position: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): the row
 */
FrondDraftRow *
frond_programme_draft_find (FrondProgrammeDraft *self,
                            guint                number,
                            guint               *position)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), NULL);

  for (guint i = 0; i < self->state->rows->len; i++) {
    FrondDraftRow *row = g_ptr_array_index (self->state->rows, i);

    if (frond_draft_row_get_number (row) == number) {
      if (position)
        *position = i;
      return row;
    }
  }

  return NULL;
}

/* value (transfer full) (nullable) */
static void
set_field (FrondProgrammeDraft *self,
           guint                number,
           const char          *path,
           JsonNode            *value)
{
  guint            position = 0;
  FrondDraftRow   *row = frond_programme_draft_find (self, number, &position);
  JsonNode        *before = row ? frond_draft_row_get_node (row, path) : NULL;
  g_autofree char *typing = g_strdup_printf ("%u:%s", number, path);
  g_autoptr (GPtrArray) rows = NULL;

  if (!row || (!value && !before) || (value && before && json_node_equal (value, before))) {
    g_clear_pointer (&value, json_node_unref);
    return;
  }

  rows = frond_programme_draft_copy_rows (self);
  g_object_unref (rows->pdata[position]);
  rows->pdata[position] = frond_draft_row_with (row, path, value);
  take_state (self, frond_draft_state_new (self->state->header, rows), typing);
}

void
frond_programme_draft_set_row_text (FrondProgrammeDraft *self,
                                    guint                number,
                                    const char          *path,
                                    const char          *text)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  set_field (self, number, path, json_node_init_string (json_node_alloc (), text));
}

/**
 * frond_programme_draft_set_row_value:
 * @self: a draft
 * @number: a row's
 * @path: which field
 * @value: a number; one without a fraction is written without one
 */
void
frond_programme_draft_set_row_value (FrondProgrammeDraft *self,
                                     guint                number,
                                     const char          *path,
                                     double               value)
{
  JsonNode *node = json_node_alloc ();

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  if (value == floor (value) && fabs (value) < 1e15)
    json_node_init_int (node, (gint64) value);
  else
    json_node_init_double (node, value);
  set_field (self, number, path, node);
}

void
frond_programme_draft_set_row_flag (FrondProgrammeDraft *self,
                                    guint                number,
                                    const char          *path,
                                    gboolean             flag)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  set_field (self, number, path, json_node_init_boolean (json_node_alloc (), flag));
}

void
frond_programme_draft_clear_row_field (FrondProgrammeDraft *self,
                                       guint                number,
                                       const char          *path)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  set_field (self, number, path, NULL);
}

void
frond_programme_draft_set_row_node (FrondProgrammeDraft *self,
                                    guint                number,
                                    const char          *path,
                                    JsonNode            *value)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  set_field (self, number, path, value);
}

void
frond_programme_draft_replace_row (FrondProgrammeDraft *self,
                                   FrondDraftRow       *row)
{
  guint position = 0;

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  if (frond_programme_draft_find (self, frond_draft_row_get_number (row), &position)) {
    GPtrArray *rows = frond_programme_draft_copy_rows (self);

    g_object_unref (rows->pdata[position]);
    rows->pdata[position] = g_object_ref (row);
    frond_programme_draft_take_rows (self, rows);
  }
  g_object_unref (row);
}

void
frond_programme_draft_finish_typing (FrondProgrammeDraft *self)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  g_clear_pointer (&self->typing, g_free);
}

/**
 * frond_programme_draft_become:
 * @self: a draft
 * @other: what it is to be, for instance a saved version
 */
void
frond_programme_draft_become (FrondProgrammeDraft *self,
                              FrondProgrammeDraft *other)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (other));

  for (guint i = 0; i < other->state->rows->len; i++) {
    FrondDraftRow *row = g_ptr_array_index (other->state->rows, i);

    g_ptr_array_add (rows, frond_draft_row_copy (row, ++self->last_number, frond_draft_row_get_depth (row)));
  }
  take_state (self, frond_draft_state_new (other->state->header, rows), NULL);
}

gboolean
frond_programme_draft_can_undo (FrondProgrammeDraft *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), FALSE);

  return self->undo->len > 0;
}

gboolean
frond_programme_draft_can_redo (FrondProgrammeDraft *self)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), FALSE);

  return self->redo->len > 0;
}

static void
go (FrondProgrammeDraft *self,
    GPtrArray           *from,
    GPtrArray           *to)
{
  FrondDraftState *state;

  g_clear_pointer (&self->typing, g_free);
  if (from->len == 0)
    return;

  state = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, self->state);
  show_state (self, state);
}

void
frond_programme_draft_undo (FrondProgrammeDraft *self)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  go (self, self->undo, self->redo);
}

void
frond_programme_draft_redo (FrondProgrammeDraft *self)
{
  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  go (self, self->redo, self->undo);
}
