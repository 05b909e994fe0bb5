/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-phase-goal.h"

G_BEGIN_DECLS

/**
 * FrondResting:
 *
 * The resting level while it is measured: seconds of the shown channel's envelope and, where there is one, of the abdominal one's. All
 * fields are private to it.
 */
typedef struct {
  GArray *shown;
  GArray *abdomen;
  gsize   n_wanted;
} FrondResting;

void     frond_resting_init (FrondResting *self);
void     frond_resting_clear (FrondResting *self);
void     frond_resting_begin (FrondResting *self,
                              gsize         n_wanted);
gboolean frond_resting_push (FrondResting *self,
                             const double *shown,
                             const double *abdomen,
                             gsize         n);
gsize    frond_resting_get_n_left (const FrondResting *self);
void     frond_resting_get (const FrondResting   *self,
                            FrondEngineReference *reference);

G_END_DECLS
