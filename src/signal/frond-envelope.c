/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moving sum that never subtracts. Time is cut into blocks as long as the window; the window at any moment is a tail of the last block
 * and a head of this one. The tails' sums are made once per block, backwards; the head's sum grows. Two additions per sample, no drift over
 * hours, never negative, and a value far too large is forgotten with its window. */

#include "frond-envelope.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "frond-clones.h"

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

/* What lies side by side in the channels that a batch takes at once: their sums stay in the processor. */
#define N_AT_ONCE 4
typedef double Frame __attribute__ ((vector_size (N_AT_ONCE * sizeof (double))));

/* The next frames of one block with a block before it, in one go; the same steps in the same order as in process_part(). */
FROND_CLONES static void
process_at_once (FrondEnvelope *self,
                 const double  *in,
                 double        *out,
                 size_t         n_frames)
{
  double       *powers = self->powers + self->position * N_AT_ONCE;
  const double *tails = self->tails + (self->position + 1) * N_AT_ONCE;
  const double  n = (double) self->n_window;
  Frame         head;

  memcpy (&head, self->heads, sizeof head);
  for (size_t k = 0; k < n_frames * N_AT_ONCE; k += N_AT_ONCE) {
    Frame value, tail;

    memcpy (&value, in + k, sizeof value);
    memcpy (&tail, tails + k, sizeof tail);
    value *= value;
    memcpy (powers + k, &value, sizeof value);
    head += value;
    value = (head + tail) / n;
    for (size_t c = 0; c < N_AT_ONCE; c++)
      out[k + c] = sqrt (value[c]);
  }
  memcpy (self->heads, &head, sizeof head);
}

FROND_CLONES static void
add_up_tails_at_once (const double *powers,
                      double       *tails,
                      size_t        n_frames)
{
  Frame sum = { 0 };

  for (size_t i = n_frames; i-- > 0;) {
    Frame power;

    memcpy (&power, powers + i * N_AT_ONCE, sizeof power);
    sum = power + sum;
    memcpy (tails + i * N_AT_ONCE, &sum, sizeof sum);
  }
}

/* The sums up to each of the next frames; sums: those before, and then those after. */
static void
add_up (double       *sums,
        const double *powers,
        double       *out,
        size_t        n_frames,
        size_t        n_channels)
{
  for (size_t i = 0; i < n_frames; i++) {
    for (size_t c = 0; c < n_channels; c++)
      out[i * n_channels + c] = sums[c] += powers[i * n_channels + c];
  }
}

static void
add_up_tails (const double *powers,
              double       *tails,
              size_t        n_frames,
              size_t        n_channels)
{
  for (size_t k = n_frames * n_channels; k-- > 0;)
    tails[k] = powers[k] + tails[k + n_channels];
}

static void
close_block (FrondEnvelope *self)
{
  if (self->n_channels == N_AT_ONCE)
    add_up_tails_at_once (self->powers, self->tails, self->n_window);
  else
    add_up_tails (self->powers, self->tails, self->n_window, self->n_channels);
  memset (self->heads, 0, self->n_channels * sizeof (double));
  self->position = 0;
  self->n_tail = self->n_window;
}

FROND_CLONES static void
take_powers (FrondEnvelope *self,
             const double  *in,
             size_t         n_values)
{
  double *powers = self->powers + self->position * self->n_channels;

  if (self->kind == FROND_ENVELOPE_RMS) {
    for (size_t k = 0; k < n_values; k++)
      powers[k] = in[k] * in[k];
  } else {
    for (size_t k = 0; k < n_values; k++)
      powers[k] = fabs (in[k]);
  }
}

FROND_CLONES static void
take_roots (double *out,
            size_t  n_values)
{
  for (size_t k = 0; k < n_values; k++)
    out[k] = sqrt (out[k]);
}

FROND_CLONES static void
make_means (double       *out,
            const double *tails,
            size_t        n_values,
            double        n)
{
  for (size_t k = 0; k < n_values; k++)
    out[k] = (out[k] + tails[k]) / n;
}

/* The next frames of one block. */
static void
process_part (FrondEnvelope *self,
              const double  *in,
              double        *out,
              size_t         n_frames)
{
  const size_t  n_channels = self->n_channels, n_values = n_frames * n_channels;
  const double *powers = self->powers + self->position * n_channels;
  const double *tails = self->tails + (self->position + 1) * n_channels;

  take_powers (self, in, n_values);
  add_up (self->heads, powers, out, n_frames, n_channels);
  if (self->n_tail > 0) {
    make_means (out, tails, n_values, (double) self->n_window);
  } else {
    for (size_t i = 0; i < n_frames; i++)
      make_means (out + i * n_channels, tails + i * n_channels, n_channels, (double) (self->position + 1 + i));
  }
  if (self->kind == FROND_ENVELOPE_RMS)
    take_roots (out, n_values);
}

static void
hide_unsettled (FrondEnvelope *self,
                double        *out,
                size_t         n_frames)
{
  const size_t n_hidden = self->n_unsettled < n_frames ? self->n_unsettled : n_frames;

  for (size_t k = 0; k < n_hidden * self->n_channels; k++)
    out[k] = (double) NAN;
  self->n_unsettled -= n_hidden;
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
  const size_t n_channels = self->n_channels;

  for (size_t first = 0, n; first < n_frames; first += n) {
    const size_t left = n_frames - first, room = self->n_window - self->position;

    n = left < room ? left : room;
    if (n_channels == N_AT_ONCE && self->n_tail > 0 && self->kind == FROND_ENVELOPE_RMS)
      process_at_once (self, in + first * n_channels, out + first * n_channels, n);
    else
      process_part (self, in + first * n_channels, out + first * n_channels, n);
    hide_unsettled (self, out + first * n_channels, n);
    self->position += n;
    if (self->position == self->n_window)
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
