/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "frond-envelope.h"
#include "frond-filter.h"

/* What goes side by side: as many as the widest kernels of the filter keep busy, so that other channels are left for other processors. */
#define FROND_BATCH_CHANNELS 4

bool frond_batch_condition_channels (const FrondFilterSpec *spec,
                                     FrondEnvelopeKind      kind,
                                     double                 window_ms,
                                     size_t                 n_channels,
                                     const double *const   *raw,
                                     double *const         *filtered,
                                     double *const         *envelope,
                                     size_t                 n,
                                     size_t                *n_settling);
bool frond_batch_condition (const FrondFilterSpec *spec,
                            FrondEnvelopeKind      kind,
                            double                 window_ms,
                            const double          *raw,
                            double                *filtered,
                            double                *envelope,
                            size_t                 n,
                            size_t                *n_settling);
