/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-segment-slice.h"

#include <math.h>

#include "frond-runs.h"

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

/* Whether every sample counts, and there is a filtered signal to look at. */
static gboolean
is_whole (const FrondMetricsInput *input,
          guint64                  first,
          gsize                    n)
{
  for (guint e = 0; input->exclusions && e < input->exclusions->len; e++) {
    const FrondExclusion *exclusion = &g_array_index (input->exclusions, FrondExclusion, e);
    const guint64         begin = MAX (exclusion->first_sample, first);

    if (begin < first + n && begin - exclusion->first_sample < exclusion->n_samples)
      return FALSE;
  }

  return input->filtered && frond_runs_count_finite (input->envelope + first, n) == n;
}

static void
copy_what_counts (FrondSegmentSlice       *self,
                  const FrondMetricsInput *input,
                  const guint32           *marks,
                  guint64                  first)
{
  double *filtered = self->own[0] = g_new (double, self->n);
  double *envelope = self->own[1] = g_new (double, self->n);

  for (gsize i = 0; i < self->n; i++) {
    filtered[i] = marks[i] == COUNTS && input->filtered ? input->filtered[first + i] : NAN;
    envelope[i] = marks[i] == COUNTS ? input->envelope[first + i] : NAN;
  }
  self->filtered = filtered;
  self->envelope = envelope;
}

/*
 * frond_segment_slice_init:
 * @self: where the samples go
 * @input: a channel, which must outlive @self
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
  const guint64       first = MIN (segment->first_sample, input->n_samples);
  g_autofree guint32 *marks = NULL;

  self->n = MIN (segment->n_samples, input->n_samples - first);
  if (is_whole (input, first, self->n)) {
    self->filtered = input->filtered + first;
    self->envelope = input->envelope + first;
    return;
  }
  marks = mark_samples (input, first, self->n);
  copy_what_counts (self, input, marks, first);
  list_exclusions (input, marks, first, self->n, excluded);
}

void
frond_segment_slice_clear (FrondSegmentSlice *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->own); i++)
    g_clear_pointer (&self->own[i], g_free);
}
