/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-trainer.h"

#include "frond-session-repository.h"

/* Somebody may have said nothing for some sessions; further back is no longer "last time", and a session's begin does not wait for it. */
#define MOST_SESSIONS 5

static gboolean
is_with_trainer (const FrondSessionRecord *record)
{
  g_autoptr (FrondProgramme) programme = record->programme_json ? frond_programme_new_from_json (record->programme_json, -1, NULL) : NULL;

  return programme && frond_programme_has_trainer (programme);
}

/* What cannot be read is not proposed. */
static FrondTrainer
read_last (FrondVault         *vault,
           FrondSessionRecord *record)
{
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, NULL);
  g_autoptr (GPtrArray) events = recording ? frond_recording_get_events (recording, NULL) : NULL;

  return events ? frond_trainer_find_last (events) : (FrondTrainer) { 0 };
}

/**
 * frond_session_trainer_find_last:
 * @vault: an open vault
 * @patient_id: whose
 * @before_id: the session that runs, which does not count
 *
 * Of the newest of the patient's last sessions with trainers in which anybody said anything; discarded ones do not count.
 *
 * Returns: which trainer was said last, with a size of 0 for none
 */
FrondTrainer
frond_session_trainer_find_last (FrondVault *vault,
                                 gint64      patient_id,
                                 gint64      before_id)
{
  g_autoptr (GListStore) sessions = frond_session_repository_list (vault, patient_id, NULL);
  guint n = sessions ? g_list_model_get_n_items (G_LIST_MODEL (sessions)) : 0;

  for (guint i = 0, n_read = 0; i < n && n_read < MOST_SESSIONS; i++) {
    g_autoptr (FrondSessionRecord) record = g_list_model_get_item (G_LIST_MODEL (sessions), i);
    FrondTrainer last;

    if (record->id == before_id || !is_with_trainer (record))
      continue;
    last = read_last (vault, record);
    if (last.size > 0)
      return last;
    n_read++;
  }

  return (FrondTrainer) { 0 };
}
