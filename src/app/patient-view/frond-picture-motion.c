/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-picture-motion.h"

#include <math.h>

/* Halves of a breath per second: four seconds in, six out, until the pacer itself has shown how fast it goes. */
#define RATE_IN  (1 / 4.0)
#define RATE_OUT (1 / 6.0)
/* A pacer that was not heard of for so long stands. */
#define MOST_AHEAD_S 0.6
/* Seconds in which two thirds of a difference are gone. */
#define BREATH_S 0.20
#define REST_S   0.60
#define ROUND_S  0.40
#define STILL    0.002

void
frond_picture_motion_init (FrondPictureMotion *self)
{
  *self = (FrondPictureMotion) {
    .openness = NAN,
    .breath = NAN,
    .round = NAN,
    .breathes_alone = TRUE,
    .rates = { RATE_IN, RATE_OUT },
    .shown_round = NAN,
    .pace = 1,
  };
  frond_openness_smoother_init (&self->smoother);
}

/* The pacer is asked a few times a second; between two answers it is assumed to go on as between the last two. */
static void
learn_rate (FrondPictureMotion *self,
            double              breath)
{
  const int half = breath >= 1;

  if (isnan (self->breath) || isnan (breath) || half != (self->breath >= 1) || self->since_breath_s < 0.02)
    return;

  self->rates[half] = CLAMP ((breath - self->breath) / self->since_breath_s, 0, 1);
}

/**
 * frond_picture_motion_set_target:
 * @self: a motion
 * @openness: 0 tense .. 1 let go, not smoothed; NAN rests
 * @breath: 0..1 in, 1..2 out; NAN outside of paced breathing
 * @round: how much of the round is over; NAN for none
 */
void
frond_picture_motion_set_target (FrondPictureMotion *self,
                                 double              openness,
                                 double              breath,
                                 double              round)
{
  self->openness = openness;
  self->round = round;
  /* Asked twice within a frame: nothing to learn, and no news. */
  if (isnan (breath) || isnan (self->breath) || self->since_breath_s >= 0.02 || breath != self->breath) {
    learn_rate (self, breath);
    if (isnan (breath))
      self->rates[0] = RATE_IN, self->rates[1] = RATE_OUT;
    self->breath = breath;
    self->since_breath_s = 0;
  }
}

void
frond_picture_motion_set_resting (FrondPictureMotion *self,
                                  gboolean            is_resting)
{
  self->is_resting = is_resting;
}

/**
 * frond_picture_motion_set_breathes_alone:
 * @self: a motion
 * @breathes_alone: whether the picture breathes by itself where no pace is given; a pacer itself must not
 */
void
frond_picture_motion_set_breathes_alone (FrondPictureMotion *self,
                                         gboolean            breathes_alone)
{
  self->breathes_alone = breathes_alone;
}

/* The shorter way round from one place in a breath to another, -1..1. */
static double
way_to (double from,
        double to)
{
  const double way = fmod (to - from, 2);

  return way > 1 ? way - 2 : way < -1 ? way + 2
                                      : way;
}

static void
advance_breath (FrondPictureMotion *self,
                double              seconds)
{
  const int half = self->shown_breath >= 1;
  double    to = 0;

  self->since_breath_s += seconds;
  if (isnan (self->breath) || self->is_resting) {
    if (self->breathes_alone)
      self->shown_breath += self->pace * seconds * (half ? RATE_OUT : RATE_IN) * 0.9;
    else
      self->shown_breath += way_to (self->shown_breath, 0) * (1 - exp (-seconds / REST_S));
  } else {
    const double ahead = self->rates[half] * MIN (self->since_breath_s, MOST_AHEAD_S);

    to = self->breath + ahead;
    self->shown_breath += self->rates[half] * seconds;
    self->shown_breath += way_to (self->shown_breath, to) * (1 - exp (-seconds / BREATH_S));
  }
  self->shown_breath = fmod (self->shown_breath + 2, 2);
}

static void
advance_round (FrondPictureMotion *self,
               double              seconds)
{
  if (isnan (self->round) || isnan (self->shown_round))
    self->shown_round = self->round;
  else
    self->shown_round += (self->round - self->shown_round) * (1 - exp (-seconds / ROUND_S));
}

/**
 * frond_picture_motion_advance:
 * @self: a motion
 * @seconds: since the last frame
 */
void
frond_picture_motion_advance (FrondPictureMotion *self,
                              double              seconds)
{
  self->pace += ((self->is_resting ? 0 : 1) - self->pace) * (1 - exp (-seconds / REST_S));
  self->time_s += self->pace * seconds;
  frond_openness_smoother_advance (&self->smoother, self->is_resting ? NAN : self->openness, seconds);
  advance_breath (self, seconds);
  advance_round (self, seconds);
}

void
frond_picture_motion_get_state (const FrondPictureMotion *self,
                                FrondPictureState        *state)
{
  *state = (FrondPictureState) {
    .openness = CLAMP (self->smoother.value, 0, 1),
    .breath = self->shown_breath,
    .round = self->shown_round,
    .time_s = self->time_s,
  };
}

/**
 * frond_picture_motion_is_still:
 * @self: a motion
 *
 * Returns: whether it rests and has come to rest: no further frame would differ
 */
gboolean
frond_picture_motion_is_still (const FrondPictureMotion *self)
{
  return self->is_resting && self->pace < STILL && frond_openness_smoother_is_settled (&self->smoother, NAN) &&
         (self->breathes_alone || fabs (way_to (self->shown_breath, 0)) < STILL) &&
         (isnan (self->round) || fabs (self->round - self->shown_round) < STILL);
}
