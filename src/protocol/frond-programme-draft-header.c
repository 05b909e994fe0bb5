/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to the whole programme: texts, what its keys mark, which signals it is for. */

#include "config.h"

#include "frond-programme-draft-private.h"

static const char *const signal_names[] = { "emg", "pressure" };

/* value (transfer full) (nullable); typing (nullable): undone together with what was typed there just before */
static void
set_header (FrondProgrammeDraft *self,
            const char          *key,
            JsonNode            *value,
            const char          *typing)
{
  g_autoptr (FrondDraftRow) header = frond_draft_row_new (0, 0, self->state->header);
  g_autoptr (FrondDraftRow) changed = frond_draft_row_with (header, key, value);

  frond_programme_draft_take_header (self, frond_draft_row_get_fields (changed), typing);
}

const char *
frond_programme_draft_get_text (FrondProgrammeDraft *self,
                                const char          *key)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), NULL);

  return json_object_get_string_member_with_default (self->state->header, key, "");
}

void
frond_programme_draft_set_text (FrondProgrammeDraft *self,
                                const char          *key,
                                const char          *text)
{
  g_autofree char *typing = g_strdup_printf ("0:%s", key);

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  if (!g_str_equal (text, frond_programme_draft_get_text (self, key)))
    set_header (self, key, json_node_init_string (json_node_alloc (), text), typing);
}

/* (transfer none) (nullable) */
static JsonArray *
get_list (FrondProgrammeDraft *self,
          const char          *key)
{
  JsonNode *node = json_object_get_member (self->state->header, key);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (transfer none) (nullable) */
static JsonNode *
get_marker_node (FrondProgrammeDraft *self,
                 guint                number)
{
  JsonArray *markers = get_list (self, "markers");

  return markers && number <= json_array_get_length (markers) ? json_array_get_element (markers, number - 1) : NULL;
}

static const char *
get_element_text (JsonNode *node)
{
  const char *text = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return text ? text : "";
}

/**
 * frond_programme_draft_get_marker:
 * @self: a draft
 * @number: of the key, from 1 to %FROND_PROGRAMME_MARKERS
 *
 * Returns: (transfer none): what that key marks, "" where it marks nothing
 */
const char *
frond_programme_draft_get_marker (FrondProgrammeDraft *self,
                                  guint                number)
{
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), NULL);

  return get_element_text (get_marker_node (self, number));
}

/* A list as short as it can be; none where no key has a name. */
static void
set_markers (FrondProgrammeDraft *self,
             GPtrArray           *nodes,
             const char          *typing)
{
  g_autoptr (JsonArray) markers = json_array_new ();

  while (nodes->len > 0 && JSON_NODE_HOLDS_NULL ((JsonNode *) nodes->pdata[nodes->len - 1]))
    g_ptr_array_set_size (nodes, (int) nodes->len - 1);
  for (guint i = 0; i < nodes->len; i++)
    json_array_add_element (markers, json_node_copy (nodes->pdata[i]));
  set_header (self, "markers", nodes->len > 0 ? json_node_init_array (json_node_alloc (), markers) : NULL, typing);
}

/* (transfer full) (element-type JsonNode): one for each key */
static GPtrArray *
copy_markers (FrondProgrammeDraft *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint number = 1; number <= FROND_PROGRAMME_MARKERS; number++) {
    JsonNode *node = get_marker_node (self, number);

    g_ptr_array_add (nodes, node ? json_node_copy (node) : json_node_init_null (json_node_alloc ()));
  }

  return nodes;
}

/**
 * frond_programme_draft_set_marker:
 * @self: a draft
 * @number: of the key
 * @text: what it marks; "" for nothing
 */
void
frond_programme_draft_set_marker (FrondProgrammeDraft *self,
                                  guint                number,
                                  const char          *text)
{
  g_autofree char *typing = g_strdup_printf ("0:markers %u", number);
  g_autoptr (GPtrArray) nodes = NULL;

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));
  g_return_if_fail (number >= 1 && number <= FROND_PROGRAMME_MARKERS);

  if (g_str_equal (text, frond_programme_draft_get_marker (self, number)))
    return;
  nodes = copy_markers (self);
  json_node_unref (nodes->pdata[number - 1]);
  nodes->pdata[number - 1] = *text ? json_node_init_string (json_node_alloc (), text) : json_node_init_null (json_node_alloc ());
  set_markers (self, nodes, typing);
}

