/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-plot-data.h"

#include <math.h>

#include "frond-event.h"
#include "frond-review-facts.h"
#include "frond-session-goals.h"
#include "frond-units.h"

static FrondPlotSeries
find_series (const FrondChannelAnalysis *channel)
{
  return g_strcmp0 (channel->unit, "cmH2O") == 0 ? FROND_PLOT_PRESSURE : FROND_PLOT_PELVIC_FLOOR;
}

static void
show_phases (FrondReviewPlot *plot,
             FrondReviewData *data)
{
  const GPtrArray *results = frond_review_data_get_channel (data)->results;
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  const double rate = data->analysis->rate_hz;

  for (guint i = 0; i < results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (results, i);
    const FrondSegment       *segment = &result->segment;
    const FrondPlotBand       band = {
            .start_s = (double) segment->first_sample / rate,
            .end_s = (double) (segment->first_sample + segment->n_samples) / rate,
            .kind = (FrondPlotPhaseKind) segment->kind,
            .name = segment->name,
    };

    g_array_append_val (bands, band);
    for (guint k = 0; result->excluded && k < result->excluded->len; k++) {
      const FrondExclusion *exclusion = &g_array_index (result->excluded, FrondExclusion, k);
      const FrondPlotBand   span = {
          .start_s = (double) exclusion->first_sample / rate,
          .end_s = (double) (exclusion->first_sample + exclusion->n_samples) / rate,
      };

      g_array_append_val (excluded, span);
    }
  }
  frond_review_plot_set_bands (plot, (const FrondPlotBand *) (const void *) bands->data, bands->len);
  frond_review_plot_set_excluded (plot, (const FrondPlotBand *) (const void *) excluded->data, excluded->len);
}

static void
show_goals (FrondReviewPlot *plot,
            FrondReviewData *data)
{
  g_autoptr (GArray) goals = frond_review_data_get_goals (data);

  frond_review_plot_set_goals (plot, (const FrondPlotGoal *) (const void *) goals->data, goals->len);
}

static void
show_markers (FrondReviewPlot *plot,
              FrondReviewData *data)
{
  g_autoptr (GArray) markers = g_array_new (FALSE, FALSE, sizeof (FrondPlotMarker));

  for (guint i = 0; i < data->events->len; i++) {
    const FrondEvent     *event = g_ptr_array_index (data->events, i);
    const FrondPlotMarker marker = { (double) event->sample / data->analysis->rate_hz, (guint) event->code, event->text };

    if (event->kind == FROND_EVENT_MARKER)
      g_array_append_val (markers, marker);
  }
  frond_review_plot_set_markers (plot, (const FrondPlotMarker *) (const void *) markers->data, markers->len);
}

static FrondReviewSignal
describe_signal (FrondReviewData *data)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (data);

  return (FrondReviewSignal) {
    .envelope = channel->envelope,
    .filtered = channel->filtered == channel->raw ? NULL : channel->filtered,
    .n_samples = channel->n_samples,
    .rate_hz = data->analysis->rate_hz,
    .unit = frond_units_get_symbol (channel->unit),
    .name = channel->label,
    .series = find_series (channel),
  };
}

static void
show_marks (FrondReviewPlot *plot,
            FrondReviewData *data)
{
  show_phases (plot, data);
  show_goals (plot, data);
  show_markers (plot, data);
}

/**
 * frond_review_plot_show_data:
 * @plot: a plot
 * @data: a session; the plot keeps a reference
 *
 * Shows the session's channel with its phases, goal line, markers and what was left out.
 */
void
frond_review_plot_show_data (FrondReviewPlot *plot,
                             FrondReviewData *data)
{
  const FrondReviewSignal signal = describe_signal (data);

  frond_review_plot_set_signal (plot, &signal, frond_review_data_ref (data), (GDestroyNotify) frond_review_data_unref);
  show_marks (plot, data);
}

/**
 * frond_review_plot_update_data:
 * @plot: a plot that shows the session
 * @data: the session, measured again; the plot keeps a reference
 *
 * Somebody who judges a stretch goes on looking at where it is.
 */
void
frond_review_plot_update_data (FrondReviewPlot *plot,
                               FrondReviewData *data)
{
  const FrondReviewSignal signal = describe_signal (data);

  frond_review_plot_update_signal (plot, &signal, frond_review_data_ref (data), (GDestroyNotify) frond_review_data_unref);
  show_marks (plot, data);
}

static double *
dup_counted (const FrondChannelAnalysis *channel)
{
  double *envelope = g_memdup2 (channel->envelope, channel->n_samples * sizeof *envelope);

  for (guint i = 0; i < channel->exclusions->len; i++) {
    const FrondExclusion *stretch = &g_array_index (channel->exclusions, FrondExclusion, i);
    const gsize           first = MIN (stretch->first_sample, channel->n_samples);
    const gsize           end = first + MIN (stretch->n_samples, channel->n_samples - first);

    for (gsize k = first; k < end; k++)
      envelope[k] = NAN;
  }

  return envelope;
}

/**
 * frond_review_plot_compare_data:
 * @plot: a plot that shows a session
 * @then: (nullable): another one of the same chain, behind it from the same beginning; it is read now and not kept
 *
 * What did not count then is not drawn: a movement of that day would make today's trace small.
 */
void
frond_review_plot_compare_data (FrondReviewPlot *plot,
                                FrondReviewData *then)
{
  FrondReviewSignal signal;
  double           *envelope;

  if (!then) {
    frond_review_plot_set_comparison (plot, NULL, NULL, NULL);
    return;
  }
  signal = describe_signal (then);
  signal.filtered = NULL;
  envelope = dup_counted (frond_review_data_get_channel (then));
  signal.envelope = envelope;
  frond_review_plot_set_comparison (plot, &signal, envelope, g_free);
}

/**
 * frond_review_plot_show_phase:
 * @plot: a plot
 * @data: the session that it shows
 * @phase: index of the phase
 *
 * Zooms to the phase with a second of what is around it.
 */
void
frond_review_plot_show_phase (FrondReviewPlot *plot,
                              FrondReviewData *data,
                              guint            phase)
{
  const FrondSegmentResult *result = g_ptr_array_index (frond_review_data_get_channel (data)->results, phase);
  const double              start = (double) result->segment.first_sample / data->analysis->rate_hz;
  const double              length = (double) result->segment.n_samples / data->analysis->rate_hz;

  frond_review_plot_show (plot, start - 1, start + length + 1);
}
