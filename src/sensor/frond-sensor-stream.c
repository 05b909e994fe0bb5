/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poll.h>

#include "frond-error.h"
#include "frond-sensor-info.h"
#include "frond-sensor-worker-private.h"

/* What the worker's thread does while the sensor streams: samples in, blocks out, and the port opened again when it is lost. */

/* Blocks of 20 ms: far below what a patient notices, far above the cost of waking up. */
#define TICK_MS    20
#define READ_BYTES 4096
/* A port with more than this waiting is read again at once. */
#define BUSY_BYTES 512
/* At a stretch, frames of a second of signal are made, so that whoever takes them can say that it is full. */
#define STRETCH_S 1.0
/* What is due after a long hold-up is made up in steps of a second, so that stopping is not delayed. */
#define MAX_DUE_S 1.0

/* Sleeps until somebody wants something, or the time is over; -1 for no limit. */
static void
rest (FrondSensorWorker *self,
      int                milliseconds)
{
  struct pollfd fd = { .fd = self->wake_fd, .events = POLLIN };

  if (poll (&fd, 1, milliseconds) > 0)
    frond_sensor_worker_drain_wake (self);
}

static double
get_speed (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->speed;
}

static gboolean
is_wanted (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->want_stream && !self->want_close;
}

/* The state while streaming, which the sink hears as well. */
static void
tell_state (FrondSensorWorker *self,
            FrondSensorState   state,
            const GError      *error)
{
  frond_sensor_worker_set_state (self, state);
  if (is_wanted (self) && self->sink.state != NULL)
    self->sink.state (state, error, self->user_data);
}

static void
tell_block (FrondBlock *block,
            gpointer    user_data)
{
  FrondSensorWorker *self = user_data;

  if (is_wanted (self) && self->sink.block != NULL)
    self->sink.block (block, self->user_data);
}

void
frond_sensor_worker_drop_device (FrondSensorWorker *self)
{
  g_clear_pointer (&self->driver, frond_driver_free);
  g_clear_pointer (&self->transport, frond_transport_close);
}

/* Nothing may interrupt this: a sensor that goes on sending would empty its battery and not answer next time. */
static void
stop_device (FrondSensorWorker *self)
{
  if (self->driver == NULL)
    return;
  if (self->transport != NULL)
    frond_transport_set_interruptible (self->transport, FALSE);
  self->driver->klass->stop (self->driver, self->transport);
  if (self->transport != NULL)
    frond_transport_set_interruptible (self->transport, TRUE);
}

static gboolean
reopen_device (FrondSensorWorker *self,
               GError           **error)
{
  g_autoptr (FrondSensorInfo) info = NULL;

  self->driver = frond_driver_open (self->endpoint, self->wake_fd, &self->transport, error);
  if (self->driver == NULL)
    return FALSE;
  info = frond_sensor_info_new (self->driver);
  if (!frond_sensor_info_has_same_signal (self->info, info)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_WRONG_DEVICE,
                         _("Another sensor answers than the one that was lost. Connect the first one again, or end the session."));
    return FALSE;
  }

  return TRUE;
}

static gboolean
begin_stream (FrondSensorWorker *self,
              GError           **error)
{
  if (self->driver == NULL && !reopen_device (self, error))
    return FALSE;
  if (!self->driver->klass->start (self->driver, self->transport, error))
    return FALSE;
  frond_frame_buffer_clear (self->frames);
  self->last_frame_us = self->resuming ? self->last_frame_us : g_get_monotonic_time ();
  self->pace_speed = -1;

  return TRUE;
}

/* Frames that the sensor would have sent while it was away, by the host's clock. */
static guint64
count_missed (FrondSensorWorker *self,
              gint64             came_us)
{
  double speed = get_speed (self);
  double expected = (double) (came_us - self->last_frame_us) * self->info->rate_hz * (speed > 0 ? speed : 1) / G_USEC_PER_SEC;
  double missed = round (expected) - (double) frond_frame_buffer_get_span (self->frames);

  return missed > 1 ? (guint64) missed : 1;
}

