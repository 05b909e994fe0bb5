/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-analysis.h"
#include "frond-patient.h"
#include "frond-session-record.h"
#include "frond-suppression.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/**
 * FrondReviewData:
 * @record: the session as it is stored
 * @suppression: what it is looked at without
 * @seen: the session as it was analysed: @record itself where nothing is suppressed
 * @patient: whose session
 * @analysis: its numbers
 * @events: (element-type FrondEvent): what happened during it
 * @metrics: (element-type FrondMetric): what follows from both; empty where they were not asked for
 *
 * Everything that the review and the report show of a session. Immutable; counted references.
 */
typedef struct {
  FrondSessionRecord *record;
  FrondSuppression    suppression;
  FrondSessionRecord *seen;
  FrondPatient       *patient;
  FrondAnalysis      *analysis;
  GPtrArray          *events;
  GPtrArray          *metrics;
} FrondReviewData;

FrondReviewData            *frond_review_data_ref (FrondReviewData *self);
void                        frond_review_data_unref (FrondReviewData *self);
const FrondChannelAnalysis *frond_review_data_get_channel (FrondReviewData *self);
GArray                     *frond_review_data_get_goals (FrondReviewData *self) G_GNUC_WARN_UNUSED_RESULT;
char                       *frond_review_data_get_facts (FrondReviewData *self) G_GNUC_WARN_UNUSED_RESULT;
void                        frond_review_data_load_async (FrondVault             *vault,
                                                          FrondSessionRecord     *record,
                                                          const FrondSuppression *suppression,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);
void                        frond_review_data_load_analysis_async (FrondVault             *vault,
                                                                   FrondSessionRecord     *record,
                                                                   const FrondSuppression *suppression,
                                                                   GCancellable           *cancellable,
                                                                   GAsyncReadyCallback     callback,
                                                                   gpointer                user_data);
FrondReviewData            *frond_review_data_load_finish (GAsyncResult *result,
                                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondReviewData, frond_review_data_unref)

G_END_DECLS
