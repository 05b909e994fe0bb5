/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which goals there were, and what they followed from. */

#include "config.h"

#include "report-fixtures.h"

/* Adaptive goals follow from the session's own rest: the level of set-up does not pass for their reference. */
static void
test_goal_sources (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  const struct {
    guint       sources;
    const char *label, *detail;
  } cases[] = {
    { FROND_GOALS_OF_BASELINE, "Reference for goals", "resting level, measured right" },
    { FROND_GOALS_OF_REST, "Resting level (set-up)", "goals follow from the" },
    { FROND_GOALS_OF_BASELINE | FROND_GOALS_OF_REST, "Resting level (set-up)", "percent goals" },
    { 0, "Resting level (set-up)", "measured right before" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = NULL;

    session->goal_sources = cases[i].sources;
    text = say (session, "goal-sources", 1);
    assert_says (text, cases[i].label);
    assert_says (text, cases[i].detail);
    g_assert_cmpint (strstr (text, "Reference for goals") != NULL, ==, i == 0);
    g_assert_cmpint (strstr (text, "percent goals") != NULL, ==, i == 2);
  }
}

/* The share below the goal can be understood: the table says where the goal was, and where it went. */
static void
test_goal_column (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("settle-and-let-go");
  const FrondPlotGoal moved = { 300, 420, 3.1, FROND_PLOT_GOAL_BELOW };
  g_autofree char    *text = NULL;

  g_array_index (session->goals, FrondPlotGoal, 0).end_s = moved.start_s;
  g_array_append_val (session->goals, moved);
  text = say (session, "goal-column", 1);
  g_assert_true (g_regex_match_simple ("Peak +Goal +In the goal", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  if (!g_regex_match_simple ("Paced breathing .* 3\\.5 → 3\\.1 +[0-9]+\n", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    g_error ("no goal in\n%s", text);
  g_assert_true (g_regex_match_simple ("Settle .* – +–\n", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
}

/* With every column there is, and a goal that moved, all phases keep their names. */
static void
test_widest_table (void)
{
  const FrondExclusion exclusions[] = { { (guint64) (12 * RATE), (guint64) (2.5 * RATE), "paused" }, { (guint64) (16 * RATE), (guint64) (RATE), "clipped" } };
  const FrondPlotGoal  moved = { 20, 30, 13.1, FROND_PLOT_GOAL_BELOW };
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  g_autoptr (GArray) segments = frond_segments_of_programme (programme, RATE);
  g_autoptr (FrondSessionReport) session = NULL;
  g_autofree char *text = NULL;

  g_array_append_vals (excluded, exclusions, G_N_ELEMENTS (exclusions));
  session = fixture_excluding (segments, 0, 0, excluded);
  session->goal_sources = FROND_GOALS_OF_BASELINE | FROND_GOALS_OF_REST;
  g_array_index (session->goals, FrondPlotGoal, 0).value = 14.6;
  g_array_index (session->goals, FrondPlotGoal, 0).end_s = moved.start_s;
  g_array_append_val (session->goals, moved);
  text = say (session, "widest-table", 1);
  assert_says (text, "14.6 → 13.1");
  assert_says (text, "3.5 s paused, clipped");
  assert_says (text, "Paced breathing 0:10");
  assert_says (text, "Rest before 0:00");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-report-goals/sources", test_goal_sources);
  g_test_add_func ("/session-report-goals/column", test_goal_column);
  g_test_add_func ("/session-report-goals/widest-table", test_widest_table);

  return g_test_run ();
}
