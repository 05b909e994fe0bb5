/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-pty.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <termios.h>
#include <unistd.h>

#include "frond-error.h"

struct _FrondPty {
  int   master;
  int   slave; /* kept open: a port without users would report a hang-up to us all the time */
  int   lock;
  char *path;
};

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED, _("No port could be made (%s)."), g_strerror (code));
  return FALSE;
}

static gboolean
open_pair (FrondPty *self,
           GError  **error)
{
  struct termios settings;
  char           path[64];

  self->master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (self->master < 0 || grantpt (self->master) != 0 || unlockpt (self->master) != 0 ||
      ptsname_r (self->master, path, sizeof path) != 0)
    return fail (error);
  self->path = g_strdup (path);
  self->slave = open (path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  /* Without this the port would echo our own bytes until somebody else opens it. */
  if (self->slave < 0 || tcgetattr (self->slave, &settings) != 0)
    return fail (error);
  cfmakeraw (&settings);
  if (tcsetattr (self->slave, TCSANOW, &settings) != 0 || fcntl (self->master, F_SETFL, O_NONBLOCK) != 0)
    return fail (error);

  return TRUE;
}

/* Replaced in one step, so that whoever looks finds the old or the new port. */
static gboolean
point_link (FrondPty   *self,
            const char *link,
            GError    **error)
{
  g_autofree char *part = g_strconcat (link, ".part", NULL);

  (void) unlink (part);
  if (symlink (self->path, part) != 0 || rename (part, link) != 0)
    return fail (error);

  return TRUE;
}

FrondPty *
frond_pty_open (const char *link,
                GError    **error)
{
  g_autoptr (FrondPty) self = g_new0 (FrondPty, 1);

  self->master = self->slave = self->lock = -1;
  if (!open_pair (self, error) || (link != NULL && !point_link (self, link, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
frond_pty_close (FrondPty *self)
{
  if (self == NULL)
    return;

  if (self->lock >= 0)
    close (self->lock);
  if (self->slave >= 0)
    close (self->slave);
  if (self->master >= 0)
    close (self->master);
  g_free (self->path);
  g_free (self);
}

int
frond_pty_get_fd (FrondPty *self)
{
  return self->master;
}

const char *
frond_pty_get_path (FrondPty *self)
{
  return self->path;
}

gboolean
frond_pty_occupy (FrondPty *self,
                  GError  **error)
{
  if (self->lock >= 0)
    return TRUE;
  self->lock = open (self->path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (self->lock < 0 || flock (self->lock, LOCK_EX | LOCK_NB) != 0)
    return fail (error);

  return TRUE;
}
