/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-endpoint.h"
#include "frond-frame-buffer.h"
#include "frond-sensor.h"
#include "transport/frond-transport.h"

G_BEGIN_DECLS

typedef struct _FrondDriverClass FrondDriverClass;

/* What a driver keeps for one open sensor; each driver's own structure begins with it. */
typedef struct {
  const FrondDriverClass *klass;
} FrondDriver;

/**
 * FrondDriverClass:
 * @id: stable name, stored in settings
 * @name: what a therapist calls such sensors
 * @kind: of the endpoints that it can be at
 * @baud: speed of the port; 0 for drivers without one, which generate() frames instead of being fed bytes
 * @flags: of every block that comes from it
 * @max_channels: that an endpoint may ask for; 0 for drivers whose channels are what they are
 * @open: asks what is there and leaves it idle; NULL with an error when it is something else
 * @describe: fills in what is known; called once after open
 * @start: begins the stream
 * @feed: parses bytes into frames; @clock_hz is how many frames come in a second of the clock of @now_us, 0 when the clock says nothing
 * @finish: (nullable): hands out what it held back, because nothing more will come
 * @begin_recording: (nullable): a recording begins with one of the next frames
 * @cue: (nullable): what the programme asks for from one of the next frames on
 * @generate: up to @n frames; fewer at the end
 * @stop: ends the stream and leaves the sensor idle, also after an error
 * @free: of the structure
 *
 * How to talk with one kind of sensor. Drivers own no thread, no timer and no clock: time is handed in, waiting is the transport's.
 */
struct _FrondDriverClass {
  const char       *id;
  const char       *name;
  FrondEndpointKind kind;
  guint             baud;
  FrondBlockFlags   flags;
  guint             max_channels;

  FrondDriver *(*open) (FrondEndpoint  *endpoint,
                        FrondTransport *transport,
                        GError        **error);
  void (*describe) (FrondDriver     *self,
                    FrondSensorInfo *info);
  gboolean (*start) (FrondDriver    *self,
                     FrondTransport *transport,
                     GError        **error);
  void (*feed) (FrondDriver      *self,
                const guint8     *bytes,
                gsize             n_bytes,
                gint64            now_us,
                double            clock_hz,
                FrondFrameBuffer *frames);
  void (*finish) (FrondDriver      *self,
                  FrondFrameBuffer *frames);
  void (*begin_recording) (FrondDriver *self);
  void (*cue) (FrondDriver      *self,
               FrondSensorEffort effort);
  guint (*generate) (FrondDriver      *self,
                     guint             n,
                     FrondFrameBuffer *frames);
  void (*stop) (FrondDriver    *self,
                FrondTransport *transport);
  void (*free) (FrondDriver *self);
};

extern const FrondDriverClass frond_bitalino_driver;
extern const FrondDriverClass frond_simulated_driver;
extern const FrondDriverClass frond_replay_driver;

/* The n-th driver for a kind of endpoint, NULL after the last. */
const FrondDriverClass *frond_driver_get_nth (FrondEndpointKind kind,
                                              guint             n);
/* Opens the endpoint with the first driver that understands what is there. transport is set for drivers that have a port. */
FrondDriver *frond_driver_open (FrondEndpoint   *endpoint,
                                int              wake_fd,
                                FrondTransport **transport,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void         frond_driver_free (FrondDriver *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondDriver, frond_driver_free)

G_END_DECLS
