/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-session-report.h"

G_BEGIN_DECLS

typedef enum {
  FROND_COLUMN_PHASE,
  FROND_COLUMN_START,
  FROND_COLUMN_LENGTH,
  FROND_COLUMN_MEAN,
  FROND_COLUMN_SD,
  FROND_COLUMN_CV,
  FROND_COLUMN_PEAK,
  FROND_COLUMN_ONSET,
  FROND_COLUMN_RELEASE,
  FROND_COLUMN_GOAL,
  FROND_COLUMN_BELOW,
  FROND_COLUMN_LEFT_OUT,
  FROND_N_COLUMNS,
} FrondColumn;

/* A row of the phase table, as text. Cells are NULL where the column does not apply to it. */
typedef struct {
  char *cells[FROND_N_COLUMNS];
} FrondRow;

void       frond_row_free (FrondRow *self);
GPtrArray *frond_session_report_make_rows (const FrondSessionReport *self,
                                           gboolean                 *condensed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
