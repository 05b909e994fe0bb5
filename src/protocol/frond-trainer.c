/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which step is with which trainer. What is said holds for the step that runs; between steps it is about the next one. Nobody is taken
 * to have gone on to the next size, or to have kept the last one: a step of which nothing was said has no size. */

#include "config.h"

#include "frond-trainer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * frond_phase_has_trainer:
 * @phase: (nullable): a phase
 *
 * Returns: whether its group says that it is with a trainer, or a dilator, in English or in the language that runs
 */
gboolean
frond_phase_has_trainer (const FrondPhase *phase)
{
  const char *const words[] = { "trainer", "dilator", _("trainer"), _("dilator") };
  g_autofree char  *group = g_utf8_casefold (phase && phase->group ? phase->group : "", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *word = g_utf8_casefold (words[i], -1);

    if (strstr (group, word))
      return TRUE;
  }

  return FALSE;
}

/**
 * frond_programme_has_trainer:
 * @programme: a programme
 *
 * Returns: whether a step of it is with a trainer
 */
gboolean
frond_programme_has_trainer (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);

    if (phase->kind == FROND_PHASE_STEP && frond_phase_has_trainer (phase))
      return TRUE;
  }

  return FALSE;
}

/* A step begins where none was, or with its announcement, whatever the one before came to. */
static gboolean
begins_step (const FrondPhase *phase,
             const FrondPhase *before)
{
  return !before || before->kind != FROND_PHASE_STEP || phase->step == FROND_TOUCH_ANTICIPATE || g_strcmp0 (before->group, phase->group) != 0;
}

/* What was said before a step is its own; what was said of the step before went with that one. */
static gboolean
take_phase (FrondTrainerTrack *self,
            const FrondPhase  *phase)
{
  gboolean is_step = phase && phase->kind == FROND_PHASE_STEP && frond_phase_has_trainer (phase);
  gboolean begins = is_step && begins_step (phase, self->before);

  if (self->is_in_step && (begins || !is_step))
    self->said.size = 0;
  self->is_in_step = is_step;
  self->before = phase;

  return begins;
}

/**
 * frond_trainer_track_event:
 * @self: a track
 * @event: the session's next event
 * @programme: (nullable): what ran
 *
 * The last word about a step counts. A step that is left out takes what was said of it along.
 *
 * Returns: whether a step with a trainer began
 */
gboolean
frond_trainer_track_event (FrondTrainerTrack *self,
                           const FrondEvent  *event,
                           FrondProgramme    *programme)
{
  gboolean is_known = programme && event->code >= 0 && (guint) event->code < frond_programme_get_n_phases (programme);

  if (event->kind == FROND_EVENT_PHASE)
    return take_phase (self, is_known ? frond_programme_get_phase (programme, (guint) event->code) : NULL);
  if (event->kind == FROND_EVENT_SKIP && !self->is_in_step)
    self->said.size = 0;
  if (event->kind == FROND_EVENT_TRAINER && event->code >= 1 && event->code <= FROND_TRAINER_MOST_SIZES)
    self->said = (FrondTrainer) { event->code, frond_trainer_hand_of_event (event) };

  return FALSE;
}

FrondTrainer
frond_trainer_find_last (GPtrArray *events)
{
  for (guint i = events->len; i > 0; i--) {
    const FrondEvent *event = g_ptr_array_index (events, i - 1);

    if (event->kind == FROND_EVENT_TRAINER)
      return (FrondTrainer) { event->code, frond_trainer_hand_of_event (event) };
  }

  return (FrondTrainer) { 0 };
}

FrondTrainerHand
frond_trainer_hand_of_event (const FrondEvent *event)
{
  return event->value == FROND_TRAINER_BY_THERAPIST ? FROND_TRAINER_BY_THERAPIST : FROND_TRAINER_BY_PATIENT;
}

const char *
frond_trainer_hand_to_string (FrondTrainerHand hand)
{
  return hand == FROND_TRAINER_BY_THERAPIST ? "therapist" : "patient";
}

char *
frond_trainer_describe (const FrondTrainer *self)
{
  /* Translators: the size of a vaginal trainer (dilator), and who inserts it */
  return g_strdup_printf (self->hand == FROND_TRAINER_BY_THERAPIST ? _("Trainer %d, inserted by the therapist") : _("Trainer %d, inserted by the patient"), self->size);
}

char *
frond_trainer_name_moment (const FrondTrainer *self,
                           FrondTouchStep      moment)
{
  /* Translators: moments of a step with a trainer: it is announced, touches, goes in, rests, comes out */
  static const char *const names[] = {
    [FROND_TOUCH_ANTICIPATE] = N_("announced"),
                                  [FROND_TOUCH_CONTACT] = N_("contact"),
                                                             [FROND_TOUCH_IN] = N_("in"),
                                                                                   [FROND_TOUCH_HOLD] = N_("hold"),
                                                                                                           [FROND_TOUCH_OUT] = N_("out"),
                                                                                                           };

  if (self->size == 0 || moment == FROND_TOUCH_NONE || moment >= G_N_ELEMENTS (names))
    return NULL;

  /* Translators: the size of a vaginal trainer (dilator), and the moment of the step: "Trainer 3 · in" */
  return g_strdup_printf (_("Trainer %d · %s"), self->size, _(names[moment]));
}
