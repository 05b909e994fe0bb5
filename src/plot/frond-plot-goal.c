/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-goal.h"

#include <math.h>

#define LINE_WIDTH 2.0

static const double dashes[] = { 7, 5 };

gboolean
frond_plot_goal_has_upper (const FrondPlotGoal *goal)
{
  return goal->side == FROND_PLOT_GOAL_BETWEEN && isfinite (goal->upper);
}

/* What has to fit onto an axis. */
double
frond_plot_goal_get_highest (const FrondPlotGoal *goal)
{
  return frond_plot_goal_has_upper (goal) ? fmax (goal->value, goal->upper) : goal->value;
}

/* FALSE when nothing of it is in view. */
static gboolean
find_extent (const FrondPlotFrame *frame,
             const FrondPlotGoal  *goal,
             double               *left,
             double               *right)
{
  if (!isfinite (goal->value) || goal->end_s <= frame->start_s || goal->start_s >= frame->end_s)
    return FALSE;

  *left = MAX (frond_plot_frame_get_x (frame, goal->start_s), frame->x - 1);
  *right = MIN (frond_plot_frame_get_x (frame, goal->end_s), frame->x + frame->width + 1);

  return *right > *left;
}

/* Where the good side ends. */
static double
get_far (const FrondPlotFrame *frame,
         const FrondPlotGoal  *goal)
{
  if (frond_plot_goal_has_upper (goal))
    return frond_plot_frame_get_y (frame, goal->upper);

  return goal->side == FROND_PLOT_GOAL_BELOW ? frame->y + frame->height : frame->y;
}

/* An edge where the zone begins or ends, none where it only steps to another height. */
static void
draw_side_edges (cairo_t                *cr,
                 const FrondPlotFrame   *frame,
                 const FrondPlotPalette *palette,
                 const FrondPlotGoal    *goals,
                 gsize                   n_goals,
                 gsize                   i)
{
  double   y = frond_plot_frame_get_y (frame, goals[i].value);
  double   far = get_far (frame, &goals[i]);
  gboolean begins = i == 0 || goals[i - 1].end_s < goals[i].start_s - 1e-6 || goals[i - 1].side != goals[i].side || !isfinite (goals[i - 1].value);
  gboolean ends = i + 1 == n_goals || goals[i + 1].start_s > goals[i].end_s + 1e-6 || goals[i + 1].side != goals[i].side || !isfinite (goals[i + 1].value);
  double   pixel = frond_plot_get_pixel (cr);
  double   line = MAX (frond_plot_snap (palette->line, pixel), pixel);

  frond_plot_set_color (cr, &palette->target_edge);
  if (begins)
    cairo_rectangle (cr, frond_plot_snap (frond_plot_frame_get_x (frame, goals[i].start_s), pixel), MIN (y, far), line, fabs (far - y));
  if (ends)
    cairo_rectangle (cr, frond_plot_snap (frond_plot_frame_get_x (frame, goals[i].end_s), pixel) - line, MIN (y, far), line, fabs (far - y));
  cairo_fill (cr);
}

/**
 * frond_plot_goal_draw_zone:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @goals: in order of time
 * @n_goals: how many
 *
 * The good side of the goal line as an edged area. Paint it behind the trace.
 */
void
frond_plot_goal_draw_zone (cairo_t                *cr,
                           const FrondPlotFrame   *frame,
                           const FrondPlotPalette *palette,
                           const FrondPlotGoal    *goals,
                           gsize                   n_goals)
{
  double pixel = frond_plot_get_pixel (cr);

  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  frond_plot_set_color (cr, &palette->target);
  for (gsize i = 0; i < n_goals; i++) {
    double left, right, y, far;

    if (!find_extent (frame, &goals[i], &left, &right))
      continue;

    left = frond_plot_snap (left, pixel);
    right = frond_plot_snap (right, pixel);
    y = frond_plot_snap (frond_plot_frame_get_y (frame, goals[i].value), pixel);
    far = frond_plot_snap (get_far (frame, &goals[i]), pixel);
    cairo_rectangle (cr, left, MIN (y, far), right - left, fabs (far - y));
  }
  /* One area: pieces of a curve that are filled one by one show seams on paper. */
  cairo_fill (cr);
  for (gsize i = 0; i < n_goals; i++) {
    double left, right;

    if (find_extent (frame, &goals[i], &left, &right))
      draw_side_edges (cr, frame, palette, goals, n_goals, i);
  }
  cairo_restore (cr);
}

static void
draw_dashes (cairo_t              *cr,
             const FrondPlotFrame *frame,
             double                value,
             double                left,
             double                right)
{
  double pixel = frond_plot_get_pixel (cr);
  double period = dashes[0] + dashes[1];
  double origin = frond_plot_frame_get_x (frame, 0);
  double line = pixel > 0 ? MAX (frond_plot_snap (LINE_WIDTH, pixel), pixel) : LINE_WIDTH / 2;
  double y = frond_plot_snap (frond_plot_frame_get_y (frame, value) - line / 2, pixel);

  for (double dash = origin + floor ((left - origin) / period) * period; dash < right; dash += period) {
    double from = frond_plot_snap (MAX (dash, left), pixel);
    double to = frond_plot_snap (MIN (dash + dashes[0], right), pixel);

    if (to > from)
      cairo_rectangle (cr, from, y, to - from, line);
  }
  cairo_fill (cr);
}

/**
 * frond_plot_goal_draw_line:
 * @cr: where to paint
 * @frame: its area
 * @palette: colours
 * @goals: in order of time
 * @n_goals: how many
 *
 * The dashed goal line, or both lines of a goal with two. Paint it over the trace. The dashes lie still in time, so that neighbouring tiles
 * join.
 */
void
frond_plot_goal_draw_line (cairo_t                *cr,
                           const FrondPlotFrame   *frame,
                           const FrondPlotPalette *palette,
                           const FrondPlotGoal    *goals,
                           gsize                   n_goals)
{
  cairo_save (cr);
  frond_plot_frame_clip (frame, cr);
  frond_plot_set_color (cr, &palette->text);
  for (gsize i = 0; i < n_goals; i++) {
    double left, right;

    if (!find_extent (frame, &goals[i], &left, &right))
      continue;

    draw_dashes (cr, frame, goals[i].value, left, right);
    if (frond_plot_goal_has_upper (&goals[i]))
      draw_dashes (cr, frame, goals[i].upper, left, right);
  }
  cairo_restore (cr);
}
