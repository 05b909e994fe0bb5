/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-norm.h"

#include <math.h>
#include <string.h>

#include "frond-error.h"

static const char good[] =
  "{\n"
  "  \"format\": 1, \"id\": \"study-2020\", \"name\": \"Study 2020\", \"source\": \"A. Study. Journal 2020\", \"evidence\": \"verified\",\n"
  "  \"population\": \"Zehn Menschen\", \"n\": 10,\n"
  "  \"chain\": {\"unit\": \"uV\", \"band_low_hz\": [100, 200], \"band_high_hz\": \"unknown\", \"envelope\": \"RMS\", \"electrode\": \"vaginal\"},\n"
  "  \"values\": [\n"
  "    {\"role\": \"pre-rest\", \"quantity\": \"mean\", \"unit\": \"uV\", \"mean\": 6.26, \"sd\": 3.33},\n"
  "    {\"role\": \"pre-rest\", \"quantity\": \"sd\", \"unit\": \"uV\", \"at_most\": 0.2},\n"
  "    {\"role\": \"tonic\", \"quantity\": \"mean\", \"unit\": \"% MVC\", \"median\": 22.28, \"low\": 16.9, \"high\": 27.96},\n"
  "    {\"role\": \"session\", \"quantity\": \"median-frequency\", \"unit\": \"Hz\", \"at_least\": 115}\n"
  "  ]\n"
  "}\n";

static void
assert_value (FrondNorm  *norm,
              guint       i,
              const char *title,
              const char *text)
{
  g_autofree char *title_here = frond_norm_value_dup_title (frond_norm_get_value (norm, i));
  g_autofree char *text_here = frond_norm_value_format (frond_norm_get_value (norm, i));

  g_assert_cmpstr (title_here, ==, title);
  g_assert_cmpstr (text_here, ==, text);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNorm) norm = frond_norm_new_from_json (good, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (frond_norm_get_id (norm), ==, "study-2020");
  g_assert_cmpstr (frond_norm_get_name (norm), ==, "Study 2020");
  g_assert_cmpstr (frond_norm_get_source (norm), ==, "A. Study. Journal 2020");
  g_assert_cmpstr (frond_norm_get_population (norm), ==, "Zehn Menschen");
  g_assert_cmpuint (frond_norm_get_n_people (norm), ==, 10);
  g_assert_cmpint (frond_norm_get_evidence (norm), ==, FROND_NORM_VERIFIED);
  g_assert_cmpstr (frond_norm_get_chain (norm)->unit, ==, "uV");
  g_assert_cmpfloat (frond_norm_get_chain (norm)->band_low_hz[1], ==, 200);
  g_assert_true (isnan (frond_norm_get_chain (norm)->band_high_hz[0]));
  g_assert_cmpuint (frond_norm_get_n_values (norm), ==, 4);
  g_assert_cmpfloat (frond_norm_get_value (norm, 0)->spread, ==, 3.33);
  assert_value (norm, 0, "Rest before", "6.3 ± 3.3 µV");
  assert_value (norm, 1, "Rest before: standard deviation", "≤ 0.2 µV");
  assert_value (norm, 2, "Held contractions", "22.3 (16.9–28.0) % MVC");
  assert_value (norm, 3, "Whole session: median frequency", "≥ 115 Hz");
}

static void
assert_refused (const char *json,
                gssize      length,
                FrondError  code,
                const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNorm) norm = frond_norm_new_from_json (json, length, &error);

  if (norm)
    g_error ("taken, although “%s” is wrong", place);
  g_assert_error (error, FROND_ERROR, (int) code);
  if (!strstr (error->message, place))
    g_error ("the sentence “%s” does not name “%s”", error->message, place);
}

