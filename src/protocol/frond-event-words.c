/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-event-words.h"

#include <glib/gi18n-lib.h>

#include "frond-exclusion.h"
#include "frond-trainer.h"

static char *
describe_rating (const FrondEvent *event)
{
  /* Translators: what the patient said: anxiety from 0 to 100 (SUDS), pain from 0 to 10 */
  return g_strdup_printf (event->code == FROND_RATING_SUDS ? _("Anxiety %.0f") : _("Pain %.0f"), event->value);
}

/* A part is left out with its group; its name is what people know it by. */
static char *
describe_skip (const FrondEvent *event,
               FrondProgramme   *programme)
{
  const FrondPhase *phase = NULL;
  const char       *part;

  if (programme && event->code >= 0 && (guint) event->code < frond_programme_get_n_phases (programme))
    phase = frond_programme_get_phase (programme, (guint) event->code);
  part = !phase ? _("A part") : phase->group && *phase->group ? phase->group
                                                              : phase->name;
  if (event->text && *event->text)
    /* Translators: a part of a programme, and why: Endurance left out: Tired */
    return g_strdup_printf (_("%s left out: %s"), part, event->text);

  /* Translators: a part of a programme */
  return g_strdup_printf (_("%s left out"), part);
}

static char *
describe_flag (const FrondEvent *event,
               double            rate_hz)
{
  const char *what = event->code == FROND_FLAG_BEARING_DOWN ? _("Abdomen worked while the muscle was to widen") : _("Abdomen worked while it was to be quiet");

  if (event->duration == 0)
    return g_strdup (what);

  /* Translators: what was seen, and for how many seconds */
  return g_strdup_printf (_("%s, %.1f\u00a0s"), what, (double) event->duration / rate_hz);
}

static char *
describe_judgement (const FrondEvent *event,
                    double            rate_hz)
{
  const FrondExclusion exclusion = { event->sample, event->duration, event->text && *event->text ? event->text : FROND_EXCLUSION_JUDGED };

  /* Translators: seconds, and why they were marked: "1.0 s counted although marked: movement" */
  return g_strdup_printf (event->code == 1 ? _("%.1f\u00a0s counted although marked: %s") : _("%.1f\u00a0s left out: %s"), (double) event->duration / rate_hz, frond_exclusion_get_word (&exclusion));
}

/**
 * frond_event_words_describe:
 * @event: an event
 * @programme: (nullable): what ran
 * @rate_hz: samples per second
 *
 * What the patient said, what was left out, what was seen and what was judged, for the list of a session's events. Nothing is a verdict.
 *
 * Returns: (transfer full) (nullable): the event in words; %NULL for phases, goals, markers and what else has words of its own
 */
char *
frond_event_words_describe (const FrondEvent *event,
                            FrondProgramme   *programme,
                            double            rate_hz)
{
  switch (event->kind) {
  case FROND_EVENT_RATING:
    return describe_rating (event);
  case FROND_EVENT_SKIP:
    return describe_skip (event, programme);
  case FROND_EVENT_FLAG:
    return describe_flag (event, rate_hz);
  case FROND_EVENT_OVERRULE:
    return describe_judgement (event, rate_hz);
  case FROND_EVENT_TRAINER:
    return frond_trainer_describe (&(FrondTrainer) { event->code, frond_trainer_hand_of_event (event) });
  case FROND_EVENT_PHASE:
  case FROND_EVENT_MARKER:
  case FROND_EVENT_GOAL:
  case FROND_EVENT_PAUSE:
  case FROND_EVENT_STOP:
  case FROND_EVENT_PATIENT_STOP:
  case FROND_EVENT_GAP:
  case FROND_EVENT_BASELINE:
  case FROND_EVENT_RESUME:
  case FROND_EVENT_REFERENCE:
  default:
    return NULL;
  }
}
