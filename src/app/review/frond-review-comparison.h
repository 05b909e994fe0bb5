/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_COMPARISON (frond_review_comparison_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewComparison, frond_review_comparison, FROND, REVIEW_COMPARISON, AdwBin)

/* Both are read now and not kept; then is NULL where nothing is compared. */
void frond_review_comparison_set_data (FrondReviewComparison *self,
                                       FrondReviewData       *now,
                                       FrondReviewData       *then);

G_END_DECLS
