/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row keeps its JSON, also fields that no form shows: an editor must not lose what it does not know. */

#include "config.h"

#include "frond-draft-row.h"

#include <math.h>
#include <string.h>

struct _FrondDraftRow {
  GObject parent_instance;

  guint       number;
  guint       depth;
  JsonObject *fields;
};

G_DEFINE_FINAL_TYPE (FrondDraftRow, frond_draft_row, G_TYPE_OBJECT)

static void
frond_draft_row_finalize (GObject *object)
{
  json_object_unref (FROND_DRAFT_ROW (object)->fields);

  G_OBJECT_CLASS (frond_draft_row_parent_class)->finalize (object);
}

static void
frond_draft_row_class_init (FrondDraftRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_draft_row_finalize;
}

static void
frond_draft_row_init (FrondDraftRow *self)
{
}

/**
 * frond_draft_row_new:
 * @number: its identity
 * @depth: how many repeats it stands in
 * @fields: its JSON without the phases of a repeat; not to be changed any more
 *
 * Returns: (transfer full): a row
 */
FrondDraftRow *
frond_draft_row_new (guint       number,
                     guint       depth,
                     JsonObject *fields)
{
  FrondDraftRow *self = g_object_new (FROND_TYPE_DRAFT_ROW, NULL);

  self->number = number;
  self->depth = depth;
  self->fields = json_object_ref (fields);

  return self;
}

FrondDraftRow *
frond_draft_row_copy (FrondDraftRow *self,
                      guint          number,
                      guint          depth)
{
  return frond_draft_row_new (number, depth, self->fields);
}

/* Parts anew, values shared: nobody writes into those. */
static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *l = keys; l; l = l->next) {
    JsonNode *node = json_object_get_member (object, l->data);

    if (JSON_NODE_HOLDS_OBJECT (node))
      json_object_set_object_member (copy, l->data, copy_object (json_node_get_object (node)));
    else
      json_object_set_member (copy, l->data, json_node_copy (node));
  }

  return copy;
}

static JsonObject *
find_part (JsonObject *object,
           const char *name,
           gboolean    create)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  if (!create)
    return NULL;
  json_object_set_object_member (object, name, json_object_new ());

  return json_object_get_object_member (object, name);
}

static void
put (JsonObject *object,
     const char *key,
     JsonNode   *value)
{
  if (value)
    json_object_set_member (object, key, value);
  else if (json_object_has_member (object, key))
    json_object_remove_member (object, key);
}

/**
 * frond_draft_row_with:
 * @self: a row
 * @path: a field, or a field of a part: "goal/value"
 * @value: (transfer full) (nullable): what it becomes; %NULL leaves it out
 *
 * Returns: (transfer full): the same row with this change
 */
FrondDraftRow *
frond_draft_row_with (FrondDraftRow *self,
                      const char    *path,
                      JsonNode      *value)
{
  g_autoptr (JsonObject) fields = copy_object (self->fields);
  const char *slash = strchr (path, '/');

  if (slash) {
    g_autofree char *name = g_strndup (path, (gsize) (slash - path));
    JsonObject      *part = find_part (fields, name, value != NULL);

    if (part)
      put (part, slash + 1, value);
  } else {
    put (fields, path, value);
  }

  return frond_draft_row_new (self->number, self->depth, fields);
}

guint
frond_draft_row_get_number (FrondDraftRow *self)
{
  g_return_val_if_fail (FROND_IS_DRAFT_ROW (self), 0);

  return self->number;
}

guint
frond_draft_row_get_depth (FrondDraftRow *self)
{
  g_return_val_if_fail (FROND_IS_DRAFT_ROW (self), 0);

  return self->depth;
}

gboolean
frond_draft_row_is_repeat (FrondDraftRow *self)
{
  g_return_val_if_fail (FROND_IS_DRAFT_ROW (self), FALSE);

  return json_object_has_member (self->fields, "repeat");
}

/**
 * frond_draft_row_get_fields:
 * @self: a row
 *
 * Returns: (transfer none): its JSON, not to be changed
 */
JsonObject *
frond_draft_row_get_fields (FrondDraftRow *self)
{
  g_return_val_if_fail (FROND_IS_DRAFT_ROW (self), NULL);

  return self->fields;
}

JsonNode *
frond_draft_row_get_node (FrondDraftRow *self,
                          const char    *path)
{
  const char      *slash = strchr (path, '/');
  g_autofree char *name = NULL;
  JsonObject      *part;

  g_return_val_if_fail (FROND_IS_DRAFT_ROW (self), NULL);

  if (!slash)
    return json_object_get_member (self->fields, path);

  name = g_strndup (path, (gsize) (slash - path));
  part = find_part (self->fields, name, FALSE);

  return part ? json_object_get_member (part, slash + 1) : NULL;
}

const char *
frond_draft_row_get_text (FrondDraftRow *self,
                          const char    *path)
{
  JsonNode *node = frond_draft_row_get_node (self, path);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

double
frond_draft_row_get_value (FrondDraftRow *self,
                           const char    *path)
{
  JsonNode *node = frond_draft_row_get_node (self, path);
  GType     type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

gboolean
frond_draft_row_get_flag (FrondDraftRow *self,
                          const char    *path)
{
  JsonNode *node = frond_draft_row_get_node (self, path);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}
