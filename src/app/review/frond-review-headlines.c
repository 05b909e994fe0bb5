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

/* The number itself, of this session or an earlier one, for instance "5.1 → 4.0 µV"; NULL where there is none. */
typedef char *(*DescribeValue) (const FrondMetricsSummary *summary,
                                double                     noise_floor,
                                const char                *unit);
/* What it changed by since then; NULL where nobody can tell. */
typedef char *(*DescribeChange) (const FrondMetricsSummary *now,
                                 const FrondMetricsSummary *then,
                                 double                     noise_floor,
                                 const char                *unit);

static char *
describe_rest (const FrondMetricsSummary *summary,
               double                     noise_floor,
               const char                *unit)
{
  g_autofree char *before = frond_text_dup_measured (summary->rest_before, 1, noise_floor);
  g_autofree char *after = frond_text_dup_measured (summary->rest_after, 1, noise_floor);

  if (isnan (summary->rest_before))
    return NULL;
  if (isnan (summary->rest_after))
    return g_strdup_printf ("%s\u00a0%s", before, unit);

  return g_strdup_printf ("%s → %s\u00a0%s", before, after, unit);
}

/* Of the numbers as they are read: 5.4 and 7.0 differ by 1.6, whatever lies behind them. */
static double
subtract_shown (double now,
                double then,
                double per_unit)
{
  return (round (now * per_unit) - round (then * per_unit)) / per_unit;
}

/* Of the first rest, as in the trend: it is how she came. */
static char *
describe_rest_change (const FrondMetricsSummary *now,
                      const FrondMetricsSummary *then,
                      double                     noise_floor,
                      const char                *unit)
{
  if (MIN (now->rest_before, then->rest_before) < noise_floor)
    return NULL;

  /* Translators: what the level of the first rest changed by since an earlier session, and its unit */
  return g_strdup_printf (_("first rest %+.1f\u00a0%s"), subtract_shown (now->rest_before, then->rest_before, 10), unit);
}

static char *
describe_release (const FrondMetricsSummary *summary,
                  double                     noise_floor,
                  const char                *unit)
{
  if (summary->n_releases == 0)
    return NULL;

  return g_strdup_printf (summary->median_release_censored ? ">\u00a0%.1f\u00a0s" : "%.1f\u00a0s", summary->median_release_s);
}

static char *
describe_release_change (const FrondMetricsSummary *now,
                         const FrondMetricsSummary *then,
                         double                     noise_floor,
                         const char                *unit)
{
  if (now->median_release_censored || then->median_release_censored)
    return NULL;

  return g_strdup_printf ("%+.1f\u00a0s", subtract_shown (now->median_release_s, then->median_release_s, 10));
}

static char *
describe_share (const FrondMetricsSummary *summary,
                double                     noise_floor,
                const char                *unit)
{
  g_autofree char *share = frond_text_dup_share (summary->below_goal_percent);

  return isnan (summary->below_goal_percent) ? NULL : g_strdup_printf ("%s\u00a0%%", share);
}

static char *
describe_share_change (const FrondMetricsSummary *now,
                       const FrondMetricsSummary *then,
                       double                     noise_floor,
                       const char                *unit)
{
  /* Translators: what a share changed by, in percent points */
  return g_strdup_printf (_("%+.0f points"), subtract_shown (now->below_goal_percent, then->below_goal_percent, 1));
}

/* What a session's numbers stand for, and what they are held against. */
typedef struct {
  AdwWrapBox                *box;
  FrondReviewData           *data;
  const GPtrArray           *past;
  const FrondMetricsSummary *summary;
  double                     noise_floor;
  const char                *unit;
} Headlines;

typedef struct {
  const char    *title;
  DescribeValue  describe;
  DescribeChange describe_change;
  gboolean       needs_programme; /* another programme asks for another goal */
} Number;

static char *
describe_value_then (const Headlines          *self,
                     const Number             *number,
                     const FrondReviewEarlier *then)
{
  const double     noise_floor = MAX (self->noise_floor, then->noise_floor);
  g_autofree char *value = number->describe (&then->summary, then->noise_floor, self->unit);
  g_autofree char *change = value ? number->describe_change (self->summary, &then->summary, noise_floor, self->unit) : NULL;

  if (!value || !change)
    return g_steal_pointer (&value);

  /* Translators: what a number was in an earlier session, and what it changed by since: "2.4 s, −0.4 s" */
  return g_strdup_printf (_("%s, %s"), value, change);
}

