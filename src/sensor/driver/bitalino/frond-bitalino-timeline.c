/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-bitalino-timeline.h"

#include <math.h>

#define WINDOW_US G_USEC_PER_SEC
#define MODULUS   16
#define EARLY     3

void
frond_bitalino_timeline_reset (FrondBitalinoTimeline *self)
{
  *self = (FrondBitalinoTimeline) { 0 };
}

/* Moves on by frames that came or that are known to be lost. */
void
frond_bitalino_timeline_skip (FrondBitalinoTimeline *self,
                              guint64                n_frames)
{
  self->index += n_frames;
}

/**
 * frond_bitalino_timeline_get_excess:
 *
 * Returns: frames that should have come by now but have not; 0 before anything was observed
 */
double
frond_bitalino_timeline_get_excess (const FrondBitalinoTimeline *self,
                                    gint64                       now_us,
                                    double                       clock_hz)
{
  double expected;

  if (!self->valid)
    return 0;
  expected = self->origin_index + (double) (now_us - self->origin_us) * clock_hz / G_USEC_PER_SEC;

  return expected - (double) self->index;
}

/* Below it nothing can be missing, see frond_bitalino_timeline_count_missing(); and never finer than the 8 ms that a host may be late where
 * frames come faster than in life. */
double
frond_bitalino_timeline_get_tolerance (double clock_hz)
{
  return MAX (MODULUS - EARLY, 0.008 * clock_hz);
}

/**
 * frond_bitalino_timeline_count_missing:
 * @excess: smallest one that was seen
 *
 * What the sequence number cannot tell is a multiple of 16. Since frames come late but hardly early, the room for error is on the late side:
 * up to 3 frames early, up to 12 late.
 *
 * Returns: frames that are missing beyond what the sequence number tells
 */
guint64
frond_bitalino_timeline_count_missing (double excess)
{
  if (!isfinite (excess) || excess + EARLY < MODULUS)
    return 0;

  return MODULUS * (guint64) ((excess + EARLY) / MODULUS);
}

static void
start_window (FrondBitalinoTimeline *self,
              gint64                 now_us)
{
  self->window_end_us = now_us + WINDOW_US;
  self->window_excess = INFINITY;
}

static void
put_on_line (FrondBitalinoTimeline *self,
             gint64                 now_us)
{
  self->origin_us = now_us;
  self->origin_index = (double) self->index;
  self->valid = TRUE;
}

/**
 * frond_bitalino_timeline_observe:
 *
 * Tells that the frames up to now have come. An arrival before the line moves it at once; if a whole second was late, the sensor's clock is slower
 * than the host's (a crystal's 200 ppm are 0.2 frames in a second) and the line moves back by the smallest lateness.
 */
void
frond_bitalino_timeline_observe (FrondBitalinoTimeline *self,
                                 gint64                 now_us,
                                 double                 clock_hz)
{
  double excess = frond_bitalino_timeline_get_excess (self, now_us, clock_hz);

  if (!self->valid || excess < 0) {
    put_on_line (self, now_us);
    start_window (self, now_us);
    return;
  }
  self->window_excess = MIN (self->window_excess, excess);
  if (now_us >= self->window_end_us) {
    self->origin_index -= self->window_excess;
    start_window (self, now_us);
  }
}
