/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-transport.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

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

/**
 * frond_transport_make_error:
 * @code: errno
 * @path: of the port
 *
 * Returns: (transfer full): busy, forbidden, not there, unplugged, not a port at all, or the system's own words
 */
GError *
frond_transport_make_error (int         code,
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
