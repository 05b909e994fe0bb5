/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A validator that knows just the words that the schemas of data/ use, and fails on any other; schema_root is set by the test. */

#pragma once

#include <json-glib/json-glib.h>
#include <string.h>

static JsonNode *schema_root;

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
has_type (JsonNode   *node,
          const char *type)
{
  if (strcmp (type, "object") == 0)
    return JSON_NODE_HOLDS_OBJECT (node);
  if (strcmp (type, "array") == 0)
    return JSON_NODE_HOLDS_ARRAY (node);
  if (strcmp (type, "null") == 0)
    return JSON_NODE_HOLDS_NULL (node);
  if (strcmp (type, "string") == 0)
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
  if (strcmp (type, "boolean") == 0)
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
  if (strcmp (type, "integer") == 0)
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
  if (strcmp (type, "number") == 0)
    return is_number (node);

  g_error ("the schema's type %s is not known here", type);
}

static gboolean valid (JsonNode *node,
                       JsonNode *schema);

static gboolean
valid_reference (JsonNode   *node,
                 const char *reference)
{
  JsonObject *defs = json_object_get_object_member (json_node_get_object (schema_root), "$defs");

  g_assert_true (g_str_has_prefix (reference, "#/$defs/"));
  g_assert_true (json_object_has_member (defs, reference + strlen ("#/$defs/")));

  return valid (node, json_object_get_member (defs, reference + strlen ("#/$defs/")));
}

static gboolean
valid_any (JsonNode  *node,
           JsonArray *schemas)
{
  for (guint i = 0; i < json_array_get_length (schemas); i++)
    if (valid (node, json_array_get_element (schemas, i)))
      return TRUE;

  return FALSE;
}

static gboolean
valid_items (JsonNode *node,
             JsonNode *schema)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!valid (json_array_get_element (array, i), schema))
      return FALSE;

  return TRUE;
}

static gboolean
valid_properties (JsonNode   *node,
                  JsonObject *properties,
                  gboolean    others)
{
  g_autoptr (GList) keys = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_members (json_node_get_object (node)) : NULL;

  for (GList *l = keys; l; l = l->next) {
    if (json_object_has_member (properties, l->data)) {
      if (!valid (json_object_get_member (json_node_get_object (node), l->data), json_object_get_member (properties, l->data)))
        return FALSE;
    } else if (!others) {
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
valid_required (JsonNode  *node,
                JsonArray *required)
{
  for (guint i = 0; i < json_array_get_length (required); i++)
    if (!JSON_NODE_HOLDS_OBJECT (node) || !json_object_has_member (json_node_get_object (node), json_array_get_string_element (required, i)))
      return FALSE;

  return TRUE;
}

static gboolean
valid_enum (JsonNode  *node,
            JsonArray *values)
{
  for (guint i = 0; i < json_array_get_length (values); i++)
    if (json_node_equal (node, json_array_get_element (values, i)))
      return TRUE;

  return FALSE;
}

static gboolean
valid_unique (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    for (guint j = 0; j < i; j++)
      if (json_node_equal (json_array_get_element (array, i), json_array_get_element (array, j)))
        return FALSE;

  return TRUE;
}

/* A keyword whose argument is a number. */
static gboolean
valid_limit (JsonNode   *node,
             const char *keyword,
             double      limit)
{
  gboolean array = JSON_NODE_HOLDS_ARRAY (node), text = has_type (node, "string");
  double   length = array ? json_array_get_length (json_node_get_array (node)) : text ? (double) g_utf8_strlen (json_node_get_string (node), -1)
                                                                                      : 0;

  if (strcmp (keyword, "minimum") == 0)
    return !is_number (node) || json_node_get_double (node) >= limit;
  if (strcmp (keyword, "maximum") == 0)
    return !is_number (node) || json_node_get_double (node) <= limit;
  if (strcmp (keyword, "minLength") == 0)
    return !text || length >= limit;
  if (strcmp (keyword, "maxLength") == 0)
    return !text || length <= limit;
  if (strcmp (keyword, "minItems") == 0)
    return !array || length >= limit;
  if (strcmp (keyword, "maxItems") == 0)
    return !array || length <= limit;

  g_error ("the schema's keyword %s is not known here", keyword);
}

static gboolean
valid_keyword (JsonNode   *node,
               JsonObject *schema,
               const char *keyword)
{
  static const char *const remarks[] = { "$schema", "title", "description", "$defs", "additionalProperties", NULL };
  JsonNode                *argument = json_object_get_member (schema, keyword);

  if (g_strv_contains (remarks, keyword))
    return TRUE;
  if (strcmp (keyword, "type") == 0)
    return has_type (node, json_node_get_string (argument));
  if (strcmp (keyword, "$ref") == 0)
    return valid_reference (node, json_node_get_string (argument));
  if (strcmp (keyword, "anyOf") == 0)
    return valid_any (node, json_node_get_array (argument));
  if (strcmp (keyword, "const") == 0)
    return json_node_equal (node, argument);
  if (strcmp (keyword, "enum") == 0)
    return valid_enum (node, json_node_get_array (argument));
  if (strcmp (keyword, "required") == 0)
    return valid_required (node, json_node_get_array (argument));
  if (strcmp (keyword, "items") == 0)
    return valid_items (node, argument);
  if (strcmp (keyword, "pattern") == 0)
    return !has_type (node, "string") || g_regex_match_simple (json_node_get_string (argument), json_node_get_string (node), G_REGEX_DOLLAR_ENDONLY, 0);
  if (strcmp (keyword, "properties") == 0)
    return valid_properties (node, json_node_get_object (argument), json_object_get_boolean_member_with_default (schema, "additionalProperties", TRUE));

  if (strcmp (keyword, "uniqueItems") == 0)
    return valid_unique (node);

  return valid_limit (node, keyword, json_node_get_double (argument));
}

static gboolean
valid (JsonNode *node,
       JsonNode *schema)
{
  JsonObject *object = json_node_get_object (schema);
  g_autoptr (GList) keywords = json_object_get_members (object);

  for (GList *l = keywords; l; l = l->next)
    if (!valid_keyword (node, object, l->data))
      return FALSE;

  return TRUE;
}

/* A file below data/, as text too where that is wanted. */
static JsonNode *
load (const char *folder,
      const char *name,
      char      **text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  JsonNode        *root;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  root = json_from_string (contents, &error);
  g_assert_no_error (error);
  if (text)
    *text = g_steal_pointer (&contents);

  return root;
}

/* Every file of a folder below data/ but its schema, so that one that is not compiled in is found too. */
static GPtrArray *
list_shipped (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json"))
      g_ptr_array_add (names, g_strdup (name));

  return names;
}

/* @json with its first @from replaced by @to. */
static char *
replace_once (const char *json,
              const char *from,
              const char *to)
{
  const char *at = strstr (json, from);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - json), json, to, at + strlen (from));
}
