/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-metrics.h"

G_BEGIN_DECLS

/* Whose definition a number follows (clinical.md 2.3). Numbers of different schools are never compared. */
typedef enum {
  FROND_SCHOOL_DEVICE,   /* Nu-Tek, NeuroTrac and alike */
  FROND_SCHOOL_GLAZER,   /* Glazer, Thought Technology */
  FROND_SCHOOL_RESEARCH, /* mean + SD criteria, transients trimmed */
  FROND_SCHOOL_FROND,    /* down-training and guarding response: our own definitions */
} FrondSchool;

/**
 * FrondMetric:
 * @id: a word that never changes, for instance "release"; static
 * @school: whose definition
 * @segment: index of the segment it is of; -1: of the whole session
 * @unit: "uV", "cmH2O", "s", "Hz", "%", "%/s", "1/min", "ratio" ...; static
 * @value: NAN where it does not apply or nothing was valid
 * @is_censored: the true value is at least @value
 * @n_trials: what it could have been measured in
 * @n_valid: what it was measured in
 * @reason: (nullable): why trials were left out, or why there is no value: a word or a sentence; static, translated
 *
 * One number with all that is needed to read it.
 */
typedef struct {
  const char *id;
  FrondSchool school;
  int         segment;
  const char *unit;
  double      value;
  gboolean    is_censored;
  guint       n_trials;
  guint       n_valid;
  const char *reason;
} FrondMetric;

/**
 * FrondMetricsRequest:
 * @pelvic: the channel of the pelvic floor
 * @abdomen: (nullable): the accessory channel, of the same rate and length
 * @unit: of @pelvic
 * @segments: (element-type FrondSegment): what was asked for, when
 * @results: (element-type FrondSegmentResult): frond_metrics_measure() of @pelvic and @segments
 *
 * What the metrics of a session are computed from.
 */
typedef struct {
  const FrondMetricsInput *pelvic;
  const FrondMetricsInput *abdomen;
  const char              *unit;
  const GArray            *segments;
  const GPtrArray         *results;
} FrondMetricsRequest;

/* (transfer full) (element-type FrondMetric): all that clinical.md 2.3 names and that the segments allow, by segment, then by id. */
GPtrArray         *frond_metrics_compute (const FrondMetricsRequest *request) G_GNUC_WARN_UNUSED_RESULT;
const FrondMetric *frond_metrics_find (const GPtrArray *metrics,
                                       const char      *id,
                                       FrondSchool      school,
                                       int              segment);
/* What people read: "Release half-time", translated; and its definition in one sentence with its source. */
const char *frond_metric_get_title (const char *id);
const char *frond_metric_get_definition (const char *id,
                                         FrondSchool school);
const char *frond_school_to_word (FrondSchool self); /* "device", "glazer", "research", "frond" */
const char *frond_school_get_title (FrondSchool self);

G_END_DECLS
