/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of JSON, programmes' and published values' alike, and the words for what is wrong with one. */

#include "config.h"

#include "frond-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

gboolean
frond_reader_complain (FrondReader *self,
                       const char  *format,
                       ...)
{
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->refuse (self, self->place->str, what);

  return FALSE;
}

gsize
frond_reader_enter (FrondReader *self,
                    const char  *key,
                    guint        number)
{
  gsize before = self->place->len;

  g_string_append_printf (self->place, "%s%s", before ? " › " : "", key);
  if (number > 0)
    g_string_append_printf (self->place, " %u", number);

  return before;
}

void
frond_reader_leave (FrondReader *self,
                    gsize        before)
{
  g_string_truncate (self->place, before);
}

JsonObject *
frond_reader_object (FrondReader *self,
                     JsonNode    *node)
{
  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  frond_reader_complain (self, _("an object in braces is needed"));

  return NULL;
}

/* OF_WHAT is a whole sentence, because languages differ. */
JsonArray *
frond_reader_list (FrondReader *self,
                   JsonObject  *object,
                   const char  *key,
                   guint        min,
                   guint        max,
                   const char  *of_what)
{
  JsonNode  *node = json_object_get_member (object, key);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gsize      before;

  if (array && json_array_get_length (array) >= min && json_array_get_length (array) <= max)
    return array;

  before = frond_reader_enter (self, key, 0);
  frond_reader_complain (self, "%s", of_what);
  frond_reader_leave (self, before);

  return NULL;
}

gboolean
frond_reader_check_keys (FrondReader       *self,
                         JsonObject        *object,
                         const char *const *known)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *l = keys; l; l = l->next) {
    if (!g_strv_contains (known, l->data)) {
      g_autofree char *shown = g_utf8_substring (l->data, 0, MIN (g_utf8_strlen (l->data, -1), 40));

      return frond_reader_complain (self, _("nothing is called “%s” here"), shown);
    }
  }

  return TRUE;
}

static gboolean
is_printable (const char *text)
{
  gboolean visible = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
    visible = visible || !g_unichar_isspace (g_utf8_get_char (p));
  }

  return visible;
}

const char *
frond_reader_get_text (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* NAN for what is no number */
double
frond_reader_get_number (JsonNode *node)
{
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

static const char *
read_line (FrondReader *self,
           JsonNode    *node,
           glong        max)
{
  const char *text = frond_reader_get_text (node);

  if (!text)
    frond_reader_complain (self, _("a text is needed"));
  else if (!is_printable (text) || g_utf8_strlen (text, -1) > max)
    frond_reader_complain (self, _("a text of one line with at most %ld characters is needed"), max);
  else
    return text;

  return NULL;
}

gboolean
frond_reader_line (FrondReader *self,
                   JsonObject  *object,
                   const char  *key,
                   glong        max,
                   char       **out)
{
  gsize       before = frond_reader_enter (self, key, 0);
  const char *text = read_line (self, json_object_get_member (object, key), max);

  if (text)
    g_set_str (out, text);
  frond_reader_leave (self, before);

  return text != NULL;
}

/* Stands in sessions, in scripts and in file names. */
gboolean
frond_reader_id (FrondReader *self,
                 JsonObject  *object,
                 char       **out)
{
  const char *id = frond_reader_get_text (json_object_get_member (object, "id"));
  gsize       before = frond_reader_enter (self, "id", 0);
  gboolean    good = id && g_ascii_isalnum (*id) && strlen (id) <= 64 && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (id);

  if (good)
    g_set_str (out, id);
  else
    frond_reader_complain (self, _("small letters, digits and hyphens are needed, 64 at most"));
  frond_reader_leave (self, before);

  return good;
}

gboolean
frond_reader_text_node (FrondReader *self,
                        JsonNode    *node,
                        glong        max,
                        char       **out)
{
  const char *text = read_line (self, node, max);

  if (text)
    g_set_str (out, g_dgettext (GETTEXT_PACKAGE, text));

  return text != NULL;
}

gboolean
frond_reader_text (FrondReader *self,
                   JsonObject  *object,
                   const char  *key,
                   glong        max,
                   char       **out)
{
  gsize    before = frond_reader_enter (self, key, 0);
  gboolean good = frond_reader_text_node (self, json_object_get_member (object, key), max, out);

  frond_reader_leave (self, before);

  return good;
}

gboolean
frond_reader_check_number (FrondReader *self,
                           double       number,
                           double       min,
                           double       max)
{
  return (number >= min && number <= max) || frond_reader_complain (self, _("a number from %g to %g is needed"), min, max);
}

gboolean
frond_reader_number (FrondReader *self,
                     JsonObject  *object,
                     const char  *key,
                     double       min,
                     double       max,
                     double      *out)
{
  gsize    before = frond_reader_enter (self, key, 0);
  gboolean good;

  *out = frond_reader_get_number (json_object_get_member (object, key));
  good = frond_reader_check_number (self, *out, min, max);
  frond_reader_leave (self, before);

  return good;
}

gboolean
frond_reader_whole_number (FrondReader *self,
                           JsonObject  *object,
                           const char  *key,
                           guint        min,
                           guint        max,
                           guint       *out)
{
  gsize     before = frond_reader_enter (self, key, 0);
  JsonNode *node = json_object_get_member (object, key);
  gint64    value = -1;
  gboolean  good;

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  good = value >= min && value <= max;
  if (good)
    *out = (guint) value;
  else
    frond_reader_complain (self, _("a whole number from %u to %u is needed"), min, max);
  frond_reader_leave (self, before);

  return good;
}

gboolean
frond_reader_boolean (FrondReader *self,
                      JsonObject  *object,
                      const char  *key,
                      gboolean    *out)
{
  gsize     before = frond_reader_enter (self, key, 0);
  JsonNode *node = json_object_get_member (object, key);
  gboolean  good = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;

  if (good)
    *out = json_node_get_boolean (node);
  else
    frond_reader_complain (self, _("true or false is needed"));
  frond_reader_leave (self, before);

  return good;
}

gboolean
frond_reader_choice_node (FrondReader       *self,
                          JsonNode          *node,
                          const char *const *names,
                          guint             *out)
{
  const char      *text = frond_reader_get_text (node);
  g_autofree char *list = NULL;

  for (guint i = 0; text && names[i]; i++) {
    if (strcmp (text, names[i]) == 0) {
      *out = i;
      return TRUE;
    }
  }
  list = g_strjoinv (", ", (char **) names);

  return frond_reader_complain (self, _("one of these words is needed: %s"), list);
}

gboolean
frond_reader_choice (FrondReader       *self,
                     JsonObject        *object,
                     const char        *key,
                     const char *const *names,
                     guint             *out)
{
  gsize    before = frond_reader_enter (self, key, 0);
  gboolean good = frond_reader_choice_node (self, json_object_get_member (object, key), names, out);

  frond_reader_leave (self, before);

  return good;
}
