/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-picture.h"

/**
 * frond_live_picture_get_lane_frame:
 * @self: a picture
 * @lane: which one
 * @frame: (out): its place in the widget, in units; the times are those of a page
 */
void
frond_live_picture_get_lane_frame (const FrondLivePicture *self,
                                   guint                   lane,
                                   FrondPlotFrame         *frame)
{
  frond_live_tiles_get_lane_frame (self->tiles, lane, frame);
  frame->x = self->x;
  frame->y += self->y;
}

/**
 * frond_live_picture_get_offset:
 * @self: a picture
 * @segment: what is in view
 * @position: in device pixels of the feed
 *
 * Returns: where that is, in units from the left edge of the plot
 */
double
frond_live_picture_get_offset (const FrondLivePicture *self,
                               const FrondLiveSegment *segment,
                               gint64                  position)
{
  return self->x + (position - segment->origin) / self->scale;
}
