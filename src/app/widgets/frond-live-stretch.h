/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-feed.h"
#include "frond-plot-bands.h"
#include "frond-plot-goal.h"
#include "frond-plot-trace.h"
#include "frond-programme.h"

G_BEGIN_DECLS

/**
 * FrondLiveStretch:
 * @first: first column
 * @n: how many there are
 * @columns: as they were fed
 * @trace: the same for the painter
 * @bands: (element-type FrondPlotBand): phases, without names
 * @goals: (element-type FrondPlotGoal): goal line
 *
 * What lies in one stretch of one channel. Phases and goals that touch an end go on beyond it.
 */
typedef struct {
  guint64          first;
  guint            n;
  FrondLiveColumn *columns;
  FrondPlotColumn *trace;
  GArray          *bands;
  GArray          *goals;
} FrondLiveStretch;

void frond_live_stretch_read (FrondLiveStretch *stretch,
                              FrondLiveFeed    *feed,
                              FrondProgramme   *programme,
                              guint64           first,
                              guint64           end);
void frond_live_stretch_clear (FrondLiveStretch *stretch);

G_END_DECLS
