/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the disk takes what is recorded. Memory keeps ten minutes of it; before it is full, too, the session is ended, so that everything
 * up to there can still be stored in the space that the vault holds back. A disk that stands still and says nothing ends it as well. */

#include "config.h"

#include "frond-live-session-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-reserve.h"
#include "frond-session-repository.h"

#define WATCH_S 1
/* More than one look takes: nothing is left out before the session has ended. */
#define MARGIN_S 3

static void
look (FrondLiveSession *self)
{
  FrondRecordingProgress progress;

  self->is_low = frond_reserve_get_free_bytes (frond_vault_get_folder (self->vault)) < FROND_RESERVE_LOW_BYTES;
  if (!self->writer)
    return;
  frond_recording_writer_get_progress (self->writer, &progress);
  if ((progress.error && progress.memory_left_s < MARGIN_S) || progress.n_left_out > 0)
    self->is_exhausted = TRUE;
}

static gboolean
watch_cb (gpointer user_data)
{
  FrondLiveSession *self = user_data;
  FrondLiveStatus   before, after;

  frond_live_session_get_status (self, &before);
  look (self);
  frond_live_session_get_status (self, &after);
  if (self->is_exhausted && !self->is_ending) {
    frond_live_session_stop (self, FALSE);
    frond_live_session_end (self);
  } else if (before.storage != after.storage) {
    g_signal_emit (self, frond_live_session_signals[FROND_LIVE_SIGNAL_CHANGED], 0);
  }

  return G_SOURCE_CONTINUE;
}

void
frond_live_storage_watch (FrondLiveSession *self)
{
  g_autoptr (GSource) source = NULL;

  if (!self->vault)
    return;

  self->rate_hz = frond_sensor_get_info (self->sensor)->rate_hz;
  look (self);
  source = g_timeout_source_new_seconds (WATCH_S);
  g_source_set_callback (source, watch_cb, self, NULL);
  self->watch_id = g_source_attach (source, self->context);
}

void
frond_live_storage_stop (FrondLiveSession *self)
{
  if (!self->watch_id)
    return;

  look (self);
  g_source_destroy (g_main_context_find_source_by_id (self->context, self->watch_id));
  self->watch_id = 0;
}

gboolean
frond_live_storage_make_room (FrondLiveSession *self)
{
  return frond_reserve_release (frond_vault_get_folder (self->vault));
}

static FrondStorageState
get_state (FrondLiveSession *self,
           gboolean          has_failed)
{
  if (self->is_given_up)
    return FROND_STORAGE_GIVEN_UP;
  if (self->is_exhausted)
    return FROND_STORAGE_EXHAUSTED;
  if (has_failed)
    return FROND_STORAGE_WAITING;

  return self->is_low ? FROND_STORAGE_LOW : FROND_STORAGE_FINE;
}

void
frond_live_storage_remember (FrondLiveSession *self)
{
  FrondRecordingProgress progress;

  if (!self->writer)
    return;
  frond_recording_writer_get_progress (self->writer, &progress);
  self->n_stored = progress.n_stored;
  if (!self->is_ending)
    g_set_str (&self->storage_error, progress.error ? progress.error->message : NULL);
}

void
frond_live_storage_drop_writer (FrondLiveSession *self)
{
  frond_live_storage_remember (self);
  g_clear_object (&self->writer);
}

void
frond_live_storage_get_status (FrondLiveSession *self,
                               FrondLiveStatus  *status)
{
  FrondRecordingProgress progress = { .n_stored = self->n_stored, .memory_left_s = INFINITY };

  if (self->writer)
    frond_recording_writer_get_progress (self->writer, &progress);
  /* From the end on it is the last word of finishing. */
  status->storage_error = self->storage_error;
  if (!self->is_ending)
    status->storage_error = progress.error ? progress.error->message : NULL;
  status->storage = get_state (self, status->storage_error != NULL);
  status->stored_s = self->rate_hz > 0 ? (double) progress.n_stored / self->rate_hz : 0;
  status->memory_left_s = progress.memory_left_s;
}

/**
 * frond_live_session_get_room_s:
 * @self: a session with a connected sensor
 *
 * Returns: seconds of recording for which the disk has room; INFINITY for practice, and where nobody knows
 */
double
frond_live_session_get_room_s (FrondLiveSession *self)
{
  const FrondSensorInfo *info = frond_live_session_get_sensor_info (self);

  if (!self->vault || !info)
    return INFINITY;

  return frond_session_repository_get_room_s (self->vault, info->channels, info->rate_hz);
}

/* A programme for which there is no room is not begun: the patient is asked to come for nothing once, not to stop in the middle. */
gboolean
frond_live_storage_check_room (FrondLiveSession *self,
                               GError          **error)
{
  double room_s = frond_live_session_get_room_s (self);
  double needed_s = frond_programme_get_duration (self->programme);

  if (room_s >= needed_s)
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_NO_SPACE,
               _("The disk has room for %u min of recording, and this programme takes %u min. Nothing was recorded. Free some space, then begin again."),
                 (guint) (room_s / 60), (guint) ceil (needed_s / 60));
  return FALSE;
}
