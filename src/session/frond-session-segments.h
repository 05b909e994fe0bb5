/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"

G_BEGIN_DECLS

GArray *frond_session_segments (GPtrArray          *events,
                                FrondSessionRecord *record,
                                guint64             n_samples) G_GNUC_WARN_UNUSED_RESULT;
GArray *frond_session_pauses (GPtrArray *events,
                              guint64    n_samples) G_GNUC_WARN_UNUSED_RESULT;
double  frond_session_find_goal (GPtrArray          *events,
                                 const FrondSegment *segment,
                                 guint64             sample);

G_END_DECLS
