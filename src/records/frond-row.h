/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-statement.h"

G_BEGIN_DECLS

/* Dates and times between model and rows. */
void       frond_row_bind_time (FrondStatement *statement,
                                int             parameter,
                                GDateTime      *time);
GDateTime *frond_row_get_time (FrondStatement *statement,
                               int             column) G_GNUC_WARN_UNUSED_RESULT;
void       frond_row_bind_date (FrondStatement *statement,
                                int             parameter,
                                const GDate    *date);
GDate     *frond_row_get_date (FrondStatement *statement,
                               int             column) G_GNUC_WARN_UNUSED_RESULT;
/* Text that may not be missing: NULL becomes "". */
void frond_row_bind_required (FrondStatement *statement,
                              int             parameter,
                              const char     *text);
/* A row number, 0 stored as NULL. */
void frond_row_bind_reference (FrondStatement *statement,
                               int             parameter,
                               gint64          id);

G_END_DECLS
