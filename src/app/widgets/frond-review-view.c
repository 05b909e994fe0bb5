/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which part of a recording is in view, and which was before. People zoom in to look and want to come back to where they were; nothing but
 * another recording forgets the way. */

#include "config.h"

#include "frond-review-view.h"

#include <math.h>

#define MOST_STEPS 100
/* Turns of the wheel that follow one another so closely are one step of the history. */
#define ONE_GESTURE_US 700000

typedef struct {
  double start_s;
  double end_s;
} Range;

struct _FrondReviewView {
  Range   range;
  double  duration_s;
  double  shortest_s;
  GArray *history; /* of Range */
  gint64  zoomed_at;
};

FrondReviewView *
frond_review_view_new (void)
{
  FrondReviewView *self = g_new0 (FrondReviewView, 1);

  self->history = g_array_new (FALSE, FALSE, sizeof (Range));
  frond_review_view_reset (self, 1, 0.05);

  return self;
}

void
frond_review_view_free (FrondReviewView *self)
{
  g_clear_pointer (&self->history, g_array_unref);
  g_free (self);
}

/**
 * frond_review_view_reset:
 * @self: a view
 * @duration_s: of the recording
 * @shortest_s: the shortest stretch that makes sense to look at
 *
 * Another recording: shows the whole of it.
 */
void
frond_review_view_reset (FrondReviewView *self,
                         double           duration_s,
                         double           shortest_s)
{
  self->duration_s = MAX (duration_s, 1e-3);
  self->shortest_s = MIN (shortest_s, self->duration_s);
  self->range = (Range) { 0, self->duration_s };
  self->zoomed_at = G_MININT64 / 2;
  g_array_set_size (self->history, 0);
}

double
frond_review_view_get_start (FrondReviewView *self)
{
  return self->range.start_s;
}

double
frond_review_view_get_end (FrondReviewView *self)
{
  return self->range.end_s;
}

double
frond_review_view_get_duration (FrondReviewView *self)
{
  return self->duration_s;
}

gboolean
frond_review_view_is_whole (FrondReviewView *self)
{
  return self->range.start_s <= 0 && self->range.end_s >= self->duration_s;
}

/* Neither shorter than makes sense nor outside of the recording. */
static Range
bring_in (FrondReviewView *self,
          Range            range)
{
  double span = CLAMP (range.end_s - range.start_s, self->shortest_s, self->duration_s);
  double start_s = (range.start_s + range.end_s - span) / 2;

  start_s = CLAMP (start_s, 0, self->duration_s - span);

  return (Range) { start_s, start_s + span };
}

static gboolean
is_same (const Range *a,
         const Range *b)
{
  return fabs (a->start_s - b->start_s) < 1e-9 && fabs (a->end_s - b->end_s) < 1e-9;
}

static void
remember (FrondReviewView *self)
{
  if (self->history->len == MOST_STEPS)
    g_array_remove_index (self->history, 0);
  g_array_append_val (self->history, self->range);
}

/**
 * frond_review_view_show:
 * @self: a view
 * @start_s: left edge
 * @end_s: right edge
 *
 * Returns: whether the view changed; then frond_review_view_go_back() leads back
 */
gboolean
frond_review_view_show (FrondReviewView *self,
                        double           start_s,
                        double           end_s)
{
  Range range = bring_in (self, (Range) { MIN (start_s, end_s), MAX (start_s, end_s) });

  if (is_same (&range, &self->range))
    return FALSE;

  remember (self);
  self->range = range;
  self->zoomed_at = G_MININT64 / 2;

  return TRUE;
}

/**
 * frond_review_view_zoom:
 * @self: a view
 * @factor: below 1 to look closer
 * @at_s: the time that stays where it is
 * @now_us: when, on any steady clock
 *
 * Returns: whether the view changed
 */
gboolean
frond_review_view_zoom (FrondReviewView *self,
                        double           factor,
                        double           at_s,
                        gint64           now_us)
{
  double span = self->range.end_s - self->range.start_s;
  double wanted = CLAMP (span * factor, self->shortest_s, self->duration_s);
  double place = CLAMP ((at_s - self->range.start_s) / span, 0, 1);
  double start_s = CLAMP (self->range.start_s + place * (span - wanted), 0, self->duration_s - wanted);
  Range  range = { start_s, start_s + wanted };

  if (is_same (&range, &self->range))
    return FALSE;

  if (now_us - self->zoomed_at > ONE_GESTURE_US)
    remember (self);
  self->zoomed_at = now_us;
  self->range = range;

  return TRUE;
}

gboolean
frond_review_view_fit (FrondReviewView *self)
{
  return frond_review_view_show (self, 0, self->duration_s);
}

gboolean
frond_review_view_go_back (FrondReviewView *self)
{
  if (self->history->len == 0)
    return FALSE;

  self->range = g_array_index (self->history, Range, self->history->len - 1);
  g_array_set_size (self->history, self->history->len - 1);
  self->zoomed_at = G_MININT64 / 2;

  return TRUE;
}

/* Moves without a step in the history. */
gboolean
frond_review_view_pan (FrondReviewView *self,
                       double           seconds)
{
  Range range = bring_in (self, (Range) { self->range.start_s + seconds, self->range.end_s + seconds });

  if (is_same (&range, &self->range))
    return FALSE;

  self->range = range;

  return TRUE;
}

/**
 * frond_review_view_reveal:
 * @self: a view
 * @at_s: a time
 *
 * Moves just as far as needed to have @at_s in view, with a little room before it.
 *
 * Returns: whether the view changed
 */
gboolean
frond_review_view_reveal (FrondReviewView *self,
                          double           at_s)
{
  double span = self->range.end_s - self->range.start_s;

  if (at_s >= self->range.start_s && at_s <= self->range.end_s)
    return FALSE;

  return frond_review_view_pan (self, at_s - 0.1 * span - self->range.start_s);
}
