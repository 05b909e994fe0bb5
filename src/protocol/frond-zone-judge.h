/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-goal-line.h"
#include "frond-programme-engine.h"

G_BEGIN_DECLS

/* Says in which zone a value is, without changing its mind at every wiggle. */
typedef struct {
  FrondZone zone;
  FrondZone candidate;
  guint64   candidate_for; /* samples in a row */
  guint64   dwell;         /* samples after which the candidate is believed */
} FrondZoneJudge;

void frond_zone_judge_init (FrondZoneJudge *self,
                            double          rate_hz);
void frond_zone_judge_forget (FrondZoneJudge *self);
void frond_zone_judge_push (FrondZoneJudge      *self,
                            double               value,
                            const FrondGoalLine *line,
                            gboolean             may_reach);

G_END_DECLS
