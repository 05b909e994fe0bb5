/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft's text: laid out like the originals, fields in one order, so that two versions can be compared line by line. Reading asks for the
 * structure only; whether it is right is the reader's business (frond-programme-draft-check.c). */

#include "config.h"

#include "frond-programme-draft-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "frond-error.h"

/* Deeper than any programme may be, and shallow enough for what takes it apart. */
#define MAX_DEPTH 16
#define MAX_ROWS  5000
#define MAX_BYTES (256 * 1024)

/* What comes first; the rest follows by its name. "version" and "phases" are written apart. */
static const char *const header_order[] = { "format", "id", "version", "category", "name", "summary", NULL };
static const char *const row_order[] = { "repeat", "kind", "step", "name", "patient_words", "seconds", "pace", "group", NULL };
static const char *const part_order[] = { "rule", "of", "at_seconds", "value", "upper", "width", "points", "direction", "per_minute", "in_seconds", NULL };

static gboolean read_rows (GPtrArray *rows,
                           JsonArray *array,
                           guint      depth);

static gboolean
read_row (GPtrArray *rows,
          JsonNode  *node,
          guint      depth)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (JsonArray) inner = NULL;

  if (!object || rows->len >= MAX_ROWS)
    return FALSE;
  if (json_object_has_member (object, "repeat")) {
    JsonNode *phases = json_object_get_member (object, "phases");

    if (!phases || !JSON_NODE_HOLDS_ARRAY (phases) || depth == MAX_DEPTH)
      return FALSE;
    inner = json_array_ref (json_node_get_array (phases));
    json_object_remove_member (object, "phases");
  }
  g_ptr_array_add (rows, frond_draft_row_new (rows->len + 1, depth, object));

  return !inner || read_rows (rows, inner, depth + 1);
}

static gboolean
read_rows (GPtrArray *rows,
           JsonArray *array,
           guint      depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_row (rows, json_array_get_element (array, i), depth))
      return FALSE;

  return TRUE;
}

/* The parser's own objects become the draft's: nobody else holds them. */
static JsonObject *
parse_object (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) root = NULL;

  json_parser_set_strict (parser, TRUE);
  if (strlen (json) > MAX_BYTES || !json_parser_load_from_data (parser, json, -1, NULL))
    return NULL;
  root = json_parser_steal_root (parser);

  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

FrondDraftState *
frond_draft_state_read (const char *json,
                        guint      *last_number,
                        GError    **error)
{
  g_autoptr (JsonObject) header = parse_object (json);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  JsonNode *phases = header ? json_object_get_member (header, "phases") : NULL;

  if (!phases || !JSON_NODE_HOLDS_ARRAY (phases) || !read_rows (rows, json_node_get_array (phases), 0)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("This is not the text of a programme. Nothing was changed; choose another file."));
    return NULL;
  }
  json_object_remove_member (header, "phases");
  *last_number = rows->len;

  return frond_draft_state_new (header, rows);
}

static void write_node (GString  *out,
                        JsonNode *node);

/* As short as reads back the same. */
static void
write_number (GString *out,
              double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value)) {
    g_string_append (out, "null");
    return;
  }
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  g_string_append (out, text);
}

static void
write_value (GString  *out,
             JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE) {
    write_number (out, json_node_get_double (node));
  } else {
    g_autofree char *text = json_to_string (node, FALSE);

    g_string_append (out, text);
  }
}

static void
write_name (GString    *out,
            const char *name)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), name);

  write_value (out, node);
  g_string_append (out, ": ");
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (a, b);
}

/* (transfer container): names of what the object has, in the order in which they are written */
static GList *
list_names (JsonObject        *object,
            const char *const *order)
{
  GList *rest = g_list_sort (json_object_get_members (object), compare_cb);

  for (guint i = g_strv_length ((char **) order); i > 0; i--) {
    GList *found = g_list_find_custom (rest, order[i - 1], compare_cb);

    if (found) {
      rest = g_list_remove_link (rest, found);
      rest = g_list_concat (found, rest);
    }
  }

  return rest;
}

static void
write_part (GString    *out,
            JsonObject *object)
{
  g_autoptr (GList) names = list_names (object, part_order);

  g_string_append (out, names ? "{ " : "{");
  for (GList *l = names; l; l = l->next) {
    g_string_append (out, l == names ? "" : ", ");
    write_name (out, l->data);
    write_node (out, json_object_get_member (object, l->data));
  }
  g_string_append (out, names ? " }" : "}");
}

static void
write_list (GString   *out,
            JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_string_append (out, i == 0 ? "" : ", ");
    write_node (out, json_array_get_element (array, i));
  }
  g_string_append_c (out, ']');
}

static void
write_node (GString  *out,
            JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_part (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_list (out, json_node_get_array (node));
  else
    write_value (out, node);
}

static void
indent (GString *out,
        guint    depth)
{
  g_string_append_printf (out, "%*s", (int) (2 * depth), "");
}

/* One field a line; what the caller adds comes after the last comma. */
static void
write_fields (GString           *out,
              JsonObject        *object,
              const char *const *order,
              guint              depth)
{
  g_autoptr (GList) names = list_names (object, order);

  for (GList *l = names; l; l = l->next) {
    g_string_append (out, l == names ? "\n" : ",\n");
    indent (out, depth);
    write_name (out, l->data);
    write_node (out, json_object_get_member (object, l->data));
  }
}

static void
write_rows (GString   *out,
            GPtrArray *rows,
            guint      start,
            guint      end,
            guint      depth)
{
  for (guint i = start; i < end; i = frond_draft_find_end (rows, i)) {
    FrondDraftRow *row = g_ptr_array_index (rows, i);

    g_string_append (out, i == start ? "\n" : ",\n");
    indent (out, depth);
    g_string_append_c (out, '{');
    write_fields (out, frond_draft_row_get_fields (row), row_order, depth + 1);
    if (frond_draft_row_is_repeat (row)) {
      g_string_append (out, ",\n");
      indent (out, depth + 1);
      g_string_append (out, "\"phases\": [");
      write_rows (out, rows, i + 1, frond_draft_find_end (rows, i), depth + 2);
      g_string_append_c (out, ']');
    }
    g_string_append_c (out, '\n');
    indent (out, depth);
    g_string_append_c (out, '}');
  }
  if (end > start) {
    g_string_append_c (out, '\n');
    indent (out, depth - 1);
  }
}

/* The header with its version. */
static JsonObject *
complete_header (JsonObject *header,
                 guint       version)
{
  g_autoptr (FrondDraftRow) row = frond_draft_row_new (0, 0, header);
  g_autoptr (FrondDraftRow) complete = frond_draft_row_with (row, "version", json_node_init_int (json_node_alloc (), version));

  return json_object_ref (frond_draft_row_get_fields (complete));
}

char *
frond_draft_write (JsonObject *header,
                   guint       version,
                   GPtrArray  *rows,
                   guint       start,
                   guint       end)
{
  g_autoptr (JsonObject) complete = complete_header (header, version);
  GString *out = g_string_new ("{");

  write_fields (out, complete, header_order, 1);
  g_string_append (out, ",\n  \"phases\": [");
  write_rows (out, rows, start, end, 2);
  g_string_append (out, "]\n}\n");

  return g_string_free (out, FALSE);
}
