/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-headlines.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-event.h"
#include "frond-event-words.h"
#include "frond-headline.h"
#include "frond-review-facts.h"
#include "frond-metrics-summary.h"
#include "frond-text.h"
#include "frond-units.h"

static void
add_rest (AdwWrapBox                *box,
          const FrondMetricsSummary *summary,
          double                     noise_floor,
          const char                *unit)
{
  double           percent = frond_metrics_summary_get_change_percent (summary);
  g_autofree char *before = frond_text_dup_measured (summary->rest_before, 1, noise_floor);
  g_autofree char *after = frond_text_dup_measured (summary->rest_after, 1, noise_floor);
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;

  if (isnan (summary->rest_before))
    return;
  if (isnan (summary->rest_after)) {
    value = g_strdup_printf ("%s\u00a0%s", before, unit);
  } else {
    value = g_strdup_printf ("%s → %s\u00a0%s", before, after, unit);
    if (isnan (percent) || MIN (summary->rest_before, summary->rest_after) < noise_floor)
      detail = g_strdup (_("first → last"));
    else
      /* Translators: %+.0f is a change in percent, such as -33 */
      detail = g_strdup_printf (_("first → last, %+.0f\u00a0%%"), percent);
  }
  adw_wrap_box_append (box, frond_headline_new (isnan (summary->rest_after) ? _("Activity in the rest phase") : _("Activity in rest phases"), value, detail));
}

static void
add_release (AdwWrapBox                *box,
             const FrondMetricsSummary *summary)
{
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;

  if (summary->n_releases == 0)
    return;
  value = g_strdup_printf (summary->median_release_censored ? ">\u00a0%.1f\u00a0s" : "%.1f\u00a0s", summary->median_release_s);
  /* Translators: how many of how many releases took longer than two seconds */
  detail = g_strdup_printf (_("median; %u of %u longer than 2\u00a0s"), summary->n_slow_releases, summary->n_releases);
  adw_wrap_box_append (box, frond_headline_new (_("Release"), value, detail));
}

static void
add_below_goal (AdwWrapBox                *box,
                const FrondMetricsSummary *summary)
{
  g_autofree char *share = frond_text_dup_share (summary->below_goal_percent);
  g_autofree char *value = g_strdup_printf ("%s\u00a0%%", share);

  if (isnan (summary->below_goal_percent))
    return;
  adw_wrap_box_append (box, frond_headline_new (_("In the goal"), value, _("of the time with a goal")));
}

/**
 * frond_review_fill_headlines:
 * @box: where the cards go; what is in it is removed
 * @data: a session
 *
 * At most three numbers, those that the therapist looks at first.
 */
void
frond_review_fill_headlines (AdwWrapBox      *box,
                             FrondReviewData *data)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (data);
  FrondMetricsSummary         summary;
  GtkWidget                  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    adw_wrap_box_remove (box, child);
  frond_metrics_summarise (channel->results, data->analysis->rate_hz, &summary);
  add_rest (box, &summary, channel->noise_floor, frond_units_get_symbol (channel->unit));
  add_release (box, &summary);
  add_below_goal (box, &summary);
}

static char *
describe_event (const FrondEvent *event,
                FrondProgramme   *programme,
                double            rate_hz)
{
  switch (event->kind) {
  case FROND_EVENT_MARKER:
    if (event->code > 0)
      /* Translators: the number of a marker and its name */
      return g_strdup_printf (_("%d  %s"), event->code, event->text ? event->text : _("Marker"));
    return g_strdup (event->text ? event->text : _("Marker"));
  case FROND_EVENT_PAUSE:
    return g_strdup (_("Paused"));
  case FROND_EVENT_RESUME:
    return g_strdup (_("Resumed"));
  case FROND_EVENT_STOP:
    return g_strdup (_("Stopped"));
  case FROND_EVENT_PATIENT_STOP:
    return g_strdup (_("Stopped at the patient’s wish"));
  case FROND_EVENT_GAP:
    return g_strdup (_("Signal missing"));
  case FROND_EVENT_PHASE:
  case FROND_EVENT_GOAL:
  case FROND_EVENT_BASELINE:
  case FROND_EVENT_REFERENCE:
    return NULL;
  case FROND_EVENT_RATING:
  case FROND_EVENT_SKIP:
  case FROND_EVENT_FLAG:
  case FROND_EVENT_OVERRULE:
  default:
    return frond_event_words_describe (event, programme, rate_hz);
  }
}

/**
 * frond_review_fill_events:
 * @bin: where the list goes; what is in it is replaced
 * @data: a session
 *
 * Markers, pauses, stops, gaps, ratings, what was left out and what was seen, with their times.
 */
void
frond_review_fill_events (AdwBin          *bin,
                          FrondReviewData *data)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gboolean             has_rows = FALSE;
  g_autoptr (FrondProgramme) programme = NULL;

  if (data->record->programme_json)
    programme = frond_programme_new_from_json (data->record->programme_json, -1, NULL);
  adw_preferences_group_set_title (group, _("Markers and events"));

  for (guint i = 0; i < data->events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (data->events, i);
    g_autofree char  *text = describe_event (event, programme, data->analysis->rate_hz);
    g_autofree char  *time = frond_text_dup_minutes ((double) event->sample / data->analysis->rate_hz);
    GtkWidget        *row, *label;

    if (!text)
      continue;
    row = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
    label = gtk_label_new (time);
    gtk_widget_add_css_class (label, "numeric");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    adw_preferences_group_add (group, row);
    has_rows = TRUE;
  }
  adw_bin_set_child (bin, GTK_WIDGET (group));
  gtk_widget_set_visible (GTK_WIDGET (bin), has_rows);
}
