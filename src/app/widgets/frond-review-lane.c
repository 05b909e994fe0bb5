/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-lane.h"

#include <math.h>

/* Of frond-pyramid.c, which is right for any length, but quickest for whole buckets. */
#define SMALLEST_BUCKET    16.0
#define BUCKET_FACTOR      4.0
#define BUCKETS_PER_COLUMN 8.0

struct _FrondReviewLane {
  FrondReviewSignal signal; /* its strings are owned, its samples belong to owner */
  FrondPyramid     *envelope;
  FrondPyramid     *filtered;
  gpointer          owner;
  GDestroyNotify    release;
};

static FrondPyramid *
build (const double *values,
       gsize         n)
{
  FrondPyramid *pyramid = frond_pyramid_new ();

  if (!pyramid || !frond_pyramid_extend (pyramid, values, n))
    g_error ("out of memory");

  return pyramid;
}

/**
 * frond_review_lane_new:
 * @signal: the channel; its samples are borrowed
 * @owner: (nullable): what keeps the samples
 * @release: (nullable): called with @owner when they are no longer needed
 */
FrondReviewLane *
frond_review_lane_new (const FrondReviewSignal *signal,
                       gpointer                 owner,
                       GDestroyNotify           release)
{
  FrondReviewLane *self = g_new0 (FrondReviewLane, 1);

  self->signal = *signal;
  self->signal.unit = g_strdup (signal->unit);
  self->signal.name = g_strdup (signal->name);
  self->envelope = build (signal->envelope, signal->n_samples);
  if (signal->filtered)
    self->filtered = build (signal->filtered, signal->n_samples);
  self->owner = owner;
  self->release = release;

  return self;
}

void
frond_review_lane_free (FrondReviewLane *self)
{
  g_clear_pointer (&self->envelope, frond_pyramid_free);
  g_clear_pointer (&self->filtered, frond_pyramid_free);
  if (self->release)
    self->release (self->owner);
  g_free ((char *) self->signal.unit);
  g_free ((char *) self->signal.name);
  g_free (self);
}

const FrondReviewSignal *
frond_review_lane_get_signal (FrondReviewLane *self)
{
  return &self->signal;
}

double
frond_review_lane_get_duration (FrondReviewLane *self)
{
  return self->signal.n_samples / self->signal.rate_hz;
}

/**
 * frond_review_lane_get_value:
 * @self: a lane
 * @time_s: when
 *
 * Returns: the envelope then, NAN in a gap and outside of the recording
 */
double
frond_review_lane_get_value (FrondReviewLane *self,
                             double           time_s)
{
  double sample = floor (time_s * self->signal.rate_hz + 1e-6);

  return sample >= 0 && sample < self->signal.n_samples ? self->signal.envelope[(gsize) sample] : NAN;
}

/* How many samples a column holds when at least @least are wanted. Columns begin and end where buckets of the pyramid do, a few to a column: they
 * are read without looking at single samples, and stay the same while the view moves. */
static gsize
choose_column_length (double least)
{
  double bucket = 1;

  if (least >= SMALLEST_BUCKET * BUCKETS_PER_COLUMN)
    for (bucket = SMALLEST_BUCKET; bucket * BUCKET_FACTOR * BUCKETS_PER_COLUMN <= least; bucket *= BUCKET_FACTOR)
      ;

  return (gsize) (ceil (MAX (least, 1) / bucket) * bucket);
}

/**
 * frond_review_lane_query:
 * @self: a lane
 * @filtered: the signal behind the envelope instead, as its greatest amplitude
 * @start_s: left edge
 * @end_s: right edge
 * @n_columns: how many columns are wanted; it may be fewer
 * @columns: (out): room for two more than that
 * @trace: (out): what to paint
 *
 * What is asked for is widened to whole columns.
 */
void
frond_review_lane_query (FrondReviewLane *self,
                         gboolean         filtered,
                         double           start_s,
                         double           end_s,
                         gsize            n_columns,
                         FrondPlotColumn *columns,
                         FrondPlotTrace  *trace)
{
  double                         rate = self->signal.rate_hz;
  gsize                          n = self->signal.n_samples;
  gsize                          length = choose_column_length ((end_s - start_s) * rate / n_columns);
  gsize                          first = (gsize) CLAMP (floor (start_s * rate), 0, (double) n) / length * length;
  gsize                          last = (gsize) CLAMP (ceil (end_s * rate) + 1, (double) first, (double) n);
  g_autofree FrondPyramidColumn *found = NULL;

  n_columns = MIN (n_columns + 2, (last - first + length - 1) / length);
  *trace = (FrondPlotTrace) { columns, n_columns, first / rate, length / rate, self->signal.series };
  if (n_columns == 0 || (filtered && !self->filtered)) {
    trace->n_columns = 0;
    return;
  }

  found = g_new (FrondPyramidColumn, n_columns);
  frond_pyramid_query (filtered ? self->filtered : self->envelope, first, first + n_columns * length, n_columns, found);
  for (gsize i = 0; i < n_columns; i++) {
    columns[i] = (FrondPlotColumn) { (float) found[i].min, (float) found[i].max, found[i].n_valid == 0 };
    if (filtered)
      columns[i] = (FrondPlotColumn) { 0, (float) fmax (fabs (found[i].min), fabs (found[i].max)), found[i].n_valid == 0 };
  }
}
