/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-metrics-summary.h"
#include "frond-review-data.h"

G_BEGIN_DECLS

/**
 * FrondReviewEarlier:
 * @record: a session of the same patient, before the one that is looked at
 * @refusal: (nullable): why its numbers cannot stand beside those, as a part of a sentence; %NULL where they can
 * @is_measured: whether what follows is known; also %FALSE where its recording cannot be read
 * @summary: its few numbers
 * @noise_floor: smallest level that is more than the sensor's own
 *
 * One earlier session.
 */
typedef struct {
  FrondSessionRecord *record;
  char               *refusal;
  gboolean            is_measured;
  FrondMetricsSummary summary;
  double              noise_floor;
} FrondReviewEarlier;

/* (element-type FrondReviewEarlier): the newest first. */
GPtrArray                *frond_review_past_list (FrondVault         *vault,
                                                  FrondSessionRecord *record,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
const FrondReviewEarlier *frond_review_past_get_last (const GPtrArray *past);
const FrondReviewEarlier *frond_review_past_get_first (const GPtrArray *past);
char                     *frond_review_past_dup_warning (const GPtrArray *past) G_GNUC_WARN_UNUSED_RESULT;

void     frond_review_past_measure_async (GPtrArray              *past,
                                          FrondVault             *vault,
                                          const FrondSuppression *suppression,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
gboolean frond_review_past_measure_finish (GAsyncResult *result,
                                           GError      **error);

G_END_DECLS
