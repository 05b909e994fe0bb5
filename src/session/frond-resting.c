/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-resting.h"

#include "frond-statistics.h"

void
frond_resting_init (FrondResting *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (double));
  self->abdomen = g_array_new (FALSE, FALSE, sizeof (double));
  self->n_wanted = 0;
}

void
frond_resting_clear (FrondResting *self)
{
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->abdomen, g_array_unref);
}

void
frond_resting_begin (FrondResting *self,
                     gsize         n_wanted)
{
  g_array_set_size (self->shown, 0);
  g_array_set_size (self->abdomen, 0);
  self->n_wanted = n_wanted;
}

/**
 * frond_resting_push:
 * @self: a measurement that has begun
 * @shown: envelope of the shown channel, NAN where it is not valid
 * @abdomen: (nullable): of the abdominal one
 * @n: samples
 *
 * Returns: whether that was enough
 */
gboolean
frond_resting_push (FrondResting *self,
                    const double *shown,
                    const double *abdomen,
                    gsize         n)
{
  g_array_append_vals (self->shown, shown, (guint) n);
  if (abdomen)
    g_array_append_vals (self->abdomen, abdomen, (guint) n);

  return self->shown->len >= self->n_wanted;
}

gsize
frond_resting_get_n_left (const FrondResting *self)
{
  return self->n_wanted > self->shown->len ? self->n_wanted - self->shown->len : 0;
}

static const double *
get_values (const GArray *array)
{
  return (const double *) (const void *) array->data;
}

/**
 * frond_resting_get:
 * @self: a measurement
 * @reference: (out): its baseline, and the abdomen's mean and SD, are set; NAN where nothing was valid
 *
 * The resting level is the median of the envelope: one cough must not move it. The abdomen's limit is a rule of mean and SD
 * (clinical.md 2.3), so that those are kept.
 */
void
frond_resting_get (const FrondResting   *self,
                   FrondEngineReference *reference)
{
  FrondStatistics shown, abdomen;

  frond_statistics_compute (get_values (self->shown), self->shown->len, &shown);
  frond_statistics_compute (get_values (self->abdomen), self->abdomen->len, &abdomen);
  reference->baseline = frond_statistics_median (get_values (self->shown), self->shown->len);
  reference->baseline_sd = shown.sd;
  reference->abdomen_mean = abdomen.mean;
  reference->abdomen_sd = abdomen.sd;
}
