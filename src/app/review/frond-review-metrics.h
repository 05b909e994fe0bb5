/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_METRICS (frond_review_metrics_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewMetrics, frond_review_metrics, FROND, REVIEW_METRICS, AdwBin)

void frond_review_metrics_set_data (FrondReviewMetrics *self,
                                    FrondReviewData    *data);
void frond_review_metrics_show_phase (FrondReviewMetrics *self,
                                      guint               phase);

G_END_DECLS
