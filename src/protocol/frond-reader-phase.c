/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "frond-phase-kind.h"
#include "frond-programme-reader.h"

/* Nobody gives their best for longer, and the engine keeps all of it. */
#define MAX_EFFORT_S 60

/* In the order of FrondPace, and of FrondTouchStep from FROND_TOUCH_ANTICIPATE on. */
static const char *const paces[] = { "clock", "patient", NULL };
static const char *const steps[] = { "anticipate", "contact", "in", "hold", "out", NULL };

static gboolean
read_breathing (FrondReader *self,
                JsonObject  *object,
                FrondPhase  *phase)
{
  static const char *const known[] = { "per_minute", "in_seconds", NULL };

  if (!object || !frond_reader_check_keys (self, object, known) ||
      !frond_reader_number (self, object, "per_minute", 2, 30, &phase->breaths_per_minute) ||
      !frond_reader_number (self, object, "in_seconds", 0.5, 29.5, &phase->breathe_in_s))
    return FALSE;
  if (phase->breathe_in_s >= 60 / phase->breaths_per_minute)
    return frond_reader_complain (self, _("breathing in has to be shorter than the whole breath"));

  return TRUE;
}

/* An object, read by READ. */
static gboolean
read_part (FrondReader *self,
           JsonObject  *object,
           const char  *key,
           gboolean (*read) (FrondReader *, JsonObject *, FrondPhase *),
           FrondPhase *phase)
{
  gsize    before = frond_reader_enter (self, key, 0);
  gboolean good = read (self, frond_reader_object (self, json_object_get_member (object, key)), phase);

  frond_reader_leave (self, before);

  return good;
}

static gboolean
read_kind (FrondReader *self,
           JsonObject  *object,
           FrondPhase  *phase)
{
  static const char *const        still[] = { "kind", "name", "patient_words", "seconds", "pace", "group", "may_skip", "abdomen_quiet", "goal", NULL };
  static const char *const        work[] = { "kind", "name", "patient_words", "seconds", "pace", "group", "may_skip", "abdomen_quiet", "goal", "measures_mvc", NULL };
  static const char *const        breathe[] = { "kind", "name", "patient_words", "seconds", "pace", "group", "may_skip", "abdomen_quiet", "goal", "breathing", NULL };
  static const char *const        step[] = { "kind", "name", "patient_words", "seconds", "pace", "group", "may_skip", "abdomen_quiet", "goal", "step", NULL };
  static const char *const *const known[] = { still, work, still, breathe, still, step };
  guint                           kind = 0;

  if (!frond_reader_choice (self, object, "kind", frond_phase_kind_names, &kind))
    return FALSE;
  phase->kind = kind;
  /* Only matters when the therapist gives a goal to a phase that has none. */
  phase->goal_direction = kind == FROND_PHASE_WORK ? FROND_GOAL_ABOVE : FROND_GOAL_BELOW;

  return frond_reader_check_keys (self, object, known[kind]);
}

static gboolean
read_pace (FrondReader *self,
           JsonObject  *object,
           FrondPhase  *phase)
{
  guint pace = FROND_PACE_CLOCK, step = 0;

  if (json_object_has_member (object, "pace") && !frond_reader_choice (self, object, "pace", paces, &pace))
    return FALSE;
  phase->pace = pace;
  if (phase->kind != FROND_PHASE_STEP)
    return TRUE;
  if (!frond_reader_choice (self, object, "step", steps, &step))
    return FALSE;
  phase->step = FROND_TOUCH_ANTICIPATE + step;

  return TRUE;
}

static gboolean
read_effort (FrondReader *self,
             JsonObject  *object,
             FrondPhase  *phase)
{
  gsize before;

  if (json_object_has_member (object, "measures_mvc") && !frond_reader_boolean (self, object, "measures_mvc", &phase->measures_mvc))
    return FALSE;
  if (!phase->measures_mvc || (phase->pace == FROND_PACE_CLOCK && phase->duration_s <= MAX_EFFORT_S))
    return TRUE;

  before = frond_reader_enter (self, "measures_mvc", 0);
  frond_reader_complain (self, _("the best effort is measured in a phase that goes by the clock and lasts at most %d seconds"), MAX_EFFORT_S);
  frond_reader_leave (self, before);

  return FALSE;
}

/*
 * frond_reader_phase:
 * @self: a reader that stands at the phase
 * @object: the phase
 * @phase: where to put it; what is in it belongs to the caller also when it is refused
 */
gboolean
frond_reader_phase (FrondReader *self,
                    JsonObject  *object,
                    FrondPhase  *phase)
{
  return read_kind (self, object, phase) &&
         frond_reader_text (self, object, "name", FROND_READER_SHORT_TEXT, &phase->name) &&
         frond_reader_text (self, object, "patient_words", FROND_READER_SHORT_TEXT, &phase->patient_words) &&
         frond_reader_number (self, object, "seconds", 0.5, FROND_PROGRAMME_MAX_DURATION_S, &phase->duration_s) &&
         read_pace (self, object, phase) &&
         (!json_object_has_member (object, "group") || frond_reader_text (self, object, "group", FROND_READER_SHORT_TEXT, &phase->group)) &&
         (!json_object_has_member (object, "may_skip") || frond_reader_boolean (self, object, "may_skip", &phase->may_skip)) &&
         (!json_object_has_member (object, "abdomen_quiet") || frond_reader_boolean (self, object, "abdomen_quiet", &phase->abdomen_quiet)) &&
         read_effort (self, object, phase) &&
         (!json_object_has_member (object, "goal") || read_part (self, object, "goal", frond_reader_goal, phase)) &&
         (phase->kind != FROND_PHASE_BREATHE || read_part (self, object, "breathing", read_breathing, phase));
}
