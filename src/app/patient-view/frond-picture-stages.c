/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-picture-stages.h"

#include <math.h>

#define FADE_S        0.7
#define N_ROUND_STEPS 20
#define NO_ROUND      (-1)
/* Beyond the middle between two stages by so much of one, so that a level on an edge does not go to and fro. */
#define BEYOND 0.12

static int
round_step_of (double round)
{
  return isnan (round) ? NO_ROUND : (int) floor (CLAMP (round, 0, 1) * N_ROUND_STEPS + 1e-9);
}

static int
stage_of (double openness)
{
  return (int) lround (CLAMP (openness, 0, 1) * (FROND_PICTURE_N_STAGES - 1));
}

void
frond_picture_stages_init (FrondPictureStages *self,
                           double              openness,
                           double              round)
{
  *self = (FrondPictureStages) { stage_of (openness), round_step_of (round), 1 };
}

/**
 * frond_picture_stages_advance:
 * @self: stages
 * @openness: smoothed
 * @round: how much of the round is over, NAN for none
 * @seconds: since the last call
 *
 * A picture fades in whole before the next one may begin.
 *
 * Returns: whether another picture begins to fade in now
 */
gboolean
frond_picture_stages_advance (FrondPictureStages *self,
                              double              openness,
                              double              round,
                              double              seconds)
{
  const int    round_step = round_step_of (round);
  const double away = CLAMP (openness, 0, 1) * (FROND_PICTURE_N_STAGES - 1) - self->stage;
  const int    stage = fabs (away) > 0.5 + BEYOND ? stage_of (openness) : self->stage;

  self->faded = MIN (1, self->faded + seconds / FADE_S);
  if (self->faded < 1 || (stage == self->stage && round_step == self->round_step))
    return FALSE;

  self->stage = stage;
  self->round_step = round_step;
  self->faded = 0;

  return TRUE;
}

/**
 * frond_picture_stages_get_faded:
 * @self: stages
 *
 * Returns: 0..1, how much of the new picture is to be seen; without a corner at either end
 */
double
frond_picture_stages_get_faded (const FrondPictureStages *self)
{
  return self->faded * self->faded * (3 - 2 * self->faded);
}

void
frond_picture_stages_get_state (const FrondPictureStages *self,
                                FrondPictureState        *state)
{
  *state = (FrondPictureState) {
    .openness = self->stage / (double) (FROND_PICTURE_N_STAGES - 1),
    .breath = NAN,
    .round = self->round_step == NO_ROUND ? NAN : self->round_step / (double) N_ROUND_STEPS,
    .time_s = 0,
  };
}
