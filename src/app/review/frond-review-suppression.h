/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_SUPPRESSION (frond_review_suppression_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewSuppression, frond_review_suppression, FROND, REVIEW_SUPPRESSION, AdwPreferencesGroup)

/* Signal "changed" (): somebody chose. */
void             frond_review_suppression_set_data (FrondReviewSuppression *self,
                                                    FrondReviewData        *data);
FrondSuppression frond_review_suppression_get (FrondReviewSuppression *self);

G_END_DECLS
