/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-batch.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "frond-clones.h"
#include "frond-runs.h"

/* Frames that are worked on at once: few enough to stay close to the processor. */
#define FRAMES 256
/* Samples of a channel that are compared with its neighbours' at once. */
#define PART 1024

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

/* Four samples of each of four channels change places at once, in both directions. */
typedef double Lanes __attribute__ ((vector_size (FROND_BATCH_CHANNELS * sizeof (double))));

static inline void
turn (Lanes *lanes)
{
  const Lanes a = __builtin_shufflevector (lanes[0], lanes[1], 0, 4, 2, 6), b = __builtin_shufflevector (lanes[0], lanes[1], 1, 5, 3, 7);
  const Lanes c = __builtin_shufflevector (lanes[2], lanes[3], 0, 4, 2, 6), d = __builtin_shufflevector (lanes[2], lanes[3], 1, 5, 3, 7);

  lanes[0] = __builtin_shufflevector (a, c, 0, 1, 4, 5);
  lanes[1] = __builtin_shufflevector (b, d, 0, 1, 4, 5);
  lanes[2] = __builtin_shufflevector (a, c, 2, 3, 6, 7);
  lanes[3] = __builtin_shufflevector (b, d, 2, 3, 6, 7);
}

FROND_CLONES static void
lay_side_by_side (const double *const *channels,
                  size_t               n_channels,
                  size_t               first,
                  size_t               n,
                  double              *frames)
{
  size_t i = 0;

  for (; n_channels == FROND_BATCH_CHANNELS && i + FROND_BATCH_CHANNELS <= n; i += FROND_BATCH_CHANNELS) {
    Lanes lanes[FROND_BATCH_CHANNELS];

    for (size_t c = 0; c < FROND_BATCH_CHANNELS; c++)
      memcpy (&lanes[c], channels[c] + first + i, sizeof *lanes);
    turn (lanes);
    memcpy (frames + i * FROND_BATCH_CHANNELS, lanes, sizeof lanes);
  }
  for (; i < n; i++) {
    for (size_t c = 0; c < n_channels; c++)
      frames[i * n_channels + c] = channels[c][first + i];
  }
}

FROND_CLONES static void
take_apart (const double  *frames,
            double *const *channels,
            size_t         n_channels,
            size_t         first,
            size_t         n)
{
  size_t i = 0;

  for (; n_channels == FROND_BATCH_CHANNELS && i + FROND_BATCH_CHANNELS <= n; i += FROND_BATCH_CHANNELS) {
    Lanes lanes[FROND_BATCH_CHANNELS];

    memcpy (lanes, frames + i * FROND_BATCH_CHANNELS, sizeof lanes);
    turn (lanes);
    for (size_t c = 0; c < FROND_BATCH_CHANNELS; c++)
      memcpy (channels[c] + first + i, &lanes[c], sizeof *lanes);
  }
  for (; i < n; i++) {
    for (size_t c = 0; c < n_channels; c++)
      channels[c][first + i] = frames[i * n_channels + c];
  }
}

/* A stretch without a gap, from rest; where it ends shows on the way, while the samples are at hand. Returns: its end */
static size_t
condition_stretch (const Chain         *self,
                   const double *const *raw,
                   double *const       *filtered,
                   double *const       *envelope,
                   size_t               first,
                   size_t               end)
{
  double frames[FRAMES * FROND_BATCH_CHANNELS];
  size_t n;

  frond_filter_reset (self->filter);
  frond_envelope_reset (self->smoother);
  for (size_t at = first; at < end; at += n) {
    n = frond_runs_count_finite (raw[0] + at, end - at < FRAMES ? end - at : FRAMES);
    if (n == 0)
      return at;
    lay_side_by_side (raw, self->n_channels, at, n, frames);
    if (filtered != NULL) {
      frond_filter_process (self->filter, frames, frames, n);
      take_apart (frames, filtered, self->n_channels, at, n);
    }
    if (envelope != NULL) {
      frond_envelope_process (self->smoother, frames, frames, n);
      take_apart (frames, envelope, self->n_channels, at, n);
    }
  }
  return end;
}

static void
fill_with_nan (double *const *channels,
               size_t         n_channels,
               size_t         first,
               size_t         end)
{
  for (size_t c = 0; channels != NULL && c < n_channels; c++) {
    for (size_t i = first; i < end; i++)
      channels[c][i] = (double) NAN;
  }
}

/* Where a gap begins or ends. */
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

/* How many channels go side by side: neighbours of the first one whose gaps are its own. Each is read once, part by part. */
static size_t
count_alike (const double *const *raw,
             size_t               n_channels,
             size_t               n)
{
  size_t n_alike = n_channels < FROND_BATCH_CHANNELS ? n_channels : FROND_BATCH_CHANNELS;

  for (size_t first = 0; first < n && n_alike > 1; first += PART) {
    const size_t n_part = n - first < PART ? n - first : PART;

    for (size_t c = 1; c < n_alike; c++) {
      if (!have_same_gaps (raw[0] + first, raw[c] + first, n_part))
        n_alike = c;
    }
  }
  return n_alike;
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
    if (isfinite (raw[0][first])) {
      end = condition_stretch (&chain, raw, filtered, envelope, first, n);
    } else {
      end = end_of_stretch (raw[0], first, n);
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
 * @filtered: (out) (nullable): arrays of @n samples; NULL where @raw is behind the filter already
 * @envelope: (out) (nullable): arrays of @n samples; NULL where it comes later
 * @n: length of all arrays
 * @n_settling: (out) (optional): samples after a start or a gap that have no envelope
 *
 * Filters a whole recording, with the same bits as the live path. Nothing is carried across a gap: it stays NAN, and what comes after starts
 * from rest. While that settles there is no envelope. Neighbours whose gaps are the same go side by side, up to %FROND_BATCH_CHANNELS of them,
 * and give the same bits as each alone. In two steps, filter first, it gives the same as in one.
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
  for (size_t first = 0, n_alike; first < n_channels; first += n_alike) {
    n_alike = count_alike (raw + first, n_channels - first, n);
    if (!condition_alike (spec, kind, window_ms, n_alike, raw + first, filtered != NULL ? filtered + first : NULL,
                          envelope != NULL ? envelope + first : NULL, n, n_settling))
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
