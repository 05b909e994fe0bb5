/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-review-data.h"
#include "frond-review-plot.h"

G_BEGIN_DECLS

void frond_review_plot_show_data (FrondReviewPlot *plot,
                                  FrondReviewData *data);
void frond_review_plot_update_data (FrondReviewPlot *plot,
                                    FrondReviewData *data);
void frond_review_plot_compare_data (FrondReviewPlot *plot,
                                     FrondReviewData *then);
void frond_review_plot_show_phase (FrondReviewPlot *plot,
                                   FrondReviewData *data,
                                   guint            phase);

G_END_DECLS
