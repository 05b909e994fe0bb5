/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "driver/frond-driver.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-bitalino-channel.h"
#include "frond-bitalino-frame.h"
#include "frond-bitalino-stream.h"
#include "frond-error.h"

#define RATE_HZ 1000
/* The device has no flow control: at least 100 ms before each command byte, and a little for a poll that ends early. */
#define PAUSE_MS 105
#define REPLY_MS 1000
#define FLUSH_MS 300
/* The state reply has two lengths; the shorter one is over when nothing more comes. */
#define STATE_QUIET_MS 60

#define FIRST_R_EVOLUTION 5.0

/* A lithium cell between the lowest threshold of the device's own warning and its end-of-charge voltage. */
#define BATTERY_EMPTY_V 3.4
#define BATTERY_FULL_V  4.2

typedef struct {
  FrondDriver parent;

  guint                n_channels;
  double               version;
  double               battery_v;
  FrondBitalinoStream *stream;
} BitalinoDriver;

static gboolean
is_version (const guint8 *bytes,
            gsize         n_bytes)
{
  return frond_bitalino_version_parse (bytes, n_bytes, NULL);
}

static gboolean
is_long_state (const guint8 *bytes,
               gsize         n_bytes)
{
  return n_bytes >= FROND_BITALINO_STATE_BYTES_WITH_PWM;
}

static gboolean
send_command (FrondTransport *transport,
              guint8          command,
              GError        **error)
{
  return frond_transport_pause (transport, PAUSE_MS, error) && frond_transport_write (transport, &command, 1, error);
}

/* FALSE with error when the port is gone; heard says whether anything came at all. */
static gboolean
ask_version (FrondTransport *transport,
             guint           timeout_ms,
             double         *version,
             gboolean       *heard,
             GError        **error)
{
  g_autoptr (GByteArray) reply = NULL;

  if (!send_command (transport, FROND_BITALINO_COMMAND_VERSION, error))
    return FALSE;
  reply = frond_transport_read_reply (transport, is_version, timeout_ms, 0, error);
  if (reply == NULL)
    return FALSE;
  *heard = *heard || reply->len > 0;
  if (!frond_bitalino_version_parse (reply->data, reply->len, version))
    *version = NAN;

  return TRUE;
}

/* A device that was left streaming, by a crash or a lost link, does not answer before it is stopped. */
static gboolean
find_version (FrondTransport *transport,
              double         *version,
              GError        **error)
{
  gboolean heard = FALSE;

  if (!ask_version (transport, REPLY_MS, version, &heard, error))
    return FALSE;
  if (isnan (*version) && (!send_command (transport, FROND_BITALINO_COMMAND_STOP, error) ||
                           !ask_version (transport, REPLY_MS, version, &heard, error)))
    return FALSE;
  if (!isnan (*version))
    return TRUE;

  if (heard)
    g_set_error (error, FROND_ERROR, FROND_ERROR_WRONG_DEVICE,
                 _("Something that is no sensor known to Frond answers at %s. Choose another port."), frond_transport_get_path (transport));
  else
    g_set_error (error, FROND_ERROR, FROND_ERROR_NO_REPLY,
                 _("Nothing answers at %s. Switch the sensor on, check its battery, then try again."), frond_transport_get_path (transport));
  return FALSE;
}

/* The battery is good to know, never worth failing for. */
static gboolean
ask_battery (BitalinoDriver *self,
             FrondTransport *transport,
             GError        **error)
{
  g_autoptr (GByteArray) reply = NULL;
  FrondBitalinoState state;

  if (self->version < FIRST_R_EVOLUTION)
    return TRUE;
  if (!send_command (transport, FROND_BITALINO_COMMAND_STATE, error))
    return FALSE;
  reply = frond_transport_read_reply (transport, is_long_state, REPLY_MS, STATE_QUIET_MS, error);
  if (reply == NULL)
    return FALSE;
  if (frond_bitalino_state_decode (reply->data, reply->len, &state))
    self->battery_v = frond_bitalino_state_get_battery_v (&state);

  return TRUE;
}

static void
bitalino_driver_free (FrondDriver *driver)
{
  BitalinoDriver *self = (BitalinoDriver *) driver;

  g_clear_pointer (&self->stream, frond_bitalino_stream_free);
  g_free (self);
}

