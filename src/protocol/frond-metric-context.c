/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all themes of metrics look at: the samples that count, and how segments belong together. */

#include "frond-metric-private.h"

#include <math.h>

/* Less signal than this tells nothing about a phase. */
#define ENOUGH_S     1.0
#define ENOUGH_SHARE 0.5

/* The device and the research school leave out the transients. */
#define TRANSIENT_S 1.0

/* Glazer's flicks are 2 s, his tonic holds 10 s, his endurance hold 60 s; what others ask for goes with the nearest. */
#define LONGEST_FLICK_S 3.0
#define LONGEST_TONIC_S 30.0

/* A hold that was cut short is no flick, and an endurance hold that a pause made longer no other one: what was asked for counts. */
static FrondEffort
find_effort (const FrondSegment *segment,
             double              rate_hz)
{
  double seconds = segment->planned_s > 0 ? segment->planned_s : (double) segment->n_samples / rate_hz;

  if (segment->kind != FROND_PHASE_WORK)
    return FROND_EFFORT_NONE;
  if (seconds <= LONGEST_FLICK_S)
    return FROND_EFFORT_FLICK;

  return seconds <= LONGEST_TONIC_S ? FROND_EFFORT_TONIC : FROND_EFFORT_ENDURANCE;
}

static void
init_trial (FrondMetricContext *self,
            guint               index)
{
  FrondMetricTrial *trial = &self->trials[index];

  trial->index = index;
  trial->segment = &g_array_index (self->request->segments, FrondSegment, index);
  trial->result = g_ptr_array_index (self->request->results, index);
  trial->first = (gsize) MIN (trial->segment->first_sample, self->n_samples);
  trial->n = (gsize) MIN (trial->segment->n_samples, self->n_samples - trial->first);
  trial->effort = find_effort (trial->segment, self->rate_hz);
  trial->work = trial->release = -1;
  trial->is_enough = trial->n * 2 >= trial->segment->n_samples && frond_metric_is_enough (self, frond_metric_get_span (self, trial));
}

/* Work and what begins where it ends. */
static void
pair_trials (FrondMetricContext *self)
{
  for (guint w = 0; w < self->n_trials; w++) {
    FrondMetricTrial *work = &self->trials[w];
    guint64           end = work->segment->first_sample + work->segment->n_samples;

    if (work->segment->kind != FROND_PHASE_WORK)
      continue;
    for (guint r = 0; r < self->n_trials; r++) {
      FrondMetricTrial *release = &self->trials[r];

      if (release->segment->first_sample != end || (release->segment->kind != FROND_PHASE_REST && release->segment->kind != FROND_PHASE_RELEASE))
        continue;
      release->work = (int) w;
      work->release = (int) r;
    }
  }
}

static void
load_channel (FrondSegmentSlice       *slice,
              const FrondMetricsInput *input)
{
  const FrondSegment all = { .first_sample = 0, .n_samples = input->n_samples };
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  frond_segment_slice_init (slice, input, &all, excluded);
}

/*
 * frond_metric_context_init:
 * @self: in place
 * @request: kept by reference
 */
void
frond_metric_context_init (FrondMetricContext        *self,
                           const FrondMetricsRequest *request)
{
  *self = (FrondMetricContext) {
    .request = request,
    .rate_hz = request->pelvic->rate_hz,
    .unit = g_intern_string (request->unit ? request->unit : ""),
    .n_samples = request->pelvic->n_samples,
    .n_trials = request->segments->len,
    .trials = g_new0 (FrondMetricTrial, request->segments->len),
    .metrics = g_ptr_array_new_with_free_func (g_free),
  };
  load_channel (&self->slices[0], request->pelvic);
  self->envelope = self->slices[0].envelope;
  self->filtered = self->slices[0].filtered;
  if (request->abdomen) {
    load_channel (&self->slices[1], request->abdomen);
    self->abdomen = self->slices[1].envelope;
  }
  for (guint i = 0; i < self->n_trials; i++)
    init_trial (self, i);
  pair_trials (self);
}

void
frond_metric_context_clear (FrondMetricContext *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->slices); i++)
    frond_segment_slice_clear (&self->slices[i]);
  g_clear_pointer (&self->trials, g_free);
  g_clear_pointer (&self->metrics, g_ptr_array_unref);
}

