/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include "frond-metric.h"

/* Hand-made envelopes at 10 Hz, one character a sample: its digit, '-' for missing. A second, five, ten of the same: */
#define S1(c)  c c c c c c c c c c
#define S5(c)  S1 (c) S1 (c) S1 (c) S1 (c) S1 (c)
#define S10(c) S5 (c) S5 (c)

#define HEADER "start_s,end_s,kind,name,goal,below_goal_percent,group,step\n"

typedef struct {
  gsize               n;
  double             *pelvic;
  double             *abdomen;
  GArray             *segments;
  GArray             *exclusions;
  GPtrArray          *goals;
  FrondMetricsInput   pelvic_input;
  FrondMetricsInput   abdomen_input;
  GPtrArray          *results;
  FrondMetricsRequest request;
} Session;

static inline double *
digits (const char *text)
{
  gsize   n = strlen (text);
  double *x = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    x[i] = text[i] == '-' ? NAN : text[i] - '0';

  return x;
}

/* rows: of the table of segments, as HEADER names its columns; abdomen: nullable, as long as pelvic. */
static inline Session *
session_new (const char *rows,
             const char *pelvic,
             const char *abdomen)
{
  g_autofree char *csv = g_strconcat (HEADER, rows, NULL);
  g_autoptr (GError) error = NULL;
  Session *self = g_new0 (Session, 1);

  self->n = strlen (pelvic);
  self->pelvic = digits (pelvic);
  self->segments = frond_segments_parse_csv (csv, 10, &self->exclusions, &self->goals, &error);
  g_assert_no_error (error);
  self->pelvic_input = (FrondMetricsInput) { 10, self->n, self->pelvic, self->pelvic, self->exclusions, 0, 5 };
  self->request = (FrondMetricsRequest) { .pelvic = &self->pelvic_input, .unit = "uV", .segments = self->segments, .events = self->goals };
  if (abdomen) {
    g_assert_cmpuint (strlen (abdomen), ==, self->n);
    self->abdomen = digits (abdomen);
    self->abdomen_input = (FrondMetricsInput) { 10, self->n, self->abdomen, self->abdomen, self->exclusions, 0, 5 };
    self->request.abdomen = &self->abdomen_input;
  }
  self->request.results = self->results = frond_metrics_measure (&self->pelvic_input, self->segments);

  return self;
}

static inline void
session_free (Session *self)
{
  g_free (self->pelvic);
  g_free (self->abdomen);
  g_array_unref (self->segments);
  g_array_unref (self->exclusions);
  g_ptr_array_unref (self->goals);
  g_ptr_array_unref (self->results);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_free)

static inline GPtrArray *
metrics_of (const char *rows,
            const char *pelvic,
            const char *abdomen)
{
  g_autoptr (Session) session = session_new (rows, pelvic, abdomen);

  return frond_metrics_compute (&session->request);
}

static inline const FrondMetric *
get_metric (const GPtrArray *metrics,
            const char      *id,
            FrondSchool      school,
            int              segment)
{
  const FrondMetric *metric = frond_metrics_find (metrics, id, school, segment);

  if (!metric)
    g_error ("%s (%s) of segment %d is missing", id, frond_school_to_word (school), segment);

  return metric;
}

static inline void
assert_value (const GPtrArray *metrics,
              const char      *id,
              FrondSchool      school,
              int              segment,
              double           value)
{
  const FrondMetric *metric = get_metric (metrics, id, school, segment);

  if (!(fabs (metric->value - value) <= 1e-9) || metric->is_censored)
    g_error ("%s (%s) of segment %d is %s%.12g and not %g: %s", id, frond_school_to_word (school), segment, metric->is_censored ? "at least " : "",
             metric->value, value, metric->reason);
}

static inline void
assert_at_least (const GPtrArray *metrics,
                 const char      *id,
                 FrondSchool      school,
                 int              segment,
                 double           value)
{
  const FrondMetric *metric = get_metric (metrics, id, school, segment);

  if (!metric->is_censored || !(fabs (metric->value - value) <= 1e-9))
    g_error ("%s (%s) of segment %d is %.12g and not at least %g: %s", id, frond_school_to_word (school), segment, metric->value, value, metric->reason);
}

static inline void
assert_none (const GPtrArray *metrics,
             const char      *id,
             FrondSchool      school,
             int              segment,
             const char      *reason)
{
  const FrondMetric *metric = get_metric (metrics, id, school, segment);

  if (!isnan (metric->value) || metric->is_censored || metric->is_below_floor || g_strcmp0 (metric->reason, reason) != 0)
    g_error ("%s (%s) of segment %d is %g: “%s”, not “%s”", id, frond_school_to_word (school), segment, metric->value, metric->reason, reason);
}

static inline void
assert_counts (const GPtrArray *metrics,
               const char      *id,
               FrondSchool      school,
               int              segment,
               guint            n_valid,
               guint            n_trials)
{
  const FrondMetric *metric = get_metric (metrics, id, school, segment);

  g_assert_cmpuint (metric->n_valid, ==, n_valid);
  g_assert_cmpuint (metric->n_trials, ==, n_trials);
}
