/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-analysis.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-artefact-exclusions.h"
#include "frond-batch.h"
#include "frond-chain.h"
#include "frond-error.h"
#include "frond-metrics-summary.h"
#include "frond-runs.h"
#include "frond-text.h"
#include "frond-units.h"

static void
channel_analysis_free (FrondChannelAnalysis *self)
{
  if (!self)
    return;

  g_free (self->label);
  g_free (self->unit);
  g_free (self->raw);
  if (self->filtered != self->raw)
    g_free (self->filtered);
  g_free (self->envelope);
  g_clear_pointer (&self->exclusions, g_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

void
frond_analysis_free (FrondAnalysis *self)
{
  g_ptr_array_unref (self->channels);
  g_free (self);
}

/* After a start or a gap the filter answers to the level that it finds, not to a muscle. */
static void
exclude_settling (const double *raw,
                  gsize         n_samples,
                  gsize         n_settling,
                  GArray       *exclusions)
{
  for (gsize i = frond_runs_count_missing (raw, n_samples); i < n_samples; i += frond_runs_count_missing (raw + i, n_samples - i)) {
    const FrondExclusion found = { i, n_settling, FROND_EXCLUSION_SETTLING };

    g_array_append_val (exclusions, found);
    i += frond_runs_count_finite (raw + i, n_samples - i);
  }
}

static FrondFilterSpec
make_spec (double                      rate_hz,
           const FrondAnalysisOptions *options)
{
  return (FrondFilterSpec) {
    .rate_hz = rate_hz,
    .band_low_hz = options->suppress_ecg ? MAX (options->band_low_hz, FROND_ANALYSIS_ECG_HZ) : options->band_low_hz,
    .band_high_hz = options->band_high_hz,
    .order = FROND_CHAIN_ORDER,
    .notch_hz = options->notch_hz,
  };
}

/* What a channel is; its arrays are filled in by condition() and smooth(). */
static FrondChannelAnalysis *
channel_analysis_new (const FrondChannel *channel,
                      gsize               n_samples,
                      double             *raw,
                      const GArray       *exclusions)
{
  FrondChannelAnalysis *self = g_new0 (FrondChannelAnalysis, 1);

  self->label = g_strdup (channel->label);
  self->kind = channel->kind;
  self->unit = g_strdup (channel->unit);
  self->noise_floor = channel->noise_floor;
  self->n_samples = n_samples;
  self->raw = raw;
  self->filtered = frond_chain_is_filtered (channel) ? g_new (double, n_samples + 1) : raw;
  if (self->filtered == raw) {
    self->envelope = g_new (double, n_samples + 1);
    memcpy (self->envelope, raw, n_samples * sizeof *raw);
  }
  self->exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  if (exclusions)
    g_array_append_vals (self->exclusions, exclusions->data, exclusions->len);

  return self;
}

/* Neighbours side by side. */
static gboolean
condition (FrondChannelAnalysis *const *channels,
           guint                        n,
           double                       rate_hz,
           const FrondAnalysisOptions  *options)
{
  const FrondFilterSpec spec = make_spec (rate_hz, options);
  const double         *raw[FROND_BATCH_CHANNELS];
  double               *filtered[FROND_BATCH_CHANNELS];
  gsize                 n_settling;
  guint                 n_filtered = 0;

  for (guint i = 0; i < n; i++) {
    if (channels[i]->filtered == channels[i]->raw)
      continue;
    raw[n_filtered] = channels[i]->raw;
    filtered[n_filtered++] = channels[i]->filtered;
  }
  if (n_filtered == 0)
    return TRUE;
  if (!frond_batch_condition_channels (&spec, FROND_ENVELOPE_RMS, options->window_ms, n_filtered, raw, filtered, NULL, channels[0]->n_samples, &n_settling))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (channels[i]->filtered != channels[i]->raw)
      exclude_settling (channels[i]->raw, channels[i]->n_samples, n_settling, channels[i]->exclusions);
  }

  return TRUE;
}

/* The envelope takes the place of what nobody looks at any more: to be given new memory takes longer than the filter does. */
static void
smooth (FrondChannelAnalysis *const *channels,
        guint                        n,
        double                       rate_hz,
        const FrondAnalysisOptions  *options)
{
  const FrondFilterSpec spec = make_spec (rate_hz, options);
  const double         *filtered[FROND_BATCH_CHANNELS];
  double               *envelope[FROND_BATCH_CHANNELS];
  guint                 n_filtered = 0;

  for (guint i = 0; i < n; i++) {
    FrondChannelAnalysis *self = channels[i];

    if (self->filtered == self->raw)
      continue;
    self->envelope = options->keeps_raw || !self->raw ? g_new (double, self->n_samples + 1) : g_steal_pointer (&self->raw);
    filtered[n_filtered] = self->filtered;
    envelope[n_filtered++] = self->envelope;
  }
  if (n_filtered > 0)
    frond_batch_condition_channels (&spec, FROND_ENVELOPE_RMS, options->window_ms, n_filtered, filtered, NULL, envelope, channels[0]->n_samples, NULL);
}

/* Cross-talk comes from the muscle beside: into the pelvic floor's channel from the abdomen's. */
static const double *
find_other (const FrondAnalysis *self,
            GPtrArray           *channels,
            const GPtrArray     *events,
            guint                channel)
{
  const int abdomen = channel == self->shown ? frond_chain_find_used_abdomen (channels, channel, events) : -1;

  return abdomen >= 0 ? ((const FrondChannelAnalysis *) g_ptr_array_index (self->channels, (guint) abdomen))->filtered : NULL;
}

static void
exclude_artefacts (FrondAnalysis   *self,
                   GPtrArray       *channels,
                   const GPtrArray *events,
                   guint            channel)
{
  FrondChannelAnalysis *analysis = g_ptr_array_index (self->channels, channel);
  const FrondChannel   *description = g_ptr_array_index (channels, channel);
  const FrondFilterSpec filter = make_spec (self->rate_hz, &self->used);

  frond_artefact_exclusions_add (analysis->exclusions, description, frond_artefact_spec_of_channel (description, &filter, self->used.window_ms),
                                 analysis->raw, analysis->filtered, find_other (self, channels, events, channel), analysis->n_samples);
}

static void
measure_channel (FrondChannelAnalysis       *self,
                 double                      rate_hz,
                 const GArray               *segments,
                 const GPtrArray            *events,
                 const FrondAnalysisOptions *options)
{
  g_autoptr (GArray) found = self->exclusions;

  self->exclusions = frond_exclusions_apply_overrules (found, events);
  self->results = frond_metrics_measure (&(FrondMetricsInput) {
                                           .rate_hz = rate_hz,
                                           .n_samples = self->n_samples,
                                           .filtered = self->filtered,
                                           .envelope = self->envelope,
                                           .exclusions = self->exclusions,
                                           .band_low_hz = options->band_low_hz,
                                           .band_high_hz = options->band_high_hz,
                                           .noise_floor = self->noise_floor,
                                         },
                                         segments);
}

/* The upper edge that a rate allows; NAN where even the lower edge is too high. */
static gboolean
find_used_options (double                      rate_hz,
                   const FrondAnalysisOptions *options,
                   FrondAnalysisOptions       *used,
                   GError                    **error)
{
  const FrondFilterSpec spec = make_spec (rate_hz, options);
  FrondFilter          *filter = frond_filter_new (&spec, 1);

  if (!filter || !(options->window_ms > 0)) {
    g_clear_pointer (&filter, frond_filter_free);
    g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID,
                 _("A band of %g–%g Hz cannot be measured at %g samples per second. Choose a lower band."),
                   options->band_low_hz, options->band_high_hz, rate_hz);
    return FALSE;
  }
  *used = *options;
  used->band_low_hz = frond_filter_get_used (filter)->band_low_hz;
  used->band_high_hz = frond_filter_get_used (filter)->band_high_hz;
  used->notch_hz = frond_filter_get_used (filter)->notch_hz;
  frond_filter_free (filter);

  return TRUE;
}

