/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-feed.h"

G_BEGIN_DECLS

/**
 * FrondColumnBuilder:
 *
 * Turns envelope samples into the columns of a feed. Column k holds the samples whose index times 50 / rate is in [k, k + 1), so
 * that a column's place tells its samples at any rate. All fields are private to it.
 */
typedef struct {
  FrondLiveFeed  *feed;
  double          rate_hz;
  guint64         next_column;
  FrondLiveColumn column;
  double          sum;
  guint           n;
  double          recent[FROND_LIVE_COLUMNS_PER_SECOND / 4];
  guint           n_recent;
} FrondColumnBuilder;

void   frond_column_builder_start (FrondColumnBuilder *self,
                                   double              rate_hz);
void   frond_column_builder_clear (FrondColumnBuilder *self);
void   frond_column_builder_push (FrondColumnBuilder *self,
                                  guint64             sample,
                                  double              value,
                                  double              goal,
                                  double              goal_upper,
                                  int                 phase,
                                  gboolean            clipped);
double frond_column_builder_get_value (FrondColumnBuilder *self);

G_END_DECLS
