/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal that follows the person. Quiet is success: it falls while letting go goes well and comes back as soon as it does not. */

#include "frond-adaptive-goal.h"

#include <math.h>

#define WINDOW_S 60.0
#define STEP     0.9

enum {
  OUTSIDE,
  INSIDE,
  UNKNOWN,
};

struct _FrondAdaptiveGoal {
  double start;
  double floor;
  double goal;

  /* The last minute, a verdict for each sample; empty again after every move. */
  guint8 *verdicts;
  gsize   size;
  gsize   n;
  gsize   next;
  gsize   counts[3];
};

/*
 * frond_adaptive_goal_new:
 * @rate_hz: samples per second
 * @start: the level to start at; the goal never rises above it
 * @floor: the level below which the goal never falls
 */
FrondAdaptiveGoal *
frond_adaptive_goal_new (double rate_hz,
                         double start,
                         double floor)
{
  FrondAdaptiveGoal *self = g_new0 (FrondAdaptiveGoal, 1);

  self->floor = floor;
  self->start = fmax (start, floor);
  self->goal = self->start;
  self->size = (gsize) fmax (1, round (WINDOW_S * rate_hz));
  self->verdicts = g_malloc (self->size);

  return self;
}

void
frond_adaptive_goal_free (FrondAdaptiveGoal *self)
{
  g_free (self->verdicts);
  g_free (self);
}

double
frond_adaptive_goal_get (const FrondAdaptiveGoal *self)
{
  return self->goal;
}

/* Forgets the minute so far: the next move is a whole one away. */
void
frond_adaptive_goal_restart (FrondAdaptiveGoal *self)
{
  self->n = 0;
  self->next = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    self->counts[i] = 0;
}

static void
remember (FrondAdaptiveGoal *self,
          guint8             verdict)
{
  if (self->n == self->size)
    self->counts[self->verdicts[self->next]]--;
  else
    self->n++;

  self->verdicts[self->next] = verdict;
  self->counts[verdict]++;
  self->next = self->next + 1 == self->size ? 0 : self->next + 1;
}

static double
decide (const FrondAdaptiveGoal *self)
{
  gsize valid = self->counts[INSIDE] + self->counts[OUTSIDE];

  /* Half a minute without signal says nothing about the person. */
  if (self->n < self->size || valid * 2 < self->size)
    return self->goal;
  if (self->counts[INSIDE] * 5 >= valid * 4)
    return fmax (self->goal * STEP, self->floor);
  if (self->counts[INSIDE] * 5 < valid * 2)
    return fmin (self->goal / STEP, self->start);

  return self->goal;
}

/*
 * frond_adaptive_goal_push:
 * @self: a goal
 * @value: the next sample of the envelope, NAN when it is not valid
 *
 * clinical.md 2.5: lower by 10 % after >= 80 % of 60 s in the zone, raise back after < 40 % of 60 s. A minute of the phase clock
 * counts, invalid samples included in its length but not in the part.
 *
 * Returns: whether the goal moved
 */
gboolean
frond_adaptive_goal_push (FrondAdaptiveGoal *self,
                          double             value)
{
  double goal;

  remember (self, isnan (value) ? UNKNOWN : value <= self->goal ? INSIDE
                                                                : OUTSIDE);
  goal = decide (self);
  if (goal == self->goal)
    return FALSE;

  self->goal = goal;
  frond_adaptive_goal_restart (self);

  return TRUE;
}
