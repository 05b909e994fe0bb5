/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-plot-trace.h"
#include "frond-pyramid.h"

G_BEGIN_DECLS

/**
 * FrondReviewSignal:
 * @envelope: values, NAN in gaps
 * @filtered: (nullable): the band-passed signal behind it, as many values
 * @n_samples: how many
 * @rate_hz: samples per second
 * @unit: (nullable): of the values
 * @name: (nullable): of the channel
 * @series: what it is of
 *
 * One channel of a finished recording.
 */
typedef struct {
  const double   *envelope;
  const double   *filtered;
  gsize           n_samples;
  double          rate_hz;
  const char     *unit;
  const char     *name;
  FrondPlotSeries series;
} FrondReviewSignal;

typedef struct _FrondReviewLane FrondReviewLane;

FrondReviewLane         *frond_review_lane_new (const FrondReviewSignal *signal,
                                                gpointer                 owner,
                                                GDestroyNotify           release) G_GNUC_WARN_UNUSED_RESULT;
void                     frond_review_lane_free (FrondReviewLane *self);
const FrondReviewSignal *frond_review_lane_get_signal (FrondReviewLane *self);
double                   frond_review_lane_get_duration (FrondReviewLane *self);
double                   frond_review_lane_get_value (FrondReviewLane *self,
                                                      double           time_s);
void                     frond_review_lane_query (FrondReviewLane *self,
                                                  gboolean         filtered,
                                                  double           start_s,
                                                  double           end_s,
                                                  gsize            n_columns,
                                                  FrondPlotColumn *columns,
                                                  FrondPlotTrace  *trace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondReviewLane, frond_review_lane_free)

G_END_DECLS
