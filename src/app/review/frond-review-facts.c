/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-facts.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-event.h"
#include "frond-event-words.h"
#include "frond-exclusion.h"
#include "frond-metrics-summary.h"
#include "frond-review-steps.h"
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
add_steps (GString         *facts,
           const GPtrArray *results,
           const GPtrArray *events)
{
  g_autoptr (GPtrArray) no_metrics = g_ptr_array_new ();
  g_autoptr (GArray) steps = frond_review_steps_find (results, no_metrics, events);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++) {
    const char *name = g_array_index (steps, FrondReviewStep, i).name;

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name ? name : "–");
  }
  if (steps->len > 0)
    /* Translators: what touched, one after the other: "Steps: Cotton swab, Fingertip. " */
    g_string_append_printf (facts, _("Steps: %s. "), names->str);
}

/* Gaps are told of by themselves; of a pause and of the filter's start nobody has to know. */
static gboolean
is_told (const FrondExclusion *stretch)
{
  return !g_str_equal (stretch->reason, FROND_EXCLUSION_GAP) && !g_str_equal (stretch->reason, FROND_EXCLUSION_SETTLING) &&
         !g_str_equal (stretch->reason, FROND_EXCLUSION_PAUSED);
}

static void
add_stretch (GArray               *sums, /* of FrondExclusion, one a reason */
             const FrondExclusion *stretch)
{
  for (guint i = 0; i < sums->len; i++) {
    FrondExclusion *sum = &g_array_index (sums, FrondExclusion, i);

    if (g_str_equal (sum->reason, stretch->reason)) {
      sum->n_samples += stretch->n_samples;
      return;
    }
  }
  g_array_append_val (sums, *stretch);
}

/* What does not count, in the phases: how much of it for which reason. */
static void
add_left_out (GString         *facts,
              const GPtrArray *results,
              double           rate_hz)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++) {
    const GArray *excluded = ((const FrondSegmentResult *) g_ptr_array_index (results, i))->excluded;

    for (guint k = 0; k < excluded->len; k++)
      if (is_told (&g_array_index (excluded, FrondExclusion, k)))
        add_stretch (sums, &g_array_index (excluded, FrondExclusion, k));
  }
  for (guint i = 0; i < sums->len; i++) {
    const FrondExclusion *sum = &g_array_index (sums, FrondExclusion, i);

    g_string_append_printf (words, "%s%.1f\u00a0s %s", i > 0 ? ", " : "", (double) sum->n_samples / rate_hz, frond_exclusion_get_word (sum));
  }
  if (sums->len > 0)
    /* Translators: stretches that are left out of the numbers: "Does not count: 0.8 s movement, 2.0 s heart. " */
    g_string_append_printf (facts, _("Does not count: %s. "), words->str);
}

/* Each answer, in the order in which it was given. */
static void
add_ratings (GString         *facts,
             const GPtrArray *events,
             FrondRatingKind  kind)
{
  g_autoptr (GString) answers = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_RATING && event->code == (int) kind)
      g_string_append_printf (answers, "%s%.0f", answers->len > 0 ? ", " : "", event->value);
  }
  if (answers->len > 0)
    /* Translators: what the patient said, one number after the other: "2, 4, 3" */
    g_string_append_printf (facts, kind == FROND_RATING_SUDS ? _("Anxiety, 0–100: %s. ") : _("Pain, 0–10: %s. "), answers->str);
}

static void
add_skipped (GString            *facts,
             FrondSessionRecord *record,
             const GPtrArray    *events,
             double              rate_hz)
{
  g_autoptr (FrondProgramme) programme = record->programme_json ? frond_programme_new_from_json (record->programme_json, -1, NULL) : NULL;

  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);
    g_autofree char  *words = event->kind == FROND_EVENT_SKIP ? frond_event_words_describe (event, programme, rate_hz) : NULL;

    if (words)
      g_string_append_printf (facts, "%s. ", words);
  }
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
  if (analysis->channels->len > 0) {
    const FrondChannelAnalysis *shown = frond_analysis_get_shown (analysis);

    add_numbers (facts, shown, analysis->rate_hz);
    add_steps (facts, shown->results, events);
    add_left_out (facts, shown->results, analysis->rate_hz);
  }
  add_ratings (facts, events, FROND_RATING_PAIN);
  add_ratings (facts, events, FROND_RATING_SUDS);
  add_skipped (facts, record, events, analysis->rate_hz);
  add_events (facts, events, analysis->rate_hz);

  return g_strchomp (g_string_free (facts, FALSE));
}