static void
add_then (const Headlines          *self,
          const Number             *number,
          const FrondReviewEarlier *then,
          gboolean                  is_last,
          GString                  *detail)
{
  const gboolean   is_other = number->needs_programme && g_strcmp0 (then->record->programme_id, self->data->record->programme_id) != 0;
  g_autofree char *day = frond_text_dup_day (then->record->started_at);
  g_autofree char *value = !then->is_measured ? g_strdup (_("cannot be read")) : is_other ? NULL
                                                                                          : describe_value_then (self, number, then);

  if (!value)
    return;
  if (detail->len > 0)
    g_string_append_c (detail, '\n');
  if (is_last)
    /* Translators: a date, and what a number was in the session of that day, the last one before */
    g_string_append_printf (detail, _("Last, %s: %s"), day, value);
  else
    /* Translators: a date, and what a number was in the session of that day, the first one of the patient */
    g_string_append_printf (detail, _("First, %s: %s"), day, value);
}

static void
add_number (const Headlines *self,
            const Number    *number,
            const char      *origin)
{
  const FrondReviewEarlier *last = frond_review_past_get_last (self->past), *first = frond_review_past_get_first (self->past);
  g_autofree char          *value = number->describe (self->summary, self->noise_floor, self->unit);
  g_autoptr (GString) detail = g_string_new (origin);

  if (!value)
    return;
  if (last)
    add_then (self, number, last, TRUE, detail);
  if (first && first != last)
    add_then (self, number, first, FALSE, detail);
  adw_wrap_box_append (self->box, frond_headline_new (number->title, value, detail->len > 0 ? detail->str : NULL));
}

static void
add_rest (const Headlines *self)
{
  const FrondMetricsSummary *summary = self->summary;
  const gboolean             has_change = !isnan (summary->rest_after);
  const double               percent = frond_metrics_summary_get_change_percent (summary);
  const Number               number = { has_change ? _("Activity in rest phases") : _("Activity in the rest phase"), describe_rest, describe_rest_change, FALSE };
  g_autofree char           *origin = NULL;

  if (has_change && (isnan (percent) || MIN (summary->rest_before, summary->rest_after) < self->noise_floor))
    origin = g_strdup (_("first → last"));
  else if (has_change)
    /* Translators: %+.0f is a change in percent, such as -33 */
    origin = g_strdup_printf (_("first → last, %+.0f\u00a0%%"), percent);
  add_number (self, &number, origin);
}

static void
add_release (const Headlines *self)
{
  const Number number = { _("Release"), describe_release, describe_release_change, FALSE };
  /* Translators: how many of how many releases took longer than two seconds */
  g_autofree char *origin = g_strdup_printf (_("median; %u of %u longer than 2\u00a0s"), self->summary->n_slow_releases, self->summary->n_releases);

  add_number (self, &number, origin);
}

static void
add_below_goal (const Headlines *self)
{
  const Number number = { _("In the goal"), describe_share, describe_share_change, TRUE };

  add_number (self, &number, _("of the time with a goal"));
}

/**
 * frond_review_fill_headlines:
 * @box: where the cards go; what is in it is removed
 * @data: a session
 * @past: (nullable) (element-type FrondReviewEarlier): the sessions before it, measured; %NULL as long as they are not
 *
 * At most three numbers, those that the therapist looks at first, each with what it was in the last and in the first session that was
 * measured the same way.
 */
void
frond_review_fill_headlines (AdwWrapBox      *box,
                             FrondReviewData *data,
                             const GPtrArray *past)
{
  const FrondChannelAnalysis *channel = frond_review_data_get_channel (data);
  FrondMetricsSummary         summary;
  const Headlines             self = { box, data, past, &summary, channel->noise_floor, frond_units_get_symbol (channel->unit) };
  GtkWidget                  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    adw_wrap_box_remove (box, child);
  frond_metrics_summarise (channel->results, data->analysis->rate_hz, &summary);
  add_rest (&self);
  add_release (&self);
  add_below_goal (&self);
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
  case FROND_EVENT_TRAINER:
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
