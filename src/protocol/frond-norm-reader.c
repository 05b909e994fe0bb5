/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads published values from JSON. Everything that is not exactly right is refused with the place where it stands: a number that was
 * understood halfway would be read by somebody as what a study found. */

#include "config.h"

#include "frond-norm-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "frond-error.h"

#define MAX_BYTES  (64 * 1024)
#define MAX_NUMBER 100000.0
#define MAX_PEOPLE 1000000
#define MAX_VALUES 40

typedef struct {
  FrondNorm *norm;
  GString   *place; /* where we are: "values 2 › mean" */
  GError   **error;
} Reader;

static gboolean complain (Reader     *reader,
                          const char *format,
                          ...) G_GNUC_PRINTF (2, 3);

static gboolean
complain (Reader     *reader,
          const char *format,
          ...)
{
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: %1$s is a place such as "values 2 › mean", %2$s what is needed there */
  g_set_error (reader->error, FROND_ERROR, FROND_ERROR_INVALID, _("These published values cannot be used. At “%1$s”: %2$s. Nothing was changed."), reader->place->len ? reader->place->str : _("the beginning"), what);

  return FALSE;
}

static gsize
enter (Reader     *reader,
       const char *key)
{
  gsize before = reader->place->len;

  g_string_append_printf (reader->place, "%s%s", before ? " › " : "", key);

  return before;
}

static void
leave (Reader *reader,
       gsize   before)
{
  g_string_truncate (reader->place, before);
}

static gboolean
check_keys (Reader            *reader,
            JsonObject        *object,
            const char *const *known)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *l = keys; l; l = l->next) {
    if (!g_strv_contains (known, l->data)) {
      g_autofree char *shown = g_utf8_substring (l->data, 0, MIN (g_utf8_strlen (l->data, -1), 40));

      return complain (reader, _("nothing is called “%s” here"), shown);
    }
  }

  return TRUE;
}

