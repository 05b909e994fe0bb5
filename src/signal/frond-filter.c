/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-filter.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "frond-butterworth.h"
#include "frond-cascade.h"
#include "frond-notch.h"

/* Above it the bilinear transform squeezes the upper edge so much that it is no edge any more. */
#define HIGHEST_SHARE_OF_RATE 0.45
#define NOTCH_Q               30.0
#define N_HARMONICS           3

/* Neighbouring channels that one kernel serves. */
typedef struct {
  FrondCascadeKernel kernel;
  size_t             first_channel;
  size_t             lanes;
  double            *state;
} Group;

struct FrondFilter {
  FrondFilterSpec used;
  FrondBiquad     sections[FROND_CASCADE_MAX_SECTIONS];
  size_t          n_sections;
  size_t          n_channels;
  Group          *groups;
  size_t          n_groups;
  double         *state;  /* of all groups, one after the other */
  double         *offset; /* per channel */
  bool            started;
  uint64_t        n_updates;
};

/* A rate that leaves less than an octave of the band that was asked for cannot show the signal that the band stands for. */
static bool
limit_band (FrondFilterSpec *spec)
{
  const double limit = HIGHEST_SHARE_OF_RATE * spec->rate_hz;

  if (!(spec->band_high_hz > limit))
    return true;
  spec->band_high_hz = limit;
  return limit >= 2 * spec->band_low_hz;
}

static bool
design (FrondFilter           *self,
        const FrondFilterSpec *spec)
{
  FrondFilterSpec *used = &self->used;

  *used = *spec;
  if (!limit_band (used) || !(used->notch_hz >= 0))
    return false;
  self->n_sections = frond_butterworth_bandpass (used->order, used->band_low_hz, used->band_high_hz, used->rate_hz, self->sections);
  if (self->n_sections == 0)
    return false;

  if (used->notch_hz >= HIGHEST_SHARE_OF_RATE * used->rate_hz)
    used->notch_hz = 0;
  for (unsigned harmonic = 1; harmonic <= N_HARMONICS && used->notch_hz > 0; harmonic++) {
    const double frequency = harmonic * used->notch_hz;

    if (frequency < HIGHEST_SHARE_OF_RATE * used->rate_hz && frond_notch_design (frequency, NOTCH_Q, used->rate_hz, &self->sections[self->n_sections]))
      self->n_sections++;
  }
  return true;
}

static void
share_out (FrondFilter *self)
{
  double *state = self->state;

  for (size_t channel = 0; channel < self->n_channels;) {
    Group *group = &self->groups[self->n_groups++];

    group->lanes = frond_cascade_choose_lanes (self->n_channels - channel);
    group->kernel = frond_cascade_choose (self->n_sections, group->lanes, false);
    group->first_channel = channel;
    group->state = state;
    state += 2 * self->n_sections * group->lanes;
    channel += group->lanes;
  }
}

/**
 * frond_filter_new:
 * @spec: what is wanted
 * @n_channels: channels that run side by side, at least 1
 *
 * A band-pass with notches that keeps its state, so that every sample is touched once however the signal arrives. It starts from rest.
 *
 * Returns: (transfer full) (nullable): NULL where there is no such filter: edges out of order, or a rate that leaves less than an octave of the band
 */
FrondFilter *
frond_filter_new (const FrondFilterSpec *spec,
                  unsigned               n_channels)
{
  FrondFilter *self;

  if (n_channels == 0)
    return NULL;
  self = calloc (1, sizeof *self);
  if (self == NULL)
    return NULL;
  if (!design (self, spec)) {
    free (self);
    return NULL;
  }
  self->n_channels = n_channels;
  self->groups = calloc (n_channels, sizeof *self->groups);
  self->state = calloc (2 * self->n_sections * n_channels, sizeof (double));
  self->offset = calloc (n_channels, sizeof (double));
  if (self->groups == NULL || self->state == NULL || self->offset == NULL) {
    frond_filter_free (self);
    return NULL;
  }
  share_out (self);
  return self;
}

void
frond_filter_free (FrondFilter *self)
{
  if (self == NULL)
    return;
  free (self->groups);
  free (self->state);
  free (self->offset);
  free (self);
}

/**
 * frond_filter_reset:
 * @self: a filter
 *
 * Back to rest, as after a gap: the next sample is the first again. The counter of updates goes on.
 */
void
frond_filter_reset (FrondFilter *self)
{
  memset (self->state, 0, 2 * self->n_sections * self->n_channels * sizeof (double));
  self->started = false;
}

/**
 * frond_filter_process:
 * @self: a filter
 * @in: samples, [frame][channel], all finite
 * @out: as many; may be @in
 * @n_frames: how many frames
 *
 * Filters the next frames. The very first frame since the last reset is subtracted from all, per channel: the electrode's offset is no signal,
 * and would ring for a second. How the frames are cut into calls makes no difference, not in the last bit.
 */
void
frond_filter_process (FrondFilter  *self,
                      const double *in,
                      double       *out,
                      size_t        n_frames)
{
  if (n_frames == 0)
    return;
  if (!self->started) {
    memcpy (self->offset, in, self->n_channels * sizeof (double));
    self->started = true;
  }
  for (size_t i = 0; i < self->n_groups; i++) {
    const Group *group = &self->groups[i];
    const size_t first = group->first_channel;

    group->kernel (self->sections, self->n_sections, group->state, self->offset + first, in + first, out + first, n_frames, self->n_channels);
    self->n_updates += (uint64_t) self->n_sections * group->lanes * n_frames;
  }
}

/**
 * frond_filter_get_used:
 * @self: a filter
 *
 * Returns: (transfer none): what is really used: the upper edge may be lower than asked for, the notch may be off
 */
const FrondFilterSpec *
frond_filter_get_used (const FrondFilter *self)
{
  return &self->used;
}

unsigned
frond_filter_get_n_sections (const FrondFilter *self)
{
  return (unsigned) self->n_sections;
}

/**
 * frond_filter_get_n_updates:
 * @self: a filter
 *
 * Returns: biquad updates since the filter was made: sections times samples, and no more
 */
uint64_t
frond_filter_get_n_updates (const FrondFilter *self)
{
  return self->n_updates;
}

/**
 * frond_filter_get_n_settling:
 * @self: a filter
 *
 * What comes right after a start or a gap is the filter's answer to the level it finds there, not a muscle: with the default band the RMS of
 * a resting muscle begins twice too high. Two periods of the lower edge: the slowest pole of a Butterworth filter of 4th order, 0.38 times the
 * edge's angular frequency, has fallen below 1 % by then.
 *
 * Returns: samples until then
 */
size_t
frond_filter_get_n_settling (const FrondFilter *self)
{
  return (size_t) ceil (2 * self->used.rate_hz / self->used.band_low_hz);
}
