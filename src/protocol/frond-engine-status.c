/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-engine-private.h"

static double
breath (const FrondProgrammeEngine *self)
{
  double period, t;

  if (!self->phase || self->phase->kind != FROND_PHASE_BREATHE)
    return NAN;

  period = 60 / self->phase->breaths_per_minute;
  t = fmod ((double) self->elapsed / self->rate_hz, period);

  return t < self->phase->breathe_in_s ? t / self->phase->breathe_in_s
                                       : 1 + (t - self->phase->breathe_in_s) / (period - self->phase->breathe_in_s);
}

static FrondZone
get_zone (const FrondProgrammeEngine *self)
{
  /* The judge takes its time, and bearing down is never praised. */
  if (self->watch.is_flagged && self->watch.widens && self->judge.zone == FROND_ZONE_REACHED)
    return FROND_ZONE_NEAR;

  return self->judge.zone;
}

void
frond_programme_engine_get_status (const FrondProgrammeEngine *self,
                                   FrondEngineStatus          *status)
{
  guint64 remaining = self->length > self->elapsed ? self->length - self->elapsed : 0;

  *status = (FrondEngineStatus) {
    .phase_index = self->index,
    .phase_elapsed_s = (double) self->elapsed / self->rate_hz,
    .phase_remaining_s = (double) remaining / self->rate_hz,
    .elapsed_s = (double) self->total / self->rate_hz,
    .goal = self->line.goal,
    .direction = self->line.direction,
    .zone = get_zone (self),
    .in_zone_fraction = self->n_scored > 0 ? (double) self->n_good / (double) self->n_scored : NAN,
    .goal_upper = self->line.upper,
    .mvc = self->measure.reference.mvc,
    .abdomen_limit = self->phase && self->has_abdomen ? self->watch.limit : NAN,
    .is_abdomen_quiet = self->watch.is_quiet,
    .is_bearing_down = self->watch.is_flagged && self->watch.widens,
    .is_waiting = self->phase && self->phase->pace == FROND_PACE_PATIENT && remaining == 0 && !self->unattended,
    .breath = breath (self),
    .paused = self->paused,
    .finished = !self->phase,
  };
}
