/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-report-private.h"
#include "frond-session-report.h"

G_BEGIN_DECLS

void frond_session_report_add_headline (FrondReport              *report,
                                        const FrondSessionReport *self);
void frond_session_report_add_trace (FrondReport              *report,
                                     const FrondSessionReport *self);
void frond_session_report_add_table (FrondReport              *report,
                                     const FrondSessionReport *self);

G_END_DECLS
