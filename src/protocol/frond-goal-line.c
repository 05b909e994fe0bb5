/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-goal-line.h"

#include <math.h>

gboolean
frond_goal_line_is_known (const FrondGoalLine *self)
{
  return !isnan (self->goal) && (self->direction != FROND_GOAL_BETWEEN || !isnan (self->upper));
}

/*
 * frond_goal_line_get_beyond:
 * @self: a goal that is known
 * @value: a valid sample
 * @edge: (out) (optional): the edge that is nearest to leaving, or that was left
 *
 * Returns: how far the value is on the wrong side; 0 or less on the good one
 */
double
frond_goal_line_get_beyond (const FrondGoalLine *self,
                            double               value,
                            double              *edge)
{
  double below = self->goal - value, above = value - (self->direction == FROND_GOAL_BETWEEN ? self->upper : self->goal);
  double beyond = self->direction == FROND_GOAL_BELOW ? above : self->direction == FROND_GOAL_ABOVE ? below
                                                                                                    : fmax (below, above);

  if (edge)
    *edge = self->direction == FROND_GOAL_BETWEEN && above > below ? self->upper : self->goal;

  return beyond;
}
