/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "frond-envelope.h"
#include "frond-filter.h"

bool frond_batch_condition (const FrondFilterSpec *spec,
                            FrondEnvelopeKind      kind,
                            double                 window_ms,
                            const double          *raw,
                            double                *filtered,
                            double                *envelope,
                            size_t                 n,
                            size_t                *n_settling);