static void
test_refusals (void)
{
  static const struct {
    const char *from, *to, *place;
  } cases[] = {
    { "\"mean\": 6.26", "\"mean\": -1", "“values 1 › mean”: a number from 0 to 100000 is needed" },
    { "\"mean\": 6.26", "\"mean\": 1e9", "values 1 › mean" },
    { "\"mean\": 6.26", "\"mean\": 1e999", "values 1 › mean" },
    { "\"mean\": 6.26", "\"mean\": \"NaN\"", "values 1 › mean" },
    { "\"mean\": 6.26", "\"mean\": true", "values 1 › mean" },
    { "\"mean\": 6.26, \"sd\": 3.33", "\"mean\": 6.26", "values 1 › sd" },
    { "\"mean\": 6.26, \"sd\": 3.33", "\"strength\": 5", "“values 1”: mean, median, at_most or at_least is needed" },
    { "\"at_most\": 0.2", "\"at_most\": 0.2, \"strength\": 5", "“values 2”: nothing is called “strength” here" },
    { "\"low\": 16.9", "\"low\": 23", "“values 3”: the median lies between low and high" },
    { "\"quantity\": \"sd\"", "\"quantity\": \"mean\"", "“values 2”: this stands there already, as number 1" },
    { "\"role\": \"tonic\"", "\"role\": \"work\"", "values 3 › role" },
    { "[100, 200]", "[200, 100]", "“chain › band_low_hz”: the smaller number comes first" },
    { "[100, 200]", "[]", "chain › band_low_hz" },
    { "\"RMS\"", "\"peak\"", "chain › envelope" },
    { "\"n\": 10", "\"n\": -10", "“n”" },
    { "\"evidence\": \"verified\",", "", "“evidence”" },
    { "\"id\": \"study-2020\"", "\"id\": \"../x\"", "“id”" },
    { "\"source\": \"A. Study. Journal 2020\"", "\"source\": \" \"", "“source”" },
    { "\"format\": 1", "\"format\": 0", "“format”" },
    { "\"format\": 1,", "\"format\": 1, \"colour\": \"red\",", "“the beginning”: nothing is called “colour” here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char      *at = strstr (good, cases[i].from);
    g_autofree char *json = NULL;

    g_assert_nonnull (at);
    json = g_strdup_printf ("%.*s%s%s", (int) (at - good), good, cases[i].to, at + strlen (cases[i].from));
    assert_refused (json, -1, FROND_ERROR_INVALID, cases[i].place);
  }
}

static void
test_not_json (void)
{
  g_autofree char *long_text = g_strnfill (70000, ' ');

  assert_refused ("", -1, FROND_ERROR_INVALID, "line 1");
  assert_refused ("[]", -1, FROND_ERROR_INVALID, "the beginning");
  assert_refused ("{\n\n\"format\": NaN}", -1, FROND_ERROR_INVALID, "line 3");
  assert_refused ("{\"format\": 1", -1, FROND_ERROR_INVALID, "line 1");
  assert_refused ("{\"format\": 2}", -1, FROND_ERROR_TOO_NEW, "newer version");
  assert_refused ("\xff\xfe", 2, FROND_ERROR_INVALID, "the beginning");
  assert_refused (long_text, -1, FROND_ERROR_INVALID, "the beginning");
  for (gsize length = 0; length < strlen (good) - 2; length += 7) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondNorm) norm = frond_norm_new_from_json (good, (gssize) length, &error);

    g_assert_null (norm);
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
}

static FrondNorm *
find (GListModel *norms,
      const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (norms); i++) {
    g_autoptr (FrondNorm) norm = g_list_model_get_item (norms, i);

    if (g_str_equal (frond_norm_get_id (norm), id))
      return g_steal_pointer (&norm);
  }
  g_assert_not_reached ();
}

/* The figures of reference/clinical.md 2.2, once more by hand; only what was checked against its source comes with Frond. */
static void
test_built_in (void)
{
  g_autoptr (GListModel) norms = frond_norm_list_built_in ();
  g_autoptr (FrondNorm) oleksy = find (norms, "oleksy-2020");
  g_autoptr (FrondNorm) white = find (norms, "white-1997");
  g_autoptr (FrondNorm) kasper = find (norms, "kasper-jedrzejewska-2025");
  g_autoptr (FrondNorm) naess = find (norms, "naess-bo-2015");

  for (guint i = 0; i < g_list_model_get_n_items (norms); i++) {
    g_autoptr (FrondNorm) norm = g_list_model_get_item (norms, i);

    g_assert_cmpint (frond_norm_get_evidence (norm), ==, FROND_NORM_VERIFIED);
  }
  assert_value (oleksy, 0, "Rest before", "6.3 ± 3.3 µV");
  assert_value (oleksy, 1, "Quick contractions", "49.8 ± 26.4 µV");
  assert_value (oleksy, 2, "Held contractions", "37.0 ± 26.0 µV");
  assert_value (oleksy, 3, "Endurance", "16.1 ± 6.7 µV");
  assert_value (oleksy, 4, "Rest after", "6.9 ± 4.0 µV");
  assert_value (white, 0, "Rest before", "≤ 2 µV");
  assert_value (white, 2, "Quick contractions: time to let go", "≤ 0.2 s");
  assert_value (white, 3, "Held contractions", "≥ 17 µV");
  assert_value (kasper, 1, "Quick contractions", "58.1 (52.0–64.8) % MVC");
  assert_value (naess, 0, "Rest before", "17.3 ± 4.4 cmH₂O");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/norm/read", test_read);
  g_test_add_func ("/norm/refusals", test_refusals);
  g_test_add_func ("/norm/not-json", test_not_json);
  g_test_add_func ("/norm/built-in", test_built_in);

  return g_test_run ();
}
