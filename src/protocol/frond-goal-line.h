/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme.h"

G_BEGIN_DECLS

/* Where the goal is right now. */
typedef struct {
  double             goal;  /* NAN for none; the lower edge of two */
  double             upper; /* NAN but for two edges */
  FrondGoalDirection direction;
} FrondGoalLine;

#define FROND_GOAL_LINE_NONE ((FrondGoalLine) { NAN, NAN, FROND_GOAL_BELOW })

gboolean frond_goal_line_is_known (const FrondGoalLine *self);
double   frond_goal_line_get_beyond (const FrondGoalLine *self,
                                     double               value,
                                     double              *edge);

G_END_DECLS
