/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-frame.h"

G_BEGIN_DECLS

typedef enum {
  FROND_PLOT_GOAL_BELOW, /* letting go: at or below the line is good */
  FROND_PLOT_GOAL_ABOVE,
  FROND_PLOT_GOAL_BETWEEN, /* from the line up to the upper one */
} FrondPlotGoalSide;

/**
 * FrondPlotGoal:
 * @start_s: from when on
 * @end_s: until when
 * @value: where the goal line is; the lower one of two
 * @side: which side of it is good
 * @upper: for #FROND_PLOT_GOAL_BETWEEN, else of no meaning
 */
typedef struct {
  double            start_s;
  double            end_s;
  double            value;
  FrondPlotGoalSide side;
  double            upper;
} FrondPlotGoal;

gboolean frond_plot_goal_has_upper (const FrondPlotGoal *goal);
double   frond_plot_goal_get_highest (const FrondPlotGoal *goal);

void frond_plot_goal_draw_zone (cairo_t                *cr,
                                const FrondPlotFrame   *frame,
                                const FrondPlotPalette *palette,
                                const FrondPlotGoal    *goals,
                                gsize                   n_goals);
void frond_plot_goal_draw_line (cairo_t                *cr,
                                const FrondPlotFrame   *frame,
                                const FrondPlotPalette *palette,
                                const FrondPlotGoal    *goals,
                                gsize                   n_goals);

G_END_DECLS