/* What the channels of one analysis have in common while they are worked on. */
typedef struct {
  FrondAnalysis   *analysis;
  GPtrArray       *channels;
  gsize            n_samples;
  double         **raw;
  const GArray    *segments;
  const GArray    *exclusions;
  const GPtrArray *events;
  gint             is_impossible; /* no such envelope */
} Work;

/* The first channel of some neighbours. */
static void
condition_stage (gpointer channel,
                 gpointer user_data)
{
  Work       *work = user_data;
  gpointer   *analyses = work->analysis->channels->pdata;
  const guint first = GPOINTER_TO_UINT (channel) - 1, n = MIN (FROND_BATCH_CHANNELS, work->channels->len - first);

  for (guint i = first; i < first + n; i++)
    analyses[i] = channel_analysis_new (g_ptr_array_index (work->channels, i), work->n_samples, work->raw[i], work->exclusions);
  if (!condition ((FrondChannelAnalysis *const *) (gpointer) (analyses + first), n, work->analysis->rate_hz, &work->analysis->used))
    g_atomic_int_set (&work->is_impossible, TRUE);
}

static void
exclude_stage (gpointer channel,
               gpointer user_data)
{
  Work *work = user_data;

  exclude_artefacts (work->analysis, work->channels, work->events, GPOINTER_TO_UINT (channel) - 1);
}

