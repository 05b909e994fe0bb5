/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When the live page asks for a trainer, and what it knows of it. Pure: no widget. */

#include "config.h"

#include "frond-live-trainer.h"

#include "frond-live-words.h"

/**
 * frond_live_trainer_is_offered:
 * @programme: what runs
 * @phase_index: the phase that runs
 *
 * Returns: whether it is with a trainer, or the next one is: what touches is said before it does
 */
gboolean
frond_live_trainer_is_offered (FrondProgramme *programme,
                               guint           phase_index)
{
  return frond_phase_has_trainer (frond_live_words_get_phase (programme, phase_index)) ||
         frond_phase_has_trainer (frond_live_words_get_phase (programme, phase_index + 1));
}

/**
 * frond_live_trainer_get_said:
 * @events: (element-type FrondEvent): of the session so far
 * @programme: what runs
 *
 * Returns: which trainer the step that runs, or else the next one, is with; its size is 0 where nobody said
 */
FrondTrainer
frond_live_trainer_get_said (GPtrArray      *events,
                             FrondProgramme *programme)
{
  FrondTrainerTrack track = { 0 };

  for (guint i = 0; i < events->len; i++)
    frond_trainer_track_event (&track, g_ptr_array_index (events, i), programme);

  return track.said;
}

/**
 * frond_live_trainer_propose:
 * @events: (element-type FrondEvent): of the session so far
 * @last_time: of the patient's last session with trainers
 *
 * Returns: what was said last, in this session or in that one; never another size
 */
FrondTrainer
frond_live_trainer_propose (GPtrArray          *events,
                            const FrondTrainer *last_time)
{
  FrondTrainer last = frond_trainer_find_last (events);

  return last.size > 0 ? last : *last_time;
}
