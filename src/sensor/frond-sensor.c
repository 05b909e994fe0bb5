/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sensor.h"

#include "frond-sensor-private.h"

struct _FrondSensor {
  GObject parent_instance;

  FrondEndpoint     *endpoint;
  FrondSensorWorker *worker;
};

G_DEFINE_FINAL_TYPE (FrondSensor, frond_sensor, G_TYPE_OBJECT)

static void
frond_sensor_finalize (GObject *object)
{
  FrondSensor *self = FROND_SENSOR (object);

  g_clear_pointer (&self->worker, frond_sensor_worker_free);
  g_clear_object (&self->endpoint);

  G_OBJECT_CLASS (frond_sensor_parent_class)->finalize (object);
}

static void
frond_sensor_class_init (FrondSensorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_sensor_finalize;
}

static void
frond_sensor_init (FrondSensor *self)
{
}

/**
 * frond_sensor_new:
 * @endpoint: where it can be reached
 *
 * Returns: (transfer full): a closed sensor; nobody has been asked yet
 */
FrondSensor *
frond_sensor_new (FrondEndpoint *endpoint)
{
  FrondSensor *self;

  g_return_val_if_fail (FROND_IS_ENDPOINT (endpoint), NULL);

  self = g_object_new (FROND_TYPE_SENSOR, NULL);
  self->endpoint = g_object_ref (endpoint);
  self->worker = frond_sensor_worker_new (endpoint);

  return self;
}

FrondEndpoint *
frond_sensor_get_endpoint (FrondSensor *self)
{
  g_return_val_if_fail (FROND_IS_SENSOR (self), NULL);

  return self->endpoint;
}

/**
 * frond_sensor_set_speed:
 * @speed: times real time; 0 for as fast as the sink takes it
 */
void
frond_sensor_set_speed (FrondSensor *self,
                        double       speed)
{
  g_return_if_fail (FROND_IS_SENSOR (self));
  g_return_if_fail (speed >= 0);

  frond_sensor_worker_set_speed (self->worker, speed);
}

/* For tests: how long a sensor waits before it does something about a silent port. Only while closed. */
void
frond_sensor_set_timing (FrondSensor             *self,
                         const FrondSensorTiming *timing)
{
  frond_sensor_worker_set_timing (self->worker, timing);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (frond_sensor_open (source_object, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * frond_sensor_open_async:
 * @cancellable: (nullable): gives up; the port is let go of
 * @callback: called when the sensor is idle or could not be opened
 *
 * Until it is finished, only closing and the state make sense; closing ends it with %G_IO_ERROR_CANCELLED.
 */
void
frond_sensor_open_async (FrondSensor        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FROND_IS_SENSOR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, frond_sensor_open_async);
  g_task_run_in_thread (task, open_in_thread);
}

gboolean
frond_sensor_open_finish (FrondSensor  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * frond_sensor_open:
 * @cancellable: (nullable): gives up
 * @error: %FROND_ERROR_PORT_BUSY, %FROND_ERROR_PORT_FORBIDDEN, %FROND_ERROR_NO_REPLY, %FROND_ERROR_WRONG_DEVICE, %FROND_ERROR_NOT_FOUND
 * for ports and unknown scenarios; %FROND_ERROR_INVALID for files
 *
 * As frond_sensor_open_async(), for threads that may wait: some 0.3 s for a sensor that answers, 2.5 s for a port where nothing does.
 *
 * Returns: whether the sensor is idle now
 */
gboolean
frond_sensor_open (FrondSensor  *self,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_return_val_if_fail (FROND_IS_SENSOR (self), FALSE);

  return frond_sensor_worker_open (self->worker, cancellable, error);
}

/**
 * frond_sensor_get_info:
 *
 * Returns: (nullable): what it is; valid from a successful open to the next close, and unchanging in between
 */
const FrondSensorInfo *
frond_sensor_get_info (FrondSensor *self)
{
  g_return_val_if_fail (FROND_IS_SENSOR (self), NULL);

  return frond_sensor_worker_get_info (self->worker);
}

FrondSensorState
frond_sensor_get_state (FrondSensor *self)
{
  g_return_val_if_fail (FROND_IS_SENSOR (self), FROND_SENSOR_CLOSED);

  return frond_sensor_worker_get_state (self->worker);
}

gboolean
frond_sensor_start (FrondSensor           *self,
                    const FrondSensorSink *sink,
                    gpointer               user_data,
                    GError               **error)
{
  g_return_val_if_fail (FROND_IS_SENSOR (self), FALSE);
  g_return_val_if_fail (sink != NULL, FALSE);

  return frond_sensor_worker_start (self->worker, sink, user_data, error);
}

/**
 * frond_sensor_begin_recording:
 *
 * Tells a streaming sensor that a recording begins about now. Only a simulated patient cares: the scenario starts anew, so that it follows
 * the programme. Samples are counted on as before.
 */
void
frond_sensor_begin_recording (FrondSensor *self)
{
  g_return_if_fail (FROND_IS_SENSOR (self));

  frond_sensor_worker_begin_recording (self->worker);
}

/**
 * frond_sensor_cue:
 * @effort: what the programme asks for
 *
 * Only a simulated patient cares: some scenarios do what is asked for, whatever is paused or skipped.
 */
void
frond_sensor_cue (FrondSensor      *self,
                  FrondSensorEffort effort)
{
  g_return_if_fail (FROND_IS_SENSOR (self));

  frond_sensor_worker_cue (self->worker, effort);
}

void
frond_sensor_stop (FrondSensor *self)
{
  g_return_if_fail (FROND_IS_SENSOR (self));

  frond_sensor_worker_stop (self->worker);
}

/**
 * frond_sensor_close:
 *
 * Never from a sink's callback: it waits for their thread.
 */
void
frond_sensor_close (FrondSensor *self)
{
  g_return_if_fail (FROND_IS_SENSOR (self));

  frond_sensor_worker_close (self->worker);
}
