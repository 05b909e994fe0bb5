/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-review-past.h"

G_BEGIN_DECLS

char *frond_review_plain_words (const FrondMetricsSummary *now,
                                double                     noise_floor,
                                const char                *unit,
                                const FrondReviewEarlier  *last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
