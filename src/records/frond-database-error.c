/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQLite answers, as something that a therapist can act on. SQLite's own messages may quote values and are never passed on. */

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "frond-database.h"
#include "frond-error.h"
#include "frond-file.h"

static void
set_constraint_error (int      extended,
                      GError **error)
{
  if (extended == SQLITE_CONSTRAINT_TRIGGER)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_IMMUTABLE,
                         _ ("This part of the record is closed and cannot be changed any more. It stays as it was. Write an addendum instead."));
  else if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_ROWID)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_EXISTS,
                         _ ("The records have this already. Nothing was changed."));
  else
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                         _ ("These details do not fit the record. Nothing was changed. Check them and try again."));
}

void
frond_database_set_error (sqlite3 *handle,
                          GError **error)
{
  int         extended = sqlite3_extended_errcode (handle);
  int         number = sqlite3_system_errno (handle);
  const char *path = sqlite3_db_filename (handle, "main");

  switch (extended & 0xff) {
  case SQLITE_NOTADB:
  case SQLITE_CORRUPT:
  /* All SQL here is fixed and tested: what remains is SQLCipher's answer to a page that is not authentic, or a schema that is not ours. */
  case SQLITE_ERROR:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                         _ ("A file of the records is damaged. It was left as it is. Restore it from a backup; their other files are not affected."));
    break;
  case SQLITE_FULL:
    frond_file_set_error (error, ENOSPC, path);
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    frond_file_set_error (error, EROFS, path);
    break;
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
    frond_file_set_error (error, number ? number : EIO, path);
    break;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_IN_USE,
                         _ ("Another program has the files of these records open. Nothing was changed. Close that program and try again."));
    break;
  case SQLITE_CONSTRAINT:
    set_constraint_error (extended, error);
    break;
  default:
    g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED,
                 _ ("The records could not do this (%s). What was stored before is safe. Try again, or restart Frond."), sqlite3_errstr (extended & 0xff));
    break;
  }
}
