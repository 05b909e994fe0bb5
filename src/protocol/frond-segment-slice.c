/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-segment-slice.h"

#include <math.h>

/* Why a sample does not count: COUNTS, a gap in the envelope, or 2 + the index of the exclusion that was first to name it. */
enum {
  COUNTS,
  MISSING,
  FIRST_EXCLUSION,
};

static void
mark_exclusion (guint32              *marks,
                guint64               first,
                gsize                 n,
                const FrondExclusion *exclusion,
                guint32               mark)
{
  /* Written so that an exclusion may reach to the end of all numbers. */
  for (guint64 i = MAX (exclusion->first_sample, first); i < first + n && i - exclusion->first_sample < exclusion->n_samples; i++)
    if (marks[i - first] < FIRST_EXCLUSION)
      marks[i - first] = mark;
}

static guint32 *
mark_samples (const FrondMetricsInput *input,
              guint64                  first,
              gsize                    n)
{
  guint32 *marks = g_new (guint32, n);

  for (gsize i = 0; i < n; i++)
    marks[i] = isnan (input->envelope[first + i]) ? MISSING : COUNTS;
  for (guint e = 0; input->exclusions && e < input->exclusions->len; e++)
    mark_exclusion (marks, first, n, &g_array_index (input->exclusions, FrondExclusion, e), FIRST_EXCLUSION + e);

  return marks;
}

static void
list_exclusions (const FrondMetricsInput *input,
                 const guint32           *marks,
                 guint64                  first,
                 gsize                    n,
                 GArray                  *excluded)
{
  for (gsize i = 0, end; i < n; i = end) {
    FrondExclusion exclusion = { .first_sample = first + i, .reason = "gap" };

    for (end = i + 1; end < n && marks[end] == marks[i]; end++)
      ;
    if (marks[i] == COUNTS)
      continue;
    if (marks[i] >= FIRST_EXCLUSION)
      exclusion.reason = g_array_index (input->exclusions, FrondExclusion, marks[i] - FIRST_EXCLUSION).reason;
    exclusion.n_samples = end - i;
    g_array_append_val (excluded, exclusion);
  }
}

/*
 * frond_segment_slice_init:
 * @self: where the samples go
 * @input: a channel
 * @segment: a stretch, which may reach beyond the input
 * @excluded: (element-type FrondExclusion): filled with what does not count, in order and without overlaps; gaps that nobody named
 *   are called "gap"
 */
void
frond_segment_slice_init (FrondSegmentSlice       *self,
                          const FrondMetricsInput *input,
                          const FrondSegment      *segment,
                          GArray                  *excluded)
{
  guint64             first = MIN (segment->first_sample, input->n_samples);
  gsize               n = MIN (segment->n_samples, input->n_samples - first);
  g_autofree guint32 *marks = mark_samples (input, first, n);

  self->n = n;
  self->filtered = g_new (double, n);
  self->envelope = g_new (double, n);
  for (gsize i = 0; i < n; i++) {
    self->filtered[i] = marks[i] == COUNTS && input->filtered ? input->filtered[first + i] : NAN;
    self->envelope[i] = marks[i] == COUNTS ? input->envelope[first + i] : NAN;
  }
  list_exclusions (input, marks, first, n, excluded);
}

void
frond_segment_slice_clear (FrondSegmentSlice *self)
{
  g_clear_pointer (&self->filtered, g_free);
  g_clear_pointer (&self->envelope, g_free);
}
