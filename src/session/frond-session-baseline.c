/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-baseline.h"

#include "frond-event.h"
#include "frond-session-repository.h"

/**
 * frond_session_baseline_find_origin:
 * @vault: an open vault
 * @record: one of its sessions, with a resting level
 *
 * A level that is taken over again and again stays as old as it is.
 *
 * Returns: (transfer full): when the session began that the level was measured for: that of @record where nothing else is known
 */
GDateTime *
frond_session_baseline_find_origin (FrondVault         *vault,
                                    FrondSessionRecord *record)
{
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, NULL);
  g_autoptr (GPtrArray) events = recording ? frond_recording_get_events (recording, NULL) : NULL;

  for (guint i = 0; events && i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);
    GDateTime        *session = event->kind == FROND_EVENT_BASELINE ? frond_event_dup_baseline_session (event) : NULL;

    if (session)
      return session;
  }

  return g_date_time_ref (record->started_at);
}
