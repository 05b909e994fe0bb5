/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-baseline.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-event.h"
#include "frond-session-repository.h"

static const FrondEvent *
find_level (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_BASELINE)
      return event;
  }

  return NULL;
}

/**
 * frond_session_baseline_find_origin:
 * @vault: an open vault
 * @record: one of its sessions, with a resting level
 * @error: why nobody knows: the recording cannot be read, or does not say; a level of unknown age is not to be taken over
 *
 * A level that is taken over again and again stays as old as it is.
 *
 * Returns: (transfer full) (nullable): when the session began that the level was measured for, which may be @record itself
 */
GDateTime *
frond_session_baseline_find_origin (FrondVault         *vault,
                                    FrondSessionRecord *record,
                                    GError            **error)
{
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, error);
  g_autoptr (GPtrArray) events = recording ? frond_recording_get_events (recording, error) : NULL;
  const FrondEvent *level;
  GDateTime        *session;

  if (!events) {
    g_prefix_error (error, "%s ", _("It cannot be read when the resting level of the last session was measured: measure it now."));
    return NULL;
  }
  level = find_level (events);
  if (level && level->code == FROND_BASELINE_MEASURED)
    return g_date_time_ref (record->started_at);
  session = level ? frond_event_dup_baseline_session (level) : NULL;
  if (!session)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The recording of the last session does not say when its resting level was measured: measure it now."));

  return session;
}
