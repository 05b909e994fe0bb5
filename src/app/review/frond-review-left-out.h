/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-review-data.h"

G_BEGIN_DECLS

#define FROND_TYPE_REVIEW_LEFT_OUT (frond_review_left_out_get_type ())
G_DECLARE_FINAL_TYPE (FrondReviewLeftOut, frond_review_left_out, FROND, REVIEW_LEFT_OUT, AdwBin)

/* Signal "judged" (FrondEvent): what the therapist judged, an overrule; it is not stored yet. */
void frond_review_left_out_set_data (FrondReviewLeftOut *self,
                                     FrondReviewData    *data);

G_END_DECLS
