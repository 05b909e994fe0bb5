/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a phase's goal line is: one answer for the live plot, the review and the paper. */

#include "frond-phase-goal.h"

/* What one unit of a rule's value is in the channel's unit. */
static double
unit_of (FrondGoalRule               rule,
         const FrondEngineReference *reference)
{
  switch (rule) {
  case FROND_GOAL_ABSOLUTE:
    return 1;
  case FROND_GOAL_BASELINE_PERCENT:
    return reference->baseline / 100;
  case FROND_GOAL_MVC_PERCENT:
    return reference->mvc / 100;
  case FROND_GOAL_REST_PERCENT:
    return (isnan (reference->rest) ? reference->baseline : reference->rest) / 100;
  case FROND_GOAL_ADAPTIVE:
  case FROND_GOAL_CURVE:
  case FROND_GOAL_NONE:
  default:
    return NAN;
  }
}

/* Level before the first point and behind the last, straight between two. */
static double
curve_at (const GArray *points,
          double        elapsed_s)
{
  const FrondGoalPoint *point = (const FrondGoalPoint *) (const void *) points->data;
  guint                 i = 0;

  if (elapsed_s <= point[0].at_s)
    return point[0].value;
  while (i < points->len && point[i].at_s < elapsed_s)
    i++;
  if (i == points->len)
    return point[i - 1].value;

  return point[i - 1].value + (point[i].value - point[i - 1].value) * (elapsed_s - point[i - 1].at_s) / (point[i].at_s - point[i - 1].at_s);
}

/**
 * frond_phase_get_goal_at:
 * @phase: a phase
 * @elapsed_s: seconds of its clock
 * @reference: what goals refer to
 *
 * Returns: the goal line then, in the channel's unit: the lower edge of a goal with two. NAN without a goal, where it refers to
 * something unknown, and for an adaptive goal, which depends on what the person did
 */
double
frond_phase_get_goal_at (const FrondPhase           *phase,
                         double                      elapsed_s,
                         const FrondEngineReference *reference)
{
  double width = phase->goal_direction == FROND_GOAL_BETWEEN ? phase->goal_width : 0;

  if (phase->goal_rule == FROND_GOAL_CURVE)
    return (curve_at (phase->goal_points, elapsed_s) - width) * unit_of (phase->goal_of, reference);

  return phase->goal_value * unit_of (phase->goal_rule, reference);
}

/**
 * frond_phase_get_goal_upper_at:
 * @phase: a phase
 * @elapsed_s: seconds of its clock
 * @reference: what goals refer to
 *
 * Returns: the upper edge of a goal with two, as frond_phase_get_goal_at() has the lower one; NAN of any other
 */
double
frond_phase_get_goal_upper_at (const FrondPhase           *phase,
                               double                      elapsed_s,
                               const FrondEngineReference *reference)
{
  if (phase->goal_direction != FROND_GOAL_BETWEEN)
    return NAN;
  if (phase->goal_rule == FROND_GOAL_CURVE)
    return (curve_at (phase->goal_points, elapsed_s) + phase->goal_width) * unit_of (phase->goal_of, reference);

  return phase->goal_upper * unit_of (phase->goal_rule, reference);
}

/**
 * frond_phase_get_own_upper_at:
 * @phase: a phase
 * @own: lower edge that the therapist set
 * @elapsed_s: seconds of its clock
 * @reference: what goals refer to
 *
 * Returns: the upper edge that goes with it, NAN of a goal without: it keeps its distance, of a goal between two values in parts of the lower
 */
double
frond_phase_get_own_upper_at (const FrondPhase           *phase,
                              double                      own,
                              double                      elapsed_s,
                              const FrondEngineReference *reference)
{
  if (phase->goal_direction != FROND_GOAL_BETWEEN)
    return NAN;
  if (phase->goal_rule != FROND_GOAL_CURVE)
    return own * phase->goal_upper / phase->goal_value;

  return own + frond_phase_get_goal_upper_at (phase, elapsed_s, reference) - frond_phase_get_goal_at (phase, elapsed_s, reference);
}

/* What a rule does not use is not a number. */
static gboolean
is_value_same (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_curve_same (const GArray *points,
               const GArray *other)
{
  if (!points || !other || points->len != other->len)
    return points == other;

  for (guint i = 0; i < points->len; i++) {
    const FrondGoalPoint *a = &g_array_index (points, FrondGoalPoint, i), *b = &g_array_index (other, FrondGoalPoint, i);

    if (a->at_s != b->at_s || a->value != b->value)
      return FALSE;
  }

  return TRUE;
}

/**
 * frond_phase_is_goal_same:
 * @phase: a phase
 * @other: another one
 *
 * Returns: whether both ask for the same: by the same rule, with the same values, on the same side
 */
gboolean
frond_phase_is_goal_same (const FrondPhase *phase,
                          const FrondPhase *other)
{
  return phase->goal_rule == other->goal_rule && phase->goal_of == other->goal_of && phase->goal_direction == other->goal_direction &&
         is_value_same (phase->goal_value, other->goal_value) && is_value_same (phase->goal_upper, other->goal_upper) &&
         is_value_same (phase->goal_width, other->goal_width) && is_curve_same (phase->goal_points, other->goal_points);
}
