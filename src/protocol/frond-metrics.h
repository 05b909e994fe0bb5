/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "frond-exclusion.h"
#include "frond-programme.h"
#include "frond-trainer.h"

G_BEGIN_DECLS

/**
 * FrondSegment:
 * @name: of the phase or of the stretch
 * @kind: what it asked for; also read from CSV ("rest", "work", "release", "breathe")
 * @first_sample: where it begins
 * @n_samples: how long
 * @goal: goal line for "% below goal", NAN for none
 * @step: for #FROND_PHASE_STEP: which moment of it
 * @group: (nullable): what it belongs to, as #FrondPhase has it; "power", "endurance", "repetitions" and "fast" are those of PERFECT
 * @planned_s: how long it was to last, whenever it really ended; 0 where nobody says: as long as it is
 * @trainer: which trainer this moment of a step was with, as somebody said
 *
 * A stretch of a recording to be measured.
 */
typedef struct {
  char          *name;
  FrondPhaseKind kind;
  guint64        first_sample;
  guint64        n_samples;
  double         goal;
  FrondTouchStep step;
  char          *group;
  double         planned_s;
  FrondTrainer   trainer;
} FrondSegment;

/**
 * FrondRestReference:
 * @mean: of the envelope, NAN where there is none
 * @sd: of the same
 * @segment: index of the segment that it is of; -1: of the quietest second of the recording
 * @first_sample: where it was taken
 * @n_samples: how long that is
 *
 * The resting level that something is compared with.
 */
typedef struct {
  double  mean;
  double  sd;
  int     segment;
  guint64 first_sample;
  guint64 n_samples;
} FrondRestReference;

/**
 * FrondSegmentResult:
 *
 * What was measured in one segment. Everything in the channel's unit is of the envelope; NAN where it does not apply.
 * onset_s and release_s are of the research school (clinical.md 2.3): rest mean + 3 SD for >= 50 ms; rest mean + 2 SD for >= 0.5 s.
 * A release that did not come within the segment, or not before a gap in it, is censored: release_s is then how long it had certainly
 * not come (the segment's length where nothing quiet was left at its end) and release_censored TRUE. An onset that did not come is NAN,
 * and so is the release after work that never had one. rest is what both were compared with.
 */
typedef struct {
  FrondSegment       segment;
  guint64            n;           /* valid envelope samples */
  double             noise_floor; /* a mean or a peak below it is not to be shown, see frond_text_dup_measured(); 0 when unknown */
  double             mean, sd, cv_percent, min, peak;
  double             median_frequency_hz, mean_frequency_hz;
  double             onset_s, release_s;
  gboolean           release_censored;
  double             below_goal_percent;
  GArray            *excluded; /* of FrondExclusion */
  FrondRestReference rest;
} FrondSegmentResult;

/**
 * FrondMetricsInput:
 * @rate_hz: samples per second
 * @n_samples: length of the arrays
 * @filtered: (nullable): band-passed signal, NAN in gaps; NULL where the sensor gives nothing but an envelope
 * @envelope: its envelope, NAN in gaps
 * @exclusions: (nullable) (element-type FrondExclusion): what must not count
 * @band_low_hz: band for the spectrum
 * @band_high_hz: band for the spectrum
 * @noise_floor: smallest level that is more than the sensor's own, 0 when unknown
 *
 * One channel of a recording.
 */
typedef struct {
  double        rate_hz;
  gsize         n_samples;
  const double *filtered;
  const double *envelope;
  const GArray *exclusions;
  double        band_low_hz;
  double        band_high_hz;
  double        noise_floor;
} FrondMetricsInput;

void frond_segment_clear (FrondSegment *self);
void frond_segment_result_free (FrondSegmentResult *self);

/* (transfer full) (element-type FrondSegmentResult): one result per segment of segments (element-type FrondSegment), in order. The
 * resting reference of onset and release is the nearest rest, or settled part of a release, before; else the quietest second of the
 * input. Onset is of work; release is of release, and of rest directly after work. */
GPtrArray *frond_metrics_measure (const FrondMetricsInput *input,
                                  const GArray            *segments) G_GNUC_WARN_UNUSED_RESULT;

/* A row of this kind is a stretch that does not count, such as a pause; its name is the reason. */
#define FROND_SEGMENT_LEFT_OUT "left-out"

/* A row of this kind is a step of the goal line: from its beginning on the goal is what its goal field says, until the next such row or
 * the segment's end. */
#define FROND_SEGMENT_GOAL "goal"

/* Segments from CSV; see docs/exports.md. (transfer full) (element-type FrondSegment). left_out: (out) (optional) (transfer full)
 * (element-type FrondExclusion): rows of the kind left-out. goals: (out) (optional) (transfer full) (element-type FrondEvent): rows of the
 * kind goal, in order of time */
GArray *frond_segments_parse_csv (const char *csv,
                                  double      rate_hz,
                                  GArray    **left_out,
                                  GPtrArray **goals,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* The phases of a programme laid out from sample 0 without pauses. (transfer full) (element-type FrondSegment) */
GArray *frond_segments_of_programme (FrondProgramme *programme,
                                     double          rate_hz) G_GNUC_WARN_UNUSED_RESULT;

const char *frond_phase_kind_to_string (FrondPhaseKind kind);
gboolean    frond_phase_kind_from_string (const char     *text,
                                          FrondPhaseKind *kind);
const char *frond_touch_step_to_string (FrondTouchStep step);
gboolean    frond_touch_step_from_string (const char     *text,
                                          FrondTouchStep *step);

G_END_DECLS