static const char *
get_text (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static double
get_number (JsonNode *node)
{
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

static gboolean
is_unknown (JsonNode *node)
{
  return g_strcmp0 (get_text (node), "unknown") == 0;
}

static gboolean
is_line (const char *text,
         glong       max)
{
  gboolean visible = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
    visible = visible || !g_unichar_isspace (g_utf8_get_char (p));
  }

  return visible && g_utf8_strlen (text, -1) <= max;
}

static gboolean
read_text (Reader     *reader,
           JsonObject *object,
           const char *key,
           glong       max,
           char      **out)
{
  gsize       before = enter (reader, key);
  const char *text = get_text (json_object_get_member (object, key));
  gboolean    good = text && is_line (text, max);

  if (good)
    g_set_str (out, text);
  else
    complain (reader, _("a text of one line with at most %ld characters is needed"), max);
  leave (reader, before);

  return good;
}

static gboolean
check_number (Reader *reader,
              double  number,
              double  min)
{
  return (number >= min && number <= MAX_NUMBER) || complain (reader, _("a number from %g to %g is needed"), min, MAX_NUMBER);
}

static gboolean
read_number (Reader     *reader,
             JsonObject *object,
             const char *key,
             double     *out)
{
  gsize    before = enter (reader, key);
  gboolean good;

  *out = get_number (json_object_get_member (object, key));
  good = check_number (reader, *out, 0);
  leave (reader, before);

  return good;
}

static gboolean
read_choice (Reader            *reader,
             JsonObject        *object,
             const char        *key,
             const char *const *words,
             guint             *out)
{
  gsize       before = enter (reader, key);
  const char *text = get_text (json_object_get_member (object, key));
  gboolean    good = FALSE;

  for (guint i = 0; text && words[i] && !good; i++) {
    good = strcmp (text, words[i]) == 0;
    *out = i;
  }
  if (!good) {
    g_autofree char *list = g_strjoinv (", ", (char **) words);

    complain (reader, _("one of these words is needed: %s"), list);
  }
  leave (reader, before);

  return good;
}

/* Where an edge of the band may be. */
static gboolean
read_band (Reader     *reader,
           JsonObject *object,
           const char *key,
           double     *range)
{
  gsize      before = enter (reader, key);
  JsonNode  *node = json_object_get_member (object, key);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean   good = TRUE;

  range[0] = range[1] = NAN;
  if (array && json_array_get_length (array) == 2) {
    range[0] = get_number (json_array_get_element (array, 0));
    range[1] = get_number (json_array_get_element (array, 1));
    good = check_number (reader, range[0], 0.001) && check_number (reader, range[1], 0.001) &&
           (range[0] <= range[1] || complain (reader, _("the smaller number comes first")));
  } else if (!is_unknown (node)) {
    good = complain (reader, _("two frequencies or “unknown” are needed"));
  }
  leave (reader, before);

  return good;
}

static gboolean
fill_chain (Reader     *reader,
            JsonObject *object)
{
  static const char *const known[] = { "unit", "band_low_hz", "band_high_hz", "envelope", "electrode", NULL };
  static const char *const units[] = { "uV", "cmH2O", NULL };
  static const char *const envelope_words[] = { "unknown", "none", "RMS", "ARV", NULL };
  static const char *const envelopes[] = { NULL, "", "RMS", "ARV" };
  static const char *const electrodes[] = { "unknown", "vaginal", "anal", "surface", NULL };
  FrondNormChain          *chain = &reader->norm->chain;
  guint                    unit = 0, envelope = 0, electrode = 0;

  if (!check_keys (reader, object, known) || !read_choice (reader, object, "unit", units, &unit) ||
      !read_band (reader, object, "band_low_hz", chain->band_low_hz) || !read_band (reader, object, "band_high_hz", chain->band_high_hz) ||
      !read_choice (reader, object, "envelope", envelope_words, &envelope) || !read_choice (reader, object, "electrode", electrodes, &electrode))
    return FALSE;

  chain->unit = units[unit];
  chain->envelope = envelopes[envelope];
  chain->electrode = electrode;

  return TRUE;
}

static gboolean
read_chain (Reader     *reader,
            JsonObject *object)
{
  gsize     before = enter (reader, "chain");
  JsonNode *node = json_object_get_member (object, "chain");
  gboolean  good = node && JSON_NODE_HOLDS_OBJECT (node) ? fill_chain (reader, json_node_get_object (node)) : complain (reader, _("an object in braces is needed"));

  leave (reader, before);

  return good;
}

/* Each form has its own numbers; what belongs to another one is refused with its name. */
static gboolean
fill_form (Reader         *reader,
           JsonObject     *object,
           FrondNormValue *value)
{
  static const char *const mean[] = { "role", "quantity", "unit", "mean", "sd", NULL };
  static const char *const median[] = { "role", "quantity", "unit", "median", "low", "high", NULL };
  static const char *const at_most[] = { "role", "quantity", "unit", "at_most", NULL };
  static const char *const at_least[] = { "role", "quantity", "unit", "at_least", NULL };

  if (json_object_has_member (object, "mean")) {
    value->form = FROND_NORM_MEAN_SD;
    return check_keys (reader, object, mean) && read_number (reader, object, "mean", &value->value) && read_number (reader, object, "sd", &value->spread);
  }
  if (json_object_has_member (object, "median")) {
    value->form = FROND_NORM_MEDIAN_CI;
    return check_keys (reader, object, median) && read_number (reader, object, "median", &value->value) &&
           read_number (reader, object, "low", &value->low) && read_number (reader, object, "high", &value->high) &&
           ((value->low <= value->value && value->value <= value->high) || complain (reader, _("the median lies between low and high")));
  }
  if (json_object_has_member (object, "at_most")) {
    value->form = FROND_NORM_AT_MOST;
    return check_keys (reader, object, at_most) && read_number (reader, object, "at_most", &value->value);
  }
  if (json_object_has_member (object, "at_least")) {
    value->form = FROND_NORM_AT_LEAST;
    return check_keys (reader, object, at_least) && read_number (reader, object, "at_least", &value->value);
  }

  return complain (reader, _("mean, median, at_most or at_least is needed"));
}

static gboolean
is_new (Reader               *reader,
        const FrondNormValue *value)
{
  for (guint i = 0; i < reader->norm->values->len; i++) {
    const FrondNormValue *other = &g_array_index (reader->norm->values, FrondNormValue, i);

    if (other->role == value->role && other->quantity == value->quantity)
      return complain (reader, _("this stands there already, as number %u"), i + 1);
  }

  return TRUE;
}

static gboolean
read_value (Reader   *reader,
            JsonNode *node)
{
  static const char *const units[] = { "uV", "cmH2O", "% MVC", "s", "Hz", NULL };
  JsonObject              *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  FrondNormValue           value = { .value = NAN, .spread = NAN, .low = NAN, .high = NAN };
  guint                    role = 0, quantity = 0, unit = 0;

  if (!object)
    return complain (reader, _("an object in braces is needed"));
  if (!read_choice (reader, object, "role", frond_norm_role_words, &role) || !read_choice (reader, object, "quantity", frond_norm_quantity_words, &quantity) ||
      !read_choice (reader, object, "unit", units, &unit) || !fill_form (reader, object, &value))
    return FALSE;

  value.role = role;
  value.quantity = quantity;
  value.unit = units[unit];
  if (!is_new (reader, &value))
    return FALSE;
  g_array_append_val (reader->norm->values, value);

  return TRUE;
}

static gboolean
read_values (Reader     *reader,
             JsonObject *object)
{
  JsonNode  *node = json_object_get_member (object, "values");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint      n = array ? json_array_get_length (array) : 0;
  gsize      before = enter (reader, "values");
  gboolean   good = (n >= 1 && n <= MAX_VALUES) || complain (reader, _("a list of 1 to %u values is needed"), MAX_VALUES);

  leave (reader, before);
  for (guint i = 0; i < n && good; i++) {
    g_autofree char *place = g_strdup_printf ("values %u", i + 1);

    before = enter (reader, place);
    good = read_value (reader, json_array_get_element (array, i));
    leave (reader, before);
  }

  return good;
}

static gboolean
read_id (Reader     *reader,
         JsonObject *object)
{
  const char *id = get_text (json_object_get_member (object, "id"));
  gsize       before = enter (reader, "id");
  gboolean    good = id && g_ascii_isalnum (*id) && strlen (id) <= 64 && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (id);

  if (good)
    g_set_str (&reader->norm->id, id);
  else
    complain (reader, _("small letters, digits and hyphens are needed, 64 at most"));
  leave (reader, before);

  return good;
}

static gboolean
read_n_people (Reader     *reader,
               JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "n");
  gint64    n = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
  gsize     before = enter (reader, "n");
  gboolean  good = TRUE;

  if (n >= 1 && n <= MAX_PEOPLE)
    reader->norm->n_people = (guint) n;
  else if (!is_unknown (node))
    good = complain (reader, _("a whole number from 1 to %u or “unknown” is needed"), MAX_PEOPLE);
  leave (reader, before);

  return good;
}

