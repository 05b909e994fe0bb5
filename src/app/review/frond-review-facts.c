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
add_numbers (GString                    *facts,
             const FrondChannelAnalysis *channel,
             double                      rate_hz)
{
  const char         *unit = frond_units_get_symbol (channel->unit);
  FrondMetricsSummary summary;
  double              percent;

  frond_metrics_summarise (channel->results, rate_hz, &summary);
  percent = frond_metrics_summary_get_change_percent (&summary);
  if (!isnan (percent))
    /* Translators: two numbers with their unit, and the change in percent */
    g_string_append_printf (facts, _("Activity in rest phases: first %.1f %s, last %.1f %s (%+.0f %%). "), summary.rest_before, unit,
                                     summary.rest_after, unit, percent);
  else if (!isnan (summary.rest_after))
    /* Translators: two numbers with their unit */
    g_string_append_printf (facts, _("Activity in rest phases: first %.1f %s, last %.1f %s. "), summary.rest_before, unit, summary.rest_after, unit);
  else if (!isnan (summary.rest_before))
    /* Translators: a number and its unit */
    g_string_append_printf (facts, _("Activity in the rest phase %.1f %s. "), summary.rest_before, unit);
  if (!isnan (summary.below_goal_percent))
    g_string_append_printf (facts, _("Below goal %.0f %% of the time. "), summary.below_goal_percent);
  if (summary.n_releases > 0)
    g_string_append_printf (facts,
                            ngettext ("%u of %u release took longer than 2 s. ", "%u of %u releases took longer than 2 s. ", summary.n_releases),
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
    g_string_append_printf (facts, _("%.1f s of signal are missing. "), gap_s);
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
  g_autofree char *duration = frond_text_dup_minutes (record->duration_s);

  /* Translators: a programme's name and minutes:seconds */
  g_string_append_printf (facts, _("%s, %s min. "), record->programme_name, duration);
  if (record->state == FROND_SESSION_RECOVERED)
    g_string_append (facts, _("The recording was cut off and recovered. "));
  if (analysis->channels->len > 0)
    add_numbers (facts, g_ptr_array_index (analysis->channels, 0), analysis->rate_hz);
  add_events (facts, events, analysis->rate_hz);

  return g_strchomp (g_string_free (facts, FALSE));
}
