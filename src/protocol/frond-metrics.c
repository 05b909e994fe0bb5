/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened in each phase, as numbers. Live view, review, report and frondctl all take them from here, so that they cannot differ. */

#include "frond-metrics.h"

#include <math.h>

#include "frond-contraction.h"
#include "frond-segment-slice.h"
#include "frond-spectrum.h"
#include "frond-statistics.h"

/* Less than this of letting go is no resting level. */
#define SETTLED_S 1.0

/* Samples that are searched at once, so that the few which do not count cost little. */
#define QUIET_PART 16384

static const FrondRestReference no_rest = { NAN, NAN, -1, 0, 0 };

typedef struct {
  const FrondMetricsInput *input;
  const GArray            *segments;
  GArray                  *rests;   /* of FrondRestReference: by segment */
  GPtrArray               *results; /* by segment */
  FrondRestReference       quiet;   /* the quietest second, once it was looked for */
  gboolean                 looked;
  FrondSpectrum           *spectrum; /* made for the first phase that is long enough */
} Measurement;

/**
 * frond_segment_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
frond_segment_result_free (FrondSegmentResult *self)
{
  if (!self)
    return;

  frond_segment_clear (&self->segment);
  g_array_unref (self->excluded);
  g_free (self);
}

static FrondSegmentResult *
result_new (const FrondSegment *segment)
{
  FrondSegmentResult *self = g_new0 (FrondSegmentResult, 1);

  self->segment = *segment;
  self->segment.name = g_strdup (segment->name);
  self->segment.group = g_strdup (segment->group);
  self->onset_s = self->release_s = NAN;
  self->excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  return self;
}

static FrondRestReference
rest_of (const double *envelope,
         gsize         n,
         int           segment,
         guint64       first_sample)
{
  FrondStatistics statistics;

  frond_statistics_compute (envelope, n, &statistics);

  return statistics.n > 1 ? (FrondRestReference) { statistics.mean, statistics.sd, segment, first_sample, n } : no_rest;
}

static gsize
samples (const Measurement *self,
         double             seconds)
{
  return (gsize) fmax (1, ceil (seconds * self->input->rate_hz));
}

/* How far the search for the quietest second has come. */
typedef struct {
  gsize  n_window;
  gsize  run; /* samples that count, up to here */
  double sum; /* of the last n_window of them */
  double lowest;
  gsize  best; /* where it begins */
} QuietSearch;

static void
search_on (QuietSearch             *search,
           const FrondMetricsInput *input,
           const FrondSegmentSlice *slice,
           gsize                    first)
{
  for (gsize i = 0; i < slice->n; i++) {
    if (isnan (slice->envelope[i])) {
      search->run = 0;
      search->sum = 0;
      continue;
    }
    search->run++;
    /* In a run everything counts, so that the input has what the slice before had. */
    if (search->run > search->n_window)
      search->sum += slice->envelope[i] - input->envelope[first + i - search->n_window];
    else
      search->sum += slice->envelope[i];
    if (search->run >= search->n_window && search->sum < search->lowest) {
      search->lowest = search->sum;
      search->best = first + i + 1 - search->n_window;
    }
  }
}

/* The second with the lowest mean in which every sample counts. */
static FrondRestReference
quietest_second (Measurement *self)
{
  const FrondMetricsInput *input = self->input;
  QuietSearch              search = { .n_window = samples (self, 1), .lowest = INFINITY };

  for (gsize first = 0; first < input->n_samples; first += QUIET_PART) {
    const FrondSegment part = { .first_sample = first, .n_samples = QUIET_PART };
    g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
    g_auto (FrondSegmentSlice) slice = { 0 };

    frond_segment_slice_init (&slice, input, &part, excluded);
    search_on (&search, input, &slice, first);
  }

  return isfinite (search.lowest) ? rest_of (input->envelope + search.best, search.n_window, -1, search.best) : no_rest;
}

/* The resting level of the nearest rest or release that was over when this segment began. */
static FrondRestReference
find_rest (Measurement        *self,
           const FrondSegment *segment)
{
  const FrondRestReference *nearest = NULL;
  guint64                   latest = 0;

  for (guint i = 0; i < self->segments->len; i++) {
    const FrondSegment       *other = &g_array_index (self->segments, FrondSegment, i);
    const FrondRestReference *rest = &g_array_index (self->rests, FrondRestReference, i);
    guint64                   end = other->first_sample + other->n_samples;

    if (isnan (rest->mean) || end > segment->first_sample || (nearest && end <= latest))
      continue;
    nearest = rest;
    latest = end;
  }
  if (nearest)
    return *nearest;

  if (!self->looked) {
    self->quiet = quietest_second (self);
    self->looked = TRUE;
  }

  return self->quiet;
}

