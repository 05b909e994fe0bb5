/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How open the patient's picture is: one number from 0, tense, to 1, let go. */

#include "frond-openness.h"

#include <math.h>

#define AT_REFERENCE 0.75
#define PER_OCTAVE   0.5

/**
 * frond_openness_of:
 * @value: the envelope
 * @reference: what it is compared with, in the same unit
 *
 * Halves of a level are felt alike wherever they begin, so that octaves are what counts: at the reference the picture is three quarters
 * open, half an octave below it is fully open, one and a half above it closed.
 *
 * Returns: 0 tense .. 1 let go; NAN where one of them is not known
 */
double
frond_openness_of (double value,
                   double reference)
{
  if (isnan (value) || isnan (reference))
    return NAN;
  if (value <= 0)
    return 1;
  if (reference <= 0)
    return 0;

  return CLAMP (AT_REFERENCE - PER_OCTAVE * log2 (value / reference), 0, 1);
}

/**
 * frond_openness_get_reference:
 * @status: of a session
 *
 * Returns: what letting go is measured by at present: the goal where it is to be stayed below (the upper edge of one with two), else the
 * resting level; NAN where neither is known. What the sensor cannot tell from nothing is no reference: it is the floor at least
 */
double
frond_openness_get_reference (const FrondLiveStatus *status)
{
  const FrondEngineStatus *engine = &status->engine;
  double                   reference = NAN;

  /* Before it begins, the engine's figures mean nothing. */
  if (status->state == FROND_LIVE_RUNNING || status->state == FROND_LIVE_PAUSED || status->state == FROND_LIVE_STOPPED) {
    if (engine->direction == FROND_GOAL_BELOW)
      reference = engine->goal;
    else if (engine->direction == FROND_GOAL_BETWEEN)
      reference = engine->goal_upper;
  }
  if (isnan (reference))
    reference = status->baseline;

  return reference < status->noise_floor ? status->noise_floor : reference;
}

/**
 * frond_openness_get:
 * @status: of a session
 *
 * Returns: how open the picture is to be; NAN where there is nothing to go by, and then it rests. Below the floor counts as the floor
 */
double
frond_openness_get (const FrondLiveStatus *status)
{
  return frond_openness_of (status->below_floor ? status->noise_floor : status->value, frond_openness_get_reference (status));
}
