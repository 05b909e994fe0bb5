/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FROND_OPENNESS_RESTING 0.5

/**
 * FrondOpennessSmoother:
 * @value: how open the picture is now
 * @speed: how fast it opens, per second; negative while it closes
 *
 * Follows openness as a calm hand would: no jump in place or speed, whatever comes in and however long a frame is.
 */
typedef struct {
  double value;
  double speed;
} FrondOpennessSmoother;

void     frond_openness_smoother_init (FrondOpennessSmoother *self);
double   frond_openness_smoother_advance (FrondOpennessSmoother *self,
                                          double                 target,
                                          double                 seconds);
gboolean frond_openness_smoother_is_settled (const FrondOpennessSmoother *self,
                                             double                       target);

G_END_DECLS
