/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-engine-measure.h"

#include <math.h>

#include "frond-statistics.h"

/* The shortest phase that there can be: what is shorter was no effort yet. */
#define ENOUGH_EFFORT_S 0.5
#define EFFORT_SHARE    0.1

/* Above its mean at rest by this many standard deviations the abdomen works (clinical.md 2.3). */
#define ABDOMEN_SDS 2

void
frond_engine_measure_init (FrondEngineMeasure         *self,
                           double                      rate_hz,
                           const FrondEngineReference *reference)
{
  self->reference = reference ? *reference : FROND_ENGINE_REFERENCE_UNKNOWN;
  self->has_own_mvc = self->wants_rest = FALSE;
  self->rate_hz = rate_hz;
  self->effort = g_array_new (FALSE, FALSE, sizeof (double));
  self->n_abdomen = 0;
  frond_rest_level_init (&self->rest, rate_hz);
}

void
frond_engine_measure_clear (FrondEngineMeasure *self)
{
  g_clear_pointer (&self->effort, g_array_unref);
  frond_rest_level_clear (&self->rest);
}

void
frond_engine_measure_begin (FrondEngineMeasure *self,
                            const FrondPhase   *phase,
                            guint64             n_samples)
{
  if (phase->kind == FROND_PHASE_REST)
    frond_rest_level_begin (&self->rest, n_samples);
  g_array_set_size (self->effort, 0);
  self->n_effort = 0;
  self->n_abdomen = 0;
  self->abdomen_mean = self->abdomen_squares = 0;
}

static void
push_abdomen (FrondEngineMeasure *self,
              double              abdomen)
{
  double from_mean = abdomen - self->abdomen_mean;

  if (isnan (abdomen))
    return;
  self->n_abdomen++;
  self->abdomen_mean += from_mean / (double) self->n_abdomen;
  self->abdomen_squares += from_mean * (abdomen - self->abdomen_mean);
}

void
frond_engine_measure_push (FrondEngineMeasure *self,
                           const FrondPhase   *phase,
                           double              value,
                           double              abdomen,
                           gboolean            is_clipped)
{
  if (phase->kind == FROND_PHASE_REST) {
    frond_rest_level_push (&self->rest, value);
    push_abdomen (self, abdomen);
  }
  if (phase->measures_mvc && !isnan (value)) {
    self->n_effort++;
    if (!is_clipped)
      g_array_append_val (self->effort, value);
  }
}

/* The session's own best effort counts from its first on; one that was handed in is another day's, with another placement. */
static gboolean
take_effort (FrondEngineMeasure *self)
{
  double best;

  /* What was mostly too strong for the sensor has only its flanks left. */
  if (self->effort->len < ENOUGH_EFFORT_S * self->rate_hz || 2 * self->effort->len < self->n_effort)
    return FALSE;
  best = frond_statistics_top_mean ((const double *) (const void *) self->effort->data, self->effort->len, EFFORT_SHARE);
  if (self->has_own_mvc && best <= self->reference.mvc)
    return FALSE;

  self->reference.mvc = best;
  self->has_own_mvc = TRUE;

  return TRUE;
}

static gboolean
take_rest (FrondEngineMeasure *self)
{
  double level = self->wants_rest ? frond_rest_level_get (&self->rest) : NAN;

  if (isnan (level))
    return FALSE;

  self->reference.rest = level;

  return TRUE;
}

static gboolean
take_abdomen (FrondEngineMeasure *self)
{
  if (!isnan (self->reference.abdomen_mean) && !isnan (self->reference.abdomen_sd))
    return FALSE;
  if (self->n_abdomen < 2 || (double) self->n_abdomen < FROND_REST_LEVEL_ENOUGH_S * self->rate_hz)
    return FALSE;
  /* What never moves is no muscle at rest but an input with nothing at it. */
  if (!(self->abdomen_squares > 0))
    return FALSE;

  self->reference.abdomen_mean = self->abdomen_mean;
  self->reference.abdomen_sd = sqrt (self->abdomen_squares / (double) (self->n_abdomen - 1));

  return TRUE;
}

/*
 * frond_engine_measure_end:
 * @self: what is measured
 * @phase: what is over
 *
 * Returns: a bit for each #FrondReferenceKind that is another one now
 */
guint
frond_engine_measure_end (FrondEngineMeasure *self,
                          const FrondPhase   *phase)
{
  guint found = 0;

  if (phase->measures_mvc && take_effort (self))
    found |= 1 << FROND_REFERENCE_MVC;
  if (phase->kind == FROND_PHASE_REST && take_abdomen (self))
    found |= 1 << FROND_REFERENCE_ABDOMEN_MEAN | 1 << FROND_REFERENCE_ABDOMEN_SD;
  if (phase->kind == FROND_PHASE_REST && take_rest (self))
    found |= 1 << FROND_REFERENCE_REST;

  return found;
}

double
frond_engine_measure_get (const FrondEngineMeasure *self,
                          FrondReferenceKind        kind)
{
  switch (kind) {
  case FROND_REFERENCE_MVC:
    return self->reference.mvc;
  case FROND_REFERENCE_ABDOMEN_MEAN:
    return self->reference.abdomen_mean;
  case FROND_REFERENCE_ABDOMEN_SD:
    return self->reference.abdomen_sd;
  case FROND_REFERENCE_REST:
    return self->reference.rest;
  default:
    g_return_val_if_reached (NAN);
  }
}

/* Returns: the level at rest: the last rest's, else the one that was handed in; NAN when neither is known. */
double
frond_engine_measure_get_level (const FrondEngineMeasure *self)
{
  double level = frond_rest_level_get (&self->rest);

  return isnan (level) ? self->reference.baseline : level;
}

double
frond_engine_measure_get_abdomen_limit (const FrondEngineMeasure *self)
{
  return self->reference.abdomen_mean + ABDOMEN_SDS * self->reference.abdomen_sd;
}
