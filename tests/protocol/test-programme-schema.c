/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped programmes against data/protocols/programme.schema.json, and the schema against the reader: what one refuses the other
 * refuses as well. The validator knows just the words that the schema uses, and fails on any other. */

#include "frond-programme.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonNode *schema_root;

static JsonNode *
load (const char *name,
      char      **text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", name, NULL);
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

/* Every file of the folder, so that one that is not compiled in is found too. */
static GPtrArray *
shipped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json"))
      g_ptr_array_add (names, g_strdup (name));

  return names;
}

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) names = shipped ();
  g_autoptr (GListModel) built_in = frond_programme_list_built_in ();

  g_assert_cmpuint (names->len, ==, g_list_model_get_n_items (built_in));
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *text = NULL;
    g_autoptr (JsonNode) root = load (names->pdata[i], &text);
    g_autofree char *id = g_strndup (names->pdata[i], strlen (names->pdata[i]) - strlen (".json"));
    g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (id);

    g_assert_true (valid (root, schema_root));
    g_assert_nonnull (programme);
    g_assert_cmpstr (frond_programme_get_json (programme), ==, text);
    g_assert_cmpstr (frond_programme_get_id (programme), ==, id);
  }
}

static void
agree (const char *json,
       gboolean    good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, -1, &refusal);

  g_assert_no_error (error);
  if (valid (root, schema_root) != good || (programme != NULL) != good)
    g_error ("%s: the schema says %d, the reader %d (%s), right is %d", json, valid (root, schema_root), programme != NULL, refusal ? refusal->message : "", good);
}

static const struct {
  const char *from, *to;
  gboolean    good;
} cases[] = {
  { "\"seconds\":60", "\"seconds\":0.5", TRUE },
  { "\"seconds\":60", "\"seconds\":0.4", FALSE },
  { "\"seconds\":60", "\"seconds\":10800.5", FALSE },
  { "\"seconds\":60", "\"seconds\":\"60\"", FALSE },
  { "\"seconds\":60,", "", FALSE },
  { "\"rest\"", "\"release\"", TRUE },
  { "\"rest\"", "\"breathe\"", FALSE },
  { "\"rest\"", "\"Rest\"", FALSE },
  { "\"format\":1", "\"format\":2", FALSE },
  { "\"version\":1", "\"version\":1.5", FALSE },
  { "\"version\":1", "\"version\":-1", FALSE },
  { "\"id\":\"a-1\"", "\"id\":\"-a\"", FALSE },
  { "\"id\":\"a-1\"", "\"id\":\"A\"", FALSE },
  { "\"id\":\"a-1\"", "\"id\":\"a\\n\"", FALSE },
  { "\"name\":\"n\"", "\"name\":\"\"", FALSE },
  { "\"name\":\"n\"", "\"name\":\"12345678901234567890123456789012345678901234567890123456789012345678901234567890\"", TRUE },
  { "\"name\":\"n\"", "\"name\":\"123456789012345678901234567890123456789012345678901234567890123456789012345678901\"", FALSE },
  { "\"markers\":[\"m\",null]", "\"markers\":[]", TRUE },
  { "\"markers\":[\"m\",null]", "\"markers\":[1]", FALSE },
  { "\"markers\":[\"m\",null]", "\"markers\":[null,null,null,null,null,null,null,null,null]", FALSE },
  { "\"markers\":[\"m\",null],", "", TRUE },
  { "\"markers\":[\"m\",null],", "\"colour\":1,", FALSE },
  { "\"rule\":\"absolute\"", "\"rule\":\"adaptive\"", FALSE },
  { "\"direction\":\"above\"", "\"direction\":\"below\"", TRUE },
  { "\"direction\":\"above\"", "\"direction\":\"up\"", FALSE },
  { "\"value\":5", "\"value\":0", FALSE },
  { "\"value\":5", "\"value\":5,\"unit\":\"uV\"", FALSE },
  { "\"phases\":[{", "\"phases\":[{\"repeat\":3,\"phases\":[{\"kind\":\"rest\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":1}]},{", TRUE },
  { "\"phases\":[{", "\"phases\":[{\"repeat\":0,\"phases\":[{\"kind\":\"rest\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":1}]},{", FALSE },
  { "\"phases\":[{", "\"phases\":[{\"repeat\":3,\"phases\":[]},{", FALSE },
  { "\"phases\":[{", "\"phases\":[{\"repeat\":3},{", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"breathe\",\"breathing\":{\"per_minute\":6,\"in_seconds\":4}", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"breathe\",\"breathing\":{\"per_minute\":31,\"in_seconds\":1}", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"breathing\":{\"per_minute\":6,\"in_seconds\":4}", FALSE },
  { ",\"direction\":\"above\"", "", TRUE },
  { "\"rule\":\"absolute\"", "\"rule\":\"mvc-percent\"", TRUE },
  { "\"rule\":\"absolute\"", "\"rule\":\"none\"", FALSE },
  { "\"direction\":\"above\"", "\"direction\":\"between\"", FALSE },
  { "\"direction\":\"above\"", "\"direction\":\"between\",\"upper\":6", TRUE },
  { "\"direction\":\"above\"", "\"upper\":6", FALSE },
  { "\"direction\":\"above\"", "\"direction\":\"between\",\"upper\":\"6\"", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"adaptive\",\"value\":100", TRUE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"adaptive\",\"value\":100,\"upper\":120", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}]", TRUE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}],\"direction\":\"above\"", TRUE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}],\"direction\":\"between\",\"width\":5", TRUE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}],\"direction\":\"between\"", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}],\"width\":5", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}],\"value\":5", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}],\"direction\":\"between\",\"width\":0", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}]", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"adaptive\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":60,\"value\":40}]", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"absolute\",\"points\":[{\"at_seconds\":0,\"value\":10}]", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"absolute\",\"points\":[{\"at_seconds\":-1,\"value\":10},{\"at_seconds\":2,\"value\":3}]", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"absolute\",\"points\":[[0,10],[2,3]]", FALSE },
  { "\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"", "\"rule\":\"curve\",\"of\":\"absolute\",\"points\":{}", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"drop\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"drop\",\"abdomen_quiet\":true", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"drop\",\"abdomen_quiet\":1", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\",\"step\":\"anticipate\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\",\"step\":\"contact\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\",\"step\":\"in\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\",\"step\":\"hold\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\",\"step\":\"out\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"step\",\"step\":\"none\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"step\":\"in\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"pace\":\"patient\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"pace\":\"clock\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"pace\":\"slow\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"group\":\"Endurance\",\"may_skip\":true", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"group\":\"\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"group\":null", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"may_skip\":\"yes\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"work\",\"measures_mvc\":true", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"work\",\"measures_mvc\":false,\"pace\":\"patient\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"work\",\"measures_mvc\":true,\"pace\":\"clock\"", TRUE },
  { "\"kind\":\"rest\"", "\"kind\":\"work\",\"measures_mvc\":true,\"pace\":\"patient\"", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"rest\",\"measures_mvc\":true", FALSE },
  { "\"kind\":\"rest\"", "\"kind\":\"work\",\"measures_mvc\":null", FALSE },
  { "\"kind\":\"rest\",\"name\":\"p\",\"seconds\":60,", "\"kind\":\"work\",\"measures_mvc\":true,\"name\":\"p\",\"seconds\":60.5,", FALSE },
  { "\"markers\":[\"m\",null],", "\"category\":\"assessment\",", TRUE },
  { "\"markers\":[\"m\",null],", "\"category\":\"step\",", TRUE },
  { "\"markers\":[\"m\",null],", "\"category\":\"strengthening\",", TRUE },
  { "\"markers\":[\"m\",null],", "\"category\":\"letting-go\",", TRUE },
  { "\"markers\":[\"m\",null],", "\"category\":\"Games\",", FALSE },
  { "\"markers\":[\"m\",null],", "\"category\":null,", FALSE },
  { "\"markers\":[\"m\",null],", "\"signals\":[\"emg\"],", TRUE },
  { "\"markers\":[\"m\",null],", "\"signals\":[\"pressure\",\"emg\"],", TRUE },
  { "\"markers\":[\"m\",null],", "\"signals\":[],", FALSE },
  { "\"markers\":[\"m\",null],", "\"signals\":[\"emg\",\"emg\"],", FALSE },
  { "\"markers\":[\"m\",null],", "\"signals\":[\"eeg\"],", FALSE },
  { "\"markers\":[\"m\",null],", "\"signals\":\"emg\",", FALSE },
  { "\"markers\":[\"m\",null],", "\"signals\":[\"emg\",\"pressure\",\"emg\"],", FALSE },
};

