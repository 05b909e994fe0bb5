/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this file is a line that the patient can read: what happened, without microvolts, scores or judgements, and nothing that the
 * numbers do not say. Shares are rounded to what a person means by "about". */

#include "config.h"

#include "frond-review-plain.h"

#include <math.h>

#include <glib/gi18n.h>

#define ABOUT_PERCENT 5.0

typedef enum {
  CHANGE_UNKNOWN,
  CHANGE_LESS,
  CHANGE_SAME,
  CHANGE_MORE,
} Change;

/* What is below the sensor's own noise is less than what is above it, by nobody knows how much. */
static Change
find_change (double from,
             double to,
             double noise_floor,
             int   *percent)
{
  const gboolean is_from_known = from >= noise_floor, is_to_known = to >= noise_floor;
  double         about;

  *percent = 0;
  if (isnan (from) || isnan (to) || (!is_from_known && !is_to_known))
    return CHANGE_UNKNOWN;
  if (!is_from_known || !is_to_known)
    return is_to_known ? CHANGE_MORE : CHANGE_LESS;
  if (!(from > 0))
    return CHANGE_UNKNOWN;
  about = round ((to / from - 1) * 100 / ABOUT_PERCENT) * ABOUT_PERCENT;
  *percent = (int) fabs (about);

  return *percent == 0 ? CHANGE_SAME : about < 0 ? CHANGE_LESS
                                                 : CHANGE_MORE;
}

static void
add (GString    *words,
     const char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
}

static void
add_share (GString    *words,
           const char *sentence,
           const char *sentence_with_share,
           int         percent)
{
  g_autofree char *share = g_strdup_printf ("%d\u00a0%%", percent);
  g_auto (GStrv) parts = g_strsplit (sentence_with_share, "%s", 2);
  g_autofree char *whole = g_strjoinv (share, parts);

  add (words, percent > 0 ? whole : sentence);
}

/* From the beginning of the session to its end. */
static void
add_rest (GString                   *words,
          const FrondMetricsSummary *now,
          double                     noise_floor,
          gboolean                   is_pressure)
{
  int          percent;
  const Change change = find_change (now->rest_before, now->rest_after, noise_floor, &percent);

  if (change == CHANGE_UNKNOWN && now->rest_before < noise_floor && now->rest_after < noise_floor)
    add (words, _("At rest the muscle was so quiet, from the beginning to the end, that the sensor could hardly tell."));
  else if (change == CHANGE_LESS && is_pressure)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At rest the pressure was lower at the end than at the beginning."), _("At rest the pressure was lower at the end than at the beginning, by about %s."), percent);
  else if (change == CHANGE_LESS)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At rest the muscle was quieter at the end than at the beginning."), _("At rest the muscle was quieter at the end than at the beginning, by about %s."), percent);
  else if (change == CHANGE_SAME)
    add (words, is_pressure ? _("At rest the pressure was about the same at the end as at the beginning.") : _("At rest the muscle was about as quiet at the end as at the beginning."));
  else if (change == CHANGE_MORE && is_pressure)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At rest the pressure was higher at the end than at the beginning."), _("At rest the pressure was higher at the end than at the beginning, by about %s."), percent);
  else if (change == CHANGE_MORE)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At rest the muscle was busier at the end than at the beginning."), _("At rest the muscle was busier at the end than at the beginning, by about %s."), percent);
}

/* From how the last session began to how this one did. */
static void
add_last (GString                   *words,
          const FrondMetricsSummary *now,
          double                     noise_floor,
          gboolean                   is_pressure,
          const FrondReviewEarlier  *last)
{
  int          percent;
  const Change change = last && last->is_measured ? find_change (last->summary.rest_before, now->rest_before, MAX (noise_floor, last->noise_floor), &percent) : CHANGE_UNKNOWN;

  if (change == CHANGE_LESS && is_pressure)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At the beginning the pressure was lower than last time."), _("At the beginning the pressure was lower than last time, by about %s."), percent);
  else if (change == CHANGE_LESS)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At the beginning the muscle was quieter than last time."), _("At the beginning the muscle was quieter than last time, by about %s."), percent);
  else if (change == CHANGE_SAME)
    add (words, is_pressure ? _("At the beginning the pressure was about as it was last time.") : _("At the beginning the muscle was about as quiet as last time."));
  else if (change == CHANGE_MORE && is_pressure)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At the beginning the pressure was higher than last time."), _("At the beginning the pressure was higher than last time, by about %s."), percent);
  else if (change == CHANGE_MORE)
    /* Translators: %s is a share such as "30 %" */
    add_share (words, _("At the beginning the muscle was busier than last time."), _("At the beginning the muscle was busier than last time, by about %s."), percent);
}

static void
add_release (GString                   *words,
             const FrondMetricsSummary *now)
{
  g_autofree char *sentence = NULL;

  if (now->n_releases == 0 || isnan (now->median_release_s))
    return;
  if (now->median_release_censored)
    /* Translators: seconds that a muscle needed to let go, half of the times or more */
    sentence = g_strdup_printf (_("After it worked, the muscle usually took longer than %.1f\u00a0seconds to let go."), now->median_release_s);
  else
    /* Translators: seconds that a muscle needed to let go, half of the times */
    sentence = g_strdup_printf (_("After it worked, the muscle usually let go within about %.1f\u00a0seconds."), now->median_release_s);
  add (words, sentence);
}

static void
add_goal (GString                   *words,
          const FrondMetricsSummary *now)
{
  g_autofree char *sentence = NULL;

  if (isnan (now->below_goal_percent))
    return;
  /* Translators: a share of the time, in percent */
  sentence = g_strdup_printf (_("For about %.0f\u00a0%% of the time with a goal, the goal was met."), now->below_goal_percent);
  add (words, sentence);
}

/**
 * frond_review_plain_words:
 * @now: the session's few numbers
 * @noise_floor: smallest level that is more than the sensor's own
 * @unit: of the levels
 * @last: (nullable): the last session of the same chain
 *
 * Returns: (transfer full) (nullable): what happened, in words that a patient can read; %NULL where the numbers say nothing
 */
char *
frond_review_plain_words (const FrondMetricsSummary *now,
                          double                     noise_floor,
                          const char                *unit,
                          const FrondReviewEarlier  *last)
{
  const gboolean is_pressure = g_strcmp0 (unit, "cmH2O") == 0;
  GString       *words = g_string_new (NULL);

  add_rest (words, now, noise_floor, is_pressure);
  add_last (words, now, noise_floor, is_pressure, last);
  add_release (words, now);
  add_goal (words, now);
  if (words->len > 0)
    return g_string_free (words, FALSE);
  g_string_free (words, TRUE);

  return NULL;
}
