/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-batch.h"

#include <math.h>

#include "frond-runs.h"

/* Frames that are worked on at once: few enough to stay close to the processor. */
#define FRAMES 256

typedef struct {
  FrondFilter   *filter;
  FrondEnvelope *smoother;
  size_t         n_channels;
} Chain;

static void
chain_clear (Chain *self)
{
  frond_filter_free (self->filter);
  frond_envelope_free (self->smoother);
}

/* Returns: false where there is no such filter or window */
static bool
chain_init (Chain                 *self,
            const FrondFilterSpec *spec,
            FrondEnvelopeKind      kind,
            double                 window_ms,
            size_t                 n_channels,
            size_t                *n_settling)
{
  size_t n_unsettled;

  self->n_channels = n_channels;
  self->filter = frond_filter_new (spec, (unsigned) n_channels);
  self->smoother = frond_envelope_new (kind, spec->rate_hz, window_ms, (unsigned) n_channels);
  if (self->filter == NULL || self->smoother == NULL)
    return false;
  n_unsettled = frond_envelope_follow (self->smoother, self->filter);
  if (n_settling != NULL)
    *n_settling = n_unsettled;
  return true;
}

static inline void
lay_frames (const double *const *channels,
            size_t               n_channels,
            size_t               first,
            size_t               n,
            double              *frames)
{
  for (size_t i = 0; i < n; i++) {
    for (size_t c = 0; c < n_channels; c++)
      frames[i * n_channels + c] = channels[c][first + i];
  }
}

static inline void
take_frames (const double  *frames,
             double *const *channels,
             size_t         n_channels,
             size_t         first,
             size_t         n)
{
  for (size_t i = 0; i < n; i++) {
    for (size_t c = 0; c < n_channels; c++)
      channels[c][first + i] = frames[i * n_channels + c];
  }
}

/* With the usual number known here, channel by channel need not be asked for. */
static void
lay_side_by_side (const double *const *channels,
                  size_t               n_channels,
                  size_t               first,
                  size_t               n,
                  double              *frames)
{
  if (n_channels == FROND_BATCH_CHANNELS) {
    const double *const known[] = { channels[0], channels[1], channels[2], channels[3] };

    lay_frames (known, FROND_BATCH_CHANNELS, first, n, frames);
  } else {
    lay_frames (channels, n_channels, first, n, frames);
  }
}

static void
take_apart (const double  *frames,
            double *const *channels,
            size_t         n_channels,
            size_t         first,
            size_t         n)
{
  if (n_channels == FROND_BATCH_CHANNELS) {
    double *const known[] = { channels[0], channels[1], channels[2], channels[3] };

    take_frames (frames, known, FROND_BATCH_CHANNELS, first, n);
  } else {
    take_frames (frames, channels, n_channels, first, n);
  }
}

/* A stretch without a gap, from rest. */
static void
condition_stretch (const Chain         *self,
                   const double *const *raw,
                   double *const       *filtered,
                   double *const       *envelope,
                   size_t               first,
                   size_t               end)
{
  double frames[FRAMES * FROND_BATCH_CHANNELS];

  frond_filter_reset (self->filter);
  frond_envelope_reset (self->smoother);
  for (size_t at = first, n; at < end; at += n) {
    n = end - at < FRAMES ? end - at : FRAMES;
    lay_side_by_side (raw, self->n_channels, at, n, frames);
    frond_filter_process (self->filter, frames, frames, n);
    take_apart (frames, filtered, self->n_channels, at, n);
    frond_envelope_process (self->smoother, frames, frames, n);
    take_apart (frames, envelope, self->n_channels, at, n);
  }
}

static void
fill_with_nan (double *const *channels,
               size_t         n_channels,
               size_t         first,
               size_t         end)
{
  for (size_t c = 0; c < n_channels; c++) {
    for (size_t i = first; i < end; i++)
      channels[c][i] = (double) NAN;
  }
}

/* Where a gap begins or ends in the first channel. */
static size_t
end_of_stretch (const double *raw,
                size_t        first,
                size_t        n)
{
  return first + (isfinite (raw[first]) ? frond_runs_count_finite (raw + first, n - first) : frond_runs_count_missing (raw + first, n - first));
}

static bool
have_same_gaps (const double *a,
                const double *b,
                size_t        n)
{
  for (size_t first = 0, end; first < n; first = end) {
    end = end_of_stretch (a, first, n);
    if (!isfinite (a[first]) != !isfinite (b[first]) || end_of_stretch (b, first, n) != end)
      return false;
  }
  return true;
}

/* Channels with the same gaps. */
static bool
condition_alike (const FrondFilterSpec *spec,
                 FrondEnvelopeKind      kind,
                 double                 window_ms,
                 size_t                 n_channels,
                 const double *const   *raw,
                 double *const         *filtered,
                 double *const         *envelope,
                 size_t                 n,
                 size_t                *n_settling)
{
  Chain      chain = { 0 };
  const bool possible = chain_init (&chain, spec, kind, window_ms, n_channels, n_settling);

  for (size_t first = 0, end; possible && first < n; first = end) {
    end = end_of_stretch (raw[0], first, n);
    if (isfinite (raw[0][first])) {
      condition_stretch (&chain, raw, filtered, envelope, first, end);
    } else {
      fill_with_nan (filtered, n_channels, first, end);
      fill_with_nan (envelope, n_channels, first, end);
    }
  }
  chain_clear (&chain);
  return possible;
}

/**
 * frond_batch_condition_channels:
 * @spec: the filter
 * @kind: of envelope
 * @window_ms: of the envelope
 * @n_channels: how many
 * @raw: an array per channel; NAN where samples are missing
 * @filtered: (out): arrays of @n samples
 * @envelope: (out): arrays of @n samples
 * @n: length of all arrays
 * @n_settling: (out) (optional): samples after a start or a gap that have no envelope
 *
 * Filters a whole recording, with the same bits as the live path. Nothing is carried across a gap: it stays NAN, and what comes after starts
 * from rest. While that settles there is no envelope. Neighbours whose gaps are the same go side by side, up to %FROND_BATCH_CHANNELS of them,
 * and give the same bits as each alone.
 *
 * Returns: false where there is no such filter or window; the outputs are then untouched
 */
bool
frond_batch_condition_channels (const FrondFilterSpec *spec,
                                FrondEnvelopeKind      kind,
                                double                 window_ms,
                                size_t                 n_channels,
                                const double *const   *raw,
                                double *const         *filtered,
                                double *const         *envelope,
                                size_t                 n,
                                size_t                *n_settling)
{
  for (size_t first = 0, end; first < n_channels; first = end) {
    end = first + 1;
    while (end < n_channels && end - first < FROND_BATCH_CHANNELS && have_same_gaps (raw[first], raw[end], n))
      end++;
    if (!condition_alike (spec, kind, window_ms, end - first, raw + first, filtered + first, envelope + first, n, n_settling))
      return false;
  }
  return true;
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
 * The same for one channel, see frond_batch_condition_channels().
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
  return frond_batch_condition_channels (spec, kind, window_ms, 1, &raw, &filtered, &envelope, n, n_settling);
}