/* came_us: when the bytes of the frames came, which may have been held back since. */
static void
deliver (FrondSensorWorker *self,
         gint64             came_us)
{
  if (frond_frame_buffer_get_n_frames (self->frames) == 0)
    return;
  /* The first frame of all is sample 0, however long it took. */
  if (self->resuming && self->maker.next_sample > 0)
    frond_block_maker_resume (&self->maker, count_missed (self, came_us));
  self->resuming = FALSE;
  self->last_frame_us = came_us;
  frond_block_maker_flush (&self->maker, self->frames, came_us, tell_block, self);
}

static GError *
make_silent_error (void)
{
  return g_error_new_literal (FROND_ERROR, FROND_ERROR_NO_REPLY,
                              _("The sensor sends nothing at present."));
}

/* FALSE when it has been silent for so long that the port should be opened again. */
static gboolean
watch_silence (FrondSensorWorker *self,
               gint64             since_us,
               GError           **error)
{
  gint64 silent_ms = (g_get_monotonic_time () - since_us) / 1000;

  if (silent_ms >= self->timing.lost_ms) {
    g_propagate_error (error, make_silent_error ());
    return FALSE;
  }
  if (silent_ms >= self->timing.silent_ms && frond_sensor_worker_get_state (self) == FROND_SENSOR_STREAMING) {
    g_autoptr (GError) reason = make_silent_error ();

    tell_state (self, FROND_SENSOR_SILENT, reason);
  } else if (silent_ms < self->timing.silent_ms && frond_sensor_worker_get_state (self) == FROND_SENSOR_SILENT) {
    tell_state (self, FROND_SENSOR_STREAMING, NULL);
  }

  return TRUE;
}

/* Reads all that has come; FALSE when the port is gone. */
static gboolean
read_port (FrondSensorWorker *self,
           gsize             *n_read,
           GError           **error)
{
  const FrondDriverClass *klass = self->driver->klass;
  double                  clock_hz = self->info->rate_hz * get_speed (self);
  guint8                  buffer[READ_BYTES];
  gssize                  n;

  *n_read = 0;
  do {
    n = frond_transport_read (self->transport, buffer, sizeof buffer, error);
    if (n < 0)
      return FALSE;
    if (n > 0)
      self->last_read_us = g_get_monotonic_time ();
    klass->feed (self->driver, buffer, (gsize) n, g_get_monotonic_time (), clock_hz, self->frames);
    *n_read += (gsize) n;
  } while (n == READ_BYTES && *n_read < 16 * READ_BYTES);

  return TRUE;
}

/* since_us: when it was last known to send. */
static gboolean
pump_port (FrondSensorWorker *self,
           gint64            *since_us,
           GError           **error)
{
  gsize n_read;

  if (!frond_transport_wait (self->transport, TICK_MS, NULL))
    frond_sensor_worker_drain_wake (self);
  if (!read_port (self, &n_read, error))
    return FALSE;
  if (frond_frame_buffer_get_n_frames (self->frames) > 0)
    *since_us = self->last_read_us;
  deliver (self, self->last_read_us);
  if (!watch_silence (self, *since_us, error))
    return FALSE;
  /* Bytes come one by one: let a block's worth gather. */
  if (n_read > 0 && n_read < BUSY_BYTES)
    rest (self, TICK_MS);

  return TRUE;
}

static guint
get_stretch (FrondSensorWorker *self)
{
  return (guint) MAX (STRETCH_S * self->info->rate_hz, 1);
}

static guint
count_due (FrondSensorWorker *self,
           gint64             now_us,
           double             speed)
{
  double due;

  if (speed <= 0)
    return get_stretch (self);
  if (speed != self->pace_speed) {
    self->pace_speed = speed;
    self->pace_origin_us = now_us;
    self->paced_frames = 0;
  }
  due = (double) (now_us - self->pace_origin_us) * self->info->rate_hz * speed / G_USEC_PER_SEC - (double) self->paced_frames;

  return (guint) CLAMP (due, 0, self->info->rate_hz * speed * MAX_DUE_S);
}

