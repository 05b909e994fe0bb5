/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"

G_BEGIN_DECLS

/**
 * FrondSessionSummary:
 * @rest_before: mean envelope of the first rest of at least five seconds, NAN when there was none
 * @rest_after: the same of the last such rest; NAN when there was only one
 * @below_goal_percent: of the time with a goal, work phases left out; NAN without a goal
 * @n_releases: phases that have a release
 * @n_slow_releases: how many of them took longer than 2 s, whether or not they had come then
 * @median_release_s: censored ones counted as what they are (Kaplan and Meier); NAN without releases
 *
 * The few numbers that stand for a session in headlines, notes and reports.
 */
typedef struct {
  double rest_before;
  double rest_after;
  double below_goal_percent;
  guint  n_releases;
  guint  n_slow_releases;
  double median_release_s;
} FrondSessionSummary;

void   frond_session_summary_compute (FrondSessionSummary        *self,
                                      const FrondChannelAnalysis *channel,
                                      double                      rate_hz);
double frond_session_summary_get_change_percent (const FrondSessionSummary *self);

G_END_DECLS