static void
measure_levels (FrondSegmentResult      *result,
                const FrondSegmentSlice *slice)
{
  FrondStatistics statistics;

  frond_statistics_compute (slice->envelope, slice->n, &statistics);
  result->n = statistics.n;
  result->mean = statistics.mean;
  result->sd = statistics.sd;
  result->cv_percent = statistics.cv_percent;
  result->min = statistics.min;
  result->peak = statistics.max;
  result->below_goal_percent = 100 * frond_statistics_share_below (slice->envelope, slice->n, result->segment.goal);
}

/* One spectrum serves all phases that are long enough for it. */
static void
measure_frequencies (Measurement             *self,
                     FrondSegmentResult      *result,
                     const FrondSegmentSlice *slice)
{
  const FrondMetricsInput *input = self->input;

  if (slice->n >= FROND_SPECTRUM_DEFAULT_POINTS && !self->spectrum)
    self->spectrum = frond_spectrum_new (input->rate_hz, FROND_SPECTRUM_DEFAULT_POINTS);
  if (slice->n >= FROND_SPECTRUM_DEFAULT_POINTS && self->spectrum)
    frond_spectrum_measure (self->spectrum, slice->filtered, slice->n, input->band_low_hz, input->band_high_hz,
                            &result->median_frequency_hz, &result->mean_frequency_hz);
  else
    frond_spectrum_median_mean (slice->filtered, slice->n, input->rate_hz, input->band_low_hz, input->band_high_hz,
                                &result->median_frequency_hz, &result->mean_frequency_hz);
  if (isnan (result->median_frequency_hz))
    result->mean_frequency_hz = NAN;
}

static void
measure_onset (Measurement             *self,
               FrondSegmentResult      *result,
               const FrondSegmentSlice *slice)
{
  FrondContractionReference reference = { result->rest.mean, result->rest.sd, NAN };
  FrondContractionTime      onset = frond_contraction_onset (FROND_CONTRACTION_RESEARCH, &reference, slice->envelope, slice->n, self->input->rate_hz);

  if (onset.valid && !onset.censored)
    result->onset_s = onset.seconds;
}

/* The work that this segment lets go of: what was over last when it began, if that was work; NULL otherwise. */
static const FrondSegment *
find_work_before (const Measurement  *self,
                  const FrondSegment *segment)
{
  const FrondSegment *nearest = NULL;

  for (guint i = 0; i < self->segments->len; i++) {
    const FrondSegment *other = &g_array_index (self->segments, FrondSegment, i);
    guint64             end = other->first_sample + other->n_samples;

    if (end <= segment->first_sample && (!nearest || end > nearest->first_sample + nearest->n_samples))
      nearest = other;
  }

  return nearest && nearest->kind == FROND_PHASE_WORK ? nearest : NULL;
}

/* Whether the muscle worked: what makes an onset, anywhere in the phase. Where samples are missing it may have. */
static gboolean
has_contraction (const Measurement               *self,
                 const FrondSegment              *work,
                 const FrondContractionReference *reference)
{
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_auto (FrondSegmentSlice) slice = { 0 };
  FrondContractionTime onset;

  frond_segment_slice_init (&slice, self->input, work, excluded);
  if (slice.n < work->n_samples || excluded->len > 0)
    return TRUE;
  onset = frond_contraction_onset (FROND_CONTRACTION_RESEARCH, reference, slice.envelope, slice.n, self->input->rate_hz);

  return !onset.valid || !onset.censored;
}

/* Answers when the way down was over, for the resting level after it; the result has it only where there was a way down. */
static FrondContractionTime
measure_release (Measurement             *self,
                 FrondSegmentResult      *result,
                 const FrondSegmentSlice *slice)
{
  FrondContractionReference reference = { result->rest.mean, result->rest.sd, NAN };
  FrondContractionTime      release = frond_contraction_release (FROND_CONTRACTION_RESEARCH, &reference, slice->envelope, slice->n, self->input->rate_hz);
  const FrondSegment       *work = find_work_before (self, &result->segment);

  if (release.valid && (!work || has_contraction (self, work, &reference))) {
    result->release_s = release.seconds;
    result->release_censored = release.censored;
  }

  return release;
}

