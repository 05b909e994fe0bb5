/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-transport.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libserialport.h>
#include <poll.h>
#include <sys/file.h>
#include <termios.h>
#include <unistd.h>

/* Longer than any reply of a sensor; a port that talks without end is something else. */
#define REPLY_MAX_BYTES  65536
#define WRITE_TIMEOUT_MS 1000

struct _FrondTransport {
  char           *path;
  int             fd;
  struct sp_port *port; /* NULL where termios is used */
  int             wake_fd;
  gboolean        interruptible;
};

static speed_t
find_speed (guint baud)
{
  switch (baud) {
  case 9600:
    return B9600;
  case 57600:
    return B57600;
  case 230400:
    return B230400;
  default:
    return B115200;
  }
}

/* Raw bytes, no flow control. One byte is enough to read: a read of nothing then means that the port is gone. */
static gboolean
make_raw (int   fd,
          guint baud)
{
  struct termios settings;

  if (tcgetattr (fd, &settings) != 0)
    return FALSE;
  cfmakeraw (&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~(tcflag_t) (CRTSCTS | CSTOPB | HUPCL);
  settings.c_iflag &= ~(tcflag_t) (IXOFF | IXANY);
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  if (baud > 0) {
    cfsetispeed (&settings, find_speed (baud));
    cfsetospeed (&settings, find_speed (baud));
  }

  return tcsetattr (fd, TCSANOW, &settings) == 0;
}

/* libserialport knows the ports that have a device behind them; it refuses ptys. */
static gboolean
is_real_port (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *name = g_path_get_basename (real != NULL ? real : path);
  g_autofree char *device = g_build_filename ("/sys/class/tty", name, "device", NULL);

  return g_file_test (device, G_FILE_TEST_EXISTS);
}

static int
fail_from_serialport (void)
{
  int code = sp_last_error_code ();

  return code != 0 ? code : EINVAL;
}

/* Returns 0 or errno. sp_open() takes the lock itself. */
static int
open_real_port (FrondTransport *self,
                guint           baud)
{
  g_autofree char *real = realpath (self->path, NULL);
  int              code = 0;

  if (real == NULL)
    return errno;
  if (sp_get_port_by_name (real, &self->port) != SP_OK)
    return fail_from_serialport ();
  if (sp_open (self->port, SP_MODE_READ_WRITE) != SP_OK) {
    code = fail_from_serialport ();
    g_clear_pointer (&self->port, sp_free_port);
    return code;
  }
  if (sp_set_baudrate (self->port, (int) baud) != SP_OK || sp_set_bits (self->port, 8) != SP_OK ||
      sp_set_parity (self->port, SP_PARITY_NONE) != SP_OK || sp_set_stopbits (self->port, 1) != SP_OK ||
      sp_set_flowcontrol (self->port, SP_FLOWCONTROL_NONE) != SP_OK || sp_get_port_handle (self->port, &self->fd) != SP_OK)
    return fail_from_serialport ();

  return make_raw (self->fd, 0) ? 0 : errno;
}

/* The same lock as libserialport's, so that two programs that follow it notice each other. */
static int
open_terminal (FrondTransport *self,
               guint           baud)
{
  self->fd = open (self->path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (self->fd < 0)
    return errno;
  if (!isatty (self->fd))
    return ENOTTY;
  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    return errno;

  return make_raw (self->fd, baud) ? 0 : errno;
}

/**
 * frond_transport_open:
 * @path: of the port; a symbolic link is followed anew at each open
 * @baud: bits per second
 * @wake_fd: interrupts waiting; -1 for none
 * @error: busy, forbidden, not there or not a port
 *
 * What was left in the port's buffers is thrown away.
 *
 * Returns: (transfer full): the open port
 */
FrondTransport *
frond_transport_open (const char *path,
                      guint       baud,
                      int         wake_fd,
                      GError    **error)
{
  g_autoptr (FrondTransport) self = g_new0 (FrondTransport, 1);
  int code;

  self->path = g_strdup (path);
  self->fd = -1;
  self->wake_fd = wake_fd;
  self->interruptible = TRUE;

  code = is_real_port (path) ? open_real_port (self, baud) : open_terminal (self, baud);
  if (code != 0) {
    g_propagate_error (error, frond_transport_make_error (code, path));
    return NULL;
  }
  tcflush (self->fd, TCIOFLUSH);

  return g_steal_pointer (&self);
}

void
frond_transport_close (FrondTransport *self)
{
  if (self == NULL)
    return;

  if (self->port != NULL) {
    sp_close (self->port);
    sp_free_port (self->port);
  } else if (self->fd >= 0) {
    close (self->fd);
  }
  g_free (self->path);
  g_free (self);
}

void
frond_transport_set_interruptible (FrondTransport *self,
                                   gboolean        interruptible)
{
  self->interruptible = interruptible;
}

const char *
frond_transport_get_path (FrondTransport *self)
{
  return self->path;
}

static gboolean
set_cancelled (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  return FALSE;
}

static gboolean
set_errno (FrondTransport *self,
           int             code,
           GError        **error)
{
  g_propagate_error (error, frond_transport_make_error (code, self->path));
  return FALSE;
}

/* events 0: wait for nothing but the time or the wake-up. TRUE unless something is wrong; ready says whether the events came. */
static gboolean
poll_until (FrondTransport *self,
            short           events,
            gint64          until_us,
            gboolean       *ready,
            GError        **error)
{
  *ready = FALSE;

  while (TRUE) {
    struct pollfd fds[2] = {
      { .fd = self->interruptible ? self->wake_fd : -1, .events = POLLIN },
      { .fd = events != 0 ? self->fd : -1, .events = events },
    };
    gint64 left_us = MAX (until_us - g_get_monotonic_time (), 0);
    int    n = poll (fds, 2, (int) ((left_us + 999) / 1000));

    if (n < 0 && errno != EINTR)
      return set_errno (self, errno, error);
    if (n < 0)
      continue;
    if (fds[0].revents != 0)
      return set_cancelled (error);
    *ready = fds[1].revents != 0;
    if (*ready || g_get_monotonic_time () >= until_us)
      return TRUE;
  }
}

static gint64
in_ms (guint milliseconds)
{
  return g_get_monotonic_time () + (gint64) milliseconds * 1000;
}

/**
 * frond_transport_wait:
 *
 * Waits until there are bytes to read, the port is gone (reading then says so), or the time is over.
 *
 * Returns: FALSE when cancelled
 */
gboolean
frond_transport_wait (FrondTransport *self,
                      guint           timeout_ms,
                      GError        **error)
{
  gboolean ready;

  return poll_until (self, POLLIN, in_ms (timeout_ms), &ready, error);
}

/**
 * frond_transport_pause:
 *
 * Lets at least the given time go by, whatever the sensor sends.
 *
 * Returns: FALSE when cancelled
 */
gboolean
frond_transport_pause (FrondTransport *self,
                       guint           milliseconds,
                       GError        **error)
{
  gboolean ready;

  return poll_until (self, 0, in_ms (milliseconds), &ready, error);
}

/**
 * frond_transport_read:
 *
 * Reads what is there without waiting.
 *
 * Returns: how many bytes, 0 for none at present, -1 with %FROND_ERROR_UNPLUGGED when the port is gone
 */
gssize
frond_transport_read (FrondTransport *self,
                      guint8         *buffer,
                      gsize           size,
                      GError        **error)
{
  gssize n;

  do
    n = read (self->fd, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n > 0)
    return n;
  if (n < 0 && errno == EAGAIN)
    return 0;

  /* 0, EIO, ENODEV, ENXIO: however the driver below puts it, the port is gone. */
  set_errno (self, EIO, error);
  return -1;
}

/**
 * frond_transport_write:
 *
 * Writes everything, waiting for room up to a second.
 *
 * Returns: FALSE when the port is gone, takes nothing, or waiting was cancelled
 */
gboolean
frond_transport_write (FrondTransport *self,
                       const guint8   *bytes,
                       gsize           n_bytes,
                       GError        **error)
{
  gint64 until = in_ms (WRITE_TIMEOUT_MS);

  while (n_bytes > 0) {
    gssize   n = write (self->fd, bytes, n_bytes);
    gboolean ready;

    if (n > 0) {
      bytes += n;
      n_bytes -= (gsize) n;
    } else if (n < 0 && errno != EAGAIN && errno != EINTR) {
      return set_errno (self, EIO, error);
    } else if (!poll_until (self, POLLOUT, until, &ready, error)) {
      return FALSE;
    } else if (!ready) {
      return set_errno (self, EIO, error);
    }
  }

  return TRUE;
}

/**
 * frond_transport_read_reply:
 * @whole: says when the reply is complete
 * @timeout_ms: longest wait
 * @quiet_ms: a reply also ends when nothing came for so long after its first byte; 0 to wait for @whole only
 * @error: the port is gone, or waiting was cancelled
 *
 * Returns: (transfer full): what came, perhaps not whole, perhaps empty; NULL with @error
 */
GByteArray *
frond_transport_read_reply (FrondTransport     *self,
                            FrondTransportWhole whole,
                            guint               timeout_ms,
                            guint               quiet_ms,
                            GError            **error)
{
  g_autoptr (GByteArray) reply = g_byte_array_new ();
  gint64 end = in_ms (timeout_ms);

  while (reply->len < REPLY_MAX_BYTES && !whole (reply->data, reply->len)) {
    gint64   until = reply->len > 0 && quiet_ms > 0 ? MIN (end, in_ms (quiet_ms)) : end;
    guint8   buffer[512];
    gboolean ready;
    gssize   n;

    if (!poll_until (self, POLLIN, until, &ready, error))
      return NULL;
    if (!ready)
      break;
    n = frond_transport_read (self, buffer, sizeof buffer, error);
    if (n < 0)
      return NULL;
    g_byte_array_append (reply, buffer, (guint) n);
    if (g_get_monotonic_time () >= end)
      break;
  }

  return g_steal_pointer (&reply);
}
