/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-facts.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-event.h"
#include "frond-metrics-summary.h"
#include "frond-text.h"
#include "frond-units.h"

/**
 * frond_review_format_number:
 * @value: a number, or NAN
 * @n_decimals: how many decimals
 *
 * Returns: (transfer full): the number in the locale's form; a dash where there is none
 */
char *
frond_review_format_number (double value,
                            guint  n_decimals)
{
  if (isnan (value))
    return g_strdup ("–");

  return g_strdup_printf ("%.*f", (int) n_decimals, value);
}

static void
add_rest (GString                   *facts,
          const FrondMetricsSummary *summary,
          double                     noise_floor,
          const char                *unit)
{
  double           percent = frond_metrics_summary_get_change_percent (summary);
  g_autofree char *before = frond_text_dup_measured_quantity (summary->rest_before, 1, noise_floor, unit);
  g_autofree char *after = frond_text_dup_measured_quantity (summary->rest_after, 1, noise_floor, unit);
  g_autofree char *change = g_strdup_printf ("%+.0f\u00a0%%", percent);

  /* What is below the floor has no change in percent. */
  if (!isnan (percent) && MIN (summary->rest_before, summary->rest_after) >= noise_floor)
    /* Translators: two numbers with their units, and the change in percent: first 4.6 µV, last 3.1 µV (-33 %) */
    g_string_append_printf (facts, _("Activity in rest phases: first %s, last %s (%s). "), before, after, change);
  else if (!isnan (summary->rest_after))
    /* Translators: two numbers with their units */
    g_string_append_printf (facts, _("Activity in rest phases: first %s, last %s. "), before, after);
  else if (!isnan (summary->rest_before))
    /* Translators: a number with its unit */
    g_string_append_printf (facts, _("Activity in the rest phase %s. "), before);
}

static void
add_numbers (GString                    *facts,
             const FrondChannelAnalysis *channel,
             double                      rate_hz)
{
  FrondMetricsSummary summary;
  g_autofree char    *below = NULL;

  frond_metrics_summarise (channel->results, rate_hz, &summary);
  add_rest (facts, &summary, channel->noise_floor, frond_units_get_symbol (channel->unit));
  below = frond_text_dup_share (summary.below_goal_percent);
  if (!isnan (summary.below_goal_percent))
    g_string_append_printf (facts, _("In the goal %s\u00a0%% of the time. "), below);
  if (summary.n_releases > 0)
    g_string_append_printf (facts,
                            ngettext ("%u of %u release took longer than 2\u00a0s. ", "%u of %u releases took longer than 2\u00a0s. ", summary.n_releases),
                            summary.n_slow_releases, summary.n_releases);
}

static void
add_events (GString   *facts,
            GPtrArray *events,
            double     rate_hz)
{
  guint  n_markers = 0;
  double gap_s = 0;

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);
    g_autofree char  *time = frond_text_dup_minutes ((double) event->sample / rate_hz);

    n_markers += event->kind == FROND_EVENT_MARKER;
    if (event->kind == FROND_EVENT_GAP)
      gap_s += (double) event->duration / rate_hz;
    if (event->kind == FROND_EVENT_PATIENT_STOP)
      g_string_append_printf (facts, _("Stopped by the patient at %s. "), time);
    if (event->kind == FROND_EVENT_STOP)
      g_string_append_printf (facts, _("Stopped at %s. "), time);
  }
  if (n_markers > 0)
    g_string_append_printf (facts, ngettext ("%u marker. ", "%u markers. ", n_markers), n_markers);
  if (gap_s > 0)
    g_string_append_printf (facts, _("%.1f\u00a0s of signal are missing. "), gap_s);
}

/**
 * frond_review_facts:
 * @record: a session
 * @analysis: its numbers
 * @events: (element-type FrondEvent): what happened
 *
 * Plain sentences with the numbers of the review, for the note. Nothing is judged.
 *
 * Returns: (transfer full): the sentences
 */
char *
frond_review_facts (FrondSessionRecord  *record,
                    const FrondAnalysis *analysis,
                    GPtrArray           *events)
{
  GString         *facts = g_string_new (NULL);
  g_autofree char *length = frond_text_dup_length (record->duration_s);

  /* Translators: a programme's name and how long the session was, such as 7 min 30 s */
  g_string_append_printf (facts, _("%s, %s. "), record->programme_name, length);
  if (record->state == FROND_SESSION_RECOVERED)
    g_string_append (facts, _("The recording was cut off and recovered. "));
  if (analysis->channels->len > 0)
    add_numbers (facts, frond_analysis_get_shown (analysis), analysis->rate_hz);
  add_events (facts, events, analysis->rate_hz);

  return g_strchomp (g_string_free (facts, FALSE));
}
