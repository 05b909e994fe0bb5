/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-transport.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <grp.h>
#include <sys/stat.h>

#include "frond-error.h"

/* The group that may open the port; distributions differ (dialout, uucp). Root's own group is no advice. */
static char *
dup_group_of_port (const char *path)
{
  struct group  entry;
  struct group *found = NULL;
  struct stat   info;
  char          buffer[4096];

  if (stat (path, &info) == 0 && info.st_gid != 0)
    getgrgid_r (info.st_gid, &entry, buffer, sizeof buffer, &found);

  return g_strdup (found != NULL ? found->gr_name : "dialout");
}

static GError *
make_forbidden (const char *path)
{
  g_autofree char *group = dup_group_of_port (path);

  return g_error_new (FROND_ERROR, FROND_ERROR_PORT_FORBIDDEN,
                      _("Your user may not open %s. Ask the administrator to run “sudo adduser $USER %s”, then log out and in again."), path, group);
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
                        _("The sensor at %s was disconnected. What came until then is kept. Check the cable and the battery."), path);
  default:
    return g_error_new (FROND_ERROR, FROND_ERROR_FAILED,
                        _("%s cannot be used (%s). Unplug the sensor, plug it in again and try again."), path, g_strerror (code));
  }
}
