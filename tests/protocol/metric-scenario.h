/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include "frond-envelope.h"
#include "frond-event.h"
#include "frond-metric.h"

/* A session of tests/oracle/scenarios.py, made from the same points and noise. */
typedef struct {
  char               *name;
  FrondChannelKind    kind;
  char               *unit;
  double              rate_hz;
  gsize               n_samples;
  double             *filtered;
  double             *envelope;
  double             *abdomen; /* nullable */
  GArray             *segments;
  GArray             *exclusions;
  GPtrArray          *goals;
  FrondMetricsInput   pelvic_input;
  FrondMetricsInput   abdomen_input;
  GPtrArray          *results;
  FrondMetricsRequest request;
} Scenario;

static inline char **
read_lines (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "metrics", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return g_strsplit (g_strchomp (text), "\n", -1);
}

/* Rows of numbers without the header: [row][4]. */
static inline GArray *
read_points (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".levels.csv", NULL);
  g_auto (GStrv) lines = read_lines (file);
  GArray *points = g_array_new (FALSE, FALSE, 4 * sizeof (double));

  for (guint i = 1; lines[i]; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", 4);
    double point[4];

    for (guint c = 0; c < 4; c++)
      point[c] = g_ascii_strtod (cells[c], NULL);
    g_array_append_vals (points, point, 1);
  }

  return points;
}

/* The broken line's value in a column; *at only moves forward. */
static inline double
interpolate (const GArray *points,
             double        t,
             guint         column,
             guint        *at)
{
  const double (*p)[4] = (const double (*)[4]) (const void *) points->data;

  while (*at + 1 < points->len && p[*at + 1][0] <= t)
    (*at)++;
  if (*at + 1 == points->len)
    return p[*at][column];

  return p[*at][column] + (p[*at + 1][column] - p[*at][column]) * (t - p[*at][0]) / (p[*at + 1][0] - p[*at][0]);
}

static inline double
next_noise (guint32 *seed)
{
  double total = 0;

  for (guint k = 0; k < 4; k++) {
    *seed = *seed * 1664525u + 1013904223u;
    total += *seed / 4294967296.0 - 0.5;
  }

  return total * sqrt (3);
}

static inline void
make_channel (Scenario     *self,
              const GArray *points,
              guint         column,
              guint32       seed,
              double       *filtered,
              double       *envelope)
{
  FrondEnvelope *rms = frond_envelope_new (FROND_ENVELOPE_RMS, self->rate_hz, 100, 1);
  double         phase = 0;
  guint          at = 0, at_hz = 0;

  for (gsize i = 0; i < self->n_samples; i++) {
    double t = (double) i / self->rate_hz, noise = next_noise (&seed), hz = interpolate (points, t, 3, &at_hz);
    double level = interpolate (points, t, column, &at);

    phase += 2 * G_PI * hz / self->rate_hz;
    if (self->kind == FROND_CHANNEL_PRESSURE)
      filtered[i] = level + 0.1 * noise;
    else
      filtered[i] = level * (hz > 0 ? 0.98 * sqrt (2) * sin (phase) + 0.2 * noise : noise);
  }
  if (self->kind == FROND_CHANNEL_PRESSURE)
    memcpy (envelope, filtered, self->n_samples * sizeof *envelope);
  else
    frond_envelope_process (rms, filtered, envelope, self->n_samples);
  frond_envelope_free (rms);
}

/* Gaps are missing from the samples, everything else that is left out is for the exclusions. */
static inline void
take_gaps (Scenario *self)
{
  for (guint i = 0; i < self->exclusions->len;) {
    const FrondExclusion *exclusion = &g_array_index (self->exclusions, FrondExclusion, i);

    if (!g_str_equal (exclusion->reason, "gap")) {
      i++;
      continue;
    }
    for (guint64 s = exclusion->first_sample; s < exclusion->first_sample + exclusion->n_samples; s++) {
      self->filtered[s] = self->envelope[s] = NAN;
      if (self->abdomen)
        self->abdomen[s] = NAN;
    }
    g_array_remove_index (self->exclusions, i);
  }
}

