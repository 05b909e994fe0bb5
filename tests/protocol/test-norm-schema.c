/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped values against data/norms/norm.schema.json, and the schema against the reader: what one refuses the other refuses as well. */

#include "frond-norm.h"

#include "json-schema.h"

static void
test_shipped (void)
{
  g_autofree char *strings_path = g_test_build_filename (G_TEST_DIST, "..", "data", "norms", "norm-strings.h", NULL);
  g_autofree char *strings = NULL;
  g_autoptr (GPtrArray) names = list_shipped ("norms");
  g_autoptr (GListModel) built_in = frond_norm_list_built_in ();

  g_assert_true (g_file_get_contents (strings_path, &strings, NULL, NULL));
  g_assert_cmpuint (names->len, ==, g_list_model_get_n_items (built_in));
  for (guint i = 0; i < names->len; i++) {
    const char      *name = names->pdata[i];
    g_autofree char *text = NULL;
    g_autofree char *call = NULL;
    g_autoptr (JsonNode) root = load ("norms", name, &text);
    g_autoptr (FrondNorm) norm = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (valid (root, schema_root));
    norm = frond_norm_new_from_json (text, -1, &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (name, frond_norm_get_id (norm)));
    /* Translators see what is in that file only. */
    call = g_strdup_printf ("N_(\"%s\")", frond_norm_get_population (norm));
    if (!strstr (strings, call))
      g_error ("%s is not in data/norms/norm-strings.h", call);
  }
}

static void
agree (const char *json,
       gboolean    good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_autoptr (FrondNorm) norm = frond_norm_new_from_json (json, -1, &refusal);

  g_assert_no_error (error);
  if (valid (root, schema_root) != good || (norm != NULL) != good)
    g_error ("%s: the schema says %d, the reader %d (%s), right is %d", json, valid (root, schema_root), norm != NULL, refusal ? refusal->message : "", good);
}

static void
test_schema_and_reader_agree (void)
{
  static const char *const base =
    "{\"format\":1,\"id\":\"a-1\",\"name\":\"n\",\"source\":\"s\",\"evidence\":\"verified\",\"population\":\"p\",\"n\":96,"
    "\"chain\":{\"unit\":\"uV\",\"band_low_hz\":[100,200],\"band_high_hz\":\"unknown\",\"envelope\":\"RMS\",\"electrode\":\"vaginal\"},"
    "\"values\":[{\"role\":\"tonic\",\"quantity\":\"mean\",\"unit\":\"uV\",\"mean\":37,\"sd\":25.9}]}";
  static const struct {
    const char *from, *to;
    gboolean    good;
  } cases[] = {
    { "\"format\":1", "\"format\":2", FALSE },
    { "\"format\":1,", "", FALSE },
    { "\"id\":\"a-1\"", "\"id\":\"A\"", FALSE },
    { "\"name\":\"n\"", "\"name\":\"\"", FALSE },
    { "\"source\":\"s\",", "", FALSE },
    { "\"verified\"", "\"known\"", TRUE },
    { "\"verified\"", "\"sure\"", FALSE },
    { "\"n\":96", "\"n\":\"unknown\"", TRUE },
    { "\"n\":96", "\"n\":0", FALSE },
    { "\"n\":96", "\"n\":96.5", FALSE },
    { "\"n\":96", "\"n\":\"96\"", FALSE },
    { "\"unit\":\"uV\",\"band", "\"unit\":\"cmH2O\",\"band", TRUE },
    { "\"unit\":\"uV\",\"band", "\"unit\":\"mV\",\"band", FALSE },
    { "[100,200]", "\"unknown\"", TRUE },
    { "[100,200]", "[100]", FALSE },
    { "[100,200]", "[0,200]", FALSE },
    { "[100,200]", "100", FALSE },
    { "[100,200]", "\"narrow\"", FALSE },
    { "\"RMS\"", "\"none\"", TRUE },
    { "\"RMS\"", "\"rms\"", FALSE },
    { "\"vaginal\"", "\"unknown\"", TRUE },
    { "\"tonic\"", "\"rest\"", FALSE },
    { "\"mean\":37", "\"mean\":-1", FALSE },
    { "\"mean\":37", "\"mean\":1000000000", FALSE },
    { "\"mean\":37", "\"mean\":\"37\"", FALSE },
    { "\"mean\":37", "\"mean\":null", FALSE },
    { "\"mean\":37,\"sd\":25.9", "\"mean\":37", FALSE },
    { "\"mean\":37,\"sd\":25.9", "\"at_most\":2", TRUE },
    { "\"mean\":37,\"sd\":25.9", "\"at_least\":17", TRUE },
    { "\"mean\":37,\"sd\":25.9", "\"at_least\":17,\"at_most\":20", FALSE },
    { "\"mean\":37,\"sd\":25.9", "\"median\":22,\"low\":17,\"high\":28", TRUE },
    { "\"mean\":37,\"sd\":25.9", "\"median\":22,\"low\":17", FALSE },
    { "\"mean\":37,\"sd\":25.9", "\"mean\":37,\"sd\":25.9,\"verdict\":\"weak\"", FALSE },
    { "\"values\":[{\"role\":\"tonic\",\"quantity\":\"mean\",\"unit\":\"uV\",\"mean\":37,\"sd\":25.9}]", "\"values\":[]", FALSE },
  };

  agree (base, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *json = replace_once (base, cases[i].from, cases[i].to);

    agree (json, cases[i].good);
  }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  schema_root = load ("norms", "norm.schema.json", NULL);
  g_test_add_func ("/norm-schema/shipped", test_shipped);
  g_test_add_func ("/norm-schema/agrees-with-reader", test_schema_and_reader_agree);
  status = g_test_run ();
  json_node_unref (schema_root);

  return status;
}
