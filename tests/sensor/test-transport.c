/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport/frond-transport.h"

#include <errno.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "emulator/frond-pty.h"
#include "frond-error.h"

/* Each of the system's reasons has a sentence of its own that names the port. */
static void
test_errors (void)
{
  static const struct {
    int code;
    int expected;
  } cases[] = {
    { EACCES, FROND_ERROR_PORT_FORBIDDEN },
    { EPERM, FROND_ERROR_PORT_FORBIDDEN },
    { EBUSY, FROND_ERROR_PORT_BUSY },
    { EWOULDBLOCK, FROND_ERROR_PORT_BUSY },
    { ENOENT, FROND_ERROR_NOT_FOUND },
    { ENODEV, FROND_ERROR_NOT_FOUND },
    { ENXIO, FROND_ERROR_NOT_FOUND },
    { ENOTTY, FROND_ERROR_WRONG_DEVICE },
    { EIO, FROND_ERROR_UNPLUGGED },
    { EMFILE, FROND_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = frond_transport_make_error (cases[i].code, "/dev/ttyUSB0");

    g_assert_error (error, FROND_ERROR, cases[i].expected);
    g_assert_nonnull (strstr (error->message, "/dev/ttyUSB0"));
    if (cases[i].expected == FROND_ERROR_PORT_FORBIDDEN)
      g_assert_nonnull (strstr (error->message, "sudo usermod -aG"));
  }
}

static gboolean
is_line (const guint8 *bytes,
         gsize         n_bytes)
{
  return n_bytes > 0 && bytes[n_bytes - 1] == '\n';
}

static void
test_bytes_both_ways (void)
{
  g_autoptr (FrondPty) pty = frond_pty_open (NULL, NULL);
  g_autoptr (FrondTransport) transport = frond_transport_open (frond_pty_get_path (pty), 115200, -1, NULL);
  g_autoptr (GByteArray) reply = NULL;
  g_autoptr (GByteArray) nothing = NULL;
  g_autoptr (GError) error = NULL;
  /* Bytes that a terminal that is not raw would swallow, change or echo. */
  static const guint8 bytes[] = { 0x00, 0x03, 0x04, 0x0a, 0x0d, 0x11, 0x13, 0x1a, 0x7f, 0xff, '\n' };
  guint8              heard[sizeof bytes];

  g_assert_nonnull (transport);
  g_assert_cmpint (write (frond_pty_get_fd (pty), bytes, sizeof bytes), ==, sizeof bytes);
  while (reply == NULL || reply->len < sizeof bytes) {
    g_autoptr (GByteArray) part = frond_transport_read_reply (transport, is_line, 1000, 0, NULL);

    if (reply == NULL)
      reply = g_byte_array_new ();
    g_byte_array_append (reply, part->data, part->len);
  }
  g_assert_cmpmem (reply->data, reply->len, bytes, sizeof bytes);

  g_assert_true (frond_transport_write (transport, bytes, sizeof bytes, &error));
  g_assert_cmpint (read (frond_pty_get_fd (pty), heard, sizeof heard), ==, sizeof heard);
  g_assert_cmpmem (heard, sizeof heard, bytes, sizeof bytes);

  nothing = frond_transport_read_reply (transport, is_line, 10, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_unplugged (void)
{
  FrondPty *pty = frond_pty_open (NULL, NULL);
  g_autoptr (FrondTransport) transport = frond_transport_open (frond_pty_get_path (pty), 115200, -1, NULL);
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) write_error = NULL;
  guint8 byte = 0;

  g_assert_cmpint (frond_transport_read (transport, &byte, 1, NULL), ==, 0);
  frond_pty_close (pty);
  g_assert_cmpint (frond_transport_read (transport, &byte, 1, &read_error), ==, -1);
  g_assert_error (read_error, FROND_ERROR, FROND_ERROR_UNPLUGGED);
  g_assert_false (frond_transport_write (transport, &byte, 1, &write_error));
  g_assert_error (write_error, FROND_ERROR, FROND_ERROR_UNPLUGGED);
}

static void
test_interrupted (void)
{
  g_autoptr (FrondPty) pty = frond_pty_open (NULL, NULL);
  int wake_fd = eventfd (1, EFD_CLOEXEC);
  g_autoptr (FrondTransport) transport = frond_transport_open (frond_pty_get_path (pty), 115200, wake_fd, NULL);
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  g_assert_false (frond_transport_pause (transport, 100000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  frond_transport_set_interruptible (transport, FALSE);
  g_assert_true (frond_transport_pause (transport, 20, NULL));
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 20000);
  close (wake_fd);
}

static void
test_locked (void)
{
  g_autoptr (FrondPty) pty = frond_pty_open (NULL, NULL);
  g_autoptr (FrondTransport) first = frond_transport_open (frond_pty_get_path (pty), 115200, -1, NULL);
  g_autoptr (FrondTransport) second = NULL;
  g_autoptr (GError) error = NULL;

  second = frond_transport_open (frond_pty_get_path (pty), 115200, -1, &error);
  g_assert_null (second);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_PORT_BUSY);
  g_clear_pointer (&first, frond_transport_close);
  second = frond_transport_open (frond_pty_get_path (pty), 115200, -1, NULL);
  g_assert_nonnull (second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport/errors", test_errors);
  g_test_add_func ("/transport/bytes-both-ways", test_bytes_both_ways);
  g_test_add_func ("/transport/unplugged", test_unplugged);
  g_test_add_func ("/transport/interrupted", test_interrupted);
  g_test_add_func ("/transport/locked", test_locked);

  return g_test_run ();
}
