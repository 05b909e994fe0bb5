/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-rest-level.h"

#include <math.h>
#include <stdlib.h>

/* Envelopes change within tenths of a second: 65536 samples describe three hours of rest, and bound the memory. */
#define MAX_VALUES 65536

void
frond_rest_level_init (FrondRestLevel *self,
                       double          rate_hz)
{
  self->rate_hz = rate_hz;
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->stride = 1;
  self->n_valid = 0;
}

void
frond_rest_level_clear (FrondRestLevel *self)
{
  g_clear_pointer (&self->values, g_array_unref);
}

/* A new rest of n_samples begins; what was before does not count any more. */
void
frond_rest_level_begin (FrondRestLevel *self,
                        guint64         n_samples)
{
  g_array_set_size (self->values, 0);
  self->stride = 1 + n_samples / MAX_VALUES;
  self->n_valid = 0;
}

/* A rest at the patient's pace can last for as long as they like. */
static void
thin_out (FrondRestLevel *self)
{
  double *values = (double *) (void *) self->values->data;
  guint   kept = (self->values->len + 1) / 2;

  for (guint i = 1; i < kept; i++)
    values[i] = values[2 * i];
  g_array_set_size (self->values, kept);
  self->stride *= 2;
}

void
frond_rest_level_push (FrondRestLevel *self,
                       double          value)
{
  if (isnan (value))
    return;
  if (self->n_valid++ % self->stride != 0)
    return;
  g_array_append_val (self->values, value);
  if (self->values->len > MAX_VALUES)
    thin_out (self);
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Returns: the median, NAN with less than five seconds of valid signal. */
double
frond_rest_level_get (const FrondRestLevel *self)
{
  g_autofree double *sorted = NULL;
  gsize              n = self->values->len;

  if ((double) self->n_valid < FROND_REST_LEVEL_ENOUGH_S * self->rate_hz)
    return NAN;

  sorted = g_memdup2 (self->values->data, n * sizeof (double));
  qsort (sorted, n, sizeof (double), compare);

  return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}
