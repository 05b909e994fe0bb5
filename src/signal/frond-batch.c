/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-batch.h"

#include <math.h>

static size_t
end_of_stretch (const double *raw,
                size_t        first,
                size_t        n)
{
  const bool is_gap = !isfinite (raw[first]);
  size_t     end = first + 1;

  while (end < n && !isfinite (raw[end]) == is_gap)
    end++;
  return end;
}

static void
fill_with_nan (double *values,
               size_t  first,
               size_t  end)
{
  for (size_t i = first; i < end; i++)
    values[i] = (double) NAN;
}

/**
 * frond_batch_condition:
 * @spec: the filter
 * @kind: of envelope
 * @window_ms: of the envelope
 * @raw: one channel; NAN where samples are missing
 * @filtered: (out): @n samples
 * @envelope: (out): @n samples
 * @n: length of the three arrays
 * @n_settling: (out) (optional): samples after a start or a gap that have no envelope
 *
 * Filters a whole recording, with the same bits as the live path. Nothing is carried across a gap: it stays NAN, and what comes after starts
 * from rest. While that settles there is no envelope.
 *
 * Returns: false where there is no such filter or window; the outputs are then untouched
 */
bool
frond_batch_condition (const FrondFilterSpec *spec,
                       FrondEnvelopeKind      kind,
                       double                 window_ms,
                       const double          *raw,
                       double                *filtered,
                       double                *envelope,
                       size_t                 n,
                       size_t                *n_settling)
{
  FrondFilter   *filter = frond_filter_new (spec, 1);
  FrondEnvelope *smoother = frond_envelope_new (kind, spec->rate_hz, window_ms, 1);
  const bool     possible = filter != NULL && smoother != NULL;

  if (possible) {
    const size_t n_unsettled = frond_envelope_follow (smoother, filter);

    if (n_settling != NULL)
      *n_settling = n_unsettled;
  }
  for (size_t first = 0, end; possible && first < n; first = end) {
    end = end_of_stretch (raw, first, n);
    if (isfinite (raw[first])) {
      frond_filter_reset (filter);
      frond_envelope_reset (smoother);
      frond_filter_process (filter, raw + first, filtered + first, end - first);
      frond_envelope_process (smoother, filtered + first, envelope + first, end - first);
    } else {
      fill_with_nan (filtered, first, end);
      fill_with_nan (envelope, first, end);
    }
  }
  frond_filter_free (filter);
  frond_envelope_free (smoother);
  return possible;
}
