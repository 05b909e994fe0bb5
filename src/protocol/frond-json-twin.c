/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A name that stands twice in one object: parsers keep the last and say nothing, and a session would run what nobody saw. */

#include "frond-json-twin.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  GHashTable *keys; /* NULL in a list */
  char       *key;  /* whose value we are in */
  guint       n;    /* elements of a list so far */
} Level;

static void
clear_level (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->keys, g_hash_table_unref);
  g_free (level->key);
}

static const char *
find_end_of_string (const char *p)
{
  for (p++; *p != '"'; p++)
    if (*p == '\\')
      p++;

  return p + 1;
}

/* With its escapes taken out: two spellings of a name are one name. */
static char *
dup_string (const char *p,
            const char *end)
{
  g_autofree char *quoted = g_strndup (p, (gsize) (end - p));
  g_autoptr (JsonNode) node = json_from_string (quoted, NULL);

  return g_strdup (node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : quoted);
}

static char *
describe (const GArray *levels)
{
  GString *place = g_string_new (NULL);

  for (guint i = 0; i + 1 < levels->len; i++) {
    const Level *level = &g_array_index (levels, Level, i);

    if (level->keys)
      g_string_append_printf (place, "%s%s", place->len ? " › " : "", level->key ? level->key : "");
    else
      g_string_append_printf (place, " %u", level->n);
  }

  return g_string_free (place, FALSE);
}

static void
open_level (GArray  *levels,
            gboolean is_object)
{
  Level level = { .keys = is_object ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL, .n = 1 };

  g_array_append_val (levels, level);
}

/* Returns: whether the object has it already. */
static gboolean
add_key (Level *level,
         char  *key)
{
  g_set_str (&level->key, key);

  return !g_hash_table_add (level->keys, key);
}

static gboolean
is_key (const GArray *levels,
        const char   *after,
        const char   *end)
{
  if (levels->len == 0 || !g_array_index (levels, Level, levels->len - 1).keys)
    return FALSE;
  while (after < end && g_ascii_isspace (*after))
    after++;

  return after < end && *after == ':';
}

/* One character, or one string. Returns: where it ends; NULL at a twin. */
static const char *
step (GArray     *levels,
      const char *p,
      const char *end)
{
  Level      *level = levels->len ? &g_array_index (levels, Level, levels->len - 1) : NULL;
  const char *after = p + 1;

  if (*p == '"') {
    after = find_end_of_string (p);
    if (is_key (levels, after, end) && add_key (level, dup_string (p, after)))
      return NULL;
  } else if (*p == '{' || *p == '[') {
    open_level (levels, *p == '{');
  } else if ((*p == '}' || *p == ']') && level) {
    g_array_set_size (levels, levels->len - 1);
  } else if (*p == ',' && level) {
    level->n++;
  }

  return after;
}

/*
 * frond_json_find_twin:
 * @json: correct JSON
 * @length: its bytes
 * @place: (out) (optional): where it stands, as "phases 2 › goal"; empty for the outermost object
 *
 * Returns: (transfer full) (nullable): a name that stands twice in one object
 */
char *
frond_json_find_twin (const char *json,
                      gsize       length,
                      char      **place)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (Level));
  const char *p = json, *end = json + length;

  g_array_set_clear_func (levels, clear_level);
  while (p && p < end)
    p = step (levels, p, end);
  if (p)
    return NULL;
  if (place)
    *place = describe (levels);

  return g_strdup (g_array_index (levels, Level, levels->len - 1).key);
}