static gboolean
take_begins_recording (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean begins = self->begins_recording;

  self->begins_recording = FALSE;

  return begins;
}

static FrondSensorEffort
get_effort (FrondSensorWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->effort;
}

/* Whoever stores what was made is behind: memory is not for ever. */
static gboolean
must_wait (FrondSensorWorker *self)
{
  return is_wanted (self) && self->sink.is_full != NULL && self->sink.is_full (self->user_data);
}

/* FALSE at the end. */
static gboolean
pump_generator (FrondSensorWorker *self)
{
  double speed = get_speed (self);
  gint64 now_us = g_get_monotonic_time ();
  guint  due, stretch, made;

  if (must_wait (self)) {
    rest (self, TICK_MS);
    return TRUE;
  }
  due = count_due (self, now_us, speed);
  if (take_begins_recording (self) && self->driver->klass->begin_recording != NULL)
    self->driver->klass->begin_recording (self->driver);
  if (self->driver->klass->cue != NULL)
    self->driver->klass->cue (self->driver, get_effort (self));
  stretch = MIN (due, get_stretch (self));
  made = stretch > 0 ? self->driver->klass->generate (self->driver, stretch, self->frames) : 0;
  self->paced_frames += made;
  deliver (self, now_us);
  if (made < stretch)
    return FALSE;
  if (speed > 0 && made == due)
    rest (self, TICK_MS);

  return TRUE;
}

/* An answer that does not change is told once. */
static void
tell_attempt (FrondSensorWorker *self,
              GError           **last,
              GError            *error)
{
  if (*last == NULL || !g_error_matches (error, (*last)->domain, (*last)->code))
    tell_state (self, FROND_SENSOR_RECONNECTING, error);
  g_clear_error (last);
  *last = error;
}

/* What came before the loss is kept. */
static void
deliver_rest (FrondSensorWorker *self)
{
  if (self->driver != NULL && self->driver->klass->finish != NULL)
    self->driver->klass->finish (self->driver, self->frames);
  deliver (self, self->last_read_us);
}

/* Tries until it works or nobody wants it any more. Takes reason. */
static void
reconnect (FrondSensorWorker *self,
           GError            *reason)
{
  g_autoptr (GError) last = NULL;

  deliver_rest (self);
  tell_attempt (self, &last, reason);
  stop_device (self);
  frond_sensor_worker_drop_device (self);
  self->resuming = TRUE;

  for (guint attempt = 0; is_wanted (self); attempt++) {
    GError *error = NULL;

    if (begin_stream (self, &error)) {
      tell_state (self, FROND_SENSOR_STREAMING, NULL);
      return;
    }
    frond_sensor_worker_drop_device (self);
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_error_free (error);
      frond_sensor_worker_drain_wake (self);
      continue;
    }
    tell_attempt (self, &last, error);
    rest (self, (int) self->timing.backoff_ms[MIN (attempt, G_N_ELEMENTS (self->timing.backoff_ms) - 1)]);
  }
}

/* Until nobody wants it any more; the device is idle afterwards. */
void
frond_sensor_worker_stream (FrondSensorWorker *self)
{
  GError  *error = NULL;
  gboolean ended = FALSE;
  gint64   since_us;

  frond_block_maker_init (&self->maker, self->info, self->driver != NULL ? self->driver->klass->flags : FROND_BLOCK_FLAGS_NONE);
  self->resuming = FALSE;
  if (begin_stream (self, &error))
    tell_state (self, FROND_SENSOR_STREAMING, NULL);
  else
    reconnect (self, error);
  since_us = g_get_monotonic_time ();

  while (is_wanted (self)) {
    if (ended) {
      rest (self, -1);
    } else if (self->transport == NULL) {
      ended = !pump_generator (self);
      if (ended)
        tell_state (self, FROND_SENSOR_ENDED, NULL);
    } else {
      error = NULL;
      if (!pump_port (self, &since_us, &error)) {
        reconnect (self, error);
        since_us = g_get_monotonic_time ();
      }
    }
  }
  stop_device (self);
}
