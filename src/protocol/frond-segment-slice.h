/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-metrics.h"

G_BEGIN_DECLS

/* The samples of one segment as far as the input has them, with NAN for whatever does not count. Where everything counts they are the
 * input's own. */
typedef struct {
  gsize         n;
  const double *filtered;
  const double *envelope;
  double       *own[2]; /* their copies, where something in it does not count */
} FrondSegmentSlice;

void frond_segment_slice_init (FrondSegmentSlice       *self,
                               const FrondMetricsInput *input,
                               const FrondSegment      *segment,
                               GArray                  *excluded);
void frond_segment_slice_clear (FrondSegmentSlice *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrondSegmentSlice, frond_segment_slice_clear)

G_END_DECLS
