/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which part of what was painted lies where on the screen. */

#include "config.h"

#include "frond-live-view.h"

/**
 * frond_live_view_scroll:
 * @end: position at the right edge
 * @width: of the picture
 * @segments: (out): room for %FROND_LIVE_VIEW_MOST_SEGMENTS
 *
 * Returns: how many segments there are
 */
guint
frond_live_view_scroll (gint64            end,
                        int               width,
                        FrondLiveSegment *segments)
{
  if (end <= 0)
    return 0;

  segments[0] = (FrondLiveSegment) { MAX (end - width, 0), end, end - width };

  return 1;
}

/**
 * frond_live_view_sweep:
 * @head: position up to which there is something
 * @width: of the picture
 * @gap: how much room is left free between what is new and what is old
 * @segments: (out): room for %FROND_LIVE_VIEW_MOST_SEGMENTS
 *
 * Returns: how many segments there are; the new page comes first, then what is left of the page before
 */
guint
frond_live_view_sweep (gint64            head,
                       int               width,
                       int               gap,
                       FrondLiveSegment *segments)
{
  gint64 page = head / width * width;
  guint  n = 0;

  /* A full page stays until there is something to replace it with. */
  if (head == page && head > 0)
    page -= width;

  if (head > page)
    segments[n++] = (FrondLiveSegment) { page, head, page };
  if (page > 0 && head + gap < page + width)
    segments[n++] = (FrondLiveSegment) { head + gap - width, page, page - width };

  return n;
}
