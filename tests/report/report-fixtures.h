/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-session-report.h"

#include <math.h>
#include <string.h>

#include "pdf-tools.h"

#define RATE 200.0

/* A session as it would have been measured: each kind of phase has its level, letting go takes its time, and something flutters. */
static inline double
fixture_level (const GArray *segments,
               guint64       sample)
{
  for (guint i = 0; i < segments->len; i++) {
    const FrondSegment *segment = &g_array_index (segments, FrondSegment, i);
    double              t = ((double) sample - (double) segment->first_sample) / RATE;

    if (sample < segment->first_sample || sample >= segment->first_sample + segment->n_samples)
      continue;
    switch (segment->kind) {
    case FROND_PHASE_WORK:
      return t < 0.4 ? 3.2 : 11;
    case FROND_PHASE_RELEASE:
      return 3.2 + 7.8 * exp (-t / (0.3 + 0.12 * (i % 7)));
    case FROND_PHASE_BREATHE:
      return 3.1 + 0.4 * sin (2 * G_PI * t / 10) - 0.8 * t / (double) segment->n_samples * RATE;
    case FROND_PHASE_REST:
    case FROND_PHASE_DROP:
    case FROND_PHASE_STEP:
    default:
      return i == 0 ? 4.3 : 2.9;
    }
  }

  return 3;
}

static inline double *
fixture_envelope (const GArray *segments,
                  gsize        *n)
{
  const FrondSegment *last = &g_array_index (segments, FrondSegment, segments->len - 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  double *envelope;
  double  flutter = 0;

  *n = last->first_sample + last->n_samples;
  envelope = g_new (double, *n);
  for (gsize i = 0; i < *n; i++) {
    flutter = 0.95 * flutter + g_rand_double_range (random, -0.05, 0.05);
    envelope[i] = fixture_level (segments, i) * (1 + flutter);
  }

  return envelope;
}

static inline void
fixture_goals (FrondSessionReport *report,
               GArray             *segments)
{
  for (guint i = 0; i < segments->len; i++) {
    FrondSegment *segment = &g_array_index (segments, FrondSegment, i);
    FrondPlotGoal goal = { (double) segment->first_sample / RATE, (double) (segment->first_sample + segment->n_samples) / RATE, 3.5, FROND_PLOT_GOAL_BELOW };

    if (segment->kind != FROND_PHASE_RELEASE && segment->kind != FROND_PHASE_BREATHE)
      continue;
    segment->goal = goal.value;
    g_array_append_val (report->goals, goal);
  }
}

/* Samples from gap_first on are missing for gap_n samples. exclusions: nullable, of FrondExclusion */
static inline FrondSessionReport *
fixture_excluding (GArray       *segments,
                   gsize         gap_first,
                   gsize         gap_n,
                   const GArray *exclusions)
{
  FrondSessionReport *report = frond_session_report_new ();
  gsize               n;
  g_autofree double  *envelope = fixture_envelope (segments, &n);
  FrondMetricsInput   input = { RATE, n, envelope, envelope, exclusions, 20, 90 };

  for (gsize i = gap_first; i < gap_first + gap_n && i < n; i++)
    envelope[i] = NAN;
  fixture_goals (report, segments);
  g_ptr_array_unref (report->phases);
  report->phases = frond_metrics_measure (&input, segments);
  frond_session_report_set_envelope (report, envelope, n);
  report->rate_hz = RATE;
  report->duration_s = (double) n / RATE;
  report->patient_name = g_strdup ("MÜLLER, Zoë “Zo”");
  report->birth_date = g_strdup ("14 March 1990");
  report->record_number = g_strdup ("1042");
  report->clinic = g_strdup ("Praxis am Grünen Weg");
  report->practitioner = g_strdup ("J. Weiß");
  report->programme_name = g_strdup ("Settle and let go");
  report->started_at = g_date_time_new_from_iso8601 ("2026-11-12T14:03:00+01:00", NULL);
  report->unit = g_strdup ("uV");
  report->chain = g_strdup ("BITalino (r)evolution 5.2 · 1000 Hz · 20–450 Hz · notch 50 Hz · RMS 100 ms · surface · perianal · supine");
  report->baseline = 4.1;
  report->baseline_source = FROND_BASELINE_MEASURED;

  return report;
}

static inline FrondSessionReport *
fixture_of_segments (GArray *segments,
                     gsize   gap_first,
                     gsize   gap_n)
{
  return fixture_excluding (segments, gap_first, gap_n, NULL);
}

static inline FrondSessionReport *
fixture (const char *programme_id)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);
  g_autoptr (GArray) segments = frond_segments_of_programme (programme, RATE);
  FrondSessionReport *report = fixture_of_segments (segments, 0, 0);

  g_set_str (&report->programme_name, frond_programme_get_name (programme));

  return report;
}

static inline GArray *
fixture_segments (void)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (FrondSegment));

  g_array_set_clear_func (segments, (GDestroyNotify) frond_segment_clear);

  return segments;
}

static inline void
fixture_add_segment (GArray        *segments,
                     FrondPhaseKind kind,
                     char          *name,
                     double         seconds)
{
  FrondSegment segment = { .name = name, .kind = kind, .n_samples = (guint64) (seconds * RATE), .goal = NAN };

  if (segments->len > 0) {
    const FrondSegment *last = &g_array_index (segments, FrondSegment, segments->len - 1);

    segment.first_sample = last->first_sample + last->n_samples;
  }
  g_array_append_val (segments, segment);
}

/* What the session's report says, on so many pages. */
static inline char *
say (FrondSessionReport *session,
     const char         *name,
     guint               n_pages)
{
  g_autoptr (FrondReport) report = frond_session_report_layout (session, FROND_PAPER_A4);
  char *path, *text;

  g_assert_cmpuint (frond_report_get_n_pages (report), ==, n_pages);
  path = write_pdf (report, name);
  text = pdf_text (path, 0);
  remove_pdf (path);

  return text;
}
