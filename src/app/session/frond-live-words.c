/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the live page says of phases at the patient's pace, of the abdomen and of ratings. Pure: no widget. */

#include "config.h"

#include "frond-live-words.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-text.h"

/* Whether the next phase begins when somebody says so. */
gboolean
frond_live_words_is_patient_paced (const FrondPhase *phase)
{
  return phase && phase->pace == FROND_PACE_PATIENT;
}

/* The phase of that number; NULL after the last. */
const FrondPhase *
frond_live_words_get_phase (FrondProgramme *programme,
                            guint           index)
{
  return index < frond_programme_get_n_phases (programme) ? frond_programme_get_phase (programme, index) : NULL;
}

/**
 * frond_live_words_describe_so_far:
 * @engine: in a phase at the patient's pace
 *
 * Nothing counts down where nobody is to hurry.
 *
 * Returns: (transfer full): how long it has lasted, and whether all waits for the next step
 */
char *
frond_live_words_describe_so_far (const FrondEngineStatus *engine)
{
  g_autofree char *elapsed = frond_text_dup_minutes (floor (engine->phase_elapsed_s));

  /* Translators: minutes and seconds since the phase began: 0:42 so far */
  return g_strdup_printf (engine->is_waiting ? _("%s so far · as long as it takes") : _("%s so far"), elapsed);
}

/**
 * frond_live_words_describe_next:
 * @programme: what runs
 * @index: the phase that runs
 *
 * Returns: (transfer full): what comes after it
 */
char *
frond_live_words_describe_next (FrondProgramme *programme,
                                guint           index)
{
  const FrondPhase *next = frond_live_words_get_phase (programme, index + 1);

  return g_strdup (next ? next->name : _("End of the programme"));
}

/**
 * frond_live_words_describe_part:
 * @phase: a phase that may be left out
 *
 * Returns: (transfer full): what is left out with it: its group's name, else its own
 */
char *
frond_live_words_describe_part (const FrondPhase *phase)
{
  return g_strdup (phase->group && *phase->group ? phase->group : phase->name);
}

/**
 * frond_live_words_describe_abdomen:
 * @status: of the session
 * @has_abdomen: whether its channel is measured
 *
 * Where the phase asks nothing of the abdomen, or nobody knows what quiet is, there is nothing to say.
 *
 * Returns: (nullable): what the abdomen does; bearing down comes with what helps, as a therapist would say it
 */
const char *
frond_live_words_describe_abdomen (const FrondLiveStatus *status,
                                   gboolean               has_abdomen)
{
  if (!has_abdomen || isnan (status->engine.abdomen_limit))
    return NULL;
  if (status->engine.is_bearing_down)
    return _("The abdomen is working: less effort, let it widen");
  if (isnan (status->abdomen))
    return _("Abdomen: waiting…");

  return status->engine.is_abdomen_quiet ? _("Abdomen: quiet") : _("Abdomen: working");
}

/**
 * frond_live_words_name_abdomen:
 * @status: of the session
 *
 * Returns: what stands at the abdomen's strip of the trace: its name and, where quiet is asked for, whether it is
 */
const char *
frond_live_words_name_abdomen (const FrondLiveStatus *status)
{
  if (isnan (status->engine.abdomen_limit))
    return _("Abdomen");
  if (isnan (status->abdomen))
    return _("Abdomen: waiting…");

  return status->engine.is_abdomen_quiet && !status->engine.is_bearing_down ? _("Abdomen: quiet") : _("Abdomen: working");
}

/**
 * frond_live_words_needs_abdomen:
 * @programme: a programme
 *
 * Returns: whether a phase of it asks for a quiet abdomen
 */
gboolean
frond_live_words_needs_abdomen (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);

    if (phase->abdomen_quiet || phase->kind == FROND_PHASE_DROP)
      return TRUE;
  }

  return FALSE;
}

/**
 * frond_live_words_describe_rating:
 * @kind: what was asked
 * @value: the answer
 *
 * Returns: (transfer full): "Pain 3"
 */
char *
frond_live_words_describe_rating (FrondRatingKind kind,
                                  double          value)
{
  /* Translators: an answer from 0 to 100 (SUDS), and one from 0 to 10 */
  return g_strdup_printf (kind == FROND_RATING_SUDS ? _("Anxiety %.0f") : _("Pain %.0f"), value);
}

/* "Pain 3 noted" */
char *
frond_live_words_describe_noted (const FrondEvent *rating)
{
  g_autofree char *what = frond_live_words_describe_rating ((FrondRatingKind) rating->code, rating->value);

  /* Translators: %s is for instance "Pain 3" */
  return g_strdup_printf (_("%s noted"), what);
}

/* Of a marker, a rating or a trainer. */
char *
frond_live_words_describe_taken_back (const FrondEvent *event)
{
  g_autofree char *what = NULL;

  if (event->kind == FROND_EVENT_TRAINER)
    return g_strdup_printf (_("Trainer %d taken back"), event->code);
  if (event->kind != FROND_EVENT_RATING)
    return g_strdup (_("Marker taken back"));

  what = frond_live_words_describe_rating ((FrondRatingKind) event->code, event->value);

  /* Translators: %s is for instance "Pain 3" */
  return g_strdup_printf (_("%s taken back"), what);
}

/* Whether there is a goal that follows the person, and so could be held. */
gboolean
frond_live_words_has_adaptive_goal (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    if (frond_programme_get_phase (programme, i)->goal_rule == FROND_GOAL_ADAPTIVE)
      return TRUE;
  }

  return FALSE;
}

/* Whose the last stop among these events was; FALSE where there was none. */
gboolean
frond_live_words_is_patients_stop (GPtrArray *events)
{
  for (guint i = events->len; i > 0; i--) {
    FrondEventKind kind = ((const FrondEvent *) g_ptr_array_index (events, i - 1))->kind;

    if (kind == FROND_EVENT_STOP || kind == FROND_EVENT_PATIENT_STOP)
      return kind == FROND_EVENT_PATIENT_STOP;
  }

  return FALSE;
}
