/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the muscle answers a touch: clinical.md 2.3, "Insertion-step metrics". */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-statistics.h"

#define ANTICIPATION_S   5.0
#define RETURNED_SHARE   1.2
#define RETURNED_DWELL_S 0.5

/* The segment that begins where this one ends; NULL where there is none. */
static const FrondMetricTrial *
get_next (const FrondMetricContext *self,
          const FrondMetricTrial   *trial)
{
  guint64 end = trial->segment->first_sample + trial->segment->n_samples;

  for (guint i = 0; i < self->n_trials; i++)
    if (self->trials[i].segment->first_sample == end && self->trials[i].index != trial->index)
      return &self->trials[i];

  return NULL;
}

static const FrondMetricTrial *
get_announcement (const FrondMetricContext *self,
                  const FrondMetricTrial   *contact)
{
  for (guint i = 0; i < self->n_trials; i++) {
    const FrondMetricTrial *trial = &self->trials[i];

    if (trial->segment->kind == FROND_PHASE_STEP && trial->segment->step == FROND_TOUCH_ANTICIPATE && get_next (self, trial) == contact)
      return trial;
  }

  return NULL;
}

/* Mean of the five seconds before the contact, as far as it was announced, to the rest before. */
static void
add_anticipation (FrondMetricContext     *self,
                  const FrondMetricTrial *contact)
{
  const FrondMetricTrial *announced = get_announcement (self, contact);
  FrondMetricReason       reason = FROND_METRIC_FINE;
  FrondStatistics         before = { .mean = NAN };
  double                  rest = contact->result->rest.mean;

  if (!announced) {
    reason = FROND_METRIC_NOT_ANNOUNCED;
  } else {
    FrondMetricSpan span = frond_metric_get_span (self, announced);
    gsize           n = MIN (span.n, frond_metric_get_n_samples (self, ANTICIPATION_S));

    frond_statistics_compute (span.x + span.n - n, n, &before);
    if (!frond_metric_is_enough (self, (FrondMetricSpan) { span.x + span.n - n, n }))
      reason = FROND_METRIC_TOO_LITTLE;
    else if (!(rest > 0))
      reason = FROND_METRIC_NO_REST;
  }
  frond_metric_add (self, "anticipation", FROND_SCHOOL_FROND, (int) contact->index, "ratio", before.mean / rest, reason);
}

/* On through what follows as long as nothing is asked for or done. */
static FrondMetricSpan
get_way_back (const FrondMetricContext *self,
              const FrondMetricTrial   *out)
{
  FrondMetricSpan span = frond_metric_get_span (self, out);

  for (const FrondMetricTrial *next = get_next (self, out); next; next = get_next (self, next)) {
    if (next->segment->kind != FROND_PHASE_REST && next->segment->kind != FROND_PHASE_RELEASE)
      break;
    span.n += next->n;
  }

  return span;
}

static void
add_return (FrondMetricContext     *self,
            const FrondMetricTrial *out)
{
  FrondMetricSpan      span = get_way_back (self, out);
  FrondMetricReason    reason = FROND_METRIC_FINE;
  FrondContractionTime time = { NAN, FALSE, FALSE };
  double               level = RETURNED_SHARE * out->result->rest.mean;
  gsize                n_dwell = frond_metric_get_n_samples (self, RETURNED_DWELL_S), run = 0, i;

  for (i = 0; i < span.n && !isnan (span.x[i]) && run < n_dwell; i++)
    run = span.x[i] <= level ? run + 1 : 0;
  if (i > 0)
    time = (FrondContractionTime) { (double) (i - run) / self->rate_hz, TRUE, run < n_dwell };
  if (!out->is_enough)
    reason = FROND_METRIC_TOO_LITTLE;
  else if (isnan (level))
    reason = FROND_METRIC_NO_REST;
  frond_metric_add_time (self, "return-time", FROND_SCHOOL_FROND, (int) out->index, &time, reason);
}

/*
 * frond_metric_add_step:
 *
 * "anticipation" and "contact-peak" of a contact, "hold-mean" of a hold, "return-time" of the way out.
 */
void
frond_metric_add_step (FrondMetricContext     *self,
                       const FrondMetricTrial *trial)
{
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;

  if (trial->segment->kind != FROND_PHASE_STEP)
    return;

  switch (trial->segment->step) {
  case FROND_TOUCH_CONTACT:
    add_anticipation (self, trial);
    frond_metric_add_level (self, "contact-peak", FROND_SCHOOL_FROND, (int) trial->index, trial->result->peak, reason);
    break;
  case FROND_TOUCH_HOLD:
    frond_metric_add_level (self, "hold-mean", FROND_SCHOOL_FROND, (int) trial->index, trial->result->mean, reason);
    break;
  case FROND_TOUCH_OUT:
    add_return (self, trial);
    break;
  case FROND_TOUCH_NONE:
  case FROND_TOUCH_ANTICIPATE:
  case FROND_TOUCH_IN:
    break;
  }
}
