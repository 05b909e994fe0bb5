/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FROND_LIVE_VIEW_MOST_SEGMENTS 2

/**
 * FrondLiveSegment:
 * @from: first position that is shown
 * @to: position after the last
 * @origin: position that is at the left edge of the picture
 *
 * A stretch of positions (device pixels since the beginning) that is shown in one piece.
 */
typedef struct {
  gint64 from;
  gint64 to;
  gint64 origin;
} FrondLiveSegment;

guint frond_live_view_scroll (gint64            end,
                              int               width,
                              FrondLiveSegment *segments);
guint frond_live_view_sweep (gint64            head,
                             int               width,
                             int               gap,
                             FrondLiveSegment *segments);

G_END_DECLS
