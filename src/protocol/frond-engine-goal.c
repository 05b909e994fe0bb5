/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-engine-goal.h"

#include <math.h>

/* Above the sensor's own noise there has to be something to let go of (clinical.md 2.5). */
#define FLOOR_MARGIN 0.5

void
frond_engine_goal_init (FrondEngineGoal          *self,
                        const FrondEngineMeasure *measure)
{
  double noise_floor = measure->reference.noise_floor;

  self->measure = measure;
  self->floor = (isnan (noise_floor) ? 0 : noise_floor) + FLOOR_MARGIN;
  self->adaptive = NULL;
  self->frozen = FALSE;
  self->own = g_array_new (FALSE, FALSE, sizeof (FrondOwnGoal));
}

void
frond_engine_goal_clear (FrondEngineGoal *self)
{
  g_clear_pointer (&self->adaptive, frond_adaptive_goal_free);
  g_clear_pointer (&self->own, g_array_unref);
}

static FrondOwnGoal *
find_own (const FrondEngineGoal *self,
          const FrondPhase      *phase)
{
  for (guint i = 0; i < self->own->len; i++) {
    FrondOwnGoal *own = &g_array_index (self->own, FrondOwnGoal, i);

    if (frond_phase_is_goal_same (own->phase, phase))
      return own;
  }

  return NULL;
}

static double
get_own (const FrondEngineGoal *self,
         const FrondPhase      *phase)
{
  const FrondOwnGoal *own = find_own (self, phase);

  return own ? own->goal : NAN;
}

/* Adaptive goals start once, and go on from where they are in the phases after. */
static double
adaptive_goal (FrondEngineGoal  *self,
               const FrondPhase *phase)
{
  if (!self->adaptive || self->adaptive_value != phase->goal_value) {
    double level = frond_engine_measure_get_level (self->measure);

    if (isnan (level))
      return NAN;
    g_clear_pointer (&self->adaptive, frond_adaptive_goal_free);
    self->adaptive = frond_adaptive_goal_new (self->measure->rate_hz, level * phase->goal_value / 100, self->floor);
    self->adaptive_value = phase->goal_value;
  }

  return frond_adaptive_goal_get (self->adaptive);
}

gboolean
frond_engine_goal_is_own (const FrondEngineGoal *self,
                          const FrondPhase      *phase)
{
  return !isnan (get_own (self, phase));
}

/*
 * frond_engine_goal_get:
 * @self: a goal
 * @phase: of this phase
 * @elapsed_s: seconds of its clock
 */
FrondGoalLine
frond_engine_goal_get (FrondEngineGoal  *self,
                       const FrondPhase *phase,
                       double            elapsed_s)
{
  const FrondEngineReference *reference = &self->measure->reference;
  FrondGoalLine               line = { .goal = get_own (self, phase), .direction = phase->goal_direction };

  if (!isnan (line.goal)) {
    line.upper = frond_phase_get_own_upper_at (phase, line.goal, elapsed_s, reference);
  } else {
    line.goal = phase->goal_rule == FROND_GOAL_ADAPTIVE ? adaptive_goal (self, phase) : frond_phase_get_goal_at (phase, elapsed_s, reference);
    line.upper = frond_phase_get_goal_upper_at (phase, elapsed_s, reference);
  }

  return line;
}

/* NAN gives the rule its goal back. The phase has to outlive the goal. */
void
frond_engine_goal_set_own (FrondEngineGoal  *self,
                           const FrondPhase *phase,
                           double            goal)
{
  const FrondOwnGoal own = { phase, goal };
  FrondOwnGoal      *known = find_own (self, phase);

  if (known)
    known->goal = goal;
  else
    g_array_append_val (self->own, own);
  /* A rule that gets its goal back needs a whole minute with it before it moves. */
  if (phase->goal_rule == FROND_GOAL_ADAPTIVE && self->adaptive)
    frond_adaptive_goal_restart (self->adaptive);
}

void
frond_engine_goal_set_frozen (FrondEngineGoal *self,
                              gboolean         frozen)
{
  if (self->frozen && !frozen && self->adaptive)
    frond_adaptive_goal_restart (self->adaptive);
  self->frozen = frozen;
}

/*
 * frond_engine_goal_push:
 * @self: a goal
 * @phase: the phase that runs
 * @value: its next sample, NAN when not valid, INFINITY when it cannot be a success whatever it is
 *
 * Returns: whether the goal moved
 */
gboolean
frond_engine_goal_push (FrondEngineGoal  *self,
                        const FrondPhase *phase,
                        double            value)
{
  if (phase->goal_rule != FROND_GOAL_ADAPTIVE || !self->adaptive || self->frozen || frond_engine_goal_is_own (self, phase))
    return FALSE;

  return frond_adaptive_goal_push (self->adaptive, value);
}
