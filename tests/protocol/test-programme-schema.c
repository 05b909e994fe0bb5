/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped programmes against data/protocols/programme.schema.json, and the schema against the reader: what one refuses the other
 * refuses as well. */

#include "frond-programme.h"

#include "json-schema.h"

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) names = list_shipped ("protocols");
  g_autoptr (GListModel) built_in = frond_programme_list_built_in ();

  g_assert_cmpuint (names->len, ==, g_list_model_get_n_items (built_in));
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *text = NULL;
    g_autoptr (JsonNode) root = load ("protocols", names->pdata[i], &text);
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
    g_autofree char *json = replace_once (base, cases[i].from, cases[i].to);

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
  g_autoptr (GPtrArray) names = list_shipped ("protocols");

  g_assert_true (g_file_get_contents (path, &header, NULL, NULL));
  for (guint i = 0; i < names->len; i++) {
    g_autoptr (JsonNode) root = load ("protocols", names->pdata[i], NULL);

    check_texts (root, NULL, header);
  }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  schema_root = load ("protocols", "programme.schema.json", NULL);
  g_test_add_func ("/programme-schema/shipped", test_shipped);
  g_test_add_func ("/programme-schema/agrees-with-reader", test_schema_and_reader_agree);
  g_test_add_func ("/programme-schema/translatable", test_translatable);
  status = g_test_run ();
  json_node_unref (schema_root);

  return status;
}
