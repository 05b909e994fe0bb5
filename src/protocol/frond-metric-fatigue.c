/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a hold gives way, and the frequencies that tell of it: clinical.md 2.3, "Fatigue". */

#include "frond-metric-private.h"

#include <math.h>

#include "frond-spectrum.h"
#include "frond-statistics.h"

/* The first and the last ten seconds have to be two different things. */
#define END_S      10.0
#define SHORTEST_S 20.0
#define WINDOW_S   1.0

static FrondMetricReason
judge_frequencies (const FrondMetricContext *self,
                   const FrondMetricTrial   *trial)
{
  if (self->request->kind == FROND_CHANNEL_EMG_ENVELOPE || !self->request->pelvic->filtered)
    return FROND_METRIC_ENVELOPE_ONLY;

  return trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;
}

/* Welch, in windows of a second; NAN where no whole window is there. */
static double
median_frequency (const FrondMetricContext *self,
                  FrondSpectrum            *spectrum,
                  const double             *filtered,
                  gsize                     n)
{
  const FrondMetricsInput *input = self->request->pelvic;

  if (frond_spectrum_compute (spectrum, filtered, n) == 0)
    return NAN;

  return frond_spectrum_get_median_hz (spectrum, input->band_low_hz, input->band_high_hz);
}

/* Slope of a least-squares line, in percent of where the line begins, a second. */
static double
slope_percent (const double *x,
               gsize         n,
               double        rate_hz,
               double        slope)
{
  double sum_i = 0, sum_x = 0, start;
  gsize  n_valid = 0;

  for (gsize i = 0; i < n; i++) {
    if (isnan (x[i]))
      continue;
    sum_i += (double) i;
    sum_x += x[i];
    n_valid++;
  }
  start = n_valid > 0 ? sum_x / (double) n_valid - slope * sum_i / (double) n_valid / rate_hz : NAN;

  return start > 0 ? 100 * slope / start : NAN;
}

static void
add_slope (FrondMetricContext     *self,
           const FrondMetricTrial *trial,
           FrondMetricReason       reason)
{
  FrondMetricSpan  span = frond_metric_get_span (self, trial);
  double           slope = frond_statistics_slope (span.x, span.n, self->rate_hz);
  g_autofree char *unit = g_strconcat (self->unit, "/s", NULL);

  frond_metric_add (self, "slope", FROND_SCHOOL_GLAZER, (int) trial->index, g_intern_string (unit), slope, reason);
  frond_metric_add (self, "slope-percent", FROND_SCHOOL_GLAZER, (int) trial->index, "%/s", slope_percent (span.x, span.n, self->rate_hz, slope), reason);
}

static void
add_ratio (FrondMetricContext     *self,
           const FrondMetricTrial *trial,
           FrondMetricReason       reason)
{
  FrondMetricSpan span = frond_metric_get_span_of_school (self, trial, FROND_SCHOOL_RESEARCH);
  gsize           n_end = MIN (span.n, frond_metric_get_n_samples (self, END_S));
  FrondStatistics first, last;

  frond_statistics_compute (span.x, n_end, &first);
  frond_statistics_compute (span.x + span.n - n_end, n_end, &last);
  frond_metric_add (self, "end-ratio", FROND_SCHOOL_RESEARCH, (int) trial->index, "ratio", last.mean / first.mean, reason);
}

static void
add_frequency_slope (FrondMetricContext     *self,
                     const FrondMetricTrial *trial,
                     FrondSpectrum          *spectrum,
                     FrondMetricReason       reason)
{
  FrondMetricSpan    span = frond_metric_get_span_of_school (self, trial, FROND_SCHOOL_RESEARCH);
  const double      *filtered = self->filtered + (span.x - self->envelope);
  gsize              n_window = frond_metric_get_n_samples (self, WINDOW_S), n_end = MIN (span.n, frond_metric_get_n_samples (self, END_S));
  gsize              n_windows = span.n / n_window;
  g_autofree double *medians = g_new (double, n_windows + 1);
  double             slope, shift;

  for (gsize i = 0; i < n_windows; i++)
    medians[i] = median_frequency (self, spectrum, filtered + i * n_window, n_window);
  slope = frond_statistics_slope (medians, n_windows, 1 / WINDOW_S);
  shift = median_frequency (self, spectrum, filtered + span.n - n_end, n_end) - median_frequency (self, spectrum, filtered, n_end);
  frond_metric_add (self, "frequency-slope", FROND_SCHOOL_RESEARCH, (int) trial->index, "%/s", slope_percent (medians, n_windows, 1 / WINDOW_S, slope), reason);
  frond_metric_add (self, "frequency-shift", FROND_SCHOOL_RESEARCH, (int) trial->index, "Hz", shift, reason);
}

static void
add_hold (FrondMetricContext     *self,
          const FrondMetricTrial *trial)
{
  FrondSpectrum    *spectrum = frond_spectrum_new (self->rate_hz, frond_metric_get_n_samples (self, WINDOW_S));
  FrondMetricReason reason = trial->is_enough ? FROND_METRIC_FINE : FROND_METRIC_TOO_LITTLE;

  add_slope (self, trial, reason);
  add_ratio (self, trial, reason);
  if (spectrum && !frond_metric_is_pressure (self))
    add_frequency_slope (self, trial, spectrum, judge_frequencies (self, trial));
  frond_spectrum_free (spectrum);
}

/*
 * frond_metric_add_fatigue:
 *
 * "median-frequency" and "mean-frequency" of every phase; "slope", "slope-percent", "end-ratio", "frequency-slope" and
 * "frequency-shift" of work of 20 s or more.
 */
void
frond_metric_add_fatigue (FrondMetricContext     *self,
                          const FrondMetricTrial *trial)
{
  FrondMetricReason reason = judge_frequencies (self, trial);

  if (!frond_metric_is_pressure (self)) {
    frond_metric_add (self, "median-frequency", FROND_SCHOOL_RESEARCH, (int) trial->index, "Hz", trial->result->median_frequency_hz, reason);
    frond_metric_add (self, "mean-frequency", FROND_SCHOOL_RESEARCH, (int) trial->index, "Hz", trial->result->mean_frequency_hz, reason);
  }
  if (trial->effort != FROND_EFFORT_NONE && trial->n >= frond_metric_get_n_samples (self, SHORTEST_S))
    add_hold (self, trial);
}
