/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-programme.h"

#include <math.h>
#include <string.h>

#include "frond-error.h"

static const char good[] =
  "{\n"
  "  \"format\": 1,\n"
  "  \"id\": \"two-parts\",\n"
  "  \"version\": 3,\n"
  "  \"name\": \"Zwei Teile\",\n"
  "  \"summary\": \"Ruhe, dann Üben.\",\n"
  "  \"markers\": [\"Husten\", null, \"Bewegt\"],\n"
  "  \"phases\": [\n"
  "    {\"kind\": \"rest\", \"name\": \"Ruhe\", \"patient_words\": \"Ruhe\", \"seconds\": 30.5},\n"
  "    {\"repeat\": 2, \"phases\": [\n"
  "      {\"kind\": \"work\", \"name\": \"Üben\", \"patient_words\": \"Halten\", \"seconds\": 5,\n"
  "       \"goal\": {\"rule\": \"absolute\", \"value\": 8, \"direction\": \"above\"}},\n"
  "      {\"kind\": \"release\", \"name\": \"Lösen\", \"patient_words\": \"Lassen\", \"seconds\": 10,\n"
  "       \"goal\": {\"rule\": \"baseline-percent\", \"value\": 110, \"direction\": \"below\"}}\n"
  "    ]},\n"
  "    {\"kind\": \"breathe\", \"name\": \"Atmen\", \"patient_words\": \"Atmen\", \"seconds\": 60,\n"
  "     \"goal\": {\"rule\": \"adaptive\", \"value\": 100, \"direction\": \"below\"},\n"
  "     \"breathing\": {\"per_minute\": 6, \"in_seconds\": 4}}\n"
  "  ]\n"
  "}\n";

static char *
replace (const char *from,
         const char *to)
{
  const char *at = strstr (good, from);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - good), good, to, at + strlen (from));
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (good, -1, &error);
  const FrondPhase *phase;

  g_assert_no_error (error);
  g_assert_cmpstr (frond_programme_get_id (programme), ==, "two-parts");
  g_assert_cmpuint (frond_programme_get_version (programme), ==, 3);
  g_assert_cmpstr (frond_programme_get_name (programme), ==, "Zwei Teile");
  g_assert_cmpstr (frond_programme_get_summary (programme), ==, "Ruhe, dann Üben.");
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 1), ==, "Husten");
  g_assert_null (frond_programme_get_marker_name (programme, 2));
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 3), ==, "Bewegt");
  g_assert_null (frond_programme_get_marker_name (programme, 8));
  g_assert_cmpstr (frond_programme_get_json (programme), ==, good);
  g_assert_cmpuint (frond_programme_get_n_phases (programme), ==, 6);
  g_assert_cmpfloat (frond_programme_get_duration (programme), ==, 30.5 + 2 * 15 + 60);
  g_assert_null (frond_programme_get_phase (programme, 6));

  phase = frond_programme_get_phase (programme, 0);
  g_assert_cmpint (phase->kind, ==, FROND_PHASE_REST);
  g_assert_cmpint (phase->goal_rule, ==, FROND_GOAL_NONE);
  g_assert_cmpuint (phase->n_cycles, ==, 0);
  phase = frond_programme_get_phase (programme, 3);
  g_assert_cmpint (phase->kind, ==, FROND_PHASE_WORK);
  g_assert_cmpint (phase->goal_rule, ==, FROND_GOAL_ABSOLUTE);
  g_assert_cmpint (phase->goal_direction, ==, FROND_GOAL_ABOVE);
  g_assert_cmpfloat (phase->goal_value, ==, 8);
  g_assert_cmpuint (phase->cycle, ==, 2);
  g_assert_cmpuint (phase->n_cycles, ==, 2);
  phase = frond_programme_get_phase (programme, 4);
  g_assert_cmpstr (phase->name, ==, "Lösen");
  g_assert_cmpstr (phase->patient_words, ==, "Lassen");
  g_assert_cmpint (phase->goal_rule, ==, FROND_GOAL_BASELINE_PERCENT);
  phase = frond_programme_get_phase (programme, 5);
  g_assert_cmpint (phase->kind, ==, FROND_PHASE_BREATHE);
  g_assert_cmpfloat (phase->breaths_per_minute, ==, 6);
  g_assert_cmpfloat (phase->breathe_in_s, ==, 4);
  g_assert_cmpuint (phase->cycle, ==, 0);
}

