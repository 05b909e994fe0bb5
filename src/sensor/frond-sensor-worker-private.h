/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "driver/frond-driver.h"
#include "frond-block-maker.h"
#include "frond-sensor-worker.h"

G_BEGIN_DECLS

struct _FrondSensorWorker {
  FrondEndpoint    *endpoint;
  FrondSensorTiming timing;
  int               wake_fd;

  GMutex   opening; /* held while opening or closing; before the other lock */
  GThread *thread;  /* written under both */

  /* Shared, under the lock. The info does not change while the sensor is open. */
  GMutex            lock;
  GCond             changed;
  FrondSensorState  state;
  gboolean          want_stream;
  gboolean          want_close;
  gboolean          streaming;
  gboolean          begins_recording;
  FrondSensorEffort effort;
  double            speed;
  FrondSensorSink   sink;
  gpointer          user_data;
  GError           *open_error;
  FrondSensorInfo  *info;

  /* The thread's own. */
  FrondTransport   *transport;
  FrondDriver      *driver;
  FrondFrameBuffer *frames;
  FrondBlockMaker   maker;
  gint64            last_read_us;  /* when bytes came last */
  gint64            last_frame_us; /* when the bytes of the last frame came */
  gboolean          resuming;
  gint64            pace_origin_us;
  double            pace_speed;
  guint64           paced_frames;
};

/* What the thread does while streaming, in a file of its own. */
void frond_sensor_worker_stream (FrondSensorWorker *self);
void frond_sensor_worker_drop_device (FrondSensorWorker *self);

void frond_sensor_worker_drain_wake (FrondSensorWorker *self);
void frond_sensor_worker_set_state (FrondSensorWorker *self,
                                    FrondSensorState   state);

G_END_DECLS
