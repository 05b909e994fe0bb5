/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-adaptive-goal.h"
#include "frond-engine-measure.h"
#include "frond-goal-line.h"

G_BEGIN_DECLS

/* What the therapist set for the phases that ask for the same as this one. */
typedef struct {
  const FrondPhase *phase;
  double            goal; /* NAN: the rule's */
} FrondOwnGoal;

/* The goal that holds: the rule's, or the therapist's own. */
typedef struct {
  const FrondEngineMeasure *measure;
  double                    floor;
  GArray                   *own; /* of FrondOwnGoal */
  FrondAdaptiveGoal        *adaptive;
  double                    adaptive_value; /* the goal_value that it was made for */
  gboolean                  frozen;
} FrondEngineGoal;

void          frond_engine_goal_init (FrondEngineGoal          *self,
                                      const FrondEngineMeasure *measure);
void          frond_engine_goal_clear (FrondEngineGoal *self);
FrondGoalLine frond_engine_goal_get (FrondEngineGoal  *self,
                                     const FrondPhase *phase,
                                     double            elapsed_s);
gboolean      frond_engine_goal_is_own (const FrondEngineGoal *self,
                                        const FrondPhase      *phase);
void          frond_engine_goal_set_own (FrondEngineGoal  *self,
                                         const FrondPhase *phase,
                                         double            goal);
void          frond_engine_goal_set_frozen (FrondEngineGoal *self,
                                            gboolean         frozen);
gboolean      frond_engine_goal_push (FrondEngineGoal  *self,
                                      const FrondPhase *phase,
                                      double            value);

G_END_DECLS