static void
assert_refused (const char *json,
                gssize      length,
                FrondError  code,
                const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, length, &error);

  if (programme)
    g_error ("taken, although “%s” is wrong: %.*s", place, length < 0 ? -1 : (int) length, json);
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
    { "\"kind\": \"rest\"", "\"kind\": \"nap\"", "“phases 1 › kind”: one of these words is needed: rest, work, release, breathe" },
    { "\"kind\": \"rest\"", "\"kind\": 4", "phases 1 › kind" },
    { "\"kind\": \"work\", ", "", "phases 2 › phases 1 › kind" },
    { "\"seconds\": 30.5", "\"seconds\": -1", "phases 1 › seconds" },
    { "\"seconds\": 30.5", "\"seconds\": 0", "phases 1 › seconds" },
    { "\"seconds\": 30.5", "\"seconds\": 1e999", "phases 1 › seconds" },
    { "\"seconds\": 30.5", "\"seconds\": \"30\"", "phases 1 › seconds" },
    { "\"seconds\": 30.5", "\"seconds\": true", "phases 1 › seconds" },
    { "\"seconds\": 30.5", "\"seconds\": null", "phases 1 › seconds" },
    { "\"seconds\": 30.5", "\"seconds\": 30, \"minutes\": 1", "“phases 1”: nothing is called “minutes” here" },
    { "\"seconds\": 30.5", "\"seconds\": 10790", "three hours" },
    { "\"seconds\": 30.5", "\"seconds\": 30, \"breathing\": {\"per_minute\": 6, \"in_seconds\": 4}", "“breathing”" },
    { "\"repeat\": 2", "\"repeat\": 0", "phases 2 › repeat" },
    { "\"repeat\": 2", "\"repeat\": 2.5", "phases 2 › repeat" },
    { "\"repeat\": 2", "\"repeat\": 201", "phases 2 › repeat" },
    { "\"repeat\": 2", "\"repeat\": 2, \"kind\": \"rest\"", "nothing is called “kind”" },
    { "\"value\": 8", "\"value\": 0", "phases 2 › phases 1 › goal › value" },
    { "\"rule\": \"absolute\"", "\"rule\": \"best\"", "phases 2 › phases 1 › goal › rule" },
    { ", \"direction\": \"above\"", ", \"direction\": \"up\"", "phases 2 › phases 1 › goal › direction" },
    { "100, \"direction\": \"below\"", "100, \"direction\": \"above\"", "phases 3 › goal" },
    { ",\n     \"breathing\": {\"per_minute\": 6, \"in_seconds\": 4}", "", "phases 3 › breathing" },
    { "\"in_seconds\": 4", "\"in_seconds\": 10", "phases 3 › breathing" },
    { "\"per_minute\": 6", "\"per_minute\": 0", "phases 3 › breathing › per_minute" },
    { "\"patient_words\": \"Ruhe\"", "\"patient_words\": \"\"", "phases 1 › patient_words" },
    { "\"patient_words\": \"Ruhe\"", "\"patient_words\": \"a\\nb\"", "phases 1 › patient_words" },
    { "\"name\": \"Zwei Teile\"", "\"name\": [1]", "“name”: a text is needed" },
    { "\"name\": \"Zwei Teile\"", "\"name\": \"   \"", "“name”" },
    { "\"id\": \"two-parts\"", "\"id\": \"../passwd\"", "“id”" },
    { "\"id\": \"two-parts\"", "\"id\": \"\"", "“id”" },
    { "\"version\": 3", "\"version\": 0", "“version”" },
    { "\"format\": 1", "\"format\": \"1\"", "“format”" },
    { "\"format\": 1,", "", "“format”" },
    { "\"markers\": [\"Husten\", null, \"Bewegt\"]", "\"markers\": {}", "“markers”" },
    { "\"markers\": [\"Husten\"", "\"markers\": [1", "markers 1" },
    { "\"Bewegt\"", "1,2,3,4,5,6,7", "“markers”" },
    { "\"summary\"", "\"Summary\"", "Summary" },
    { "\"format\": 1,", "\"format\": 1, // a remark\n", "line" },
    { "    {\"kind\": \"rest\"", "    7, {\"kind\": \"rest\"", "phases 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *json = replace (cases[i].from, cases[i].to);

    assert_refused (json, -1, FROND_ERROR_INVALID, cases[i].place);
  }
}

