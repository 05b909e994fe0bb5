/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a contraction began and when it was let go. Devices reject what takes longer than two seconds and so hide just the people whom letting go
 * costs most; here nothing is dropped: what had not happened when observation ended is a censored value. */

#include "frond-contraction.h"

#include <math.h>
#include <stdlib.h>

#include "frond-statistics.h"

#define DEVICE_ONSET_SHARE   0.75
#define DEVICE_RELEASE_SHARE 0.375
#define DEVICE_SETTLING_S    1.0
#define RESEARCH_ONSET_SD    3.0
#define RESEARCH_RELEASE_SD  2.0
#define RESEARCH_ONSET_S     0.05
#define RESEARCH_RELEASE_S   0.5

static const FrondContractionTime not_valid = { (double) NAN, false, false };

static size_t
dwell_of (double seconds,
          double rate_hz)
{
  /* Rounded up, but not because 0.05 has no exact double. */
  const double n = ceil (seconds * rate_hz - 1e-6);

  return n < 1 ? 1 : (size_t) n;
}

static bool
is_beyond (double value,
           double level,
           bool   rising)
{
  return rising ? value > level : value <= level;
}

/* The first time from which on the envelope stays beyond level for dwell samples. Observation ends with the array or at a missing sample; where it
 * ends within such a stretch, the time is at least the stretch's beginning. */
static FrondContractionTime
find_crossing (const double *envelope,
               size_t        n,
               double        rate_hz,
               double        level,
               bool          rising,
               size_t        dwell)
{
  size_t run = 0, i;

  if (!isfinite (level) || !(rate_hz > 0) || n == 0 || isnan (envelope[0]))
    return not_valid;
  for (i = 0; i < n && !isnan (envelope[i]); i++) {
    run = is_beyond (envelope[i], level, rising) ? run + 1 : 0;
    if (run == dwell)
      return (FrondContractionTime) { (double) (i + 1 - dwell) / rate_hz, true, false };
  }
  return (FrondContractionTime) { (double) (i - run) / rate_hz, true, true };
}

/* n where there is none, or where it may have been in a gap. */
static size_t
find_peak (const double *envelope,
           size_t        n)
{
  size_t peak = 0;

  for (size_t i = 0; i < n; i++) {
    if (isnan (envelope[i]))
      return n;
    if (envelope[i] > envelope[peak])
      peak = i;
  }
  return peak;
}

/**
 * frond_contraction_work_mean:
 * @envelope: of a work phase, from its cue on; NAN where samples are missing
 * @n: its length
 * @rate_hz: samples per second
 *
 * Returns: the device school's work average: without the first second; NAN for shorter phases
 */
double
frond_contraction_work_mean (const double *envelope,
                             size_t        n,
                             double        rate_hz)
{
  const size_t    n_settling = dwell_of (DEVICE_SETTLING_S, rate_hz);
  FrondStatistics statistics;

  if (n <= n_settling)
    return (double) NAN;
  frond_statistics_compute (envelope + n_settling, n - n_settling, &statistics);
  return statistics.mean;
}

/**
 * frond_contraction_onset:
 * @school: whose definition
 * @reference: what to hold it against
 * @envelope: from the cue to work on, to the end of the phase; NAN where samples are missing
 * @n: its length
 * @rate_hz: samples per second
 *
 * Time from the cue to the contraction. DEVICE: the envelope reaches 75 % of the previous work period's mean. GLAZER: time before the peak.
 * RESEARCH: it exceeds the rest mean by 3 SD for at least 50 ms; the time is the beginning of that stretch.
 *
 * Returns: the time, censored where it did not come
 */
FrondContractionTime
frond_contraction_onset (FrondContractionSchool           school,
                         const FrondContractionReference *reference,
                         const double                    *envelope,
                         size_t                           n,
                         double                           rate_hz)
{
  size_t peak;
  double level;

  switch (school) {
  case FROND_CONTRACTION_DEVICE:
    /* "Reaches" includes the level itself: just below it is what must be exceeded. */
    level = nextafter (DEVICE_ONSET_SHARE * reference->previous_work_mean, -(double) INFINITY);
    return reference->previous_work_mean > 0 ? find_crossing (envelope, n, rate_hz, level, true, 1) : not_valid;
  case FROND_CONTRACTION_GLAZER:
    peak = find_peak (envelope, n);
    return peak < n && rate_hz > 0 ? (FrondContractionTime) { (double) peak / rate_hz, true, false } : not_valid;
  case FROND_CONTRACTION_RESEARCH:
    level = reference->rest_mean + RESEARCH_ONSET_SD * reference->rest_sd;
    return find_crossing (envelope, n, rate_hz, level, true, dwell_of (RESEARCH_ONSET_S, rate_hz));
  }
  return not_valid;
}

