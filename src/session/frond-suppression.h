/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-session-record.h"

G_BEGIN_DECLS

/**
 * FrondSuppression:
 * @heart: with a lower edge of 30 Hz, which takes most of the heart out
 * @hum_hz: with notches at 50 or 60 Hz and its multiples; 0: none
 *
 * What somebody looks at a session without. Nothing of it is ever stored.
 */
typedef struct {
  gboolean heart;
  double   hum_hz;
} FrondSuppression;

FrondSessionRecord *frond_suppression_apply (const FrondSuppression *self,
                                             FrondSessionRecord     *record) G_GNUC_WARN_UNUSED_RESULT;
char               *frond_suppression_describe (const FrondSuppression *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
