/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-phase-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-review-facts.h"
#include "frond-session-goals.h"
#include "frond-text.h"

struct _FrondPhaseRow {
  GObject parent_instance;

  char *text[FROND_PHASE_N_COLUMNS];
  char *goal;
  char *left_out;
};

G_DEFINE_FINAL_TYPE (FrondPhaseRow, frond_phase_row, G_TYPE_OBJECT)

static void
frond_phase_row_finalize (GObject *object)
{
  FrondPhaseRow *self = FROND_PHASE_ROW (object);

  for (guint i = 0; i < FROND_PHASE_N_COLUMNS; i++)
    g_free (self->text[i]);
  g_free (self->goal);
  g_free (self->left_out);

  G_OBJECT_CLASS (frond_phase_row_parent_class)->finalize (object);
}

static void
frond_phase_row_class_init (FrondPhaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_phase_row_finalize;
}

static void
frond_phase_row_init (FrondPhaseRow *self)
{
}

/* A release that did not come within the phase is at least as long as the phase. */
static char *
format_release (const FrondSegmentResult *result)
{
  g_autofree char *seconds = frond_review_format_number (result->release_s, 2);

  return result->release_censored ? g_strdup_printf (">\u00a0%s", seconds) : g_steal_pointer (&seconds);
}

static char *
format_left_out (const FrondSegmentResult *result,
                 double                    rate_hz)
{
  GString *text = g_string_new (NULL);

  if (result->excluded && result->excluded->len > 0)
    /* Translators: stretches that do not count follow, for instance "0.8 s gap", each on a line */
    g_string_append (text, _("Left out: "));
  for (guint i = 0; result->excluded && i < result->excluded->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (result->excluded, FrondExclusion, i);

    if (i == 3) {
      g_string_append (text, " …");
      break;
    }
    /* Translators: seconds and why they were left out, for instance "0.8 s gap" */
    g_string_append_printf (text, _("%s%.1f\u00a0s %s"), i ? ",\n" : "", (double) exclusion->n_samples / rate_hz, frond_exclusion_get_word (exclusion));
  }

  return g_string_free (text, FALSE);
}

static char *
format_goal (const FrondSegment *segment,
             const GArray       *goals,
             double              rate_hz,
             const char         *unit)
{
  FrondGoalSpan    span = FROND_GOAL_SPAN_NONE;
  g_autofree char *value = NULL;

  frond_goal_span_add (&span, goals, (double) segment->first_sample / rate_hz, (double) (segment->first_sample + segment->n_samples) / rate_hz);
  value = frond_goal_span_format (&span);

  /* Translators: a value or "9.6 → 8.7", and its unit */
  return value ? g_strdup_printf (_("Goal %s\u00a0%s"), value, unit) : g_strdup ("");
}

/* Of short phases the tenths count. */
static char *
format_length (double seconds)
{
  return frond_review_format_number (seconds, seconds < 9.95 ? 1 : 0);
}

/**
 * frond_phase_row_new:
 * @number: of the phase, from 1
 * @result: what was measured in it
 * @goals: (element-type FrondPlotGoal): of the session, in order
 * @rate_hz: samples per second
 * @unit: of the goals, as shown
 *
 * Returns: (transfer full): a row of texts
 */
FrondPhaseRow *
frond_phase_row_new (guint                     number,
                     const FrondSegmentResult *result,
                     const GArray             *goals,
                     double                    rate_hz,
                     const char               *unit)
{
  FrondPhaseRow *self = g_object_new (FROND_TYPE_PHASE_ROW, NULL);
  /* What varies there is the sensor. */
  const gboolean is_noise = result->mean < result->noise_floor;

  self->text[FROND_PHASE_COLUMN_NAME] = g_strdup_printf ("%u  %s", number, result->segment.name ? result->segment.name : "");
  self->text[FROND_PHASE_COLUMN_SECONDS] = format_length ((double) result->segment.n_samples / rate_hz);
  self->text[FROND_PHASE_COLUMN_MEAN] = frond_text_dup_measured (result->mean, 2, result->noise_floor);
  self->text[FROND_PHASE_COLUMN_SD] = frond_review_format_number (is_noise ? NAN : result->sd, 2);
  self->text[FROND_PHASE_COLUMN_CV] = frond_review_format_number (is_noise ? NAN : result->cv_percent, 0);
  self->text[FROND_PHASE_COLUMN_PEAK] = frond_text_dup_measured (result->peak, 2, result->noise_floor);
  self->text[FROND_PHASE_COLUMN_ONSET] = frond_review_format_number (result->onset_s, 2);
  self->text[FROND_PHASE_COLUMN_RELEASE] = format_release (result);
  self->text[FROND_PHASE_COLUMN_BELOW_GOAL] = frond_text_dup_share (result->below_goal_percent);
  self->goal = format_goal (&result->segment, goals, rate_hz, unit);
  self->left_out = format_left_out (result, rate_hz);

  return self;
}

const char *
frond_phase_row_get_text (FrondPhaseRow   *self,
                          FrondPhaseColumn column)
{
  return self->text[column];
}

/**
 * frond_phase_row_get_goal:
 * @self: a row
 *
 * Returns: where the goal was: "Goal 9.6 → 8.7 µV"; "" where there was none
 */
const char *
frond_phase_row_get_goal (FrondPhaseRow *self)
{
  return self->goal;
}

/**
 * frond_phase_row_get_left_out:
 * @self: a row
 *
 * Returns: what does not count and why, on lines; "" where all does
 */
const char *
frond_phase_row_get_left_out (FrondPhaseRow *self)
{
  return self->left_out;
}
