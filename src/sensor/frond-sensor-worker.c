/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sensor-worker.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "frond-error.h"
#include "frond-sensor-info.h"
#include "frond-sensor-worker-private.h"

#define STOP_WAIT_US G_USEC_PER_SEC

static const FrondSensorTiming default_timing = {
  .silent_ms = 500,
  .lost_ms = 3000,
  .backoff_ms = { 1000, 2000, 4000 },
};

FrondSensorWorker *
frond_sensor_worker_new (FrondEndpoint *endpoint)
{
  FrondSensorWorker *self = g_new0 (FrondSensorWorker, 1);

  self->endpoint = g_object_ref (endpoint);
  self->timing = default_timing;
  self->speed = 1;
  self->wake_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (self->wake_fd < 0)
    g_error ("No event descriptor: %s", g_strerror (errno));
  g_mutex_init (&self->opening);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);

  return self;
}

void
frond_sensor_worker_free (FrondSensorWorker *self)
{
  frond_sensor_worker_close (self);
  g_clear_pointer (&self->info, frond_sensor_info_free);
  g_clear_error (&self->open_error);
  g_clear_object (&self->endpoint);
  close (self->wake_fd);
  g_mutex_clear (&self->opening);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

static void
wake (FrondSensorWorker *self)
{
  guint64 one = 1;
  /* It can only fail when it is awake already. */
  G_GNUC_UNUSED gssize n = write (self->wake_fd, &one, sizeof one);
}

void
frond_sensor_worker_drain_wake (FrondSensorWorker *self)
{
  guint64              count;
  G_GNUC_UNUSED gssize n = read (self->wake_fd, &count, sizeof count);
}

static void
sleep_until_woken (FrondSensorWorker *self)
{
  struct pollfd fd = { .fd = self->wake_fd, .events = POLLIN };

  (void) poll (&fd, 1, -1);
}

void
frond_sensor_worker_set_state (FrondSensorWorker *self,
                               FrondSensorState   state)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->state = state;
  g_cond_broadcast (&self->changed);
}

/* FALSE when the sensor is to be closed. Wake-ups are sent under the lock, so none of a command that was seen here is left over. */
static gboolean
wait_for_start (FrondSensorWorker *self)
{
  while (TRUE) {
    gboolean want_stream, want_close;

    g_mutex_lock (&self->lock);
    frond_sensor_worker_drain_wake (self);
    want_close = self->want_close;
    want_stream = self->want_stream && !want_close;
    self->streaming = want_stream;
    if (!want_stream)
      self->state = FROND_SENSOR_IDLE;
    g_cond_broadcast (&self->changed);
    g_mutex_unlock (&self->lock);

    if (want_stream || want_close)
      return want_stream;
    sleep_until_woken (self);
  }
}

static gboolean
open_device (FrondSensorWorker *self)
{
  GError          *error = NULL;
  FrondSensorInfo *info = NULL;

  self->driver = frond_driver_open (self->endpoint, self->wake_fd, &self->transport, &error);
  if (self->driver != NULL)
    info = frond_sensor_info_new (self->driver);

  g_mutex_lock (&self->lock);
  self->info = info;
  self->open_error = error;
  self->state = info != NULL ? FROND_SENSOR_IDLE : FROND_SENSOR_FAILED;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  return info != NULL;
}

static gpointer
run (gpointer data)
{
  FrondSensorWorker *self = data;

  if (!open_device (self))
    return NULL;
  self->frames = frond_frame_buffer_new (self->info->channels->len);
  while (wait_for_start (self))
    frond_sensor_worker_stream (self);
  frond_sensor_worker_drop_device (self);
  g_clear_pointer (&self->frames, frond_frame_buffer_free);

  return NULL;
}

void
frond_sensor_worker_set_timing (FrondSensorWorker       *self,
                                const FrondSensorTiming *timing)
{
  g_return_if_fail (self->thread == NULL);

  self->timing = *timing;
}

void
frond_sensor_worker_set_speed (FrondSensorWorker *self,
                               double             speed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->speed = speed;
}

FrondSensorState
frond_sensor_worker_get_state (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->state;
}

const FrondSensorInfo *
frond_sensor_worker_get_info (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->info;
}

static void
ask_to_close (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->want_close = TRUE;
  self->want_stream = FALSE;
  wake (self);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  ask_to_close (user_data);
}

/* The thread is over when this returns. */
static void
close_locked (FrondSensorWorker *self)
{
  GThread *thread;

  g_mutex_lock (&self->lock);
  thread = g_steal_pointer (&self->thread);
  g_mutex_unlock (&self->lock);
  if (thread == NULL)
    return;

  g_thread_join (thread);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->info, frond_sensor_info_free);
  g_mutex_unlock (&self->lock);
  frond_sensor_worker_set_state (self, FROND_SENSOR_CLOSED);
}

static void
begin_open (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  frond_sensor_worker_drain_wake (self);
  self->want_close = self->want_stream = FALSE;
  self->state = FROND_SENSOR_OPENING;
  self->thread = g_thread_new ("sensor", run, self);
}

static void
wait_until_opened (FrondSensorWorker *self,
                   GCancellable      *cancellable)
{
  gulong handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL) : 0;

  g_mutex_lock (&self->lock);
  while (self->state == FROND_SENSOR_OPENING)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  g_cancellable_disconnect (cancellable, handler);
}

/* Blocks until the sensor answered or did not; closing or cancelling from another thread ends it. */
gboolean
frond_sensor_worker_open (FrondSensorWorker *self,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->opening);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  ask_to_close (self);
  close_locked (self);
  begin_open (self);
  wait_until_opened (self, cancellable);
  if (self->open_error == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &self->open_error))
    return TRUE;

  ask_to_close (self);
  close_locked (self);
  if (!g_error_matches (self->open_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    frond_sensor_worker_set_state (self, FROND_SENSOR_FAILED);
  g_propagate_error (error, g_steal_pointer (&self->open_error));

  return FALSE;
}

gboolean
frond_sensor_worker_start (FrondSensorWorker     *self,
                           const FrondSensorSink *sink,
                           gpointer               user_data,
                           GError               **error)
{
  g_mutex_lock (&self->lock);
  if (self->state != FROND_SENSOR_IDLE || self->want_stream) {
    g_mutex_unlock (&self->lock);
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_FAILED, _("The sensor is not ready yet. Wait a moment, then try again."));
    return FALSE;
  }
  self->sink = *sink;
  self->user_data = user_data;
  self->want_stream = TRUE;
  self->streaming = TRUE;
  self->begins_recording = FALSE;
  self->effort = FROND_SENSOR_EFFORT_REST;
  wake (self);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/* The thread tells the driver before it makes more frames. */
void
frond_sensor_worker_begin_recording (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->begins_recording = TRUE;
}

void
frond_sensor_worker_cue (FrondSensorWorker *self,
                         FrondSensorEffort  effort)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->effort = effort;
}

void
frond_sensor_worker_stop (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 end = g_get_monotonic_time () + STOP_WAIT_US;

  if (!self->want_stream && !self->streaming)
    return;
  self->want_stream = FALSE;
  wake (self);
  while (g_thread_self () != self->thread && self->streaming && g_cond_wait_until (&self->changed, &self->lock, end))
    ;
}

void
frond_sensor_worker_close (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  ask_to_close (self);
  locker = g_mutex_locker_new (&self->opening);
  close_locked (self);
}
