/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "draft-helpers.h"

#define GOAL(name) "{\"kind\":\"rest\",\"name\":\"" name "\",\"patient_words\":\"Rest\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":5}}"

/* The programme as sessions would run it. */
static FrondProgramme *
check (FrondProgrammeDraft *draft)
{
  g_autoptr (GPtrArray) problems = NULL;
  FrondProgramme *programme = frond_programme_draft_check (draft, &problems);

  g_assert_cmpuint (problems->len, ==, 0);

  return programme;
}

static gboolean
json_has (FrondProgrammeDraft *draft,
          const char          *part)
{
  g_autofree char *json = frond_programme_draft_to_json (draft, 1);

  return strstr (json, part) != NULL;
}

/* The list is as short as the last key with a name, and not there without one. */
static void
test_markers (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autoptr (FrondProgramme) programme = NULL;

  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 3), ==, "");
  frond_programme_draft_set_marker (draft, 3, "");
  g_assert_false (frond_programme_draft_can_undo (draft));
  frond_programme_draft_set_marker (draft, 3, "Cough");
  frond_programme_draft_set_marker (draft, 8, "Moved");
  programme = check (draft);
  g_assert_null (frond_programme_get_marker_name (programme, 1));
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 3), ==, "Cough");
  g_assert_cmpstr (frond_programme_get_marker_name (programme, 8), ==, "Moved");

  frond_programme_draft_set_marker (draft, 8, "");
  g_assert_false (json_has (draft, "Moved"));
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 3), ==, "Cough");
  frond_programme_draft_set_marker (draft, 3, "");
  g_assert_false (json_has (draft, "markers"));
}

/* What is typed into one key is undone together, two keys one after the other. */
static void
test_marker_undo (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);

  frond_programme_draft_set_marker (draft, 1, "C");
  frond_programme_draft_set_marker (draft, 1, "Co");
  frond_programme_draft_set_marker (draft, 2, "M");
  frond_programme_draft_undo (draft);
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 1), ==, "Co");
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 2), ==, "");
  frond_programme_draft_undo (draft);
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 1), ==, "");
  g_assert_false (frond_programme_draft_can_undo (draft));
}

static void
test_swap_markers (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);

  frond_programme_draft_swap_markers (draft, 1, 2);
  g_assert_false (frond_programme_draft_can_undo (draft));
  frond_programme_draft_set_marker (draft, 1, "Cough");
  frond_programme_draft_swap_markers (draft, 1, 2);
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 1), ==, "");
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 2), ==, "Cough");
  g_object_unref (check (draft));
  frond_programme_draft_undo (draft);
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 1), ==, "Cough");
}

/* A name that is too long is said at its key, and taken as it was typed. */
static void
test_bad_marker (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char         *text = g_strnfill (81, 'x');
  const FrondDraftProblem *problem;

  frond_programme_draft_set_marker (draft, 5, text);
  g_assert_null (frond_programme_draft_check (draft, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpuint (problem->number, ==, 0);
  g_assert_cmpstr (problem->field, ==, "markers 5");
  g_assert_cmpstr (frond_programme_draft_get_marker (draft, 5), ==, text);
}

static void
test_signals (void)
{
  static const struct {
    FrondDraftSignals signals;
    gboolean          emg;
    gboolean          pressure;
  } choices[] = {
    { FROND_DRAFT_EMG, TRUE, FALSE },
    { FROND_DRAFT_PRESSURE, FALSE, TRUE },
    { FROND_DRAFT_EMG | FROND_DRAFT_PRESSURE, TRUE, TRUE },
    { FROND_DRAFT_ANY_SIGNAL, TRUE, TRUE },
  };
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);

  g_assert_cmpuint (frond_programme_draft_get_signals (draft), ==, FROND_DRAFT_ANY_SIGNAL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (FrondProgramme) programme = NULL;

    frond_programme_draft_set_signals (draft, choices[i].signals);
    g_assert_cmpuint (frond_programme_draft_get_signals (draft), ==, choices[i].signals);
    programme = check (draft);
    g_assert_cmpint (frond_programme_is_for (programme, FROND_CHANNEL_EMG_RAW), ==, choices[i].emg);
    g_assert_cmpint (frond_programme_is_for (programme, FROND_CHANNEL_PRESSURE), ==, choices[i].pressure);
  }
  g_assert_false (json_has (draft, "signals"));
  frond_programme_draft_undo (draft);
  g_assert_cmpuint (frond_programme_draft_get_signals (draft), ==, FROND_DRAFT_EMG | FROND_DRAFT_PRESSURE);
}

/* One step back whatever it changed; phases without a goal have nothing to reach. */
static void
test_abdomen (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (PROGRAMME (GOAL ("a") "," PHASE ("b") ",{\"repeat\":2,\"phases\":[" GOAL ("c") "]}"));
  g_autoptr (FrondProgramme) programme = NULL;
  guint n_possible = 0;

  g_assert_cmpuint (frond_programme_draft_count_abdomen_quiet (draft, &n_possible), ==, 0);
  g_assert_cmpuint (n_possible, ==, 2);
  frond_programme_draft_set_abdomen_quiet (draft, FALSE);
  g_assert_false (frond_programme_draft_can_undo (draft));

  frond_programme_draft_set_abdomen_quiet (draft, TRUE);
  g_assert_cmpuint (frond_programme_draft_count_abdomen_quiet (draft, &n_possible), ==, 2);
  programme = check (draft);
  g_assert_true (frond_programme_get_phase (programme, 0)->abdomen_quiet);
  g_assert_false (frond_programme_get_phase (programme, 1)->abdomen_quiet);
  g_assert_true (frond_programme_get_phase (programme, 3)->abdomen_quiet);

  frond_programme_draft_set_abdomen_quiet (draft, FALSE);
  g_assert_false (json_has (draft, "abdomen_quiet"));
  frond_programme_draft_undo (draft);
  g_assert_cmpuint (frond_programme_draft_count_abdomen_quiet (draft, &n_possible), ==, 2);
  frond_programme_draft_undo (draft);
  g_assert_cmpuint (frond_programme_draft_count_abdomen_quiet (draft, &n_possible), ==, 0);
  g_assert_false (frond_programme_draft_can_undo (draft));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme-draft-header/markers", test_markers);
  g_test_add_func ("/programme-draft-header/marker-undo", test_marker_undo);
  g_test_add_func ("/programme-draft-header/swap-markers", test_swap_markers);
  g_test_add_func ("/programme-draft-header/bad-marker", test_bad_marker);
  g_test_add_func ("/programme-draft-header/signals", test_signals);
  g_test_add_func ("/programme-draft-header/abdomen", test_abdomen);

  return g_test_run ();
}