static void
smooth_stage (gpointer channel,
              gpointer user_data)
{
  Work       *work = user_data;
  gpointer   *analyses = work->analysis->channels->pdata;
  const guint first = GPOINTER_TO_UINT (channel) - 1, n = MIN (FROND_BATCH_CHANNELS, work->channels->len - first);

  smooth ((FrondChannelAnalysis *const *) (gpointer) (analyses + first), n, work->analysis->rate_hz, &work->analysis->used);
}

static void
measure_stage (gpointer channel,
               gpointer user_data)
{
  Work *work = user_data;

  measure_channel (g_ptr_array_index (work->analysis->channels, GPOINTER_TO_UINT (channel) - 1), work->analysis->rate_hz, work->segments, work->events,
                   &work->analysis->used);
}

/* One stage for all channels, as many jobs at a time as there are processors: each channel, or each @step neighbours, is a job of its own, so the
 * figures do not depend on it. */
static void
run_stage (Work *work,
           GFunc stage,
           guint step)
{
  const guint  n = work->channels->len;
  GThreadPool *pool = n > 1 ? g_thread_pool_new (stage, work, (int) MIN (n, g_get_num_processors ()), FALSE, NULL) : NULL;

  for (guint i = 1; i <= n; i += step) {
    if (pool)
      g_thread_pool_push (pool, GUINT_TO_POINTER (i), NULL);
    else
      stage (GUINT_TO_POINTER (i), work);
  }
  if (pool)
    g_thread_pool_free (pool, FALSE, TRUE);
}

/**
 * frond_analysis_run_excluding:
 * @rate_hz: samples per second
 * @channels: (element-type FrondChannel): what each array is
 * @shown: index of the one that is shown, see frond_chain_find_shown()
 * @n_samples: length of each array
 * @raw: (transfer full): an array of @n_samples physical values per channel, NAN where samples are missing; taken over in any case
 * @segments: (element-type FrondSegment): stretches to measure
 * @exclusions: (nullable) (element-type FrondExclusion): stretches that must not count
 * @events: (nullable) (element-type FrondEvent): with the therapist's judgements of what counts among them
 * @options: band, notch and window that are wanted
 * @error: return location for %FROND_ERROR_INVALID
 *
 * What is not muscle is found and left out, unless the therapist judged otherwise.
 *
 * Returns: (transfer full): the numbers
 */
