/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-openness-smoother.h"

#include <math.h>

/* Per second. Nine tenths of a step are done after 3.89 of its inverse: 0.4 s where there is something to follow, a second and a half on the
 * way to rest. */
#define FOLLOWING 9.72
#define TO_REST   2.6

#define SETTLED 0.0005

void
frond_openness_smoother_init (FrondOpennessSmoother *self)
{
  *self = (FrondOpennessSmoother) { FROND_OPENNESS_RESTING, 0 };
}

/**
 * frond_openness_smoother_advance:
 * @self: a smoother
 * @target: where to; NAN eases to a resting half
 * @seconds: since the last call
 *
 * A critically damped oscillator, solved exactly for a target that stands during the step: a long frame ends where many short ones would.
 *
 * Returns: how open it is now
 */
double
frond_openness_smoother_advance (FrondOpennessSmoother *self,
                                 double                 target,
                                 double                 seconds)
{
  const double rate = isnan (target) ? TO_REST : FOLLOWING;
  const double to = isnan (target) ? FROND_OPENNESS_RESTING : CLAMP (target, 0, 1);
  const double away = self->value - to, push = self->speed + rate * away;
  double       decay;

  if (!(seconds > 0))
    return self->value;

  decay = exp (-rate * seconds);
  self->value = to + (away + push * seconds) * decay;
  self->speed = (self->speed - rate * push * seconds) * decay;

  return self->value;
}

/**
 * frond_openness_smoother_is_settled:
 * @self: a smoother
 * @target: as for frond_openness_smoother_advance()
 *
 * Returns: whether nothing that could be seen is left to do
 */
gboolean
frond_openness_smoother_is_settled (const FrondOpennessSmoother *self,
                                    double                       target)
{
  const double to = isnan (target) ? FROND_OPENNESS_RESTING : CLAMP (target, 0, 1);

  return fabs (self->value - to) < SETTLED && fabs (self->speed) < SETTLED;
}
