/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that holds nothing but its place on the disk. */

#include "config.h"

#include "frond-reserve.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <glib/gstdio.h>

static char *
get_path (const char *folder)
{
  return g_build_filename (folder, "vault.reserve", NULL);
}

/**
 * frond_reserve_get_free_bytes:
 * @folder: a vault's folder
 *
 * Returns: what this user may still write there, without what is held back; %G_MAXUINT64 where the file system does not say
 */
guint64
frond_reserve_get_free_bytes (const char *folder)
{
  struct statvfs status;

  if (statvfs (folder, &status) != 0)
    return G_MAXUINT64;

  return (guint64) status.f_bavail * status.f_frsize;
}

/* Not a sparse file: its blocks have to be taken. */
static gboolean
is_whole (int     fd,
          guint64 n_bytes)
{
  struct stat status;

  return fstat (fd, &status) == 0 && status.st_size >= 0 && (guint64) status.st_size == n_bytes && (guint64) status.st_blocks * 512 >= n_bytes;
}

/**
 * frond_reserve_make:
 * @folder: a vault's folder
 * @n_bytes: how much, as a rule %FROND_RESERVE_BYTES
 *
 * Holds back that much, where it is not held back already. Never on a disk that is nearly full: there the space is needed. Takes a moment
 * on file systems that cannot allocate without writing.
 *
 * Returns: whether it is held back now
 */
gboolean
frond_reserve_make (const char *folder,
                    guint64     n_bytes)
{
  g_autofree char *path = get_path (folder);
  int              fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean         ok;

  if (fd < 0)
    return FALSE;
  ok = is_whole (fd, n_bytes);
  if (!ok) {
    ok = ftruncate (fd, 0) == 0 && frond_reserve_get_free_bytes (folder) >= n_bytes + FROND_RESERVE_LOW_BYTES &&
         posix_fallocate (fd, 0, (off_t) n_bytes) == 0;
  }
  close (fd);
  if (!ok)
    g_unlink (path);

  return ok;
}

/**
 * frond_reserve_release:
 * @folder: a vault's folder
 *
 * Gives the space back, for what cannot wait. The next unlocking holds it back again.
 *
 * Returns: whether there was any
 */
gboolean
frond_reserve_release (const char *folder)
{
  g_autofree char *path = get_path (folder);

  return g_unlink (path) == 0;
}
