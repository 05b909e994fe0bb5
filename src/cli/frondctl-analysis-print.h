/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frondctl-metrics-print.h"

G_BEGIN_DECLS

void frondctl_analysis_print_json (const FrondctlAnalysed *analysed);
void frondctl_analysis_print_table (const FrondAnalysis *analysis);

G_END_DECLS
