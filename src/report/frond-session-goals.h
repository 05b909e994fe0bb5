/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "frond-programme.h"

G_BEGIN_DECLS

GArray *frond_session_goals_of_events (GPtrArray      *events,
                                       FrondProgramme *programme,
                                       double          rate_hz,
                                       guint64         n_samples) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
