/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-metric.h"

G_BEGIN_DECLS

/* Groups of phases that are parts of it; compared without regard to case. */
#define FROND_PERFECT_GROUP_POWER       "power"
#define FROND_PERFECT_GROUP_ENDURANCE   "endurance"
#define FROND_PERFECT_GROUP_REPETITIONS "repetitions"
#define FROND_PERFECT_GROUP_FAST        "fast"

#define FROND_PERFECT_NONE (-1)

/**
 * FrondPerfectPart:
 * @value: as it is written; %FROND_PERFECT_NONE where there is none
 * @n_trials: how many were asked for in the recording
 * @n_valid: in how many of them there was enough signal
 * @reason: (nullable): why there is none, or why it is of fewer trials than were planned; never freed
 *
 * One number of the notation.
 */
typedef struct {
  int         value;
  guint       n_trials;
  guint       n_valid;
  const char *reason;
} FrondPerfectPart;

/**
 * FrondPerfect:
 * @power: modified Oxford grade, 0-5: what a hand felt, never what a sensor measured
 * @endurance: whole seconds of the hold, at most 10
 * @endurance_s: the same before it was cut to whole seconds; NAN where there is none
 * @repetitions: repeats of that hold, at most 10
 * @fast: 1 s contractions, at most 10
 *
 * PERFECT (Laycock and Jerwood 2001).
 */
typedef struct {
  FrondPerfectPart power;
  FrondPerfectPart endurance;
  double           endurance_s;
  FrondPerfectPart repetitions;
  FrondPerfectPart fast;
} FrondPerfect;

/* Returns whether the segments are of such an assessment. */
gboolean frond_perfect_compute (const FrondMetricsRequest *request,
                                FrondPerfect              *perfect);
/* "3/6/4//8"; parts that are not known are "–". */
char *frond_perfect_to_notation (const FrondPerfect *self) G_GNUC_WARN_UNUSED_RESULT;
char *frond_perfect_notation_of_metrics (const GPtrArray *metrics) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
