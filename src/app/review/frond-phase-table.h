/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-analysis.h"

G_BEGIN_DECLS

#define FROND_TYPE_PHASE_TABLE (frond_phase_table_get_type ())
G_DECLARE_FINAL_TYPE (FrondPhaseTable, frond_phase_table, FROND, PHASE_TABLE, AdwBin)

/* Signal "phase-activated" (guint): a row was chosen. */
GtkWidget *frond_phase_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_phase_table_set_channel (FrondPhaseTable            *self,
                                          const FrondChannelAnalysis *channel,
                                          const GArray               *goals,
                                          double                      rate_hz);

void frond_phase_table_align_titles (GtkColumnView *view);

G_END_DECLS
