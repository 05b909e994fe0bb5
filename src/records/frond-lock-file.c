/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-lock-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-file.h"

struct _FrondLockFile {
  int fd;
};

/* "PID on HOST", as the holder wrote it; checked, since the file may hold anything. */
static char *
read_holder (int fd)
{
  char   text[200] = { 0 };
  gssize n = pread (fd, text, sizeof text - 1, 0);

  g_strchomp (text);
  if (n <= 0 || !*text || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return g_strdup (text);
}

static void
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%d on %s\n", (int) getpid (), g_get_host_name ());

  /* Only a courtesy to whoever finds the vault in use: on a full disk the lock holds all the same. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("vault.lock: the holder's name was not written");
}

/**
 * frond_lock_file_take:
 * @folder: a vault's folder
 * @error: for a %FROND_ERROR: in use (with the holder's name) or read-only
 *
 * WAL lets two processes write at the same time without an error, so that one has to be kept out.
 *
 * Returns: (transfer full): the lock
 */
FrondLockFile *
frond_lock_file_take (const char *folder,
                      GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.lock", NULL);
  g_autofree char *holder = NULL;
  int              fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  FrondLockFile   *self;

  if (fd < 0) {
    frond_file_set_error (error, errno, path);
    return NULL;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    holder = read_holder (fd);
    close (fd);
    g_set_error (error, FROND_ERROR, FROND_ERROR_IN_USE,
                 _ ("These records are open in another Frond (process %s). Nothing was changed. Close them there first."), holder ? holder : "?");
    return NULL;
  }

  write_holder (fd);
  self = g_new0 (FrondLockFile, 1);
  self->fd = fd;

  return self;
}

void
frond_lock_file_release (FrondLockFile *self)
{
  if (ftruncate (self->fd, 0) != 0)
    g_debug ("vault.lock: the holder's name was not removed");
  close (self->fd);
  g_free (self);
}
