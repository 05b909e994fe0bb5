/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"

G_BEGIN_DECLS

void frond_goal_score_session (FrondAnalysis  *analysis,
                               int             abdomen,
                               FrondProgramme *programme,
                               GPtrArray      *events);
void frond_goal_score_table (FrondChannelAnalysis *channel,
                             GPtrArray            *goals);

G_END_DECLS