static FrondDriver *
bitalino_driver_open (FrondEndpoint  *endpoint,
                      FrondTransport *transport,
                      GError        **error)
{
  g_autoptr (FrondDriver) driver = (FrondDriver *) g_new0 (BitalinoDriver, 1);
  BitalinoDriver *self = (BitalinoDriver *) driver;
  guint64         n_channels = 1;

  driver->klass = &frond_bitalino_driver;
  self->battery_v = NAN;
  if (!frond_endpoint_get_option (endpoint, "channels", 1, FROND_BITALINO_MAX_CHANNELS, &n_channels, error) ||
      !find_version (transport, &self->version, error) || !ask_battery (self, transport, error))
    return NULL;
  self->n_channels = (guint) n_channels;
  self->stream = frond_bitalino_stream_new (self->n_channels);

  return g_steal_pointer (&driver);
}

static FrondChannel *
make_channel (BitalinoDriver *self,
              guint           n)
{
  g_autofree char *label = n == 0 ? g_strdup ("EMG") : g_strdup_printf ("EMG %u", n + 1);

  return frond_bitalino_channel_new (label, frond_bitalino_channel_get_bits (self->n_channels, n), self->version >= FIRST_R_EVOLUTION);
}

static void
bitalino_driver_describe (FrondDriver     *driver,
                          FrondSensorInfo *info)
{
  BitalinoDriver *self = (BitalinoDriver *) driver;
  char            version[G_ASCII_DTOSTR_BUF_SIZE];

  g_set_str (&info->model, self->version < FIRST_R_EVOLUTION ? "BITalino" : "BITalino (r)evolution");
  g_set_str (&info->firmware, g_ascii_formatd (version, sizeof version, "%.1f", self->version));
  info->rate_hz = RATE_HZ;
  info->battery_v = self->battery_v;
  if (!isnan (self->battery_v))
    info->battery_percent = (int) round (100 * CLAMP ((self->battery_v - BATTERY_EMPTY_V) / (BATTERY_FULL_V - BATTERY_EMPTY_V), 0, 1));
  for (guint i = 0; i < self->n_channels; i++)
    g_ptr_array_add (info->channels, make_channel (self, i));
}

static gboolean
bitalino_driver_start (FrondDriver    *driver,
                       FrondTransport *transport,
                       GError        **error)
{
  BitalinoDriver *self = (BitalinoDriver *) driver;
  guint8          mask = (guint8) ((1 << self->n_channels) - 1);

  frond_bitalino_stream_reset (self->stream);

  return send_command (transport, FROND_BITALINO_COMMAND_RATE_1000, error) &&
         send_command (transport, FROND_BITALINO_COMMAND_LIVE (mask), error);
}

static void
bitalino_driver_feed (FrondDriver      *driver,
                      const guint8     *bytes,
                      gsize             n_bytes,
                      gint64            now_us,
                      double            clock_hz,
                      FrondFrameBuffer *frames)
{
  BitalinoDriver *self = (BitalinoDriver *) driver;

  frond_bitalino_stream_feed (self->stream, bytes, n_bytes, now_us, clock_hz, frames);
}

static void
bitalino_driver_finish (FrondDriver      *driver,
                        FrondFrameBuffer *frames)
{
  frond_bitalino_stream_finish (((BitalinoDriver *) driver)->stream, frames);
}

/* What is still on its way is thrown away up to the answer to a question that only an idle device answers. */
static void
bitalino_driver_stop (FrondDriver    *driver,
                      FrondTransport *transport)
{
  double   version;
  gboolean heard = FALSE;

  if (send_command (transport, FROND_BITALINO_COMMAND_STOP, NULL))
    (void) ask_version (transport, FLUSH_MS, &version, &heard, NULL);
}

const FrondDriverClass frond_bitalino_driver = {
  .id = "bitalino",
  .name = "BITalino",
  .kind = FROND_ENDPOINT_SERIAL,
  .baud = FROND_BITALINO_BAUD,
  .flags = FROND_BLOCK_FLAGS_NONE,
  .max_channels = FROND_BITALINO_MAX_CHANNELS,
  .open = bitalino_driver_open,
  .describe = bitalino_driver_describe,
  .start = bitalino_driver_start,
  .feed = bitalino_driver_feed,
  .finish = bitalino_driver_finish,
  .stop = bitalino_driver_stop,
  .free = bitalino_driver_free,
};
