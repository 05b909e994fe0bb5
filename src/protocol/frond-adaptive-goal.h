/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FrondAdaptiveGoal FrondAdaptiveGoal;

FrondAdaptiveGoal *frond_adaptive_goal_new (double rate_hz,
                                            double start,
                                            double floor) G_GNUC_WARN_UNUSED_RESULT;
void               frond_adaptive_goal_free (FrondAdaptiveGoal *self);
double             frond_adaptive_goal_get (const FrondAdaptiveGoal *self);
gboolean           frond_adaptive_goal_push (FrondAdaptiveGoal *self,
                                             double             value);
void               frond_adaptive_goal_restart (FrondAdaptiveGoal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondAdaptiveGoal, frond_adaptive_goal_free)

G_END_DECLS
