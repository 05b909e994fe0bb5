/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "draft-helpers.h"

static const FrondDraftProblem *
find_problem (GPtrArray *problems,
              guint      number)
{
  for (guint i = 0; i < problems->len; i++) {
    const FrondDraftProblem *problem = g_ptr_array_index (problems, i);

    if (problem->number == number)
      return problem;
  }

  return NULL;
}

/* Everything that is wrong is said at once, each with its row. */
static void
test_problems (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autoptr (GPtrArray) problems = NULL;
  const FrondDraftProblem *problem;

  frond_programme_draft_set_row_value (draft, find (draft, "c"), "seconds", -1);
  frond_programme_draft_set_row_value (draft, find (draft, ""), "repeat", 0);
  frond_programme_draft_set_row_value (draft, find (draft, "d"), "goal/value", 5);
  frond_programme_draft_set_text (draft, "name", "");
  g_assert_null (frond_programme_draft_check (draft, &problems));
  g_assert_cmpuint (problems->len, ==, 4);

  problem = find_problem (problems, find (draft, "c"));
  g_assert_cmpstr (problem->field, ==, "seconds");
  g_assert_cmpstr (problem->text, ==, "a number from 0.5 to 10800 is needed");
  g_assert_cmpstr (find_problem (problems, find (draft, ""))->field, ==, "repeat");
  g_assert_cmpstr (find_problem (problems, find (draft, "d"))->field, ==, "goal/rule");
  g_assert_cmpstr (find_problem (problems, 0)->field, ==, "name");
  g_assert_null (find_problem (problems, find (draft, "a")));
}

static void
test_empty_repeat (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autoptr (GPtrArray) problems = NULL;

  frond_programme_draft_remove (draft, find (draft, "b"));
  frond_programme_draft_remove (draft, find (draft, "c"));
  assert_shape (draft, "a () d");
  g_assert_null (frond_programme_draft_check (draft, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (find_problem (problems, find (draft, ""))->field, ==, "phases");
}

/* What only the whole shows is said at the place where the reader stopped. */
static void
test_whole (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autoptr (GPtrArray) problems = NULL;

  frond_programme_draft_set_row_value (draft, find (draft, "b"), "seconds", 6000);
  g_assert_null (frond_programme_draft_check (draft, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (((FrondDraftProblem *) g_ptr_array_index (problems, 0))->number, ==, find (draft, "b"));

  g_clear_pointer (&problems, g_ptr_array_unref);
  while (frond_programme_draft_can_undo (draft))
    frond_programme_draft_undo (draft);
  for (int i = 0; i < 4; i++)
    frond_programme_draft_wrap (draft, find (draft, "c"), 2);
  g_assert_null (frond_programme_draft_check (draft, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (((FrondDraftProblem *) g_ptr_array_index (problems, 0))->number, !=, 0);
}

static void
test_nothing_left (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (PROGRAMME (PHASE ("a")));
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_cmpuint (frond_programme_draft_remove (draft, find (draft, "a")), ==, 0);
  g_assert_null (frond_programme_draft_check (draft, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((FrondDraftProblem *) g_ptr_array_index (problems, 0))->field, ==, "phases");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme-draft-check/problems", test_problems);
  g_test_add_func ("/programme-draft-check/empty-repeat", test_empty_repeat);
  g_test_add_func ("/programme-draft-check/whole", test_whole);
  g_test_add_func ("/programme-draft-check/nothing-left", test_nothing_left);

  return g_test_run ();
}
