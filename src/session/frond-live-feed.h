/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondLiveColumn:
 * @minimum: smallest envelope value in the column, NAN in a gap
 * @maximum: largest envelope value
 * @goal: goal line at its end, NAN for none
 * @phase: phase index at its end, -1 before the programme began
 * @flags: 1: clipped
 * @goal_upper: upper edge of a goal with two, NAN for none; then @goal is the lower
 */
typedef struct {
  float   minimum;
  float   maximum;
  float   goal;
  gint16  phase;
  guint16 flags;
  float   goal_upper;
} FrondLiveColumn;

/* How many samples one column holds is chosen so that there are 50 columns per second. */
#define FROND_LIVE_COLUMNS_PER_SECOND 50

/* A growing list of columns with one writer (the sensor thread) and one reader (the screen); both without locks. It keeps all columns of
 * a session of up to 4 hours, so that one can look back without stopping the recording. */
typedef struct _FrondLiveFeed FrondLiveFeed;

FrondLiveFeed *frond_live_feed_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondLiveFeed *frond_live_feed_ref (FrondLiveFeed *self);
void           frond_live_feed_unref (FrondLiveFeed *self);
void           frond_live_feed_push (FrondLiveFeed         *self,
                                     const FrondLiveColumn *column);
guint64        frond_live_feed_get_n_columns (FrondLiveFeed *self);
/* Copies columns [first, first + n) that exist; answers how many. */
guint frond_live_feed_read (FrondLiveFeed   *self,
                            guint64          first,
                            guint            n,
                            FrondLiveColumn *columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondLiveFeed, frond_live_feed_unref)

G_END_DECLS
