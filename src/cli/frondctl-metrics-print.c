/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-metrics-print.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "frond-analysis-metrics.h"
#include "frond-perfect.h"
#include "frondctl-json.h"

void
frondctl_analysed_clear (FrondctlAnalysed *self)
{
  g_clear_pointer (&self->analysis, frond_analysis_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

/* The abdomen goes with the pelvic floor alone. */
static GPtrArray *
compute (const FrondctlAnalysed *self,
         guint                   channel)
{
  return frond_analysis_compute_metrics (self->analysis, channel, channel == self->analysis->shown ? self->abdomen : -1, self->events);
}

static void
build_metric (JsonBuilder       *builder,
              const FrondMetric *metric)
{
  json_builder_begin_object (builder);
  frondctl_json_string (builder, "id", metric->id);
  frondctl_json_string (builder, "school", frond_school_to_word (metric->school));
  json_builder_set_member_name (builder, "segment");
  if (metric->segment == FROND_METRIC_SESSION)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, metric->segment);
  frondctl_json_string (builder, "unit", metric->unit);
  frondctl_json_number (builder, "value", metric->value);
  json_builder_set_member_name (builder, "censored");
  json_builder_add_boolean_value (builder, metric->is_censored);
  json_builder_set_member_name (builder, "below_floor");
  json_builder_add_boolean_value (builder, metric->is_below_floor);
  frondctl_json_integer (builder, "n_trials", metric->n_trials);
  frondctl_json_integer (builder, "n_valid", metric->n_valid);
  frondctl_json_string (builder, "reason", metric->reason);
  json_builder_end_object (builder);
}

/**
 * frondctl_metrics_build:
 * @builder: inside of a channel's object
 * @analysed: what was analysed
 * @channel: index of the channel
 *
 * Adds the members "perfect", null where it was no such assessment, and "metrics": those of the session first, whose segment is null, then those of each segment by its index from 0.
 */
void
frondctl_metrics_build (JsonBuilder            *builder,
                        const FrondctlAnalysed *analysed,
                        guint                   channel)
{
  g_autoptr (GPtrArray) metrics = compute (analysed, channel);
  g_autofree char *perfect = frond_perfect_notation_of_metrics (metrics);

  frondctl_json_string (builder, "perfect", perfect);
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < metrics->len; i++)
    build_metric (builder, metrics->pdata[i]);
  json_builder_end_array (builder);
}

static char *
format_value (const FrondMetric          *metric,
              const FrondChannelAnalysis *channel)
{
  if (isnan (metric->value))
    return g_strdup ("–");
  if (metric->is_below_floor)
    return g_strdup_printf ("< %.2f", channel->noise_floor);

  return g_strdup_printf ("%s%.3f", metric->is_censored ? "≥ " : "", metric->value);
}

static void
print_metric (const FrondMetric          *metric,
              const FrondChannelAnalysis *channel)
{
  g_autofree char *value = format_value (metric, channel);

  printf ("  %-20s %-8s %*s%s %-6s %3u/%-3u %s\n", metric->id, frond_school_to_word (metric->school), MAX (0, 10 - (int) g_utf8_strlen (value, -1)), "", value,
          metric->unit, metric->n_valid, metric->n_trials, metric->reason ? metric->reason : "");
}

static void
print_heading (const FrondMetric          *metric,
               const FrondChannelAnalysis *channel)
{
  if (metric->segment == FROND_METRIC_SESSION)
    printf (_("Session\n"));
  else
    printf ("%d  %s\n", metric->segment + 1, ((const FrondSegmentResult *) channel->results->pdata[metric->segment])->segment.name);
}

/**
 * frondctl_metrics_print_table:
 * @analysed: what was analysed
 *
 * Prints all metrics of all channels for people: word, school, value, unit, valid trials of all, and why some were left out.
 */
void
frondctl_metrics_print_table (const FrondctlAnalysed *analysed)
{
  for (guint c = 0; c < analysed->analysis->channels->len; c++) {
    const FrondChannelAnalysis *channel = g_ptr_array_index (analysed->analysis->channels, c);
    g_autoptr (GPtrArray) metrics = compute (analysed, c);
    g_autofree char *perfect = frond_perfect_notation_of_metrics (metrics);

    printf ("\n%s [%s]\n", channel->label, channel->unit);
    if (perfect)
      printf ("PERFECT %s\n", perfect);
    for (guint i = 0; i < metrics->len; i++) {
      const FrondMetric *metric = metrics->pdata[i];

      if (i == 0 || metric->segment != ((const FrondMetric *) metrics->pdata[i - 1])->segment)
        print_heading (metric, channel);
      print_metric (metric, channel);
    }
  }
}
