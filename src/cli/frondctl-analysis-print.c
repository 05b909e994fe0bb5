/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-analysis-print.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "frondctl-json.h"

static void
build_excluded (JsonBuilder              *builder,
                const FrondSegmentResult *result,
                double                    rate_hz)
{
  json_builder_set_member_name (builder, "excluded");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->excluded->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (result->excluded, FrondExclusion, i);

    json_builder_begin_object (builder);
    frondctl_json_number (builder, "start_s", (double) exclusion->first_sample / rate_hz);
    frondctl_json_number (builder, "end_s", (double) (exclusion->first_sample + exclusion->n_samples) / rate_hz);
    frondctl_json_string (builder, "reason", exclusion->reason);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* A release that did not come within the segment has no time. */
static double
get_release (const FrondSegmentResult *result)
{
  return result->release_censored ? NAN : result->release_s;
}

static void
build_trainer (JsonBuilder        *builder,
               const FrondTrainer *trainer)
{
  if (trainer->size > 0)
    frondctl_json_integer (builder, "trainer", trainer->size);
  else
    frondctl_json_number (builder, "trainer", NAN);
  frondctl_json_string (builder, "inserted_by", trainer->size > 0 ? frond_trainer_hand_to_string (trainer->hand) : NULL);
}

static void
build_segment (JsonBuilder              *builder,
               const FrondSegmentResult *result,
               double                    rate_hz)
{
  const FrondSegment *segment = &result->segment;

  json_builder_begin_object (builder);
  frondctl_json_string (builder, "name", segment->name);
  frondctl_json_string (builder, "kind", frond_phase_kind_to_string (segment->kind));
  build_trainer (builder, &segment->trainer);
  frondctl_json_number (builder, "start_s", (double) segment->first_sample / rate_hz);
  frondctl_json_number (builder, "end_s", (double) (segment->first_sample + segment->n_samples) / rate_hz);
  frondctl_json_integer (builder, "n", (gint64) result->n);
  frondctl_json_number (builder, "mean", result->mean);
  frondctl_json_number (builder, "sd", result->sd);
  frondctl_json_number (builder, "cv_percent", result->cv_percent);
  frondctl_json_number (builder, "min", result->min);
  frondctl_json_number (builder, "peak", result->peak);
  frondctl_json_number (builder, "median_frequency_hz", result->median_frequency_hz);
  frondctl_json_number (builder, "mean_frequency_hz", result->mean_frequency_hz);
  frondctl_json_number (builder, "onset_s", result->onset_s);
  frondctl_json_number (builder, "release_s", get_release (result));
  frondctl_json_number (builder, "below_target_percent", result->below_goal_percent);
  build_excluded (builder, result, rate_hz);
  json_builder_end_object (builder);
}

static void
build_channel (JsonBuilder            *builder,
               const FrondctlAnalysed *analysed,
               guint                   index)
{
  const FrondChannelAnalysis *channel = g_ptr_array_index (analysed->analysis->channels, index);

  json_builder_begin_object (builder);
  frondctl_json_string (builder, "label", channel->label);
  frondctl_json_string (builder, "unit", channel->unit);
  json_builder_set_member_name (builder, "segments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < channel->results->len; i++)
    build_segment (builder, g_ptr_array_index (channel->results, i), analysed->analysis->rate_hz);
  json_builder_end_array (builder);
  frondctl_metrics_build (builder, analysed, index);
  json_builder_end_object (builder);
}

/* The mains frequency, its second and its third harmonic, as far as the rate has room for them. */
static void
build_notches (JsonBuilder         *builder,
               const FrondAnalysis *analysis)
{
  json_builder_set_member_name (builder, "notch_hz");
  json_builder_begin_array (builder);
  for (int i = 1; i <= 3 && analysis->used.notch_hz > 0 && i * analysis->used.notch_hz < 0.45 * analysis->rate_hz; i++)
    frondctl_json_number (builder, NULL, i * analysis->used.notch_hz);
  json_builder_end_array (builder);
}

/* What was taken out of the signal on top of the band and the notches. */
static void
build_suppressed (JsonBuilder                *builder,
                  const FrondAnalysisOptions *used)
{
  json_builder_set_member_name (builder, "suppressed");
  json_builder_begin_array (builder);
  if (used->suppress_ecg)
    frondctl_json_string (builder, NULL, "ecg");
  json_builder_end_array (builder);
}

/**
 * frondctl_analysis_print_json:
 * @analysed: what was analysed
 *
 * Prints the object that scripts rely on. What does not apply is null.
 */
void
frondctl_analysis_print_json (const FrondctlAnalysed *analysed)
{
  const FrondAnalysis *analysis = analysed->analysis;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  frondctl_json_number (builder, "rate_hz", analysis->rate_hz);
  json_builder_set_member_name (builder, "band_hz");
  json_builder_begin_array (builder);
  frondctl_json_number (builder, NULL, analysis->used.band_low_hz);
  frondctl_json_number (builder, NULL, analysis->used.band_high_hz);
  json_builder_end_array (builder);
  build_notches (builder, analysis);
  frondctl_json_number (builder, "window_ms", analysis->used.window_ms);
  build_suppressed (builder, &analysis->used);
  json_builder_set_member_name (builder, "channels");
  json_builder_begin_array (builder);
  for (guint c = 0; c < analysis->channels->len; c++)
    build_channel (builder, analysed, c);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  frondctl_json_print (builder);
}

static void
print_cell (double value,
            int    decimals)
{
  if (isfinite (value))
    printf (" %9.*f", decimals, value);
  else
    printf ("         –");
}

static void
print_row (const FrondSegmentResult *result,
           double                    rate_hz)
{
  const FrondSegment *segment = &result->segment;

  print_cell ((double) segment->first_sample / rate_hz, 2);
  print_cell ((double) (segment->first_sample + segment->n_samples) / rate_hz, 2);
  print_cell (result->mean, 3);
  print_cell (result->sd, 3);
  print_cell (result->cv_percent, 1);
  print_cell (result->peak, 3);
  print_cell (result->median_frequency_hz, 1);
  print_cell (result->onset_s, 3);
  print_cell (get_release (result), 3);
  print_cell (result->below_goal_percent, 1);
  printf ("  %-8s %s", frond_phase_kind_to_string (segment->kind), segment->name);
  if (result->excluded->len > 0)
    printf (ngettext ("  (%u stretch left out)", "  (%u stretches left out)", result->excluded->len), result->excluded->len);
  printf ("\n");
}

/**
 * frondctl_analysis_print_table:
 * @analysis: an analysis
 *
 * Prints the same numbers for people.
 */
void
frondctl_analysis_print_table (const FrondAnalysis *analysis)
{
  printf (_("%g samples per second, band %g–%g Hz, envelope RMS of %g ms"), analysis->rate_hz, analysis->used.band_low_hz, analysis->used.band_high_hz, analysis->used.window_ms);
  if (analysis->used.notch_hz > 0)
    printf (_(", notch %g Hz"), analysis->used.notch_hz);
  if (analysis->used.suppress_ecg)
    printf (_(", heart suppressed"));
  printf ("\n");
  for (guint c = 0; c < analysis->channels->len; c++) {
    const FrondChannelAnalysis *channel = g_ptr_array_index (analysis->channels, c);

    printf ("\n%s [%s]\n", channel->label, channel->unit);
    printf (" %9s %9s %9s %9s %9s %9s %9s %9s %9s %9s\n", "start s", "end s", "mean", "SD", "CV %", "peak", "MDF Hz", "onset s", "release s", "below %");
    for (guint i = 0; i < channel->results->len; i++)
      print_row (g_ptr_array_index (channel->results, i), analysis->rate_hz);
  }
}
