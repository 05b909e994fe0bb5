/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-lane.h"

#include <math.h>

#include "frond-plot-axis.h"

#define CHUNK  256
#define SECOND FROND_LIVE_COLUMNS_PER_SECOND
/* A range that has just changed stays for a while, and it only shrinks when the signal would still have plenty of room: a plot whose scale
 * wanders cannot be read. */
#define CALM_COLUMNS    (10 * SECOND)
#define SHRINK_FRACTION 0.35

FrondLiveLane *
frond_live_lane_new (FrondLiveFeed  *feed,
                     FrondPlotSeries series,
                     const char     *name,
                     const char     *unit)
{
  FrondLiveLane *self = g_new0 (FrondLiveLane, 1);

  self->feed = frond_live_feed_ref (feed);
  self->series = series;
  self->name = g_strdup (name);
  self->unit = g_strdup (unit);
  self->weight = series == FROND_PLOT_ACCESSORY ? 1 : 3;
  self->top = frond_plot_axis_get_nice_top (0);
  self->maxima = g_array_new (FALSE, FALSE, sizeof (float));
  self->runs = g_array_new (FALSE, FALSE, sizeof (FrondLiveRun));

  return self;
}

void
frond_live_lane_free (FrondLiveLane *self)
{
  g_clear_pointer (&self->feed, frond_live_feed_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->maxima, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_free (self);
}

static void
take_column (FrondLiveLane         *self,
             guint64                index,
             const FrondLiveColumn *column)
{
  float greatest = fmaxf (fmaxf (column->maximum, column->goal), column->goal_upper);

  if (index % SECOND == 0)
    g_array_append_val (self->maxima, greatest);
  else
    g_array_index (self->maxima, float, index / SECOND) = fmaxf (g_array_index (self->maxima, float, index / SECOND), greatest);

  if (self->runs->len == 0 || g_array_index (self->runs, FrondLiveRun, self->runs->len - 1).phase != column->phase)
    g_array_append_val (self->runs, ((FrondLiveRun) { index, column->phase }));
}

/**
 * frond_live_lane_read:
 * @self: a lane
 *
 * Takes notice of the columns that are new. Each is read once.
 */
void
frond_live_lane_read (FrondLiveLane *self)
{
  FrondLiveColumn columns[CHUNK];
  guint           n;

  while ((n = frond_live_feed_read (self->feed, self->n_seen, CHUNK, columns)) > 0) {
    for (guint i = 0; i < n; i++)
      take_column (self, self->n_seen + i, &columns[i]);
    self->n_seen += n;
  }
}

/**
 * frond_live_lane_adapt:
 * @self: a lane
 * @first: first column in view
 * @end: column after the last in view
 *
 * Chooses the range for what is in view: larger at once when the signal does not fit, smaller only after a calm while.
 *
 * Returns: whether it changed
 */
gboolean
frond_live_lane_adapt (FrondLiveLane *self,
                       guint64        first,
                       guint64        end)
{
  float  greatest = NAN;
  double wanted = self->fixed_top;

  if (wanted <= 0) {
    for (guint64 i = first / SECOND; i <= end / SECOND && i < self->maxima->len; i++)
      greatest = fmaxf (greatest, g_array_index (self->maxima, float, i));
    wanted = frond_plot_axis_get_nice_top ((double) greatest);
    if (wanted < self->top && ((double) greatest > SHRINK_FRACTION * self->top || self->n_seen < self->changed_at + CALM_COLUMNS))
      return FALSE;
    if (wanted < self->top && !isfinite (greatest))
      return FALSE;
  }
  if (wanted == self->top)
    return FALSE;

  self->top = wanted;
  self->changed_at = self->n_seen;

  return TRUE;
}

/**
 * frond_live_lane_get_value:
 * @self: a lane
 * @newest: (out): the newest column: goal and phase now
 *
 * Returns: the mean of the last quarter of a second, NAN in a gap
 */
double
frond_live_lane_get_value (FrondLiveLane   *self,
                           FrondLiveColumn *newest)
{
  FrondLiveColumn columns[SECOND / 4];
  guint64         n_columns = frond_live_feed_get_n_columns (self->feed);
  guint           n = frond_live_feed_read (self->feed, n_columns > SECOND / 4 ? n_columns - SECOND / 4 : 0, SECOND / 4, columns);
  double          sum = 0;

  *newest = (FrondLiveColumn) { NAN, NAN, NAN, -1, 0, NAN };
  if (n == 0)
    return NAN;

  *newest = columns[n - 1];
  for (guint i = 0; i < n; i++)
    sum += ((double) columns[i].minimum + (double) columns[i].maximum) / 2;

  return sum / n;
}
