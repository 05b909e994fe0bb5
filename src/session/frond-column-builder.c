/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-column-builder.h"

#include <math.h>

static void
begin_column (FrondColumnBuilder *self)
{
  self->column = (FrondLiveColumn) { NAN, NAN, NAN, -1, 0, NAN };
  self->sum = 0;
  self->n = 0;
}

/**
 * frond_column_builder_start:
 * @self: a builder, zeroed or in use
 * @rate_hz: samples per second
 *
 * Begins a new feed at sample 0; the old one lives on with whoever holds it.
 */
void
frond_column_builder_start (FrondColumnBuilder *self,
                            double              rate_hz)
{
  g_clear_pointer (&self->feed, frond_live_feed_unref);
  self->feed = frond_live_feed_new ();
  self->rate_hz = rate_hz;
  self->next_column = 0;
  self->n_recent = 0;
  begin_column (self);
}

void
frond_column_builder_clear (FrondColumnBuilder *self)
{
  g_clear_pointer (&self->feed, frond_live_feed_unref);
}

static void
remember (FrondColumnBuilder *self,
          double              mean)
{
  guint room = G_N_ELEMENTS (self->recent);

  if (self->n_recent == room) {
    memmove (self->recent, self->recent + 1, (room - 1) * sizeof *self->recent);
    self->n_recent--;
  }
  self->recent[self->n_recent++] = mean;
}

static void
finish_column (FrondColumnBuilder *self)
{
  if (self->n > 0)
    remember (self, self->sum / self->n);
  else
    self->n_recent = 0; /* a gap: what was before it is no value of now */
  frond_live_feed_push (self->feed, &self->column);
  self->next_column++;
  begin_column (self);
}

/**
 * frond_column_builder_push:
 * @self: a builder
 * @sample: index of the value; indices that were left out become columns of nothing
 * @value: envelope, NAN when it is not valid
 * @goal: goal line there, NAN for none
 * @goal_upper: upper edge of a goal with two, NAN for none
 * @phase: phase index, -1 for none
 * @clipped: whether the raw sample was at the end of its range
 */
void
frond_column_builder_push (FrondColumnBuilder *self,
                           guint64             sample,
                           double              value,
                           double              goal,
                           double              goal_upper,
                           int                 phase,
                           gboolean            clipped)
{
  guint64 column = (guint64) ((double) sample * FROND_LIVE_COLUMNS_PER_SECOND / self->rate_hz);

  while (self->next_column < column)
    finish_column (self);

  self->column.goal = (float) goal;
  self->column.goal_upper = (float) goal_upper;
  self->column.phase = (gint16) phase;
  if (clipped)
    self->column.flags |= 1;
  if (isnan (value))
    return;

  self->column.minimum = self->n ? fminf (self->column.minimum, (float) value) : (float) value;
  self->column.maximum = self->n ? fmaxf (self->column.maximum, (float) value) : (float) value;
  self->sum += value;
  self->n++;
}

/**
 * frond_column_builder_get_value:
 * @self: a builder
 *
 * The number that people read changes four times a second, so it stands for the last quarter of a second.
 *
 * Returns: mean of the last 250 ms of envelope, NAN when there is none
 */
double
frond_column_builder_get_value (FrondColumnBuilder *self)
{
  double sum = 0;

  if (self->n_recent == 0)
    return NAN;
  for (guint i = 0; i < self->n_recent; i++)
    sum += self->recent[i];

  return sum / self->n_recent;
}