static void
test_shapes (void)
{
  static const char *const head = "{\"format\":1,\"id\":\"a\",\"version\":1,\"name\":\"a\",\"summary\":\"a\",\"phases\":";
  static const char *const rest = "{\"kind\":\"rest\",\"name\":\"a\",\"patient_words\":\"a\",\"seconds\":1}";
  g_autofree char         *empty = g_strconcat (head, "[]}", NULL);
  g_autofree char         *none = g_strconcat (head, "null}", NULL);
  g_autofree char         *deep = g_strconcat (head, "[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[", rest, "]}]}]}]}]}", NULL);
  g_autofree char         *deeper = g_strconcat (head, "[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[", rest, "]}]}]}]}]}]}", NULL);
  g_autofree char         *many = g_strconcat (head, "[{\"repeat\":200,\"phases\":[{\"repeat\":200,\"phases\":[{\"repeat\":200,\"phases\":[{\"repeat\":200,\"phases\":[{\"kind\":\"rest\",\"name\":\"a\",\"patient_words\":\"a\",\"seconds\":0.5}]}]}]}]}]}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (deep, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (programme);
  assert_refused (empty, -1, FROND_ERROR_INVALID, "“phases”");
  assert_refused (none, -1, FROND_ERROR_INVALID, "“phases”");
  assert_refused (deeper, -1, FROND_ERROR_INVALID, "deep");
  assert_refused (many, -1, FROND_ERROR_INVALID, "2000");
}

static void
test_not_json (void)
{
  g_autofree char *newer = replace ("\"format\": 1", "\"format\": 2");
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autofree char *huge = g_strnfill (300000, ' ');

  for (gsize length = 0; length + 2 < sizeof good; length += 3) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frond_programme_new_from_json (good, (gssize) length, &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
  assert_refused (good, 200, FROND_ERROR_INVALID, "line 9");
  assert_refused ("", -1, FROND_ERROR_INVALID, "line 1");
  assert_refused ("[]", -1, FROND_ERROR_INVALID, "the beginning");
  assert_refused ("null", -1, FROND_ERROR_INVALID, "the beginning");
  assert_refused ("{}", -1, FROND_ERROR_INVALID, "“format”");
  assert_refused ("\xff\xfe{", -1, FROND_ERROR_INVALID, "not the text of a programme");
  assert_refused ("{\0}", 3, FROND_ERROR_INVALID, "not the text of a programme");
  assert_refused (brackets, -1, FROND_ERROR_INVALID, "line 1");
  assert_refused (huge, -1, FROND_ERROR_INVALID, "not the text of a programme");
  assert_refused (newer, -1, FROND_ERROR_TOO_NEW, "newer version");
}

/* Whatever the bytes are: a programme that holds together, or a sentence. */
static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  guint n_good = 0, n_bad = 0;

  for (guint round = 0; round < 1500; round++) {
    g_autofree char *bytes = g_memdup2 (good, sizeof good);
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondProgramme) programme = NULL;
    guint n = (guint) g_rand_int_range (random, 1, 6);

    for (guint i = 0; i < n; i++) {
      gsize at = (gsize) g_rand_int_range (random, 0, sizeof good - 1);

      if (g_rand_boolean (random))
        bytes[at] = good[g_rand_int_range (random, 0, sizeof good - 1)];
      else
        bytes[at] = (char) g_rand_int_range (random, 0, 256);
    }
    programme = frond_programme_new_from_json (bytes, sizeof good - 1, &error);
    g_assert_true ((programme != NULL) == (error == NULL));
    if (error) {
      g_assert_true (error->domain == FROND_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      n_bad++;
      continue;
    }
    n_good++;
    g_assert_cmpuint (frond_programme_get_n_phases (programme), >, 0);
    for (guint i = 0; i < frond_programme_get_n_phases (programme); i++)
      g_assert_true (frond_programme_get_phase (programme, i)->duration_s >= 0.5);
  }
  g_assert_cmpuint (n_good, >, 0);
  g_assert_cmpuint (n_bad, >, 0);
}

static void
test_built_in (void)
{
  static const struct {
    const char            *id;
    guint                  n_phases;
    double                 seconds;
    FrondProgrammeCategory category;
    gboolean               emg, pressure;
  } expected[] = {
    { "gentle-assessment", 14, 336, FROND_CATEGORY_ASSESSMENT, TRUE, FALSE },
    { "glazer-classic", 24, 350, FROND_CATEGORY_ASSESSMENT, TRUE, FALSE },
    { "glazer-short-rest", 23, 300, FROND_CATEGORY_ASSESSMENT, TRUE, FALSE },
    { "five-activity-assessment", 23, 340, FROND_CATEGORY_ASSESSMENT, TRUE, FALSE },
    { "perfect", 49, 339, FROND_CATEGORY_ASSESSMENT, TRUE, TRUE },
    { "pressure-squeeze-assessment", 10, 185, FROND_CATEGORY_ASSESSMENT, FALSE, TRUE },
    { "quick-look", 9, 70, FROND_CATEGORY_ASSESSMENT, TRUE, TRUE },
    { "settle-and-let-go", 3, 540, FROND_CATEGORY_LETTING_GO, TRUE, FALSE },
    { "paced-breathing", 3, 420, FROND_CATEGORY_LETTING_GO, TRUE, FALSE },
    { "quiet-floor-quiet-abdomen", 3, 420, FROND_CATEGORY_LETTING_GO, TRUE, FALSE },
    { "contract-relax", 14, 385, FROND_CATEGORY_LETTING_GO, TRUE, FALSE },
    { "reverse-kegel", 12, 390, FROND_CATEGORY_LETTING_GO, TRUE, FALSE },
    { "pressure-rest-and-let-go", 3, 540, FROND_CATEGORY_LETTING_GO, FALSE, TRUE },
    { "work-and-rest-10-10", 22, 320, FROND_CATEGORY_STRENGTHENING, TRUE, FALSE },
    { "quick-flicks", 23, 300, FROND_CATEGORY_STRENGTHENING, TRUE, FALSE },
    { "endurance", 6, 260, FROND_CATEGORY_STRENGTHENING, TRUE, FALSE },
    { "discrimination", 22, 275, FROND_CATEGORY_STRENGTHENING, TRUE, FALSE },
    { "work-and-rest-template", 7, 360, FROND_CATEGORY_STRENGTHENING, TRUE, FALSE },
    { "guarding-response", 31, 1000, FROND_CATEGORY_STEP, TRUE, FALSE },
  };
  g_autoptr (GListModel) list = frond_programme_list_built_in ();

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (list, i);
    g_autoptr (FrondProgramme) found = frond_programme_find_built_in (expected[i].id);

    g_assert_cmpstr (frond_programme_get_id (programme), ==, expected[i].id);
    g_assert_cmpuint (frond_programme_get_n_phases (programme), ==, expected[i].n_phases);
    g_assert_cmpfloat (frond_programme_get_duration (programme), ==, expected[i].seconds);
    g_assert_cmpint (frond_programme_get_category (programme), ==, expected[i].category);
    g_assert_cmpint (frond_programme_is_for (programme, FROND_CHANNEL_EMG_RAW), ==, expected[i].emg);
    g_assert_cmpint (frond_programme_is_for (programme, FROND_CHANNEL_EMG_ENVELOPE), ==, expected[i].emg);
    g_assert_cmpint (frond_programme_is_for (programme, FROND_CHANNEL_PRESSURE), ==, expected[i].pressure);
    g_assert_true (frond_programme_is_for (programme, FROND_CHANNEL_OTHER));
    g_assert_cmpstr (frond_programme_get_json (found), ==, frond_programme_get_json (programme));
    for (guint number = 1; number <= 8; number++)
      g_assert_nonnull (frond_programme_get_marker_name (programme, number));
  }
  g_assert_null (frond_programme_find_built_in ("no-such-programme"));
  g_assert_null (frond_programme_find_built_in (NULL));
}