FrondAnalysis *
frond_analysis_run_excluding (double                      rate_hz,
                              GPtrArray                  *channels,
                              guint                       shown,
                              gsize                       n_samples,
                              double                    **raw,
                              const GArray               *segments,
                              const GArray               *exclusions,
                              const GPtrArray            *events,
                              const FrondAnalysisOptions *options,
                              GError                    **error)
{
  g_autoptr (FrondAnalysis) self = g_new0 (FrondAnalysis, 1);
  Work work = { self, channels, n_samples, raw, segments, exclusions, events, FALSE };

  self->rate_hz = rate_hz;
  self->shown = shown;
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) channel_analysis_free);
  if (!find_used_options (rate_hz, options, &self->used, error)) {
    for (guint i = 0; i < channels->len; i++)
      g_free (raw[i]);
    return NULL;
  }

  g_ptr_array_set_size (self->channels, (int) channels->len);
  run_stage (&work, condition_stage, FROND_BATCH_CHANNELS);
  if (work.is_impossible) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("An envelope over %g ms cannot be made at %g samples per second. Choose another window."), options->window_ms, rate_hz);
    return NULL;
  }
  run_stage (&work, exclude_stage, 1);
  run_stage (&work, smooth_stage, FROND_BATCH_CHANNELS);
  run_stage (&work, measure_stage, 1);

  return g_steal_pointer (&self);
}

FrondAnalysis *
frond_analysis_run (double                      rate_hz,
                    GPtrArray                  *channels,
                    gsize                       n_samples,
                    double                    **raw,
                    const GArray               *segments,
                    const FrondAnalysisOptions *options,
                    GError                    **error)
{
  return frond_analysis_run_excluding (rate_hz, channels, frond_chain_find_shown (channels, NULL), n_samples, raw, segments, NULL, NULL, options, error);
}

/**
 * frond_analysis_get_shown:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): the channel that was shown and that goals were for, NULL where there is no channel at all
 */
FrondChannelAnalysis *
frond_analysis_get_shown (const FrondAnalysis *self)
{
  return self->shown < self->channels->len ? g_ptr_array_index (self->channels, self->shown) : NULL;
}

/**
 * frond_analysis_get_headline:
 * @self: an analysis
 *
 * Returns: (transfer full) (nullable): resting level before and after, for instance "4.6 → 3.1 µV" or "< 4 µV"; NULL when there was no rest
 */
char *
frond_analysis_get_headline (const FrondAnalysis *self)
{
  const FrondChannelAnalysis *channel = frond_analysis_get_shown (self);
  FrondMetricsSummary         summary;
  const char                 *unit;
  g_autofree char            *before = NULL;
  g_autofree char            *after = NULL;

  if (channel == NULL)
    return NULL;
  frond_metrics_summarise (channel->results, self->rate_hz, &summary);
  if (isnan (summary.rest_before))
    return NULL;

  unit = frond_units_get_symbol (channel->unit);
  before = frond_text_dup_measured (summary.rest_before, 1, channel->noise_floor);
  after = frond_text_dup_measured (summary.rest_after, 1, channel->noise_floor);
  if (isnan (summary.rest_after))
    return g_strdup_printf ("%s %s", before, unit);

  return g_strdup_printf ("%s → %s %s", before, after, unit);
}

/**
 * frond_analysis_get_rest_levels:
 * @self: an analysis
 * @before: (out): mean of the first rest, in the first channel's unit; NAN when there was none
 * @after: (out): mean of the last rest; NAN when there was only one
 */
void
frond_analysis_get_rest_levels (const FrondAnalysis *self,
                                double              *before,
                                double              *after)
{
  FrondMetricsSummary summary = { .rest_before = NAN, .rest_after = NAN };

  if (self->channels->len > 0) {
    const FrondChannelAnalysis *channel = frond_analysis_get_shown (self);

    frond_metrics_summarise (channel->results, self->rate_hz, &summary);
  }
  *before = summary.rest_before;
  *after = summary.rest_after;
}
