/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moving sum that never subtracts. Time is cut into blocks as long as the window; the window at any moment is a tail of the last block
 * and a head of this one. The tails' sums are made once per block, backwards; the head's sum grows. Two additions per sample, no drift over
 * hours, never negative, and a value far too large is forgotten with its window. */

#include "frond-envelope.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Longer is no envelope; it also keeps the arithmetic below far from overflow. */
#define LONGEST_WINDOW (1u << 24)

struct FrondEnvelope {
  FrondEnvelopeKind kind;
  size_t            n_channels;
  size_t            n_window;
  size_t            position; /* in this block */
  size_t            n_tail;   /* samples in tails: 0 in the first block */
  size_t            n_settling;
  size_t            n_unsettled; /* frames to come that are not out yet */
  double           *powers;      /* of this block, [position][channel] */
  double           *tails;       /* [i][channel]: sum of the last block's powers from i to its end; one row of zeros more */
  double           *heads;       /* [channel]: sum of this block's powers up to now */
};

/**
 * frond_envelope_new:
 * @kind: RMS or average rectified value
 * @rate_hz: samples per second
 * @window_ms: length of the trailing window; rounded to samples, at least one
 * @n_channels: channels side by side, at least 1
 *
 * Returns: (transfer full) (nullable): NULL where rate or window make no sense
 */
FrondEnvelope *
frond_envelope_new (FrondEnvelopeKind kind,
                    double            rate_hz,
                    double            window_ms,
                    unsigned          n_channels)
{
  const double   n = round (rate_hz * window_ms / 1000.0);
  FrondEnvelope *self;

  if (!(rate_hz > 0) || !(window_ms > 0) || !(n <= LONGEST_WINDOW) || n_channels == 0)
    return NULL;
  self = calloc (1, sizeof *self);
  if (self == NULL)
    return NULL;
  self->kind = kind;
  self->n_channels = n_channels;
  self->n_window = n < 1 ? 1 : (size_t) n;
  self->powers = calloc (self->n_window * n_channels, sizeof (double));
  self->tails = calloc ((self->n_window + 1) * n_channels, sizeof (double));
  self->heads = calloc (n_channels, sizeof (double));
  if (self->powers == NULL || self->tails == NULL || self->heads == NULL) {
    frond_envelope_free (self);
    return NULL;
  }
  return self;
}

void
frond_envelope_free (FrondEnvelope *self)
{
  if (self == NULL)
    return;
  free (self->powers);
  free (self->tails);
  free (self->heads);
  free (self);
}

/**
 * frond_envelope_reset:
 * @self: an envelope
 *
 * Forgets everything, as after a gap: the window is short again.
 */
void
frond_envelope_reset (FrondEnvelope *self)
{
  self->position = 0;
  self->n_tail = 0;
  self->n_unsettled = self->n_settling;
  memset (self->tails, 0, (self->n_window + 1) * self->n_channels * sizeof (double));
  memset (self->heads, 0, self->n_channels * sizeof (double));
}

/**
 * frond_envelope_follow:
 * @self: an envelope, new or reset
 * @filter: what its samples come out of
 *
 * From here on there is no value after a reset until the filter has settled and the window is full of what came after that. An envelope that
 * follows nothing has values at once.
 *
 * Returns: frames without a value after every reset
 */
size_t
frond_envelope_follow (FrondEnvelope     *self,
                       const FrondFilter *filter)
{
  self->n_settling = self->n_unsettled = frond_filter_get_n_settling (filter) + self->n_window;
  return self->n_settling;
}

static void
close_block (FrondEnvelope *self)
{
  const size_t n_channels = self->n_channels;

  for (size_t i = self->n_window; i-- > 0;) {
    for (size_t c = 0; c < n_channels; c++)
      self->tails[i * n_channels + c] = self->powers[i * n_channels + c] + self->tails[(i + 1) * n_channels + c];
  }
  memset (self->heads, 0, n_channels * sizeof (double));
  self->position = 0;
  self->n_tail = self->n_window;
}

static void
process_frame (FrondEnvelope *self,
               const double  *in,
               double        *out)
{
  const size_t  n_channels = self->n_channels;
  const size_t  n = self->n_tail > 0 ? self->n_window : self->position + 1;
  const double *tail = self->tails + (self->position + 1) * n_channels;
  double       *power = self->powers + self->position * n_channels;

  for (size_t c = 0; c < n_channels; c++) {
    double mean;

    power[c] = self->kind == FROND_ENVELOPE_RMS ? in[c] * in[c] : fabs (in[c]);
    self->heads[c] += power[c];
    mean = (self->heads[c] + tail[c]) / (double) n;
    out[c] = self->kind == FROND_ENVELOPE_RMS ? sqrt (mean) : mean;
  }
}

static void
hide_frame (FrondEnvelope *self,
            double        *out)
{
  for (size_t c = 0; c < self->n_channels; c++)
    out[c] = (double) NAN;
  self->n_unsettled--;
}

/**
 * frond_envelope_process:
 * @self: an envelope
 * @in: band-passed samples, [frame][channel]
 * @out: as many; may be @in
 * @n_frames: how many frames
 *
 * The envelope of the next frames, each over the samples of the last window up to and with itself; at the start over those there are, or NAN
 * while it settles.
 */
void
frond_envelope_process (FrondEnvelope *self,
                        const double  *in,
                        double        *out,
                        size_t         n_frames)
{
  for (size_t i = 0; i < n_frames; i++) {
    process_frame (self, in + i * self->n_channels, out + i * self->n_channels);
    if (self->n_unsettled > 0)
      hide_frame (self, out + i * self->n_channels);
    if (++self->position == self->n_window)
      close_block (self);
  }
}

/**
 * frond_envelope_get_n_window:
 * @self: an envelope
 *
 * Returns: the window really used, in samples
 */
size_t
frond_envelope_get_n_window (const FrondEnvelope *self)
{
  return self->n_window;
}
