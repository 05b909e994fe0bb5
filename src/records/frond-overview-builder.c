/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-overview-builder.h"

#include <math.h>

const guint frond_overview_levels[FROND_OVERVIEW_N_LEVELS] = { 64, 1024, 16384 };

/* A bin that is being filled; sums in double, since 16384 squares of 24 bits do not fit into less. */
typedef struct {
  gint32  minimum;
  gint32  maximum;
  double  squares;
  guint64 n;
} Sum;

/**
 * Level:
 * @width: samples of a bin
 * @bin: number of the bin that is being filled
 * @first_bin: number of the first finished bin in @row
 * @n: finished bins in @row
 * @sums: one per channel
 * @row: FROND_OVERVIEW_BINS_PER_ROW bins per channel
 */
typedef struct {
  guint             width;
  guint64           bin;
  guint64           first_bin;
  guint             n;
  Sum              *sums;
  FrondOverviewBin *row;
} Level;

struct _FrondOverviewBuilder {
  guint                       n_channels;
  double                     *zeros;
  Level                       levels[FROND_OVERVIEW_N_LEVELS];
  FrondOverviewBuilderRowFunc row_func;
  gpointer                    data;
};

static void
clear_sums (FrondOverviewBuilder *self,
            Level                *level)
{
  for (guint c = 0; c < self->n_channels; c++)
    level->sums[c] = (Sum) { G_MAXINT32, G_MININT32, 0, 0 };
}

/**
 * frond_overview_builder_new:
 * @n_channels: channels
 * @zeros: raw value of each channel whose physical value is 0
 * @row_func: what to do with finished rows
 * @data: for @row_func
 *
 * Returns: (transfer full): an empty pyramid
 */
FrondOverviewBuilder *
frond_overview_builder_new (guint                       n_channels,
                            const double               *zeros,
                            FrondOverviewBuilderRowFunc row_func,
                            gpointer                    data)
{
  FrondOverviewBuilder *self = g_new0 (FrondOverviewBuilder, 1);

  self->n_channels = n_channels;
  self->zeros = g_memdup2 (zeros, n_channels * sizeof *zeros);
  self->row_func = row_func;
  self->data = data;
  for (guint i = 0; i < FROND_OVERVIEW_N_LEVELS; i++) {
    self->levels[i].width = frond_overview_levels[i];
    self->levels[i].sums = g_new (Sum, n_channels);
    self->levels[i].row = g_new (FrondOverviewBin, (gsize) FROND_OVERVIEW_BINS_PER_ROW * n_channels);
    clear_sums (self, &self->levels[i]);
  }

  return self;
}

void
frond_overview_builder_free (FrondOverviewBuilder *self)
{
  for (guint i = 0; i < FROND_OVERVIEW_N_LEVELS; i++) {
    g_free (self->levels[i].sums);
    g_free (self->levels[i].row);
  }
  g_free (self->zeros);
  g_free (self);
}

static gboolean
end_row (FrondOverviewBuilder *self,
         Level                *level,
         GError              **error)
{
  guint n = level->n;

  if (n == 0)
    return TRUE;

  /* Rows are kept with room for all bins; a short one moves together. */
  for (guint c = 1; c < self->n_channels; c++)
    memmove (level->row + (gsize) c * n, level->row + (gsize) c * FROND_OVERVIEW_BINS_PER_ROW, n * sizeof *level->row);
  level->n = 0;

  return self->row_func (level->width, level->first_bin, n, level->row, self->data, error);
}

static gboolean
end_bin (FrondOverviewBuilder *self,
         Level                *level,
         GError              **error)
{
  if (level->sums[0].n == 0)
    return TRUE;

  if (level->n > 0 && (level->n == FROND_OVERVIEW_BINS_PER_ROW || level->first_bin + level->n != level->bin))
    if (!end_row (self, level, error))
      return FALSE;
  if (level->n == 0)
    level->first_bin = level->bin;
  for (guint c = 0; c < self->n_channels; c++) {
    Sum              *sum = &level->sums[c];
    FrondOverviewBin *bin = &level->row[(gsize) c * FROND_OVERVIEW_BINS_PER_ROW + level->n];

    *bin = (FrondOverviewBin) { sum->minimum, sum->maximum, (float) sqrt (sum->squares / (double) sum->n) };
  }
  level->n++;
  clear_sums (self, level);

  return TRUE;
}

static void
add_to_sum (Sum          *sum,
            double        zero,
            const gint32 *values,
            guint         n)
{
  for (guint i = 0; i < n; i++) {
    double difference = values[i] - zero;

    sum->minimum = MIN (sum->minimum, values[i]);
    sum->maximum = MAX (sum->maximum, values[i]);
    sum->squares += difference * difference;
  }
  sum->n += n;
}

static gboolean
add_to_level (FrondOverviewBuilder *self,
              Level                *level,
              guint64               first_sample,
              guint                 n,
              const gint32         *planes,
              GError              **error)
{
  for (guint done = 0; done < n;) {
    guint64 sample = first_sample + done;
    guint   room = level->width - (guint) (sample % level->width);
    guint   part = MIN (room, n - done);

    if (sample / level->width != level->bin) {
      if (!end_bin (self, level, error))
        return FALSE;
      level->bin = sample / level->width;
    }
    for (guint c = 0; c < self->n_channels; c++)
      add_to_sum (&level->sums[c], self->zeros[c], planes + (gsize) c * n + done, part);
    done += part;
  }

  return TRUE;
}

gboolean
frond_overview_builder_add (FrondOverviewBuilder *self,
                            guint64               first_sample,
                            guint                 n,
                            const gint32         *planes,
                            GError              **error)
{
  for (guint i = 0; i < FROND_OVERVIEW_N_LEVELS; i++)
    if (!add_to_level (self, &self->levels[i], first_sample, n, planes, error))
      return FALSE;

  return TRUE;
}

gboolean
frond_overview_builder_flush (FrondOverviewBuilder *self,
                              GError              **error)
{
  for (guint i = 0; i < FROND_OVERVIEW_N_LEVELS; i++)
    if (!end_bin (self, &self->levels[i], error) || !end_row (self, &self->levels[i], error))
      return FALSE;

  return TRUE;
}
