/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-abdomen-watch.h"

#include <math.h>

/* A laugh or a swallow is shorter. */
#define DWELL_S 0.5

void
frond_abdomen_watch_init (FrondAbdomenWatch *self,
                          double             rate_hz)
{
  self->dwell = (guint64) floor (DWELL_S * rate_hz);
  self->limit = NAN;
  frond_abdomen_watch_forget (self);
}

gboolean
frond_abdomen_watch_matters (const FrondPhase *phase)
{
  return phase->abdomen_quiet || phase->kind == FROND_PHASE_DROP;
}

/*
 * frond_abdomen_watch_begin:
 * @self: a watch
 * @phase: what begins
 * @limit: what the abdominal channel must stay below, NAN when not known
 */
void
frond_abdomen_watch_begin (FrondAbdomenWatch *self,
                           const FrondPhase  *phase,
                           double             limit)
{
  self->widens = phase->kind == FROND_PHASE_DROP;
  self->limit = frond_abdomen_watch_matters (phase) ? limit : NAN;
  frond_abdomen_watch_forget (self);
}

/* Returns: whether something was flagged that is not any more. */
gboolean
frond_abdomen_watch_forget (FrondAbdomenWatch *self)
{
  gboolean was_flagged = self->is_flagged;

  self->bad_for = 0;
  self->is_quiet = TRUE;
  self->is_flagged = FALSE;
  self->may_reach = TRUE;
  self->is_known = TRUE;

  return was_flagged;
}

/*
 * frond_abdomen_watch_push:
 * @self: a watch
 * @value: the pelvic floor's next sample, NAN when not valid
 * @abdomen: the abdominal channel's, NAN when not valid or not there
 *
 * Widening is below one's own rest without a rise of the abdomen (clinical.md 2.5): whoever pushes bears down, however low the pelvic
 * floor's activity is meanwhile. It is flagged when it lasted for more than half a second, and it is no success from its first sample on.
 *
 * Returns: whether the flag began or ended with this sample
 */
gboolean
frond_abdomen_watch_push (FrondAbdomenWatch *self,
                          double             value,
                          double             abdomen)
{
  gboolean was_flagged = self->is_flagged;
  gboolean is_above = abdomen > self->limit;

  self->is_quiet = !is_above;
  self->is_known = isnan (self->limit) || !isnan (abdomen);
  self->may_reach = !is_above;
  self->bad_for = is_above && !isnan (value) ? self->bad_for + 1 : 0;
  self->is_flagged = self->bad_for > self->dwell;

  return self->is_flagged != was_flagged;
}
