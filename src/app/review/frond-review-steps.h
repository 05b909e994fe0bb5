/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-metric.h"

G_BEGIN_DECLS

/**
 * FrondReviewStep:
 * @name: what touched: the phases' group, or which trainer, how far it came and who inserted it
 * @n_samples: whole length
 * @first_sample: where it begins
 * @anticipation: (nullable): rise before contact
 * @contact_peak: (nullable): peak at contact
 * @hold_mean: (nullable): mean while it is held
 * @return_time: (nullable): time back to rest
 * @pain: the highest that the patient said of it, NAN for nothing
 * @suds: the same, for anxiety
 *
 * One step of a guarding-response session. It owns its name; the metrics are borrowed.
 */
typedef struct {
  char              *name;
  guint64            first_sample;
  guint64            n_samples;
  const FrondMetric *anticipation;
  const FrondMetric *contact_peak;
  const FrondMetric *hold_mean;
  const FrondMetric *return_time;
  double             pain;
  double             suds;
} FrondReviewStep;

GArray *frond_review_steps_find (const GPtrArray *results,
                                 const GPtrArray *metrics,
                                 const GPtrArray *events) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
