/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-radio.h"

G_BEGIN_DECLS

/* A way to a sensor: a file descriptor that carries bytes both ways. Real ports are opened through libserialport; every other
 * terminal (a pty, rfcomm) with termios. One thread at a time; never blocks longer than it was told. */
typedef struct _FrondTransport FrondTransport;

/* Says whether the bytes that came so far hold a whole reply. */
typedef gboolean (*FrondTransportWhole) (const guint8 *bytes,
                                         gsize         n_bytes);

/* wake_fd: when it becomes readable, every wait ends with G_IO_ERROR_CANCELLED; -1 for none. Not owned. */
FrondTransport *frond_transport_open (const char *path,
                                      guint       baud,
                                      int         wake_fd,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void            frond_transport_close (FrondTransport *self);
/* While a sensor is being stopped nothing may interrupt. */
void        frond_transport_set_interruptible (FrondTransport *self,
                                               gboolean        interruptible);
const char *frond_transport_get_path (FrondTransport *self);
gboolean    frond_transport_wait (FrondTransport *self,
                                  guint           timeout_ms,
                                  GError        **error);
gboolean    frond_transport_pause (FrondTransport *self,
                                   guint           milliseconds,
                                   GError        **error);
gssize      frond_transport_read (FrondTransport *self,
                                  guint8         *buffer,
                                  gsize           size,
                                  GError        **error);
gboolean    frond_transport_write (FrondTransport *self,
                                   const guint8   *bytes,
                                   gsize           n_bytes,
                                   GError        **error);
GByteArray *frond_transport_read_reply (FrondTransport     *self,
                                        FrondTransportWhole whole,
                                        guint               timeout_ms,
                                        guint               quiet_ms,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* What an error of the operating system means for a port, as a sentence. */
GError *frond_transport_make_error (int         code,
                                    const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The same on a computer whose Bluetooth is so. */
GError *frond_transport_make_radio_error (int         code,
                                          const char *path,
                                          FrondRadio  radio) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondTransport, frond_transport_close)

G_END_DECLS