/* "Below target" as the session's analysis scores it: against the line as it moved. */
static inline void
score_goals (Scenario *self)
{
  for (guint r = 0; r < self->results->len; r++) {
    FrondSegmentResult *result = self->results->pdata[r];
    const FrondSegment *segment = &g_array_index (self->segments, FrondSegment, r);
    double              goal = segment->goal;
    guint64             n = 0, n_below = 0, end = MIN (segment->first_sample + segment->n_samples, self->n_samples);

    for (guint64 i = segment->first_sample; i < end; i++) {
      gboolean is_out = isnan (self->envelope[i]);

      for (guint g = 0; g < self->goals->len; g++) {
        const FrondEvent *event = self->goals->pdata[g];

        if (event->sample == i)
          goal = event->value;
      }
      for (guint e = 0; e < self->exclusions->len; e++) {
        const FrondExclusion *exclusion = &g_array_index (self->exclusions, FrondExclusion, e);

        is_out = is_out || (i >= exclusion->first_sample && i < exclusion->first_sample + exclusion->n_samples);
      }
      n += !is_out;
      n_below += !is_out && self->envelope[i] <= goal;
    }
    result->below_goal_percent = isnan (segment->goal) ? NAN : 100 * (double) n_below / (double) n;
  }
}

/* Measures again, after somebody changed the samples or the segments. */
static inline void
scenario_measure (Scenario *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->pelvic_input = (FrondMetricsInput) { self->rate_hz, self->n_samples, self->filtered, self->envelope, self->exclusions, 20, 200 };
  self->abdomen_input = (FrondMetricsInput) { self->rate_hz, self->n_samples, self->abdomen, self->abdomen, self->exclusions, 20, 200 };
  self->results = frond_metrics_measure (&self->pelvic_input, self->segments);
  score_goals (self);
  self->request.pelvic = &self->pelvic_input;
  self->request.abdomen = self->abdomen ? &self->abdomen_input : NULL;
  self->request.kind = self->kind;
  self->request.unit = self->unit;
  self->request.segments = self->segments;
  self->request.results = self->results;
  self->request.events = self->goals;
}

static inline void
scenario_load_samples (Scenario *self,
                       gboolean  has_abdomen)
{
  g_autoptr (GArray) points = read_points (self->name);
  const double *last = (const double *) (const void *) points->data + 4 * (points->len - 1);

  self->n_samples = (gsize) llrint (last[0] * self->rate_hz);
  self->filtered = g_new (double, self->n_samples);
  self->envelope = g_new (double, self->n_samples);
  make_channel (self, points, 1, 20261122, self->filtered, self->envelope);
  if (has_abdomen) {
    g_autofree double *filtered = g_new (double, self->n_samples);

    self->abdomen = g_new (double, self->n_samples);
    make_channel (self, points, 2, 4711, filtered, self->abdomen);
  }
}

/* From a row of scenarios.csv. */
static inline Scenario *
scenario_new_from_row (const char *row)
{
  g_auto (GStrv) cells = g_strsplit (row, ",", 6);
  g_autofree char *file = g_strconcat (cells[0], ".segments.csv", NULL);
  g_auto (GStrv) lines = read_lines (file);
  g_autofree char *csv = g_strjoinv ("\n", lines);
  Scenario        *self = g_new0 (Scenario, 1);

  self->name = g_strdup (cells[0]);
  self->kind = g_str_equal (cells[1], "pressure") ? FROND_CHANNEL_PRESSURE : g_str_equal (cells[1], "envelope") ? FROND_CHANNEL_EMG_ENVELOPE
                                                                                                                : FROND_CHANNEL_EMG_RAW;
  self->unit = g_strdup (cells[2]);
  self->rate_hz = g_ascii_strtod (cells[3], NULL);
  self->request.noise_floor = g_ascii_strtod (cells[4], NULL);
  self->segments = frond_segments_parse_csv (csv, self->rate_hz, &self->exclusions, &self->goals, NULL);
  g_assert_nonnull (self->segments);
  scenario_load_samples (self, g_str_equal (cells[5], "1"));
  take_gaps (self);
  scenario_measure (self);

  return self;
}

static inline Scenario *
scenario_new (const char *name)
{
  g_auto (GStrv) rows = read_lines ("scenarios.csv");

  for (guint i = 1; rows[i]; i++)
    if (g_str_has_prefix (rows[i], name) && rows[i][strlen (name)] == ',')
      return scenario_new_from_row (rows[i]);

  g_error ("no scenario is called %s", name);
}

static inline void
scenario_free (Scenario *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->filtered);
  g_free (self->envelope);
  g_free (self->abdomen);
  g_array_unref (self->segments);
  g_array_unref (self->exclusions);
  g_ptr_array_unref (self->goals);
  g_ptr_array_unref (self->results);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scenario, scenario_free)
