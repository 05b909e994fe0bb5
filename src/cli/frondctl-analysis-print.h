/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"

G_BEGIN_DECLS

void frondctl_analysis_print_json (const FrondAnalysis *analysis);
void frondctl_analysis_print_table (const FrondAnalysis *analysis);

G_END_DECLS