/* A rest right after work is where letting go is measured, too. */
static gboolean
follows_work (const Measurement  *self,
              const FrondSegment *segment)
{
  for (guint i = 0; i < self->segments->len; i++) {
    const FrondSegment *other = &g_array_index (self->segments, FrondSegment, i);

    if (other->kind == FROND_PHASE_WORK && other->first_sample + other->n_samples == segment->first_sample)
      return TRUE;
  }

  return FALSE;
}

/* What a later segment may take as resting level: not the way down from work, and nothing where that never ended. */
static FrondRestReference
settled_level (const Measurement          *self,
               guint                       index,
               const FrondSegmentResult   *result,
               const FrondContractionTime *release,
               const FrondSegmentSlice    *slice)
{
  gsize skip = 0;

  if (result->segment.kind != FROND_PHASE_REST && result->segment.kind != FROND_PHASE_RELEASE)
    return no_rest;
  if (release->censored)
    return no_rest;
  if (release->valid)
    skip = (gsize) llround (release->seconds * self->input->rate_hz);
  if (slice->n < skip + samples (self, SETTLED_S))
    return no_rest;

  return rest_of (slice->envelope + skip, slice->n - skip, (int) index, result->segment.first_sample + skip);
}

static void
measure_segment (Measurement *self,
                 guint        index)
{
  const FrondSegment  *segment = &g_array_index (self->segments, FrondSegment, index);
  FrondSegmentResult  *result = result_new (segment);
  FrondContractionTime release = { NAN, false, false };
  g_auto (FrondSegmentSlice) slice = { 0 };

  frond_segment_slice_init (&slice, self->input, segment, result->excluded);
  result->rest = find_rest (self, segment);
  result->noise_floor = self->input->noise_floor;
  measure_levels (result, &slice);
  measure_frequencies (self, result, &slice);
  if (segment->kind == FROND_PHASE_WORK)
    measure_onset (self, result, &slice);
  if (segment->kind == FROND_PHASE_RELEASE || (segment->kind == FROND_PHASE_REST && follows_work (self, segment)))
    release = measure_release (self, result, &slice);

  g_array_index (self->rests, FrondRestReference, index) = settled_level (self, index, result, &release, &slice);
  self->results->pdata[index] = result;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const GArray *segments = user_data;
  guint64       x = g_array_index (segments, FrondSegment, *(const guint *) a).first_sample;
  guint64       y = g_array_index (segments, FrondSegment, *(const guint *) b).first_sample;

  return (x > y) - (x < y);
}

/**
 * frond_metrics_measure:
 * @input: one channel
 * @segments: (element-type FrondSegment): what to measure, in any order; they may overlap and may reach beyond the input
 *
 * Mean, SD (n - 1), CV, least and greatest are of the envelope; the frequencies are of the filtered signal (Welch). Onset is of work;
 * release is of release, and of rest that follows work directly. Both are of the research school (clinical.md 2.3). Excluded samples
 * and NAN never count; at the first of them observation of onset and release ends. After work in which the muscle never left rest
 * there is nothing to let go of, and no release: 0 s would praise what did not happen.
 *
 * The resting level to compare with is that of the nearest rest or release that ended before; of a release only the part after it had
 * come counts, and one that did not come is passed over: otherwise slow letting go would hide itself. Without any it is the quietest
 * second of the input.
 *
 * Returns: (transfer full) (element-type FrondSegmentResult): one result for each segment, in the order of @segments
 */
GPtrArray *
frond_metrics_measure (const FrondMetricsInput *input,
                       const GArray            *segments)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_segment_result_free);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) rests = g_array_new (FALSE, FALSE, sizeof (FrondRestReference));
  Measurement self = { .input = input, .segments = segments, .rests = rests, .results = results };

  g_return_val_if_fail (input != NULL && segments != NULL, results);
  g_return_val_if_fail (input->rate_hz > 0, results);

  for (guint i = 0; i < segments->len; i++) {
    g_array_append_val (order, i);
    g_array_append_val (rests, no_rest);
  }
  g_array_sort_with_data (order, compare_starts, (gpointer) segments);
  g_ptr_array_set_size (results, (gint) segments->len);
  for (guint i = 0; i < order->len; i++)
    measure_segment (&self, g_array_index (order, guint, i));
  frond_spectrum_free (self.spectrum);

  return results;
}
