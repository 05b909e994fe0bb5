/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-feed.h"
#include "frond-plot-palette.h"

G_BEGIN_DECLS

/**
 * FrondLiveRun:
 * @first: first column of it
 * @phase: phase index, -1 before the programme began
 *
 * A stretch of columns in one phase; it ends where the next begins.
 */
typedef struct {
  guint64 first;
  int     phase;
} FrondLiveRun;

/**
 * FrondLiveLane:
 * @feed: (owned): where its columns come from
 * @series: what it is of
 * @name: (nullable): its name
 * @unit: (nullable): its unit
 * @weight: its share of the height
 * @top: greatest value that is shown now
 * @fixed_top: if not 0, @top is always this
 * @n_seen: columns read so far
 * @changed_at: column at which @top changed last
 * @maxima: (element-type float): greatest value or goal of each second
 * @runs: (element-type FrondLiveRun): phases so far
 *
 * One channel of a live plot, and the range that it is shown in.
 */
typedef struct {
  FrondLiveFeed  *feed;
  FrondPlotSeries series;
  char           *name;
  char           *unit;
  double          weight;
  double          top;
  double          fixed_top;
  guint64         n_seen;
  guint64         changed_at;
  GArray         *maxima;
  GArray         *runs;
} FrondLiveLane;

FrondLiveLane *frond_live_lane_new (FrondLiveFeed  *feed,
                                    FrondPlotSeries series,
                                    const char     *name,
                                    const char     *unit) G_GNUC_WARN_UNUSED_RESULT;
void           frond_live_lane_free (FrondLiveLane *self);
void           frond_live_lane_read (FrondLiveLane *self);
gboolean       frond_live_lane_adapt (FrondLiveLane *self,
                                      guint64        first,
                                      guint64        end);
double         frond_live_lane_get_value (FrondLiveLane   *self,
                                          FrondLiveColumn *newest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveLane, frond_live_lane_free)

G_END_DECLS
