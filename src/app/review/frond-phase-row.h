/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "frond-metrics.h"

G_BEGIN_DECLS

typedef enum {
  FROND_PHASE_COLUMN_NAME,
  FROND_PHASE_COLUMN_SECONDS,
  FROND_PHASE_COLUMN_MEAN,
  FROND_PHASE_COLUMN_SD,
  FROND_PHASE_COLUMN_CV,
  FROND_PHASE_COLUMN_PEAK,
  FROND_PHASE_COLUMN_ONSET,
  FROND_PHASE_COLUMN_RELEASE,
  FROND_PHASE_COLUMN_BELOW_GOAL,
  FROND_PHASE_N_COLUMNS,
} FrondPhaseColumn;

#define FROND_TYPE_PHASE_ROW (frond_phase_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondPhaseRow, frond_phase_row, FROND, PHASE_ROW, GObject)

FrondPhaseRow *frond_phase_row_new (guint                     number,
                                    const FrondSegmentResult *result,
                                    const GArray             *goals,
                                    double                    rate_hz,
                                    const char               *unit) G_GNUC_WARN_UNUSED_RESULT;
const char    *frond_phase_row_get_text (FrondPhaseRow   *self,
                                         FrondPhaseColumn column);
const char    *frond_phase_row_get_goal (FrondPhaseRow *self);
const char    *frond_phase_row_get_left_out (FrondPhaseRow *self);

G_END_DECLS