/* experience.md 3.5: what a patient never reads. */
static void
test_patient_words (void)
{
  static const char *const forbidden[] = { "fail", "weak", "abnormal", "score", "threshold", "contract", "vagin", "squeeze", "muscle", "must", "try", "!", "goal", "harder", "strong", "pain", "trainer", "dilator", "probe", "insert",
                                           "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "%" };
  g_autoptr (GListModel) list = frond_programme_list_built_in ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (list, i);

    for (guint p = 0; p < frond_programme_get_n_phases (programme); p++) {
      g_autofree char *words = g_utf8_strdown (frond_programme_get_phase (programme, p)->patient_words, -1);

      for (guint f = 0; f < G_N_ELEMENTS (forbidden); f++)
        if (strstr (words, forbidden[f]))
          g_error ("%s tells the patient “%s”", frond_programme_get_id (programme), words);
    }
  }
}

/* It has another key in one programme, and none in a programme that names no such marker. */
static void
test_discomfort (void)
{
  g_autoptr (FrondProgramme) down_training = frond_programme_find_built_in ("settle-and-let-go");
  g_autoptr (FrondProgramme) perfect = frond_programme_find_built_in ("perfect");
  g_autoptr (FrondProgramme) own = frond_programme_new_from_json (good, -1, NULL);

  for (guint number = 1; number <= 8; number++) {
    g_assert_true (frond_programme_is_discomfort (down_training, number) == (number == 4));
    g_assert_true (frond_programme_is_discomfort (perfect, number) == (number == 7));
    g_assert_false (frond_programme_is_discomfort (own, number));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/discomfort", test_discomfort);
  g_test_add_func ("/programme/read", test_read);
  g_test_add_func ("/programme/refusals", test_refusals);
  g_test_add_func ("/programme/shapes", test_shapes);
  g_test_add_func ("/programme/not-json", test_not_json);
  g_test_add_func ("/programme/mutations", test_mutations);
  g_test_add_func ("/programme/built-in", test_built_in);
  g_test_add_func ("/programme/patient-words", test_patient_words);

  return g_test_run ();
}