static void
test_schema_and_reader_agree (void)
{
  static const char *const base =
    "{\"format\":1,\"id\":\"a-1\",\"version\":1,\"name\":\"n\",\"summary\":\"s\",\"markers\":[\"m\",null],\"phases\":[{\"kind\":\"rest\",\"name\":\"p\","
    "\"seconds\":60,\"patient_words\":\"p\",\"goal\":{\"rule\":\"absolute\",\"value\":5,\"direction\":\"above\"}}]}";

  agree (base, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char      *at = strstr (base, cases[i].from);
    g_autofree char *json = g_strdup_printf ("%.*s%s%s", (int) (at - base), base, cases[i].to, at + strlen (cases[i].from));

    agree (json, cases[i].good);
  }
}

static void
check_texts (JsonNode   *node,
             const char *key,
             const char *header)
{
  static const char *const translated[] = { "name", "summary", "patient_words", "markers", "group", NULL };

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    g_autoptr (GList) keys = json_object_get_members (json_node_get_object (node));

    for (GList *l = keys; l; l = l->next)
      check_texts (json_object_get_member (json_node_get_object (node), l->data), l->data, header);
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      check_texts (json_array_get_element (json_node_get_array (node), i), key, header);
  } else if (key && g_strv_contains (translated, key) && has_type (node, "string")) {
    g_autofree char *call = g_strdup_printf ("N_(\"%s\")", json_node_get_string (node));

    if (!strstr (header, call))
      g_error ("%s is not in programme-strings.h; run data/protocols/extract-strings.py", call);
  }
}

/* Translators see what is in that file only. */
static void
test_translatable (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "programme-strings.h", NULL);
  g_autofree char *header = NULL;
  g_autoptr (GPtrArray) names = shipped ();

  g_assert_true (g_file_get_contents (path, &header, NULL, NULL));
  for (guint i = 0; i < names->len; i++) {
    g_autoptr (JsonNode) root = load (names->pdata[i], NULL);

    check_texts (root, NULL, header);
  }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  schema_root = load ("programme.schema.json", NULL);
  g_test_add_func ("/programme-schema/shipped", test_shipped);
  g_test_add_func ("/programme-schema/agrees-with-reader", test_schema_and_reader_agree);
  g_test_add_func ("/programme-schema/translatable", test_translatable);
  status = g_test_run ();
  json_node_unref (schema_root);

  return status;
}
