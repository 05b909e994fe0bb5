/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the phase table says, as text. */

#include "config.h"

#include "frond-session-report-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "frond-metrics-summary.h"
#include "frond-report-format.h"
#include "frond-session-goals.h"
#include "frond-statistics.h"
#include "frond-text.h"

/* With more phases than this, whatever there is three times or more stands in one row. The rule looks at the programme alone, so that
 * reports of the same programme are alike, whatever else stands on the page. */
#define MOST_ROWS      12
#define FEWEST_REPEATS 3

/* Digits of the columns in the channel's unit. */
typedef struct {
  guint level;
  guint spread;
} Digits;

typedef double (*Figure) (const FrondSegmentResult *result);

void
frond_row_free (FrondRow *self)
{
  for (guint i = 0; i < FROND_N_COLUMNS; i++)
    g_free (self->cells[i]);
  g_free (self);
}

static double
get_mean (const FrondSegmentResult *result)
{
  return result->mean;
}

static double
get_sd (const FrondSegmentResult *result)
{
  return result->sd;
}

static double
get_cv (const FrondSegmentResult *result)
{
  return result->cv_percent;
}

static double
get_peak (const FrondSegmentResult *result)
{
  return result->peak;
}

static double
get_onset (const FrondSegmentResult *result)
{
  return result->onset_s;
}

static double
get_below (const FrondSegmentResult *result)
{
  return result->below_goal_percent;
}

static const FrondSegmentResult *
result_at (const FrondSessionReport *self,
           const GArray             *indices,
           guint                     i)
{
  return self->phases->pdata[g_array_index (indices, guint, i)];
}

static double *
collect (const FrondSessionReport *self,
         const GArray             *indices,
         Figure                    figure)
{
  double *values = g_new (double, indices->len);

  for (guint i = 0; i < indices->len; i++)
    values[i] = figure (result_at (self, indices, i));

  return values;
}

static double
mean_of (const FrondSessionReport *self,
         const GArray             *indices,
         Figure                    figure)
{
  g_autofree double *values = collect (self, indices, figure);
  FrondStatistics    statistics;

  frond_statistics_compute (values, indices->len, &statistics);

  return statistics.mean;
}

static double
median_of (const FrondSessionReport *self,
           const GArray             *indices,
           Figure                    figure)
{
  g_autofree double *values = collect (self, indices, figure);

  return frond_statistics_median (values, indices->len);
}

static double
largest_of (const FrondSessionReport *self,
            Figure                    figure)
{
  double largest = NAN;

  for (guint i = 0; i < self->phases->len; i++)
    largest = fmax (largest, figure (self->phases->pdata[i]));

  return isnan (largest) ? 0 : largest;
}

static gboolean
is_repeat (const FrondSegment *a,
           const FrondSegment *b)
{
  return a->kind == b->kind && g_strcmp0 (a->name, b->name) == 0;
}

static char *
left_out (const FrondSessionReport *self,
          const GArray             *indices)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;
  g_autofree char *seconds = NULL;
  guint64          n = 0;

  for (guint i = 0; i < indices->len; i++) {
    const GArray *excluded = result_at (self, indices, i)->excluded;

    for (guint e = 0; excluded && e < excluded->len; e++) {
      const FrondExclusion *exclusion = &g_array_index (excluded, FrondExclusion, e);

      n += exclusion->n_samples;
      if (g_hash_table_add (seen, (gpointer) exclusion->reason))
        g_strv_builder_add (builder, frond_exclusion_get_word (exclusion));
    }
  }
  if (n == 0)
    return NULL;

  words = g_strv_builder_end (builder);
  list = g_strjoinv (", ", words);
  seconds = frond_report_number ((double) n / self->rate_hz, 1);

  return g_strdup_printf ("%s s %s", seconds, list);
}

static char *
number_unless_nan (double value,
                   guint  digits)
{
  return isnan (value) ? NULL : frond_report_number (value, digits);
}

static char *
share_unless_nan (double percent)
{
  return isnan (percent) ? NULL : frond_text_dup_share (percent);
}

static char *
release_text (const FrondSessionReport *self,
              const GArray             *indices)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  FrondMetricsSummary summary;

  for (guint i = 0; i < indices->len; i++)
    g_ptr_array_add (results, (gpointer) result_at (self, indices, i));
  frond_metrics_summarise (results, self->rate_hz, &summary);
  if (summary.n_releases == 0)
    return NULL;

  return frond_report_time (summary.median_release_s, summary.median_release_censored);
}

static char *
seconds_text (double seconds)
{
  return frond_report_number (seconds, fabs (seconds - round (seconds)) < 0.05 ? 0 : 1);
}

