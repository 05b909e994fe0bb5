/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-zone-judge.h"

#include <math.h>

#define NEAR_PART       0.20
#define HYSTERESIS_PART 0.05
#define DWELL_S         0.25

void
frond_zone_judge_init (FrondZoneJudge *self,
                       double          rate_hz)
{
  self->dwell = (guint64) ceil (DWELL_S * rate_hz);
  frond_zone_judge_forget (self);
}

/* The next value is judged afresh: another goal, another phase. */
void
frond_zone_judge_forget (FrondZoneJudge *self)
{
  self->zone = FROND_ZONE_NONE;
  self->candidate = FROND_ZONE_NONE;
  self->candidate_for = 0;
}

/* A zone is left for a worse one only beyond its edge by 5 % of the goal; into a better one the edge itself counts. */
static FrondZone
judge (FrondZone            current,
       double               value,
       const FrondGoalLine *line,
       gboolean             may_reach)
{
  double edge, beyond = frond_goal_line_get_beyond (line, value, &edge);
  double unit = fabs (edge);
  double slack = HYSTERESIS_PART * unit;

  if (may_reach && beyond <= (current == FROND_ZONE_REACHED ? slack : 0))
    return FROND_ZONE_REACHED;
  if (beyond <= NEAR_PART * unit + (current == FROND_ZONE_NEAR ? slack : 0))
    return FROND_ZONE_NEAR;

  return FROND_ZONE_AWAY;
}

/*
 * frond_zone_judge_push:
 * @self: a judge
 * @value: the next sample, NAN when not valid
 * @line: the goal
 * @may_reach: FALSE where something else keeps this from being a success: then it is near at best
 *
 * Another zone counts after a quarter of a second in a row; from nothing to something at once.
 */
void
frond_zone_judge_push (FrondZoneJudge      *self,
                       double               value,
                       const FrondGoalLine *line,
                       gboolean             may_reach)
{
  FrondZone zone;

  if (isnan (value) || !frond_goal_line_is_known (line)) {
    frond_zone_judge_forget (self);
    return;
  }

  zone = judge (self->zone, value, line, may_reach);
  self->candidate_for = zone == self->candidate ? self->candidate_for + 1 : 1;
  self->candidate = zone;
  if (self->zone == FROND_ZONE_NONE || self->candidate_for >= self->dwell)
    self->zone = zone;
}
