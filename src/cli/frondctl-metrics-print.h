/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "frond-analysis.h"

/**
 * FrondctlAnalysed:
 * @analysis: segments with their numbers
 * @abdomen: index of the accessory channel, -1 for none
 * @events: (nullable) (element-type FrondEvent): of a session; of a table its goals
 *
 * What was analysed, and what metrics need besides.
 */
typedef struct {
  FrondAnalysis *analysis;
  int            abdomen;
  GPtrArray     *events;
} FrondctlAnalysed;

void frondctl_analysed_clear (FrondctlAnalysed *self);
void frondctl_metrics_build (JsonBuilder            *builder,
                             const FrondctlAnalysed *analysed,
                             guint                   channel);
void frondctl_metrics_print_table (const FrondctlAnalysed *analysed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrondctlAnalysed, frondctl_analysed_clear)
