/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <math.h>

#include "frond-programme.h"

G_BEGIN_DECLS

GArray *frond_session_goals_of_events (GPtrArray      *events,
                                       FrondProgramme *programme,
                                       double          rate_hz,
                                       guint64         n_samples) G_GNUC_WARN_UNUSED_RESULT;

/* What goals a stretch had: filled piece by piece, NAN before the first. */
typedef struct {
  double first, last;
  double lowest, highest;
  double upper; /* the highest upper edge, NAN where there was none */
} FrondGoalSpan;

#define FROND_GOAL_SPAN_NONE ((FrondGoalSpan) { NAN, NAN, NAN, NAN, NAN })

void  frond_goal_span_add (FrondGoalSpan *self,
                           const GArray  *goals,
                           double         start_s,
                           double         end_s);
char *frond_goal_span_format (const FrondGoalSpan *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
