/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-review-data.h"
#include "frond-review-past.h"

G_BEGIN_DECLS

void frond_review_fill_headlines (AdwWrapBox      *box,
                                  FrondReviewData *data,
                                  const GPtrArray *past);
void frond_review_fill_events (AdwBin          *bin,
                               FrondReviewData *data);

G_END_DECLS
