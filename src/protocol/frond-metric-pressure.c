/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Squeeze pressure in cmH2O, the resting level taken off ("tare"); the resting pressure itself as it was read. */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-statistics.h"

/* A squeeze counts as held while it is at least half as strong as at its best. */
#define HELD_SHARE 0.5

#define CMH2O "cmH2O"

/* 0 for a unit that is no pressure. */
static double
get_cmh2o_per_unit (const char *unit)
{
  static const struct {
    const char *unit;
    double      cmh2o;
  } units[] = {
    { CMH2O, 1 },
    { "mmHg", 1.3595 },
    { "hPa", 1.0197 },
    { "mbar", 1.0197 },
    { "kPa", 10.197 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (unit, units[i].unit))
      return units[i].cmh2o;

  return 0;
}

static void
add_level (FrondMetricContext     *self,
           const char             *id,
           const FrondMetricTrial *trial,
           double                  value,
           double                  factor,
           FrondMetricReason       reason)
{
  FrondMetric *metric = frond_metric_add (self, id, FROND_SCHOOL_FROND, (int) trial->index, CMH2O, factor * value, reason);

  metric->is_below_floor = reason == FROND_METRIC_FINE && value < self->request->noise_floor;
}

static void
add_squeeze (FrondMetricContext     *self,
             const FrondMetricTrial *trial,
             double                  factor,
             FrondMetricReason       reason)
{
  FrondMetricSpan span = frond_metric_get_span (self, trial);
  double          tare = trial->result->rest.mean, peak = trial->result->peak - tare;
  double          held = nextafter (tare + HELD_SHARE * peak, -INFINITY);
  gsize           run = 0, longest = 0;

  for (gsize i = 0; i < span.n; i++) {
    run = span.x[i] > held ? run + 1 : 0;
    longest = MAX (longest, run);
  }
  if (reason == FROND_METRIC_FINE && isnan (tare))
    reason = FROND_METRIC_NO_REST;
  add_level (self, "pressure-mean", trial, trial->result->mean - tare, factor, reason);
  add_level (self, "pressure-peak", trial, peak, factor, reason);
  if (reason == FROND_METRIC_FINE && !(peak > 0))
    reason = FROND_METRIC_NO_CONTRACTION;
  frond_metric_add (self, "pressure-hold", FROND_SCHOOL_FROND, (int) trial->index, "s", (double) longest / self->rate_hz, reason);
}

/*
 * frond_metric_add_pressure:
 *
 * Of a pressure channel: "pressure-rest" of rest; "pressure-mean", "pressure-peak" and "pressure-hold" of work.
 */
void
frond_metric_add_pressure (FrondMetricContext     *self,
                           const FrondMetricTrial *trial)
{
  double            factor = get_cmh2o_per_unit (self->unit);
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;

  if (!frond_metric_is_pressure (self) || factor <= 0)
    return;

  if (trial->segment->kind == FROND_PHASE_REST)
    add_level (self, "pressure-rest", trial, trial->result->mean, factor, reason);
  if (trial->effort != FROND_EFFORT_NONE)
    add_squeeze (self, trial, factor, reason);
}
