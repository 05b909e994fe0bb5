/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FrondError:
 *
 * What can go wrong, as far as somebody could act on it. The message of each error is a sentence for a therapist:
 * what happened, what is safe, what to do. Cancelling is %G_IO_ERROR_CANCELLED, never one of these.
 */
typedef enum {
  FROND_ERROR_FAILED,           /* nothing more precise is known */
  FROND_ERROR_WRONG_PASSPHRASE, /* no key slot opens with it */
  FROND_ERROR_THROTTLED,        /* too many wrong passphrases; wait */
  FROND_ERROR_NOT_A_VAULT,      /* empty, plain SQLite or something else */
  FROND_ERROR_DAMAGED,          /* a checksum or a structure does not hold */
  FROND_ERROR_TOO_NEW,          /* made by a newer Frond */
  FROND_ERROR_IN_USE,           /* another instance has it open */
  FROND_ERROR_READ_ONLY,        /* the folder or file system cannot be written */
  FROND_ERROR_NO_SPACE,         /* the disk is full */
  FROND_ERROR_NOT_FOUND,        /* no such row, file or port */
  FROND_ERROR_EXISTS,           /* would replace something */
  FROND_ERROR_IMMUTABLE,        /* signed, or another thing that only grows */
  FROND_ERROR_INVALID,          /* the input does not make sense */
  FROND_ERROR_PORT_BUSY,        /* another program has the sensor's port */
  FROND_ERROR_PORT_FORBIDDEN,   /* this user may not open the port */
  FROND_ERROR_NO_REPLY,         /* the sensor does not answer */
  FROND_ERROR_WRONG_DEVICE,     /* something else answers */
  FROND_ERROR_PROTOCOL,         /* the sensor's bytes cannot be understood */
  FROND_ERROR_UNPLUGGED,        /* the sensor went away */
  FROND_ERROR_RADIO_OFF,        /* the computer's Bluetooth is switched off */
} FrondError;

#define FROND_ERROR (frond_error_quark ())
GQuark frond_error_quark (void);

G_END_DECLS
