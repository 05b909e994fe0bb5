/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-sensor.h"

G_BEGIN_DECLS

/**
 * FrondSensorTiming:
 * @silent_ms: without samples for so long a stream is silent
 * @lost_ms: and from here on the port is opened again
 * @backoff_ms: waits between attempts; the last one repeats
 *
 * How patient a sensor is.
 */
typedef struct {
  guint silent_ms;
  guint lost_ms;
  guint backoff_ms[3];
} FrondSensorTiming;

/* The thread behind a FrondSensor and everything that it shares with others, under one lock. See FrondSensor for what the functions do. */
typedef struct _FrondSensorWorker FrondSensorWorker;

FrondSensorWorker *frond_sensor_worker_new (FrondEndpoint *endpoint) G_GNUC_WARN_UNUSED_RESULT;
void               frond_sensor_worker_free (FrondSensorWorker *self);
void               frond_sensor_worker_set_timing (FrondSensorWorker       *self,
                                                   const FrondSensorTiming *timing);
void               frond_sensor_worker_set_speed (FrondSensorWorker *self,
                                                  double             speed);
gboolean           frond_sensor_worker_open (FrondSensorWorker *self,
                                             GCancellable      *cancellable,
                                             GError           **error);
void               frond_sensor_worker_begin_recording (FrondSensorWorker *self);
void               frond_sensor_worker_cue (FrondSensorWorker *self,
                                            FrondSensorEffort  effort);
gboolean           frond_sensor_worker_start (FrondSensorWorker     *self,
                                              const FrondSensorSink *sink,
                                              gpointer               user_data,
                                              GError               **error);
void               frond_sensor_worker_stop (FrondSensorWorker *self);
void               frond_sensor_worker_close (FrondSensorWorker *self);

FrondSensorState       frond_sensor_worker_get_state (FrondSensorWorker *self);
const FrondSensorInfo *frond_sensor_worker_get_info (FrondSensorWorker *self);

G_END_DECLS
