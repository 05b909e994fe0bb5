/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondBitalinoTimeline:
 *
 * Where the stream should be by the host's clock: a line through the earliest arrivals, since frames come late but never early. It follows
 * the sensor's own clock slowly.
 */
typedef struct {
  gboolean valid;
  guint64  index;         /* frames that came or are known to be lost */
  gint64   origin_us;     /* time and ... */
  double   origin_index;  /* ... index of a point of the line */
  gint64   window_end_us; /* of the second over which lateness is watched */
  double   window_excess; /* smallest lateness in it */
} FrondBitalinoTimeline;

void    frond_bitalino_timeline_reset (FrondBitalinoTimeline *self);
void    frond_bitalino_timeline_skip (FrondBitalinoTimeline *self,
                                      guint64                n_frames);
void    frond_bitalino_timeline_observe (FrondBitalinoTimeline *self,
                                         gint64                 now_us,
                                         double                 clock_hz);
double  frond_bitalino_timeline_get_excess (const FrondBitalinoTimeline *self,
                                            gint64                       now_us,
                                            double                       clock_hz);
double  frond_bitalino_timeline_get_tolerance (double clock_hz);
guint64 frond_bitalino_timeline_count_missing (double excess);

G_END_DECLS
