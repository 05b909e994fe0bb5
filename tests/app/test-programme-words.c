/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"
#include "frond-programme-words.h"

static FrondDraftRow *
make_row (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);

  return frond_draft_row_new (1, 0, json_node_get_object (node));
}

static void
test_rows (void)
{
  static const struct {
    const char *json;
    const char *title;
    const char *text;
  } rows[] = {
    { "{\"kind\":\"work\",\"name\":\"Work\",\"seconds\":10}", "Work", "10\u00a0s" },
    { "{\"kind\":\"work\",\"name\":\"Hold\",\"seconds\":0.5}", "Hold", "Work · 0.5\u00a0s" },
    { "{\"kind\":\"rest\",\"name\":\"Rest\",\"seconds\":90}", "Rest", "1\u00a0min 30\u00a0s" },
    { "{\"kind\":\"rest\",\"name\":\"\"}", "Phase without a name", "Rest · –\u00a0s" },
    { "{\"kind\":\"step\",\"name\":\"Contact\",\"seconds\":20,\"pace\":\"patient\",\"may_skip\":true}", "Contact", "Step · 20\u00a0s · at the patient’s pace · may be skipped" },
    { "{\"kind\":\"work\",\"name\":\"Work\",\"seconds\":5,\"measures_mvc\":true,\"abdomen_quiet\":true}", "Work", "5\u00a0s · abdomen quiet · measures the best effort" },
    { "{\"repeat\":1}", "Repeat 1 time", "" },
    { "{\"repeat\":12}", "Repeat 12 times", "" },
    { "{\"repeat\":\"x\"}", "Repeat", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (FrondDraftRow) row = make_row (rows[i].json);
    g_autofree char *title = frond_programme_dup_row_title (row);
    g_autofree char *text = frond_programme_describe_row (row);

    g_assert_cmpstr (title, ==, rows[i].title);
    g_assert_cmpstr (text, ==, rows[i].text);
  }
}

static void
test_goals (void)
{
  static const struct {
    const char *goal;
    const char *text;
  } goals[] = {
    { "{\"rule\":\"absolute\",\"value\":2.5,\"direction\":\"below\"}", "At most 2.5" },
    { "{\"rule\":\"absolute\",\"value\":2.5}", "At most 2.5" },
    { "{\"rule\":\"baseline-percent\",\"value\":80,\"direction\":\"below\"}", "At most 80 % of the resting level" },
    { "{\"rule\":\"mvc-percent\",\"value\":50,\"direction\":\"above\"}", "At least 50 % of the best effort" },
    { "{\"rule\":\"mvc-percent\",\"value\":40,\"upper\":60,\"direction\":\"between\"}", "Between 40 and 60 % of the best effort" },
    { "{\"rule\":\"adaptive\",\"value\":100}", "Goal that follows, from 100 % of the resting level" },
    { "{\"rule\":\"curve\",\"of\":\"mvc-percent\"}", "A curve, in % of the best effort" },
  };
  g_autoptr (FrondDraftRow) none = make_row ("{\"kind\":\"rest\"}");
  g_autofree char *nothing = frond_programme_describe_goal (none);

  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++) {
    g_autofree char *json = g_strdup_printf ("{\"kind\":\"work\",\"goal\":%s}", goals[i].goal);
    g_autoptr (FrondDraftRow) row = make_row (json);
    g_autofree char *text = frond_programme_describe_goal (row);

    g_assert_cmpstr (text, ==, goals[i].text);
  }
}

/* Points come back as they were typed, but for the spaces; what is no list of points is none. */
static void
test_points (void)
{
  static const char *const good[][2] = {
    { "0: 20; 10: 60", "0: 20; 10: 60" },
    { " 0:20 ;2.5 : 60.25; ", "0: 20; 2.5: 60.25" },
  };
  static const char *const bad[] = { "0", "0: ", "0: 20 10: 60", "a: b", "0: 20;; 10: 60", ": 5", "0: 1e999" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (FrondDraftRow) row = make_row ("{\"kind\":\"work\"}");
    g_autoptr (FrondDraftRow) with = frond_draft_row_with (row, "goal/points", frond_programme_parse_points (good[i][0]));
    g_autofree char *text = frond_programme_dup_points (with);

    g_assert_cmpstr (text, ==, good[i][1]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (frond_programme_parse_points (bad[i]));
}

static void
test_problems (void)
{
  FrondDraftProblem seconds = { 1, (char *) "seconds", (char *) "a number is needed" };
  FrondDraftProblem point = { 1, (char *) "goal/points 2/value", (char *) "a number is needed" };
  FrondDraftProblem whole = { 0, NULL, (char *) "all phases together may last three hours at most" };
  g_autofree char  *first = frond_programme_describe_problem (&seconds);
  g_autofree char  *second = frond_programme_describe_problem (&point);
  g_autofree char  *third = frond_programme_describe_problem (&whole);

  g_assert_cmpstr (first, ==, "Seconds: a number is needed");
  g_assert_cmpstr (second, ==, "Points of the curve: a number is needed");
  g_assert_cmpstr (third, ==, "all phases together may last three hours at most");
}

/* What a new row brings along is right as it is. */
static void
test_new_rows (void)
{
  static const char *const kinds[] = { "rest", "work", "release", "breathe", "drop", "step" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (FrondProgrammeDraft) draft = frond_programme_draft_new_from_json ("{\"format\":1,\"id\":\"x\",\"name\":\"N\",\"summary\":\"S\",\"phases\":[]}", NULL);
    g_autoptr (JsonObject) fields = frond_programme_make_fields (kinds[i]);
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (FrondProgramme) programme = NULL;

    frond_programme_draft_insert (draft, 0, fields);
    programme = frond_programme_draft_check (draft, &problems);
    g_assert_cmpuint (problems->len, ==, 0);
    g_assert_cmpuint (frond_programme_get_n_phases (programme), ==, 1);
  }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme-words/rows", test_rows);
  g_test_add_func ("/programme-words/goals", test_goals);
  g_test_add_func ("/programme-words/points", test_points);
  g_test_add_func ("/programme-words/problems", test_problems);
  g_test_add_func ("/programme-words/new-rows", test_new_rows);

  return g_test_run ();
}
