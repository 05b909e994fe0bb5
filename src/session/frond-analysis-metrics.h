/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"
#include "frond-metric.h"

G_BEGIN_DECLS

GPtrArray *frond_analysis_compute_metrics (const FrondAnalysis *self,
                                           guint                channel,
                                           int                  abdomen,
                                           const GPtrArray     *events) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
