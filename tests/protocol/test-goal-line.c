/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-goal-line.h"

#include <math.h>

static void
test_known (void)
{
  g_assert_false (frond_goal_line_is_known (&FROND_GOAL_LINE_NONE));
  g_assert_true (frond_goal_line_is_known (&(FrondGoalLine) { 5, NAN, FROND_GOAL_BELOW }));
  g_assert_true (frond_goal_line_is_known (&(FrondGoalLine) { 5, NAN, FROND_GOAL_ABOVE }));
  g_assert_false (frond_goal_line_is_known (&(FrondGoalLine) { 5, NAN, FROND_GOAL_BETWEEN }));
  g_assert_true (frond_goal_line_is_known (&(FrondGoalLine) { 5, 6, FROND_GOAL_BETWEEN }));
}

static void
test_beyond (void)
{
  static const struct {
    FrondGoalLine line;
    double        value, beyond, edge;
  } cases[] = {
    { { 10, NAN, FROND_GOAL_BELOW }, 10, 0, 10 },
    { { 10, NAN, FROND_GOAL_BELOW }, 12, 2, 10 },
    { { 10, NAN, FROND_GOAL_BELOW }, 7, -3, 10 },
    { { 10, NAN, FROND_GOAL_ABOVE }, 10, 0, 10 },
    { { 10, NAN, FROND_GOAL_ABOVE }, 12, -2, 10 },
    { { 10, NAN, FROND_GOAL_ABOVE }, 7, 3, 10 },
    { { 10, 20, FROND_GOAL_BETWEEN }, 7, 3, 10 },
    { { 10, 20, FROND_GOAL_BETWEEN }, 10, 0, 10 },
    { { 10, 20, FROND_GOAL_BETWEEN }, 12, -2, 10 },
    { { 10, 20, FROND_GOAL_BETWEEN }, 19, -1, 20 },
    { { 10, 20, FROND_GOAL_BETWEEN }, 20, 0, 20 },
    { { 10, 20, FROND_GOAL_BETWEEN }, 24, 4, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double edge;

    g_assert_cmpfloat (frond_goal_line_get_beyond (&cases[i].line, cases[i].value, &edge), ==, cases[i].beyond);
    g_assert_cmpfloat (edge, ==, cases[i].edge);
    g_assert_cmpfloat (frond_goal_line_get_beyond (&cases[i].line, cases[i].value, NULL), ==, cases[i].beyond);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-line/known", test_known);
  g_test_add_func ("/goal-line/beyond", test_beyond);

  return g_test_run ();
}
