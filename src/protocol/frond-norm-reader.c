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
#include "frond-reader.h"

#define MAX_BYTES  (64 * 1024)
#define MAX_NUMBER 100000.0
#define MAX_PEOPLE 1000000
#define MAX_VALUES 40

static FrondNorm *
get_norm (FrondReader *reader)
{
  return reader->subject;
}

static void
refuse (FrondReader *reader,
        const char  *place,
        const char  *what)
{
  /* Translators: %1$s is a place such as "values 2 › mean", %2$s what is needed there */
  g_set_error (reader->error, FROND_ERROR, FROND_ERROR_INVALID, _("These published values cannot be used. At “%1$s”: %2$s. Nothing was changed."), *place ? place : _("the beginning"), what);
}

static gboolean
is_unknown (JsonNode *node)
{
  return g_strcmp0 (frond_reader_get_text (node), "unknown") == 0;
}

/* Where an edge of the band may be. */
static gboolean
read_band (FrondReader *reader,
           JsonObject  *object,
           const char  *key,
           double      *range)
{
  gsize      before = frond_reader_enter (reader, key, 0);
  JsonNode  *node = json_object_get_member (object, key);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean   good = TRUE;

  range[0] = range[1] = NAN;
  if (array && json_array_get_length (array) == 2) {
    range[0] = frond_reader_get_number (json_array_get_element (array, 0));
    range[1] = frond_reader_get_number (json_array_get_element (array, 1));
    good = frond_reader_check_number (reader, range[0], 0.001, MAX_NUMBER) && frond_reader_check_number (reader, range[1], 0.001, MAX_NUMBER) &&
           (range[0] <= range[1] || frond_reader_complain (reader, _("the smaller number comes first")));
  } else if (!is_unknown (node)) {
    good = frond_reader_complain (reader, _("two frequencies or “unknown” are needed"));
  }
  frond_reader_leave (reader, before);

  return good;
}

static gboolean
fill_chain (FrondReader *reader,
            JsonObject  *object)
{
  static const char *const known[] = { "unit", "band_low_hz", "band_high_hz", "envelope", "electrode", NULL };
  static const char *const units[] = { "uV", "cmH2O", NULL };
  static const char *const envelope_words[] = { "unknown", "none", "RMS", "ARV", NULL };
  static const char *const envelopes[] = { NULL, "", "RMS", "ARV" };
  static const char *const electrodes[] = { "unknown", "vaginal", "anal", "surface", NULL };
  FrondNormChain          *chain = &get_norm (reader)->chain;
  guint                    unit = 0, envelope = 0, electrode = 0;

  if (!frond_reader_check_keys (reader, object, known) || !frond_reader_choice (reader, object, "unit", units, &unit) ||
      !read_band (reader, object, "band_low_hz", chain->band_low_hz) || !read_band (reader, object, "band_high_hz", chain->band_high_hz) ||
      !frond_reader_choice (reader, object, "envelope", envelope_words, &envelope) || !frond_reader_choice (reader, object, "electrode", electrodes, &electrode))
    return FALSE;

  chain->unit = units[unit];
  chain->envelope = envelopes[envelope];
  chain->electrode = electrode;

  return TRUE;
}

static gboolean
read_chain (FrondReader *reader,
            JsonObject  *object)
{
  gsize       before = frond_reader_enter (reader, "chain", 0);
  JsonObject *chain = frond_reader_object (reader, json_object_get_member (object, "chain"));
  gboolean    good = chain && fill_chain (reader, chain);

  frond_reader_leave (reader, before);

  return good;
}

/* Each form has its own numbers; what belongs to another one is refused with its name. */
static gboolean
fill_form (FrondReader    *reader,
           JsonObject     *object,
           FrondNormValue *value)
{
  static const char *const mean[] = { "role", "quantity", "unit", "mean", "sd", NULL };
  static const char *const median[] = { "role", "quantity", "unit", "median", "low", "high", NULL };
  static const char *const at_most[] = { "role", "quantity", "unit", "at_most", NULL };
  static const char *const at_least[] = { "role", "quantity", "unit", "at_least", NULL };

  if (json_object_has_member (object, "mean")) {
    value->form = FROND_NORM_MEAN_SD;
    return frond_reader_check_keys (reader, object, mean) && frond_reader_number (reader, object, "mean", 0, MAX_NUMBER, &value->value) && frond_reader_number (reader, object, "sd", 0, MAX_NUMBER, &value->spread);
  }
  if (json_object_has_member (object, "median")) {
    value->form = FROND_NORM_MEDIAN_CI;
    return frond_reader_check_keys (reader, object, median) && frond_reader_number (reader, object, "median", 0, MAX_NUMBER, &value->value) &&
           frond_reader_number (reader, object, "low", 0, MAX_NUMBER, &value->low) && frond_reader_number (reader, object, "high", 0, MAX_NUMBER, &value->high) &&
           ((value->low <= value->value && value->value <= value->high) || frond_reader_complain (reader, _("the median lies between low and high")));
  }
  if (json_object_has_member (object, "at_most")) {
    value->form = FROND_NORM_AT_MOST;
    return frond_reader_check_keys (reader, object, at_most) && frond_reader_number (reader, object, "at_most", 0, MAX_NUMBER, &value->value);
  }
  if (json_object_has_member (object, "at_least")) {
    value->form = FROND_NORM_AT_LEAST;
    return frond_reader_check_keys (reader, object, at_least) && frond_reader_number (reader, object, "at_least", 0, MAX_NUMBER, &value->value);
  }

  return frond_reader_complain (reader, _("mean, median, at_most or at_least is needed"));
}

