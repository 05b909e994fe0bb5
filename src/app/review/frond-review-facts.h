/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"
#include "frond-session-record.h"

G_BEGIN_DECLS

char *frond_review_facts (FrondSessionRecord  *record,
                          const FrondAnalysis *analysis,
                          GPtrArray           *events) G_GNUC_WARN_UNUSED_RESULT;
char *frond_review_format_number (double value,
                                  guint  n_decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