/* Adds a metric of one trial; who adds one of several sets n_trials and n_valid. Returns: (transfer none): it */
FrondMetric *
frond_metric_add (FrondMetricContext *self,
                  const char         *id,
                  FrondSchool         school,
                  int                 segment,
                  const char         *unit,
                  double              value,
                  FrondMetricReason   reason)
{
  FrondMetric *metric = g_new0 (FrondMetric, 1);

  if (reason == FROND_METRIC_FINE && !isfinite (value))
    reason = FROND_METRIC_UNDEFINED;
  *metric = (FrondMetric) {
    .id = id,
    .school = school,
    .segment = segment,
    .unit = unit,
    .value = reason == FROND_METRIC_FINE ? value : NAN,
    .n_trials = 1,
    .reason = frond_metric_reason_to_text (reason),
  };
  metric->n_valid = !isnan (metric->value);
  g_ptr_array_add (self->metrics, metric);

  return metric;
}

/* The same for a level in the channel's unit, which may lie below what the sensor can resolve. */
FrondMetric *
frond_metric_add_level (FrondMetricContext *self,
                        const char         *id,
                        FrondSchool         school,
                        int                 segment,
                        double              value,
                        FrondMetricReason   reason)
{
  FrondMetric *metric = frond_metric_add (self, id, school, segment, self->unit, value, reason);

  metric->is_below_floor = metric->value < self->request->noise_floor;

  return metric;
}

/* The same for a time that may not have come. */
FrondMetric *
frond_metric_add_time (FrondMetricContext         *self,
                       const char                 *id,
                       FrondSchool                 school,
                       int                         segment,
                       const FrondContractionTime *time,
                       FrondMetricReason           reason)
{
  FrondMetric *metric;

  if (reason == FROND_METRIC_FINE && !time->valid)
    reason = FROND_METRIC_UNOBSERVED;
  metric = frond_metric_add (self, id, school, segment, "s", time->seconds, reason);
  metric->is_censored = reason == FROND_METRIC_FINE && time->censored;

  return metric;
}

FrondMetricSpan
frond_metric_get_span (const FrondMetricContext *self,
                       const FrondMetricTrial   *trial)
{
  return (FrondMetricSpan) { self->envelope + trial->first, trial->n };
}

/* What is left between the two; empty where nothing is. */
FrondMetricSpan
frond_metric_trim (const FrondMetricContext *self,
                   FrondMetricSpan           span,
                   double                    head_s,
                   double                    tail_s)
{
  gsize head = frond_metric_get_n_samples (self, head_s), tail = frond_metric_get_n_samples (self, tail_s);

  if (span.n <= head + tail)
    return (FrondMetricSpan) { span.x, 0 };

  return (FrondMetricSpan) { span.x + head, span.n - head - tail };
}

/* The part of a phase that a school averages (clinical.md 2.3, "Work/Rest average"). */
FrondMetricSpan
frond_metric_get_span_of_school (const FrondMetricContext *self,
                                 const FrondMetricTrial   *trial,
                                 FrondSchool               school)
{
  FrondMetricSpan span = frond_metric_get_span (self, trial);

  if (school == FROND_SCHOOL_DEVICE)
    return frond_metric_trim (self, span, TRANSIENT_S, 0);
  if (school == FROND_SCHOOL_RESEARCH)
    return frond_metric_trim (self, span, TRANSIENT_S, TRANSIENT_S);

  return span;
}

gsize
frond_metric_count_valid (FrondMetricSpan span)
{
  gsize n = 0;

  for (gsize i = 0; i < span.n; i++)
    n += !isnan (span.x[i]);

  return n;
}

gboolean
frond_metric_is_enough (const FrondMetricContext *self,
                        FrondMetricSpan           span)
{
  gsize n_valid = frond_metric_count_valid (span);

  /* At a rate that is no whole number a second may be a sample short. */
  return (double) n_valid > ENOUGH_S * self->rate_hz - 1 && (double) n_valid >= ENOUGH_SHARE * (double) span.n;
}

gsize
frond_metric_get_n_samples (const FrondMetricContext *self,
                            double                    seconds)
{
  return (gsize) llround (seconds * self->rate_hz);
}

gboolean
frond_metric_is_pressure (const FrondMetricContext *self)
{
  return self->request->kind == FROND_CHANNEL_PRESSURE;
}