/* From the peak until back at rest. The source names no level for "back"; we take the research school's, without its half second. */
static FrondContractionTime
find_glazer_release (const FrondContractionReference *reference,
                     const double                    *envelope,
                     size_t                           n,
                     double                           rate_hz)
{
  const double level = reference->rest_mean + RESEARCH_RELEASE_SD * reference->rest_sd;
  size_t       n_whole = 0, peak;

  while (n_whole < n && !isnan (envelope[n_whole]))
    n_whole++;
  if (n_whole == 0)
    return not_valid;
  peak = find_peak (envelope, n_whole);
  return find_crossing (envelope + peak, n_whole - peak, rate_hz, level, false, 1);
}

/**
 * frond_contraction_release:
 * @school: whose definition
 * @reference: what to hold it against
 * @envelope: from the cue to rest on, to the end of the rest phase; for GLAZER from the cue to work on. NAN where samples are missing
 * @n: its length
 * @rate_hz: samples per second
 *
 * How long letting go took. DEVICE: from the cue until the envelope has fallen to 37.5 % of the previous work period's mean. GLAZER: time after the
 * peak, until it is back at rest (mean + 2 SD). RESEARCH: from the cue until it is within rest mean + 2 SD and stays there for at least 0.5 s.
 *
 * Returns: the time; censored where observation ended before, at the end or at a gap
 */
FrondContractionTime
frond_contraction_release (FrondContractionSchool           school,
                           const FrondContractionReference *reference,
                           const double                    *envelope,
                           size_t                           n,
                           double                           rate_hz)
{
  double level;

  switch (school) {
  case FROND_CONTRACTION_DEVICE:
    level = DEVICE_RELEASE_SHARE * reference->previous_work_mean;
    return reference->previous_work_mean > 0 ? find_crossing (envelope, n, rate_hz, level, false, 1) : not_valid;
  case FROND_CONTRACTION_GLAZER:
    return find_glazer_release (reference, envelope, n, rate_hz);
  case FROND_CONTRACTION_RESEARCH:
    level = reference->rest_mean + RESEARCH_RELEASE_SD * reference->rest_sd;
    return find_crossing (envelope, n, rate_hz, level, false, dwell_of (RESEARCH_RELEASE_S, rate_hz));
  }
  return not_valid;
}

/* By time; of equal times the censored one is the longer. */
static int
compare_times (const void *a,
               const void *b)
{
  const FrondContractionTime *x = a, *y = b;

  if (x->seconds < y->seconds || x->seconds > y->seconds)
    return x->seconds < y->seconds ? -1 : 1;
  return (int) x->censored - (int) y->censored;
}

/* Each true time is at least what was observed, so the median of what was observed is at most the true one; and it is the true one where nothing up to
 * the middle is censored. */
static void
set_median (const FrondContractionTime *sorted,
            size_t                      n,
            FrondContractionSummary    *summary)
{
  summary->median_s = (sorted[(n - 1) / 2].seconds + sorted[n / 2].seconds) / 2;
  for (size_t i = 0; i <= n / 2; i++)
    summary->median_censored = summary->median_censored || sorted[i].censored;
}

/**
 * frond_contraction_summarise:
 * @times: onsets, or releases, of one school
 * @n: how many
 * @summary: (out): the figures
 *
 * "3 of 10 releases longer than 2 s", and the median over all, those that had not ended included: where it is marked as censored, read "at least".
 */
void
frond_contraction_summarise (const FrondContractionTime *times,
                             size_t                      n,
                             FrondContractionSummary    *summary)
{
  FrondContractionTime *sorted = n > 0 ? malloc (n * sizeof *sorted) : NULL;

  *summary = (FrondContractionSummary) { 0, 0, 0, (double) NAN, false };
  for (size_t i = 0; i < n && sorted != NULL; i++) {
    if (!times[i].valid)
      continue;
    sorted[summary->n_valid++] = times[i];
    summary->n_slow += times[i].seconds > FROND_CONTRACTION_SLOW_S;
    summary->n_censored += times[i].censored;
  }
  if (summary->n_valid > 0) {
    qsort (sorted, summary->n_valid, sizeof *sorted, compare_times);
    set_median (sorted, summary->n_valid, summary);
  }
  free (sorted);
}
