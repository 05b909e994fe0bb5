/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include "frond-programme.h"

G_BEGIN_DECLS

/**
 * FrondEngineReference:
 * @baseline: the person's own resting level in the channel's unit
 * @baseline_sd: standard deviation of it
 * @mvc: best effort, until this session measures one of its own
 * @noise_floor: smallest meaningful level of the chain
 * @abdomen_mean: the abdominal channel at rest, in its own unit
 * @abdomen_sd: standard deviation of it
 * @rest: the median of the last rest phase that was long enough; until there is one @baseline stands for it
 *
 * What is known before the programme begins, and what it measures on its way; NAN where nothing is.
 */
typedef struct {
  double baseline;
  double baseline_sd;
  double mvc;
  double noise_floor;
  double abdomen_mean;
  double abdomen_sd;
  double rest;
} FrondEngineReference;

#define FROND_ENGINE_REFERENCE_UNKNOWN ((FrondEngineReference) { NAN, NAN, NAN, NAN, NAN, NAN, NAN })

double   frond_phase_get_goal_at (const FrondPhase           *phase,
                                  double                      elapsed_s,
                                  const FrondEngineReference *reference);
double   frond_phase_get_goal_upper_at (const FrondPhase           *phase,
                                        double                      elapsed_s,
                                        const FrondEngineReference *reference);
double   frond_phase_get_own_upper_at (const FrondPhase           *phase,
                                       double                      own,
                                       double                      elapsed_s,
                                       const FrondEngineReference *reference);
gboolean frond_phase_is_goal_same (const FrondPhase *phase,
                                   const FrondPhase *other);

G_END_DECLS