static gboolean
check_format (Reader     *reader,
              JsonObject *object)
{
  double   format = get_number (json_object_get_member (object, "format"));
  gsize    before = enter (reader, "format");
  gboolean good = format == 1;

  if (format > 1 && format < MAX_NUMBER)
    g_set_error_literal (reader->error, FROND_ERROR, FROND_ERROR_TOO_NEW,
                         _("These published values were written for a newer version of Frond. Nothing was changed; update Frond to use them."));
  else if (!good)
    complain (reader, _("the number 1 is needed"));
  leave (reader, before);

  return good;
}

static gboolean
read_norm (Reader   *reader,
           JsonNode *root)
{
  static const char *const known[] = { "format", "id", "name", "source", "evidence", "population", "n", "chain", "values", NULL };
  FrondNorm               *norm = reader->norm;
  JsonObject              *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autofree char         *population = NULL;
  guint                    evidence = 0;

  if (!object)
    return complain (reader, _("an object in braces is needed"));
  if (!check_format (reader, object) || !check_keys (reader, object, known) || !read_id (reader, object) ||
      !read_text (reader, object, "name", 80, &norm->name) || !read_text (reader, object, "source", 500, &norm->source) ||
      !read_choice (reader, object, "evidence", frond_norm_evidence_words, &evidence) || !read_text (reader, object, "population", 200, &population) ||
      !read_n_people (reader, object) || !read_chain (reader, object) || !read_values (reader, object))
    return FALSE;

  norm->evidence = evidence;
  norm->population = g_strdup (g_dgettext (GETTEXT_PACKAGE, population));

  return TRUE;
}

/* The parser knows its line only while it complains. */
static void
error_cb (JsonParser *parser,
          GError     *error,
          gpointer    user_data)
{
  *(guint *) user_data = json_parser_get_current_line (parser);
}

/*
 * frond_norm_read:
 * @self: empty
 * @json: its text
 * @length: bytes of it
 * @error: says what is wrong, and where
 *
 * Returns: whether all of it was understood
 */
gboolean
frond_norm_read (FrondNorm  *self,
                 const char *json,
                 gsize       length,
                 GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) place = g_string_new (NULL);
  Reader reader = { self, place, error };
  guint  line = 1;

  if (length > MAX_BYTES || !g_utf8_validate_len (json, length, NULL))
    return complain (&reader, _("this is not the text of published values"));

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), &line);
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL)) {
    g_autofree char *where = g_strdup_printf (_("line %u"), MAX (line, 1));

    enter (&reader, where);
    return complain (&reader, _("it breaks off or is not written correctly"));
  }

  return read_norm (&reader, json_parser_get_root (parser));
}
