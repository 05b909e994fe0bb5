/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>

#include "frond-filter.h"

typedef enum {
  FROND_ENVELOPE_RMS, /* square root of the mean square */
  FROND_ENVELOPE_ARV, /* average rectified value; sqrt (pi / 2) below RMS for Gaussian EMG */
} FrondEnvelopeKind;

typedef struct FrondEnvelope FrondEnvelope;

FrondEnvelope *frond_envelope_new (FrondEnvelopeKind kind,
                                   double            rate_hz,
                                   double            window_ms,
                                   unsigned          n_channels);
void           frond_envelope_free (FrondEnvelope *self);
void           frond_envelope_reset (FrondEnvelope *self);
size_t         frond_envelope_follow (FrondEnvelope     *self,
                                      const FrondFilter *filter);
void           frond_envelope_process (FrondEnvelope *self,
                                       const double  *in,
                                       double        *out,
                                       size_t         n_frames);
size_t         frond_envelope_get_n_window (const FrondEnvelope *self);
