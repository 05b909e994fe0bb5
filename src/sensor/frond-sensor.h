/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-block.h"
#include "frond-channel.h"
#include "frond-endpoint.h"
#include "frond-sensor-effort.h"

G_BEGIN_DECLS

typedef enum {
  FROND_SENSOR_CLOSED,
  FROND_SENSOR_OPENING,
  FROND_SENSOR_IDLE,
  FROND_SENSOR_STREAMING,
  FROND_SENSOR_SILENT,       /* streaming, but nothing has come for 0.5 s */
  FROND_SENSOR_RECONNECTING, /* lost; being opened again with back-off 1, 2, 4, 4 ... s until somebody stops it */
  FROND_SENSOR_ENDED,        /* a replayed recording is at its end; still to be stopped, can then be started anew */
  FROND_SENSOR_FAILED,       /* could not be opened */
} FrondSensorState;

/**
 * FrondSensorInfo:
 * @model: what it is, for instance "BITalino (r)evolution"
 * @firmware: its version, or ""
 * @rate_hz: samples per second that it will send
 * @battery_v: battery voltage when it was last idle, NAN when unknown
 * @battery_percent: 0-100, -1 when unknown
 * @channels: (element-type FrondChannel): its channels, in the order of a block's frame
 * @max_channels: how many it can send where its endpoint asks for them
 */
typedef struct {
  char      *model;
  char      *firmware;
  double     rate_hz;
  double     battery_v;
  int        battery_percent;
  GPtrArray *channels;
  guint      max_channels;
} FrondSensorInfo;

/**
 * FrondSensorSink:
 * @block: a stretch of samples came
 * @state: the state changed; @error (nullable) says why for SILENT and RECONNECTING, NULL for STREAMING and ENDED. RECONNECTING
 * comes again when the reason changes
 * @is_full: (nullable): whether what it got has still to be stored. A replay or a simulated patient goes on later then; a sensor cannot
 *
 * Who listens to a sensor. They are called on the sensor's own thread, one at a time, from a successful start until frond_sensor_stop() or
 * frond_sensor_close() is called; one call may still be on its way then, none after they returned (stop: within its second). They must
 * not wait for a thread that is stopping or closing the sensor. They may call frond_sensor_stop(), not frond_sensor_close().
 */
typedef struct {
  void (*block) (FrondBlock *block, gpointer user_data);
  void (*state) (FrondSensorState state, const GError *error, gpointer user_data);
  gboolean (*is_full) (gpointer user_data);
} FrondSensorSink;

#define FROND_TYPE_SENSOR (frond_sensor_get_type ())
G_DECLARE_FINAL_TYPE (FrondSensor, frond_sensor, FROND, SENSOR, GObject)

/* A sensor at an endpoint. One worker thread per open sensor; it survives loss of the link by opening it again and marking the gap. */
FrondSensor   *frond_sensor_new (FrondEndpoint *endpoint) G_GNUC_WARN_UNUSED_RESULT;
FrondEndpoint *frond_sensor_get_endpoint (FrondSensor *self);

/* Replays and simulations can run faster than life, for tests and scripts: 1 is real time, 0 as fast as the sink takes it. For a port it
 * says how much faster than life the emulator behind it runs; 0: the host's clock says nothing about lost frames. */
void frond_sensor_set_speed (FrondSensor *self,
                             double       speed);

/* Opens the endpoint, asks what is there, leaves it idle. Never blocks the caller. */
void     frond_sensor_open_async (FrondSensor        *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean frond_sensor_open_finish (FrondSensor  *self,
                                   GAsyncResult *result,
                                   GError      **error);
gboolean frond_sensor_open (FrondSensor  *self,
                            GCancellable *cancellable,
                            GError      **error);
/* Valid from a successful open to the next close. */
const FrondSensorInfo *frond_sensor_get_info (FrondSensor *self);
FrondSensorState       frond_sensor_get_state (FrondSensor *self);

/* Starts the stream; sample 0 is its first frame. Does not wait: what goes wrong from here on is a state. FALSE when it is not idle. */
gboolean frond_sensor_start (FrondSensor           *self,
                             const FrondSensorSink *sink,
                             gpointer               user_data,
                             GError               **error);
/* A recording begins about now: a simulated patient's scenario starts anew. Sample indices go on. */
void frond_sensor_begin_recording (FrondSensor *self);
/* What the programme asks for: a simulated patient does it. May be said again and again. */
void frond_sensor_cue (FrondSensor      *self,
                       FrondSensorEffort effort);
/* Stops the stream, leaves the device idle. Idempotent; waits for that at most 1 s (a BITalino needs some 0.25 s). */
void frond_sensor_stop (FrondSensor *self);
/* As stop, and lets go of the port. Idempotent. */
void frond_sensor_close (FrondSensor *self);

G_END_DECLS