static gboolean
is_new (FrondReader          *reader,
        const FrondNormValue *value)
{
  for (guint i = 0; i < get_norm (reader)->values->len; i++) {
    const FrondNormValue *other = &g_array_index (get_norm (reader)->values, FrondNormValue, i);

    if (other->role == value->role && other->quantity == value->quantity)
      return frond_reader_complain (reader, _("this stands there already, as number %u"), i + 1);
  }

  return TRUE;
}

static gboolean
read_value (FrondReader *reader,
            JsonNode    *node)
{
  static const char *const units[] = { "uV", "cmH2O", "% MVC", "s", "Hz", NULL };
  JsonObject              *object = frond_reader_object (reader, node);
  FrondNormValue           value = { .value = NAN, .spread = NAN, .low = NAN, .high = NAN };
  guint                    role = 0, quantity = 0, unit = 0;

  if (!object)
    return FALSE;
  if (!frond_reader_choice (reader, object, "role", frond_norm_role_words, &role) || !frond_reader_choice (reader, object, "quantity", frond_norm_quantity_words, &quantity) ||
      !frond_reader_choice (reader, object, "unit", units, &unit) || !fill_form (reader, object, &value))
    return FALSE;

  value.role = role;
  value.quantity = quantity;
  value.unit = units[unit];
  if (!is_new (reader, &value))
    return FALSE;
  g_array_append_val (get_norm (reader)->values, value);

  return TRUE;
}

static gboolean
read_values (FrondReader *reader,
             JsonObject  *object)
{
  g_autofree char *what = g_strdup_printf (_("a list of 1 to %u values is needed"), MAX_VALUES);
  JsonArray       *array = frond_reader_list (reader, object, "values", 1, MAX_VALUES, what);
  gboolean         good = array != NULL;

  for (guint i = 0; good && i < json_array_get_length (array); i++) {
    gsize before = frond_reader_enter (reader, "values", i + 1);

    good = read_value (reader, json_array_get_element (array, i));
    frond_reader_leave (reader, before);
  }

  return good;
}

static gboolean
read_n_people (FrondReader *reader,
               JsonObject  *object)
{
  JsonNode *node = json_object_get_member (object, "n");
  gint64    n = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
  gsize     before = frond_reader_enter (reader, "n", 0);
  gboolean  good = TRUE;

  if (n >= 1 && n <= MAX_PEOPLE)
    get_norm (reader)->n_people = (guint) n;
  else if (!is_unknown (node))
    good = frond_reader_complain (reader, _("a whole number from 1 to %u or “unknown” is needed"), MAX_PEOPLE);
  frond_reader_leave (reader, before);

  return good;
}

static gboolean
check_format (FrondReader *reader,
              JsonObject  *object)
{
  double   format = frond_reader_get_number (json_object_get_member (object, "format"));
  gsize    before = frond_reader_enter (reader, "format", 0);
  gboolean good = format == 1;

  if (format > 1 && format < MAX_NUMBER)
    g_set_error_literal (reader->error, FROND_ERROR, FROND_ERROR_TOO_NEW,
                         _("These published values were written for a newer version of Frond. Nothing was changed; update Frond to use them."));
  else if (!good)
    frond_reader_complain (reader, _("the number 1 is needed"));
  frond_reader_leave (reader, before);

  return good;
}

static gboolean
read_norm (FrondReader *reader,
           JsonNode    *root)
{
  static const char *const known[] = { "format", "id", "name", "source", "evidence", "population", "n", "chain", "values", NULL };
  FrondNorm               *norm = reader->subject;
  JsonObject              *object = frond_reader_object (reader, root);
  g_autofree char         *population = NULL;
  guint                    evidence = 0;

  if (!object)
    return FALSE;
  if (!check_format (reader, object) || !frond_reader_check_keys (reader, object, known) || !frond_reader_id (reader, object, &norm->id) ||
      !frond_reader_line (reader, object, "name", 80, &norm->name) || !frond_reader_line (reader, object, "source", 500, &norm->source) ||
      !frond_reader_choice (reader, object, "evidence", frond_norm_evidence_words, &evidence) || !frond_reader_line (reader, object, "population", 200, &population) ||
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
  FrondReader reader = { .subject = self, .refuse = refuse, .place = place, .error = error };
  guint       line = 1;

  if (length > MAX_BYTES || !g_utf8_validate_len (json, length, NULL))
    return frond_reader_complain (&reader, _("this is not the text of published values"));

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), &line);
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL)) {
    g_autofree char *where = g_strdup_printf (_("line %u"), MAX (line, 1));

    frond_reader_enter (&reader, where, 0);
    return frond_reader_complain (&reader, _("it breaks off or is not written correctly"));
  }

  return read_norm (&reader, json_parser_get_root (parser));
}
