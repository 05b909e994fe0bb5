/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-contraction.h"
#include "frond-metric.h"
#include "frond-segment-slice.h"

G_BEGIN_DECLS

/* Why there is no value, or why a trial was left out. */
typedef enum {
  FROND_METRIC_FINE,
  FROND_METRIC_TOO_LITTLE,     /* less than a second, or less than half, is valid */
  FROND_METRIC_TOO_SHORT,      /* nothing is left of the phase behind what the school leaves out */
  FROND_METRIC_NO_REST,        /* nothing to compare with */
  FROND_METRIC_NO_WORK_BEFORE, /* the device school needs one */
  FROND_METRIC_NO_CONTRACTION, /* nothing was tightened, so nothing is let go of */
  FROND_METRIC_UNOBSERVED,     /* the signal was missing at the cue */
  FROND_METRIC_ENVELOPE_ONLY,  /* the sensor has no raw signal */
  FROND_METRIC_NO_CHANGE,      /* no ratio to a change that did not happen */
  FROND_METRIC_NOT_ANNOUNCED,  /* a step without anticipation */
  FROND_METRIC_NO_SUCH_PHASE,  /* the session has none */
  FROND_METRIC_ONE_REST,       /* no second rest to compare with */
  FROND_METRIC_NOT_GRADED,     /* what a hand has to feel */
  FROND_METRIC_UNDEFINED,      /* a share of nothing */
  FROND_METRIC_N_REASONS,
} FrondMetricReason;

/* What a work phase asks for. */
typedef enum {
  FROND_EFFORT_NONE,      /* it is no work phase */
  FROND_EFFORT_FLICK,     /* up to 3 s: Glazer's phasic contractions */
  FROND_EFFORT_TONIC,     /* up to 30 s */
  FROND_EFFORT_ENDURANCE, /* longer */
} FrondEffort;

/* A stretch of samples, NAN where one does not count. */
typedef struct {
  const double *x;
  gsize         n;
} FrondMetricSpan;

/**
 * FrondMetricTrial:
 * @index: of the segment
 * @segment: what was asked for
 * @result: what was measured in it
 * @first: its first sample
 * @n: its length, as far as it was recorded
 * @effort: for work: which kind of it
 * @work: for what begins where work ends: index of that work; else -1
 * @release: for work: index of the rest or release that begins where it ends; else -1
 * @is_enough: whether there is enough signal for any figure
 *
 * One segment.
 */
typedef struct {
  guint                     index;
  const FrondSegment       *segment;
  const FrondSegmentResult *result;
  gsize                     first;
  gsize                     n;
  FrondEffort               effort;
  int                       work;
  int                       release;
  gboolean                  is_enough;
} FrondMetricTrial;

/**
 * FrondMetricContext:
 * @request: what was handed in
 * @rate_hz: samples per second
 * @unit: of levels; static
 * @n_samples: length of the arrays
 * @envelope: of the pelvic floor, NAN where it does not count
 * @filtered: of the same
 * @abdomen: (nullable): envelope of the accessory channel, NAN where it does not count
 * @trials: by segment
 * @n_trials: how many
 * @metrics: (element-type FrondMetric): what was computed so far
 */
typedef struct {
  const FrondMetricsRequest *request;
  double                     rate_hz;
  const char                *unit;
  gsize                      n_samples;
  const double              *envelope;
  const double              *filtered;
  const double              *abdomen;
  FrondSegmentSlice          slices[2]; /* what they belong to */
  FrondMetricTrial          *trials;
  guint                      n_trials;
  GPtrArray                 *metrics;
} FrondMetricContext;

void frond_metric_context_init (FrondMetricContext        *self,
                                const FrondMetricsRequest *request);
void frond_metric_context_clear (FrondMetricContext *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrondMetricContext, frond_metric_context_clear)

FrondMetric    *frond_metric_add (FrondMetricContext *self,
                                  const char         *id,
                                  FrondSchool         school,
                                  int                 segment,
                                  const char         *unit,
                                  double              value,
                                  FrondMetricReason   reason);
FrondMetric    *frond_metric_add_level (FrondMetricContext *self,
                                        const char         *id,
                                        FrondSchool         school,
                                        int                 segment,
                                        double              value,
                                        FrondMetricReason   reason);
FrondMetric    *frond_metric_add_time (FrondMetricContext         *self,
                                       const char                 *id,
                                       FrondSchool                 school,
                                       int                         segment,
                                       const FrondContractionTime *time,
                                       FrondMetricReason           reason);
FrondMetricSpan frond_metric_get_span (const FrondMetricContext *self,
                                       const FrondMetricTrial   *trial);
FrondMetricSpan frond_metric_trim (const FrondMetricContext *self,
                                   FrondMetricSpan           span,
                                   double                    head_s,
                                   double                    tail_s);
FrondMetricSpan frond_metric_get_span_of_school (const FrondMetricContext *self,
                                                 const FrondMetricTrial   *trial,
                                                 FrondSchool               school);
gsize           frond_metric_count_valid (FrondMetricSpan span);
gboolean        frond_metric_is_enough (const FrondMetricContext *self,
                                        FrondMetricSpan           span);
gsize           frond_metric_get_n_samples (const FrondMetricContext *self,
                                            double                    seconds);
gboolean        frond_metric_is_pressure (const FrondMetricContext *self);
const char     *frond_metric_reason_to_text (FrondMetricReason reason);

/* Each theme: for one trial, or for the session once all trials are done. */
void frond_metric_add_levels (FrondMetricContext     *self,
                              const FrondMetricTrial *trial);
void frond_metric_add_peaks (FrondMetricContext     *self,
                             const FrondMetricTrial *trial);
void frond_metric_add_timing (FrondMetricContext     *self,
                              const FrondMetricTrial *trial);
void frond_metric_add_fatigue (FrondMetricContext     *self,
                               const FrondMetricTrial *trial);
void frond_metric_add_down_training (FrondMetricContext     *self,
                                     const FrondMetricTrial *trial);
void frond_metric_add_abdomen (FrondMetricContext     *self,
                               const FrondMetricTrial *trial);
void frond_metric_add_step (FrondMetricContext     *self,
                            const FrondMetricTrial *trial);
void frond_metric_add_pressure (FrondMetricContext     *self,
                                const FrondMetricTrial *trial);
void frond_metric_add_session (FrondMetricContext *self);
void frond_metric_add_rests (FrondMetricContext *self);
void frond_metric_add_perfect (FrondMetricContext *self);

G_END_DECLS