/**
 * frond_programme_draft_swap_markers:
 * @self: a draft
 * @number: of a key
 * @other: of another one
 *
 * Each marks what the other one did.
 */
void
frond_programme_draft_swap_markers (FrondProgrammeDraft *self,
                                    guint                number,
                                    guint                other)
{
  g_autoptr (GPtrArray) nodes = NULL;
  gpointer node;

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  if (g_str_equal (frond_programme_draft_get_marker (self, number), frond_programme_draft_get_marker (self, other)))
    return;
  nodes = copy_markers (self);
  node = nodes->pdata[number - 1];
  nodes->pdata[number - 1] = nodes->pdata[other - 1];
  nodes->pdata[other - 1] = node;
  set_markers (self, nodes, NULL);
}

/**
 * frond_programme_draft_get_signals:
 * @self: a draft
 *
 * Returns: what it is for; %FROND_DRAFT_ANY_SIGNAL where it does not say
 */
FrondDraftSignals
frond_programme_draft_get_signals (FrondProgrammeDraft *self)
{
  JsonArray        *list;
  FrondDraftSignals signals = FROND_DRAFT_ANY_SIGNAL;

  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), signals);

  list = get_list (self, "signals");
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    for (guint k = 0; k < G_N_ELEMENTS (signal_names); k++)
      if (g_str_equal (get_element_text (json_array_get_element (list, i)), signal_names[k]))
        signals |= 1u << k;

  return signals;
}

void
frond_programme_draft_set_signals (FrondProgrammeDraft *self,
                                   FrondDraftSignals    signals)
{
  g_autoptr (JsonArray) list = json_array_new ();

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  if (signals == frond_programme_draft_get_signals (self))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (signal_names); k++)
    if (signals & 1u << k)
      json_array_add_string_element (list, signal_names[k]);
  set_header (self, "signals", signals ? json_node_init_array (json_node_alloc (), list) : NULL, NULL);
}

/* Without a goal there is nothing to reach, with the abdomen or without. */
static gboolean
has_goal (FrondDraftRow *row)
{
  return frond_draft_row_get_node (row, "goal") != NULL;
}

/**
 * frond_programme_draft_count_abdomen_quiet:
 * @self: a draft
 * @n_possible: (out): how many phases there are that can ask for it: those with a goal
 *
 * Returns: how many phases ask for a quiet abdomen, which takes a second channel
 */
guint
frond_programme_draft_count_abdomen_quiet (FrondProgrammeDraft *self,
                                           guint               *n_possible)
{
  guint n = 0;

  *n_possible = 0;
  g_return_val_if_fail (FROND_IS_PROGRAMME_DRAFT (self), 0);

  for (guint i = 0; i < self->state->rows->len; i++) {
    FrondDraftRow *row = g_ptr_array_index (self->state->rows, i);
    gboolean       asks = frond_draft_row_get_flag (row, "abdomen_quiet");

    n += asks;
    *n_possible += asks || has_goal (row);
  }

  return n;
}

/**
 * frond_programme_draft_set_abdomen_quiet:
 * @self: a draft
 * @is_quiet: whether every phase with a goal, or none, asks for a quiet abdomen
 */
void
frond_programme_draft_set_abdomen_quiet (FrondProgrammeDraft *self,
                                         gboolean             is_quiet)
{
  g_autoptr (GPtrArray) rows = NULL;
  gboolean is_changed = FALSE;

  g_return_if_fail (FROND_IS_PROGRAMME_DRAFT (self));

  rows = frond_programme_draft_copy_rows (self);
  for (guint i = 0; i < rows->len; i++) {
    FrondDraftRow *row = rows->pdata[i];

    if (frond_draft_row_get_flag (row, "abdomen_quiet") == is_quiet || (is_quiet && !has_goal (row)))
      continue;
    rows->pdata[i] = frond_draft_row_with (row, "abdomen_quiet", is_quiet ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL);
    g_object_unref (row);
    is_changed = TRUE;
  }
  if (is_changed)
    frond_programme_draft_take_rows (self, g_steal_pointer (&rows));
}
