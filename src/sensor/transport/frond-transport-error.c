/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-transport.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "frond-error.h"
#include "frond-port-access.h"

static GError *
make_forbidden (const char *path)
{
  g_autoptr (FrondPortAccess) access = frond_port_access_new (path);

  return g_error_new (FROND_ERROR, FROND_ERROR_PORT_FORBIDDEN,
                      access->needs_login ? _("Your user may not open %s. An administrator can allow it once with “%s”; then log out and in again.")
                                          : _("Your user may not open %s. An administrator can allow it once with “%s”; then try again."),
                                              path, access->command);
}

static GError *
make_wired (int         code,
            const char *path)
{
  switch (code) {
  case EACCES:
  case EPERM:
    return make_forbidden (path);
  case EBUSY:
  case EAGAIN:
    return g_error_new (FROND_ERROR, FROND_ERROR_PORT_BUSY,
                        _("Another program is using %s. Close it there, then try again."), path);
  case ENOENT:
  case ENODEV:
  case ENXIO:
    return g_error_new (FROND_ERROR, FROND_ERROR_NOT_FOUND,
                        _("There is no sensor at %s. Plug it in or switch it on, then try again."), path);
  case ENOTTY:
  case EISDIR:
  case EINVAL:
    return g_error_new (FROND_ERROR, FROND_ERROR_WRONG_DEVICE,
                        _("%s is not a port that a sensor can be connected to. Choose another one."), path);
  case EIO:
  case EPIPE:
    return g_error_new (FROND_ERROR, FROND_ERROR_UNPLUGGED,
                        _("The sensor at %s was disconnected. Check the cable and the battery."), path);
  default:
    return g_error_new (FROND_ERROR, FROND_ERROR_FAILED,
                        _("%s cannot be used (%s). Unplug the sensor, plug it in again and try again."), path, g_strerror (code));
  }
}

/* A serial port over Bluetooth, also behind a link. */
static gboolean
is_wireless (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char            *real_path = realpath (path, NULL);
  g_autofree char *real_name = g_path_get_basename (real_path ? real_path : path);

  free (real_path);

  return g_str_has_prefix (name, "rfcomm") || g_str_has_prefix (real_name, "rfcomm");
}

/* (nullable): what only a sensor without a cable can have. Where the kernel finds no adapter that is up, it calls the sensor unreachable:
 * also where the adapter's own service has switched it off, which the switches do not show. */
static GError *
make_wireless (int         code,
               const char *path,
               FrondRadio  radio)
{
  switch (code) {
  case EHOSTUNREACH:
  case ENETDOWN:
  case ENOENT:
  case ENODEV:
  case ENXIO:
  case EHOSTDOWN:
  case ETIMEDOUT:
  case ECONNREFUSED:
  case ECONNRESET:
    break;
  default:
    return NULL;
  }

  if (radio <= FROND_RADIO_ON && (code == EHOSTUNREACH || code == ENETDOWN))
    radio = FROND_RADIO_OFF;
  if (radio > FROND_RADIO_ON)
    return g_error_new_literal (FROND_ERROR, FROND_ERROR_RADIO_OFF, frond_radio_describe (radio));
  if (code == ENOENT || code == ENODEV || code == ENXIO)
    return NULL;

  return g_error_new (FROND_ERROR, FROND_ERROR_NO_REPLY,
                      _("The sensor at %s does not answer over Bluetooth. Switch it on, check its battery and bring it nearer, then try again."), path);
}

/**
 * frond_transport_make_radio_error:
 * @code: errno
 * @path: of the port
 * @radio: the state of the computer's Bluetooth
 *
 * Returns: (transfer full): see frond_transport_make_error()
 */
GError *
frond_transport_make_radio_error (int         code,
                                  const char *path,
                                  FrondRadio  radio)
{
  GError *wireless = is_wireless (path) ? make_wireless (code, path, radio) : NULL;

  return wireless ? wireless : make_wired (code, path);
}

/**
 * frond_transport_make_error:
 * @code: errno
 * @path: of the port
 *
 * Returns: (transfer full): busy, forbidden, not there, radio off, no answer, unplugged, not a port at all, or the system's own words
 */
GError *
frond_transport_make_error (int         code,
                            const char *path)
{
  return frond_transport_make_radio_error (code, path, frond_radio_find_bluetooth (FROND_RADIO_SYSFS));
}
