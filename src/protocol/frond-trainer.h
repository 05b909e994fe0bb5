/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-event.h"
#include "frond-programme.h"

G_BEGIN_DECLS

/**
 * FrondTrainer:
 * @size: 1-8, 0 where nobody said
 * @hand: who inserts it
 *
 * Which trainer a step is with.
 */
typedef struct {
  int              size;
  FrondTrainerHand hand;
} FrondTrainer;

/**
 * FrondTrainerTrack:
 * @said: of the step that runs, else of the next one
 * @is_in_step: whether a step runs
 * @before: (nullable): the phase that ran last
 *
 * Begins with zeroes and is taken through a session's events. The phase is borrowed from the programme.
 */
typedef struct {
  FrondTrainer      said;
  gboolean          is_in_step;
  const FrondPhase *before;
} FrondTrainerTrack;

gboolean frond_phase_has_trainer (const FrondPhase *phase);
gboolean frond_programme_has_trainer (FrondProgramme *programme);

/* Whether a step began with it. programme: (nullable): what ran */
gboolean frond_trainer_track_event (FrondTrainerTrack *self,
                                    const FrondEvent  *event,
                                    FrondProgramme    *programme);

/* What was said last; a size of 0 where nothing was. events: element-type FrondEvent, in order */
FrondTrainer frond_trainer_find_last (GPtrArray *events);

/* Of a FROND_EVENT_TRAINER. */
FrondTrainerHand frond_trainer_hand_of_event (const FrondEvent *event);
/* "patient", "therapist"; never translated. */
const char *frond_trainer_hand_to_string (FrondTrainerHand hand);

/* (transfer full): "Trainer 3, inserted by the patient" */
char *frond_trainer_describe (const FrondTrainer *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): "Trainer 3 · in"; NULL where nobody said which trainer, or it is no moment of a step */
char *frond_trainer_name_moment (const FrondTrainer *self,
                                 FrondTouchStep      moment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
