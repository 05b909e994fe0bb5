/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-channel.h"
#include "frond-metrics.h"

G_BEGIN_DECLS

/* Whose definition a number follows (clinical.md 2.3). Numbers of different schools are never compared. */
typedef enum {
  FROND_SCHOOL_DEVICE,   /* Nu-Tek, NeuroTrac and alike */
  FROND_SCHOOL_GLAZER,   /* Glazer, Thought Technology */
  FROND_SCHOOL_RESEARCH, /* mean + SD criteria, transients trimmed */
  FROND_SCHOOL_FROND,    /* down-training and guarding response: our own definitions */
} FrondSchool;

#define FROND_N_SCHOOLS 4

/* The segment of a metric that is of the whole session. */
#define FROND_METRIC_SESSION (-1)

/**
 * FrondMetric:
 * @id: a word that never changes, for instance "release"; static
 * @school: whose definition
 * @segment: index of the segment it is of; %FROND_METRIC_SESSION: of the whole session
 * @unit: "uV", "cmH2O", "s", "Hz", "%", "%/s", "1/min", "ratio" ...; static
 * @value: NAN where it does not apply or nothing was valid
 * @is_censored: the true value is at least @value
 * @is_below_floor: @value is a level below what the sensor can resolve: print the floor ("< 4 µV") and not @value
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
  gboolean    is_below_floor;
  guint       n_trials;
  guint       n_valid;
  const char *reason;
} FrondMetric;

/**
 * FrondMetricsRequest:
 * @pelvic: the channel of the pelvic floor
 * @abdomen: (nullable): the accessory channel, of the same rate and length
 * @kind: of @pelvic: an envelope from the sensor has no frequencies, pressure has its own figures
 * @unit: of @pelvic
 * @noise_floor: of @pelvic: smallest level, in @unit, that is more than quantisation; 0 when unknown
 * @segments: (element-type FrondSegment): what was asked for, when
 * @results: (element-type FrondSegmentResult): frond_metrics_measure() of @pelvic and @segments
 * @events: (nullable) (element-type FrondEvent): of the session, in order: the goal line's steps, and what was skipped
 *
 * What the metrics of a session are computed from.
 */
typedef struct {
  const FrondMetricsInput *pelvic;
  const FrondMetricsInput *abdomen;
  FrondChannelKind         kind;
  const char              *unit;
  double                   noise_floor;
  const GArray            *segments;
  const GPtrArray         *results;
  const GPtrArray         *events;
} FrondMetricsRequest;

/* (transfer full) (element-type FrondMetric): all that clinical.md 2.3 names and that the segments allow: the session's first, then by
 * segment; within them by id, then by school. */
GPtrArray         *frond_metrics_compute (const FrondMetricsRequest *request) G_GNUC_WARN_UNUSED_RESULT;
const FrondMetric *frond_metrics_find (const GPtrArray *metrics,
                                       const char      *id,
                                       FrondSchool      school,
                                       int              segment);
/* What people read: "Release half-time", translated; and its definition in one sentence with its source. */
const char        *frond_metric_get_title (const char *id);
const char        *frond_metric_get_definition (const char *id,
                                                FrondSchool school);
const char *const *frond_metric_list_ids (void);
const char        *frond_school_to_word (FrondSchool self); /* "device", "glazer", "research", "frond" */
const char        *frond_school_get_title (FrondSchool self);

G_END_DECLS
