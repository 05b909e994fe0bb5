/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "frond-error.h"

/* The folder of path, or the nearest one above that is there: the one whose owner can do something about it. */
static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  while (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    char *above = g_path_get_dirname (folder);

    if (strcmp (above, folder) == 0) {
      g_free (above);
      break;
    }
    g_free (folder);
    folder = above;
  }

  return g_steal_pointer (&folder);
}

static void
set_read_only_error (const char *path,
                     GError    **error)
{
  g_autofree char *folder = dup_folder (path);
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, FROND_ERROR, FROND_ERROR_READ_ONLY,
               _ ("The folder “%s” cannot be written. Nothing was changed. Make it writable and try again."), shown);
}

void
frond_file_set_error (GError    **error,
                      int         number,
                      const char *path)
{
  if (number == ENOSPC || number == EDQUOT)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NO_SPACE,
                         _ ("The disk is full. What was stored before is safe. Free some space and try again."));
  else if (number == EROFS || number == EACCES || number == EPERM)
    set_read_only_error (path, error);
  else
    g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED,
                 _ ("The disk did not take the data (%s). What was stored before is safe. Check the disk and try again."), g_strerror (number));
}

gboolean
frond_file_sync_folder_of (const char *path,
                           GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean         ok = fd >= 0 && fsync (fd) == 0;
  int              number = errno;

  if (fd >= 0)
    close (fd);
  if (!ok)
    frond_file_set_error (error, number, path);

  return ok;
}

gboolean
frond_file_rename (const char *from,
                   const char *to,
                   GError    **error)
{
  if (g_rename (from, to) == 0)
    return frond_file_sync_folder_of (to, error);

  frond_file_set_error (error, errno, to);
  return FALSE;
}

static gboolean
write_all (int     fd,
           GBytes *contents)
{
  gsize         n;
  const guint8 *data = g_bytes_get_data (contents, &n);

  while (n > 0) {
    gssize written = write (fd, data, n);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    data += written;
    n -= (gsize) written;
  }

  return fsync (fd) == 0;
}

gboolean
frond_file_replace (const char *path,
                    GBytes     *contents,
                    GError    **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  int              fd = open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  int              number = errno;
  gboolean         ok = FALSE;

  if (fd >= 0) {
    ok = fchmod (fd, 0600) == 0 && write_all (fd, contents);
    number = errno;
    close (fd);
    if (ok)
      return frond_file_rename (part, path, error);
    g_unlink (part);
  }

  frond_file_set_error (error, number, path);
  return FALSE;
}

gboolean
frond_file_make_folder (const char *path,
                        GError    **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  frond_file_set_error (error, errno, path);
  return FALSE;
}
