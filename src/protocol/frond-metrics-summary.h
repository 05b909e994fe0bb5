/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-metrics.h"

G_BEGIN_DECLS

/**
 * FrondMetricsSummary:
 * @rest_before: mean envelope of the first rest of at least five valid seconds, NAN when there was none
 * @rest_after: the same of the last such rest; NAN when there was only one
 * @below_goal_percent: of the valid time with a goal, work phases left out; NAN without a goal
 * @n_releases: releases that could be observed
 * @n_slow_releases: how many of them took longer than two seconds, whether or not they had come when observation ended
 * @n_censored_releases: how many had not come when observation ended
 * @median_release_s: with censored times counted as what they are (Kaplan and Meier); NAN without releases
 * @median_release_censored: the median itself is at least that long
 *
 * The few numbers that stand for a session in lists, notes and reports.
 */
typedef struct {
  double   rest_before;
  double   rest_after;
  double   below_goal_percent;
  guint    n_releases;
  guint    n_slow_releases;
  guint    n_censored_releases;
  double   median_release_s;
  gboolean median_release_censored;
} FrondMetricsSummary;

void   frond_metrics_summarise (const GPtrArray     *results,
                                double               rate_hz,
                                FrondMetricsSummary *summary);
double frond_metrics_summary_get_change_percent (const FrondMetricsSummary *self);

G_END_DECLS
