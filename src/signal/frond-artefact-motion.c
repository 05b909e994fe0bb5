/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cable or an electrode that moved. Nearly all of a movement lies below 20 Hz (De Luca 2010, J Biomech 43:1573), where the band-pass takes
 * it; what is left in the band looks like a burst of muscle. The level of the raw signal tells them apart: muscle does not move it. */

#include "frond-artefact-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frond-sums.h"

#define TICK_S 0.05

/* How far the level goes from where it was for 150 ms to where it stays for 150 ms, over the RMS in the band where it goes: steady and changing muscle
 * alone reaches 0.1 in an hour of tests, a single step in silence 2 to 3, slower movements much more. A heartbeat does not stay away so long. */
#define JUMP_OVER_BAND 1.2
/* No heartbeat on the trunk has so much in 50 ms: R waves of half a millivolt have 0.23. */
#define TAP_UV 300.0
/* Breath and sweat move the level slowly and leave the band alone: only what makes the band louder than it was is looked at. The RMS of
 * 50 ms of steady muscle reaches 1.9 times its lower quartile. */
#define BAND_OVER_QUIET 2.0
/* Below this no number that is shown changes: 100 ms RMS rises by a third of a step at most. */
#define SMALLEST_UV     10.0
#define SMALLEST_FLOORS 3.0
/* Between two movements within a second nobody is measured. */
#define JOIN_S 1.0
/* From when on it is known what quiet is. */
#define FEWEST_QUIET 10

/* Of the ticks in hand: the last one before the jump, the one it is in, and the first one after it. */
#define BEFORE (FROND_ARTEFACT_TICKS / 2 - 1)
#define MOMENT (FROND_ARTEFACT_TICKS / 2)
#define AFTER  (FROND_ARTEFACT_TICKS / 2 + 1)

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The lower quartile of the last two seconds without motion: a contraction among them does not hide what comes after it. */
static double
get_quiet (const FrondArtefactMotion *self)
{
  const size_t n = self->n_quiet < FROND_ARTEFACT_QUIET_MAX ? self->n_quiet : FROND_ARTEFACT_QUIET_MAX;
  double       sorted[FROND_ARTEFACT_QUIET_MAX];

  memcpy (sorted, self->quiet, n * sizeof *sorted);
  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[n / 4];
}

/* What lies between all levels before and all levels after; 0 where they overlap. */
static double
measure_jump (const FrondArtefactTick *ticks)
{
  double low_before = INFINITY, high_before = -INFINITY, low_after = INFINITY, high_after = -INFINITY;

  for (size_t i = 0; i <= BEFORE; i++) {
    low_before = fmin (low_before, ticks[i].mean);
    high_before = fmax (high_before, ticks[i].mean);
  }
  for (size_t i = AFTER; i < FROND_ARTEFACT_TICKS; i++) {
    low_after = fmin (low_after, ticks[i].mean);
    high_after = fmax (high_after, ticks[i].mean);
  }
  return fmax (0, fmax (low_after - high_before, low_before - high_after));
}

static double
measure_tap (const FrondArtefactTick *ticks)
{
  return fmax (fabs (ticks[MOMENT].mean - ticks[BEFORE].mean), fabs (ticks[AFTER].mean - ticks[BEFORE].mean));
}

static bool
is_motion (const FrondArtefactMotion *self,
           const FrondArtefactSpec   *spec)
{
  const double microvolts = spec->microvolts_per_unit;
  const double power = fmax (self->ticks[MOMENT].power, self->ticks[AFTER].power);
  double       jump = measure_jump (self->ticks);

  if (measure_tap (self->ticks) * microvolts > TAP_UV)
    jump = measure_tap (self->ticks);
  if (!(jump > JUMP_OVER_BAND * sqrt (power)) || !(jump > SMALLEST_FLOORS * spec->noise_floor) || (microvolts > 0 && jump * microvolts < SMALLEST_UV))
    return false;
  return self->n_quiet >= FEWEST_QUIET && power > BAND_OVER_QUIET * BAND_OVER_QUIET * get_quiet (self);
}

static FrondArtefactTick
measure_tick (const FrondArtefactWindow *window,
              size_t                     from,
              size_t                     to)
{
  const double n = (double) (to - from);

  return (FrondArtefactTick) {
    .first = window->first_sample + from,
    .mean = frond_sums_of (window->raw + from, to - from) / n,
    .power = frond_sums_of_squares (window->filtered + from, to - from) / n,
  };
}

static void
push_tick (FrondArtefactMotion     *self,
           const FrondArtefactSpec *spec,
           FrondArtefactTick        tick,
           FrondArtefactMarks      *marks)
{
  const uint64_t n_rings = (uint64_t) ceil (spec->window_ms / 1000 * spec->rate_hz);

  memmove (self->ticks, self->ticks + 1, (FROND_ARTEFACT_TICKS - 1) * sizeof *self->ticks);
  self->ticks[FROND_ARTEFACT_TICKS - 1] = tick;
  if (self->n_ticks < FROND_ARTEFACT_TICKS && ++self->n_ticks < FROND_ARTEFACT_TICKS)
    return;
  if (is_motion (self, spec))
    frond_artefact_marks_add (marks, self->ticks[BEFORE].first, self->ticks[AFTER + 1].first + n_rings, (uint64_t) (JOIN_S * spec->rate_hz));
  else
    self->quiet[self->n_quiet++ % FROND_ARTEFACT_QUIET_MAX] = self->ticks[MOMENT].power;
}

/**
 * frond_artefact_motion_push:
 * @self: what it remembers of the last windows
 * @spec: of the detector
 * @window: the next window
 * @marks: of motion
 */
void
frond_artefact_motion_push (FrondArtefactMotion       *self,
                            const FrondArtefactSpec   *spec,
                            const FrondArtefactWindow *window,
                            FrondArtefactMarks        *marks)
{
  const size_t n_ticks = (size_t) round (FROND_ARTEFACT_WINDOW_S / TICK_S);

  for (size_t tick = 0; tick < n_ticks; tick++) {
    const size_t from = tick * window->n / n_ticks, to = (tick + 1) * window->n / n_ticks;

    if (to > from)
      push_tick (self, spec, measure_tick (window, from, to), marks);
  }
}