static char *
length_text (const FrondSessionReport *self,
             const GArray             *indices)
{
  guint64          shortest = G_MAXUINT64, longest = 0;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < indices->len; i++) {
    shortest = MIN (shortest, result_at (self, indices, i)->segment.n_samples);
    longest = MAX (longest, result_at (self, indices, i)->segment.n_samples);
  }
  from = seconds_text ((double) shortest / self->rate_hz);
  to = seconds_text ((double) longest / self->rate_hz);

  return strcmp (from, to) == 0 ? g_steal_pointer (&to) : g_strdup_printf ("%s–%s", from, to);
}

/* Of repeats: from the first to the last. */
static char *
goal_text (const FrondSessionReport *self,
           const GArray             *indices)
{
  FrondGoalSpan span = FROND_GOAL_SPAN_NONE;

  for (guint i = 0; i < indices->len; i++) {
    const FrondSegment *segment = &result_at (self, indices, i)->segment;

    frond_goal_span_add (&span, self->goals, (double) segment->first_sample / self->rate_hz,
                         (double) (segment->first_sample + segment->n_samples) / self->rate_hz);
  }

  return frond_goal_span_format (&span);
}

/* Levels and spreads: means of the repeats; times: medians, because one slow release must not look like many. */
static FrondRow *
make_row (const FrondSessionReport *self,
          const GArray             *indices,
          char                     *label,
          Digits                    digits)
{
  FrondRow                 *row = g_new0 (FrondRow, 1);
  const FrondSegmentResult *first = result_at (self, indices, 0);
  const double              mean = mean_of (self, indices, get_mean);
  char                    **cells = row->cells;

  cells[FROND_COLUMN_PHASE] = label;
  cells[FROND_COLUMN_START] = frond_text_dup_minutes ((double) first->segment.first_sample / self->rate_hz);
  cells[FROND_COLUMN_LENGTH] = length_text (self, indices);
  cells[FROND_COLUMN_MEAN] = frond_report_level (mean, digits.level, first->noise_floor);
  /* Where the mean is the sensor's, what varies is as well. */
  cells[FROND_COLUMN_SD] = frond_report_number (mean < first->noise_floor ? NAN : mean_of (self, indices, get_sd), digits.spread);
  cells[FROND_COLUMN_CV] = frond_report_number (mean < first->noise_floor ? NAN : mean_of (self, indices, get_cv), 0);
  cells[FROND_COLUMN_PEAK] = frond_report_level (mean_of (self, indices, get_peak), digits.level, first->noise_floor);
  cells[FROND_COLUMN_ONSET] = number_unless_nan (median_of (self, indices, get_onset), 2);
  cells[FROND_COLUMN_RELEASE] = release_text (self, indices);
  cells[FROND_COLUMN_GOAL] = goal_text (self, indices);
  cells[FROND_COLUMN_BELOW] = share_unless_nan (mean_of (self, indices, get_below));
  cells[FROND_COLUMN_LEFT_OUT] = left_out (self, indices);

  return row;
}

/* Everything that repeats the segment at index. */
static GArray *
find_repeats (const FrondSessionReport *self,
              guint                     index)
{
  const FrondSegmentResult *result = self->phases->pdata[index];
  GArray                   *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->phases->len; i++) {
    const FrondSegmentResult *other = self->phases->pdata[i];

    if (is_repeat (&other->segment, &result->segment))
      g_array_append_val (indices, i);
  }

  return indices;
}

static guint
position_in (const GArray *indices,
             guint         index)
{
  guint position = 0;

  while (g_array_index (indices, guint, position) != index)
    position++;

  return position;
}

/*
 * frond_session_report_make_rows:
 * @self: a session
 * @condensed: (out): whether some rows are of several phases
 *
 * Returns: (transfer full) (element-type FrondRow): the table
 */
GPtrArray *
frond_session_report_make_rows (const FrondSessionReport *self,
                                gboolean                 *condensed)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_row_free);
  Digits     digits = { frond_report_digits (largest_of (self, get_peak)), frond_report_digits (largest_of (self, get_sd)) };

  *condensed = FALSE;
  for (guint i = 0; i < self->phases->len; i++) {
    g_autoptr (GArray) repeats = find_repeats (self, i);
    g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint));
    const char *name = ((FrondSegmentResult *) self->phases->pdata[i])->segment.name;
    guint       position = position_in (repeats, i);
    gboolean    together = self->phases->len > MOST_ROWS && repeats->len >= FEWEST_REPEATS;

    *condensed = *condensed || together;
    if (together && position > 0)
      continue;
    g_array_append_val (own, i);
    if (together)
      g_ptr_array_add (rows, make_row (self, repeats, g_strdup_printf ("%s × %u", name, repeats->len), digits));
    else if (repeats->len > 1)
      g_ptr_array_add (rows, make_row (self, own, g_strdup_printf ("%s %u/%u", name, position + 1, repeats->len), digits));
    else
      g_ptr_array_add (rows, make_row (self, own, g_strdup (name), digits));
  }

  return rows;
}
