/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-export-error.h"

#include "frond-error.h"

#include <errno.h>
#include <fcntl.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * frond_export_set_file_error:
 * @error: (out): what to set
 * @code: an errno
 *
 * What went wrong with an export's file, as a sentence.
 */
void
frond_export_set_file_error (GError **error,
                             int      code)
{
  switch (code) {
  case EEXIST:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_EXISTS, _("There is already an export of this name. Nothing was written; choose another folder."));
    break;
  case ENOSPC:
  case EDQUOT:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NO_SPACE, _("The disk is full. The recording itself is safe; free some space and export again."));
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The folder for the export does not exist. Choose another one."));
    break;
  case EACCES:
  case EROFS:
  case EPERM:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_READ_ONLY, _("The folder for the export cannot be written to. Choose another one."));
    break;
  default:
    g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED, _("The export could not be written (%s). The recording itself is safe."), g_strerror (code));
    break;
  }
}

/**
 * frond_export_make_file:
 * @path: where to
 * @error: as frond_export_set_file_error()
 *
 * An export is not encrypted: at least nobody else on the machine may read it, and no other file is written over.
 *
 * Returns: a descriptor for writing, or -1
 */
int
frond_export_make_file (const char *path,
                        GError    **error)
{
  int descriptor = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (descriptor < 0)
    frond_export_set_file_error (error, errno);

  return descriptor;
}
