/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-goal.h"

#include "canvas.h"

static const FrondPlotFrame frame = { 10, 10, 100, 100, 0, 100, 0, 10 };

static void
test_line_is_dashed_at_its_value (void)
{
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  FrondPlotGoal    goal = { 0, 100, 4, FROND_PLOT_GOAL_BELOW };
  FrondPlotPalette palette;
  guint            n_breaks = 0;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_goal_draw_line (canvas->cr, &frame, &palette, &goal, 1);

  g_assert_cmphex (canvas_get (canvas, 11, 69), ==, canvas_color (&palette.text));
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 120, 69), ==, 0);
  g_assert_cmpuint (canvas_count (canvas, 0, 71, 120, 49), ==, 0);
  for (int x = 10; x < 109; x++)
    n_breaks += canvas_is_blank (canvas, x, 69) != canvas_is_blank (canvas, x + 1, 69);
  g_assert_cmpuint (n_breaks, >=, 15);
}

static void
test_zone_is_on_the_good_side (void)
{
  FrondPlotGoal    goal = { 20, 80, 4, FROND_PLOT_GOAL_BELOW };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  for (int side = FROND_PLOT_GOAL_BELOW; side <= FROND_PLOT_GOAL_ABOVE; side++) {
    g_autoptr (Canvas) canvas = canvas_new (120, 120);

    goal.side = side;
    frond_plot_goal_draw_zone (canvas->cr, &frame, &palette, &goal, 1);
    g_assert_true (canvas_is_near (canvas_get (canvas, 60, side == FROND_PLOT_GOAL_BELOW ? 90 : 30), canvas_color (&palette.target)));
    g_assert_true (canvas_is_blank (canvas, 60, side == FROND_PLOT_GOAL_BELOW ? 30 : 90));
    /* It is edged where it begins and ends, and nothing lies outside. */
    g_assert_false (canvas_is_near (canvas_get (canvas, 30, side == FROND_PLOT_GOAL_BELOW ? 90 : 30), canvas_color (&palette.target)));
    g_assert_false (canvas_is_near (canvas_get (canvas, 89, side == FROND_PLOT_GOAL_BELOW ? 90 : 30), canvas_color (&palette.target)));
    g_assert_cmpuint (canvas_count (canvas, 0, 0, 30, 120), ==, 0);
    g_assert_cmpuint (canvas_count (canvas, 90, 0, 30, 120), ==, 0);
  }
}

/* Two edges: the band between them is good, nothing above and below, and both have their line. */
static void
test_band_between_two_edges (void)
{
  FrondPlotGoal    goal = { 0, 100, 2, FROND_PLOT_GOAL_BETWEEN, 6 };
  FrondPlotPalette palette;
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  g_autoptr (Canvas) lines = canvas_new (120, 120);
  guint n_lower = 0, n_upper = 0;
  int   lower = (int) frond_plot_frame_get_y (&frame, 2), upper = (int) frond_plot_frame_get_y (&frame, 6);

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_goal_draw_zone (canvas->cr, &frame, &palette, &goal, 1);
  g_assert_true (canvas_is_near (canvas_get (canvas, 60, (lower + upper) / 2), canvas_color (&palette.target)));
  g_assert_true (canvas_is_blank (canvas, 60, upper - 3));
  g_assert_true (canvas_is_blank (canvas, 60, lower + 3));
  frond_plot_goal_draw_line (lines->cr, &frame, &palette, &goal, 1);
  for (int x = 15; x < 105; x++) {
    n_lower += !canvas_is_blank (lines, x, lower);
    n_upper += !canvas_is_blank (lines, x, upper);
  }
  g_assert_cmpuint (n_lower, >, 30);
  g_assert_cmpuint (n_upper, ==, n_lower);
}

static void
test_step_has_no_inner_edge (void)
{
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  FrondPlotGoal    goals[] = { { 0, 50, 4, FROND_PLOT_GOAL_BELOW }, { 50, 100, 3, FROND_PLOT_GOAL_BELOW }, { 100, 120, NAN, FROND_PLOT_GOAL_BELOW } };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_goal_draw_zone (canvas->cr, &frame, &palette, goals, G_N_ELEMENTS (goals));
  for (int x = 55; x < 65; x++)
    g_assert_true (canvas_is_near (canvas_get (canvas, x, 95), canvas_color (&palette.target)));
}

static void
test_no_goal_draws_nothing (void)
{
  g_autoptr (Canvas) canvas = canvas_new (120, 120);
  FrondPlotGoal    goals[] = { { 0, 100, NAN, FROND_PLOT_GOAL_BELOW }, { 200, 300, 4, FROND_PLOT_GOAL_BELOW } };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_goal_draw_zone (canvas->cr, &frame, &palette, goals, G_N_ELEMENTS (goals));
  frond_plot_goal_draw_line (canvas->cr, &frame, &palette, goals, G_N_ELEMENTS (goals));
  g_assert_cmpuint (canvas_count (canvas, 0, 0, 120, 120), ==, 0);
}

static void
test_dashes_join_across_tiles (void)
{
  g_autoptr (Canvas) whole = canvas_new (120, 120);
  g_autoptr (Canvas) tiles = canvas_new (120, 120);
  FrondPlotGoal    goal = { -50, 150, 4, FROND_PLOT_GOAL_BELOW };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  frond_plot_goal_draw_line (whole->cr, &frame, &palette, &goal, 1);
  for (int i = 0; i < 4; i++) {
    FrondPlotFrame part = { 10 + 25 * i, 10, 25, 100, 25 * i, 25 * (i + 1), 0, 10 };

    frond_plot_goal_draw_line (tiles->cr, &part, &palette, &goal, 1);
  }
  for (int x = 0; x < 120; x++)
    g_assert_cmphex (canvas_get (whole, x, 69), ==, canvas_get (tiles, x, 69));
}

/* What an axis needs room for. */
static void
test_highest (void)
{
  g_assert_cmpfloat (frond_plot_goal_get_highest (&(FrondPlotGoal) { 0, 1, 4, FROND_PLOT_GOAL_BELOW, 9 }), ==, 4);
  g_assert_cmpfloat (frond_plot_goal_get_highest (&(FrondPlotGoal) { 0, 1, 4, FROND_PLOT_GOAL_BETWEEN, 9 }), ==, 9);
  g_assert_cmpfloat (frond_plot_goal_get_highest (&(FrondPlotGoal) { 0, 1, 4, FROND_PLOT_GOAL_BETWEEN, NAN }), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/goal/line-is-dashed-at-its-value", test_line_is_dashed_at_its_value);
  g_test_add_func ("/plot/goal/zone-is-on-the-good-side", test_zone_is_on_the_good_side);
  g_test_add_func ("/plot/goal/band-between-two-edges", test_band_between_two_edges);
  g_test_add_func ("/plot/goal/highest", test_highest);
  g_test_add_func ("/plot/goal/step-has-no-inner-edge", test_step_has_no_inner_edge);
  g_test_add_func ("/plot/goal/no-goal-draws-nothing", test_no_goal_draws_nothing);
  g_test_add_func ("/plot/goal/dashes-join-across-tiles", test_dashes_join_across_tiles);

  return g_test_run ();
}
