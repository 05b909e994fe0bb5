/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-analysis.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-batch.h"
#include "frond-chain.h"
#include "frond-error.h"
#include "frond-metrics-summary.h"
#include "frond-units.h"

static void
channel_analysis_free (FrondChannelAnalysis *self)
{
  g_free (self->label);
  g_free (self->unit);
  g_free (self->raw);
  if (self->filtered != self->raw)
    g_free (self->filtered);
  g_free (self->envelope);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

void
frond_analysis_free (FrondAnalysis *self)
{
  g_ptr_array_unref (self->channels);
  g_free (self);
}

/* Samples at the end of the range are no measurement, and neither is what the filter makes of them for a window's length. */
static void
exclude_clipped (const FrondChannel *channel,
                 const double       *raw,
                 gsize               n_samples,
                 guint64             margin,
                 GArray             *exclusions)
{
  gint32          lowest, highest;
  double          low, high;
  FrondExclusion *last = NULL;

  frond_channel_get_limits (channel, &lowest, &highest);
  low = frond_channel_to_physical (channel, lowest);
  high = frond_channel_to_physical (channel, highest);
  for (gsize i = 0; i < n_samples; i++) {
    FrondExclusion found = { i, 1 + margin, "clipped" };

    if (!(raw[i] <= MIN (low, high) || raw[i] >= MAX (low, high)))
      continue;
    if (last && i <= last->first_sample + last->n_samples) {
      last->n_samples = i + 1 + margin - last->first_sample;
      continue;
    }
    g_array_append_val (exclusions, found);
    last = &g_array_index (exclusions, FrondExclusion, exclusions->len - 1);
  }
}

/* After a start or a gap the filter answers to the level that it finds, not to a muscle. */
static void
exclude_settling (const double *raw,
                  gsize         n_samples,
                  gsize         n_settling,
                  GArray       *exclusions)
{
  for (gsize i = 0; i < n_samples; i++) {
    FrondExclusion found = { i, n_settling, "settling" };

    if (isfinite (raw[i]) && (i == 0 || !isfinite (raw[i - 1])))
      g_array_append_val (exclusions, found);
  }
}

static FrondFilterSpec
make_spec (double                      rate_hz,
           const FrondAnalysisOptions *options)
{
  return (FrondFilterSpec) {
    .rate_hz = rate_hz,
    .band_low_hz = options->band_low_hz,
    .band_high_hz = options->band_high_hz,
    .order = FROND_CHAIN_ORDER,
    .notch_hz = options->notch_hz,
  };
}

static gboolean
condition (FrondChannelAnalysis       *self,
           const FrondChannel         *channel,
           double                      rate_hz,
           const FrondAnalysisOptions *options,
           GArray                     *exclusions)
{
  const FrondFilterSpec spec = make_spec (rate_hz, options);
  gsize                 n_settling;

  self->envelope = g_new (double, self->n_samples + 1);
  if (!frond_chain_is_filtered (channel)) {
    self->filtered = self->raw;
    memcpy (self->envelope, self->raw, self->n_samples * sizeof *self->raw);
    return TRUE;
  }

  self->filtered = g_new (double, self->n_samples + 1);
  if (!frond_batch_condition (&spec, FROND_ENVELOPE_RMS, options->window_ms, self->raw, self->filtered, self->envelope, self->n_samples, &n_settling))
    return FALSE;
  exclude_settling (self->raw, self->n_samples, n_settling, exclusions);

  return TRUE;
}

static FrondChannelAnalysis *
analyse_channel (const FrondChannel         *channel,
                 double                      rate_hz,
                 gsize                       n_samples,
                 double                     *raw,
                 const GArray               *segments,
                 const GArray               *exclusions,
                 const FrondAnalysisOptions *options)
{
  FrondChannelAnalysis *self = g_new0 (FrondChannelAnalysis, 1);
  g_autoptr (GArray) all_exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  self->label = g_strdup (channel->label);
  self->unit = g_strdup (channel->unit);
  self->n_samples = n_samples;
  self->raw = raw;
  if (exclusions)
    g_array_append_vals (all_exclusions, exclusions->data, exclusions->len);
  if (!condition (self, channel, rate_hz, options, all_exclusions)) {
    channel_analysis_free (self);
    return NULL;
  }

  exclude_clipped (channel, raw, n_samples, (guint64) ceil (options->window_ms * rate_hz / 1000), all_exclusions);
  self->results = frond_metrics_measure (&(FrondMetricsInput) {
                                           .rate_hz = rate_hz,
                                           .n_samples = n_samples,
                                           .filtered = self->filtered,
                                           .envelope = self->envelope,
                                           .exclusions = all_exclusions,
                                           .band_low_hz = options->band_low_hz,
                                           .band_high_hz = options->band_high_hz,
                                         },
                                         segments);

  return self;
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

/**
 * frond_analysis_run_excluding:
 * @rate_hz: samples per second
 * @channels: (element-type FrondChannel): what each array is
 * @n_samples: length of each array
 * @raw: (transfer full): an array of @n_samples physical values per channel, NAN where samples are missing; taken over in any case
 * @segments: (element-type FrondSegment): stretches to measure
 * @exclusions: (nullable) (element-type FrondExclusion): stretches that must not count
 * @options: band, notch and window that are wanted
 * @error: return location for %FROND_ERROR_INVALID
 *
 * Returns: (transfer full): the numbers
 */
FrondAnalysis *
frond_analysis_run_excluding (double                      rate_hz,
                              GPtrArray                  *channels,
                              gsize                       n_samples,
                              double                    **raw,
                              const GArray               *segments,
                              const GArray               *exclusions,
                              const FrondAnalysisOptions *options,
                              GError                    **error)
{
  g_autoptr (FrondAnalysis) self = g_new0 (FrondAnalysis, 1);
  guint i = 0;

  self->rate_hz = rate_hz;
  self->shown = frond_chain_find_shown (channels, NULL);
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) channel_analysis_free);
  if (find_used_options (rate_hz, options, &self->used, error)) {
    for (; i < channels->len; i++)
      g_ptr_array_add (self->channels, analyse_channel (g_ptr_array_index (channels, i), rate_hz, n_samples, raw[i], segments, exclusions, &self->used));
  }
  for (guint left = i; left < channels->len; left++)
    g_free (raw[left]);

  return self->channels->len == channels->len ? g_steal_pointer (&self) : NULL;
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
  return frond_analysis_run_excluding (rate_hz, channels, n_samples, raw, segments, NULL, options, error);
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
 * Returns: (transfer full) (nullable): resting level before and after, for instance "4.6 → 3.1 µV"; NULL when there was no rest
 */
char *
frond_analysis_get_headline (const FrondAnalysis *self)
{
  const FrondChannelAnalysis *channel = frond_analysis_get_shown (self);
  FrondMetricsSummary         summary;
  const char                 *unit;

  if (channel == NULL)
    return NULL;
  frond_metrics_summarise (channel->results, self->rate_hz, &summary);
  if (isnan (summary.rest_before))
    return NULL;

  unit = frond_units_get_symbol (channel->unit);
  if (isnan (summary.rest_after))
    return g_strdup_printf ("%.1f %s", summary.rest_before, unit);

  return g_strdup_printf ("%.1f → %.1f %s", summary.rest_before, summary.rest_after, unit);
}
