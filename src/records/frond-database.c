/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-database.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "frond-error.h"
#include "frond-file.h"
#include "frond-statement.h"

#define PAGE_BYTES 4096

struct _FrondDatabase {
  sqlite3 *handle;
  char    *path;
};

static const char plain_magic[16] = "SQLite format 3";

/* Only looking is left: no other file, no change of the schema, no setting. */
static int
authorize_cb (void       *data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  static const char *const readable[] = { "cipher_integrity_check", "integrity_check", "foreign_key_check", "user_version", NULL };

  switch (action) {
  case SQLITE_PRAGMA:
    return !second && g_strv_contains (readable, first) ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_SELECT:
  case SQLITE_READ:
  case SQLITE_INSERT:
  case SQLITE_UPDATE:
  case SQLITE_DELETE:
  case SQLITE_FUNCTION:
  case SQLITE_RECURSIVE:
  case SQLITE_TRANSACTION:
  case SQLITE_SAVEPOINT:
    return SQLITE_OK;
  default:
    return SQLITE_DENY;
  }
}

static gboolean
set_damaged (GError    **error,
             const char *sentence)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED, sentence);

  return FALSE;
}

/**
 * frond_database_has_log:
 * @path: a database
 *
 * Returns: whether a write-ahead log or a rollback journal holds a part of it: who opens it reads another content than the file's own
 */
gboolean
frond_database_has_log (const char *path)
{
  static const char *const endings[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *log = g_strconcat (path, endings[i], NULL);
    GStatBuf         status;

    if (g_stat (log, &status) == 0 && status.st_size > 0)
      return TRUE;
  }

  return FALSE;
}

/* SQLCipher takes an empty file for a new database and answers the same for everything else that is not one: looked at before. */
static gboolean
check_file (const char *path,
            GError    **error)
{
  int     fd = open (path, O_RDONLY | O_CLOEXEC);
  char    head[sizeof plain_magic];
  gssize  n_read;
  goffset size;

  if (fd < 0) {
    if (errno == ENOENT)
      g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND,
                           _ ("A file of the records is missing. Nothing was changed. Restore it from a backup."));
    else
      frond_file_set_error (error, errno, path);
    return FALSE;
  }
  n_read = pread (fd, head, sizeof head, 0);
  size = lseek (fd, 0, SEEK_END);
  close (fd);

  if (size == 0 || (n_read == (gssize) sizeof head && memcmp (head, plain_magic, sizeof head) == 0)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_A_VAULT,
                         size == 0 ? _ ("A file of the records is empty. Nothing was changed. Restore it from a backup.")
                                   : _ ("A file in this folder is an ordinary database without encryption, not one of Frond’s. Nothing was changed."));
    return FALSE;
  }
  /* A power cut in the middle of a checkpoint can leave half a page at the end; the log still has the whole one. */
  if ((size < PAGE_BYTES || size % PAGE_BYTES != 0) && !frond_database_has_log (path))
    return set_damaged (error, _ ("A file of the records is cut short. It was left as it is. Restore it from a backup."));

  return TRUE;
}

static char *
put_hex (char         *at,
         const guint8 *bytes,
         gsize         n)
{
  for (gsize i = 0; i < n; i++) {
    *at++ = "0123456789abcdef"[bytes[i] >> 4];
    *at++ = "0123456789abcdef"[bytes[i] & 15];
  }

  return at;
}

/* Keys go in by the C function only: the text of a PRAGMA would stay in memory. The salt goes with it, derived from the key: SQLCipher would
 * read it from the first sector of the file, and a power cut while that sector is written would take the whole file along. */
static gboolean
set_key (sqlite3     *handle,
         FrondSecret *key)
{
  g_autoptr (FrondSecret) salt = frond_crypto_derive (key, "salt");
  g_autoptr (FrondSecret) text = frond_secret_new (2 * (FROND_KEY_BYTES + FROND_SALT_BYTES) + 3);
  char *at = (char *) frond_secret_get_bytes (text);

  *at++ = 'x';
  *at++ = '\'';
  at = put_hex (at, frond_secret_get_bytes (key), FROND_KEY_BYTES);
  at = put_hex (at, frond_secret_get_bytes (salt), FROND_SALT_BYTES);
  *at = '\'';

  return sqlite3_key_v2 (handle, "main", frond_secret_get_bytes (text), (int) frond_secret_get_size (text)) == SQLITE_OK;
}

/* Plain SQLite ignores keys and would write plaintext: only SQLCipher knows its version. */
static gboolean
check_cipher (FrondDatabase *self,
              GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self, "PRAGMA cipher_version", error);
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row && frond_statement_get_text (statement, 0) && *frond_statement_get_text (statement, 0))
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_FAILED,
                       _ ("The encryption of this installation does not work, so that the records were not opened. Nothing was changed. Install Frond again."));
  return FALSE;
}

static FrondDatabase *
open_with_key (const char  *path,
               int          flags,
               FrondSecret *key,
               GError     **error)
{
  g_autoptr (FrondDatabase) self = g_new0 (FrondDatabase, 1);

  self->path = g_strdup (path);
  /* Keying a handle that did not open crashes SQLCipher 4.6. */
  if (sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL) != SQLITE_OK) {
    if (self->handle)
      frond_database_set_error (self->handle, error);
    else
      frond_file_set_error (error, ENOMEM, path);
    return NULL;
  }

  sqlite3_extended_result_codes (self->handle, 1);
  /* SQLCipher keeps freed pages readable by default. */
  if (!frond_database_execute (self, "PRAGMA cipher_memory_security = ON", error))
    return NULL;
  if (!set_key (self->handle, key)) {
    frond_database_set_error (self->handle, error);
    return NULL;
  }
  /* The first key of a process sets its log up anew, on stderr: only from here on it can be switched off. */
  if (!frond_database_execute (self, "PRAGMA cipher_log_level = NONE", error))
    return NULL;
  if (!check_cipher (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
restrict_handle (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit (handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256);
  sqlite3_busy_timeout (handle, 5000);
}

/* The first read: from here on the key is known to fit. */
static gboolean
check_identity (FrondDatabase           *self,
                const FrondDatabaseKind *kind,
                GError                 **error)
{
  gint64 value;

  if (!frond_statement_query_int64 (self, "SELECT count(*) FROM sqlite_schema", &value, error) ||
      !frond_statement_query_int64 (self, "PRAGMA application_id", &value, error))
    return FALSE;
  if (value != kind->application_id)
    return set_damaged (error, _ ("A file of the records is not what it should be. It was left as it is. Restore it from a backup."));

  if (!frond_statement_query_int64 (self, "PRAGMA user_version", &value, error))
    return FALSE;
  if (value > kind->n_steps) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_TOO_NEW,
                         _ ("These records were made by a newer Frond. Nothing was changed. Update Frond, then open them again."));
    return FALSE;
  }
  if (value < 0)
    return set_damaged (error, _ ("A file of the records is not what it should be. It was left as it is. Restore it from a backup."));

  return TRUE;
}

static gboolean
prepare (FrondDatabase           *self,
         const FrondDatabaseKind *kind,
         FrondDatabaseAccess      access,
         GError                 **error)
{
  g_autofree char *set_cache = g_strdup_printf ("PRAGMA cache_size = -%u", kind->cache_kib);

  if (!frond_database_execute (self, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON", error) ||
      !frond_database_execute (self, set_cache, error))
    return FALSE;
  if (access == FROND_DATABASE_WRITE &&
      (!frond_database_execute (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000", error) ||
       !frond_migrations_run (self, kind->steps, kind->n_steps, error)))
    return FALSE;

  sqlite3_set_authorizer (self->handle, authorize_cb, NULL);

  return TRUE;
}

/**
 * frond_database_open:
 * @path: an existing file
 * @kind: what it has to be
 * @access: whether it will be written
 * @key: its key, 32 bytes
 * @error: for a %FROND_ERROR
 *
 * The whole sequence, in the order that matters: look at the file, open without creating, key, ask for the cipher, read, compare identity
 * and version, restrict, migrate, forbid the rest.
 *
 * Returns: (transfer full): the open database
 */
FrondDatabase *
frond_database_open (const char              *path,
                     const FrondDatabaseKind *kind,
                     FrondDatabaseAccess      access,
                     FrondSecret             *key,
                     GError                 **error)
{
  g_autoptr (FrondDatabase) self = NULL;

  if (!check_file (path, error))
    return NULL;
  self = open_with_key (path, access == FROND_DATABASE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, key, error);
  if (!self)
    return NULL;
  restrict_handle (self->handle);
  if (!check_identity (self, kind, error) || !prepare (self, kind, access, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* SQLite would create a file that others may read. */
static gboolean
make_file (const char *path,
           GError    **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0) {
    close (fd);
    return TRUE;
  }
  if (errno == EEXIST)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_EXISTS, _ ("This file exists already. It was left as it is."));
  else
    frond_file_set_error (error, errno, path);

  return FALSE;
}

static gboolean
fill_file (FrondDatabase           *self,
           const FrondDatabaseKind *kind,
           GError                 **error)
{
  g_autofree char *identify = g_strdup_printf ("PRAGMA application_id = %d", kind->application_id);

  restrict_handle (self->handle);

  /* The look at the file is never left out: the first bytes of a plain one would be its magic. */
  return frond_database_execute (self, identify, error) && prepare (self, kind, FROND_DATABASE_WRITE, error) &&
         check_file (self->path, error) && frond_file_sync_folder_of (self->path, error);
}

/**
 * frond_database_remove:
 * @path: a database that is not open
 *
 * Removes it with what SQLite may have left beside it.
 */
void
frond_database_remove (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}

/**
 * frond_database_create:
 * @path: a file that does not exist
 * @kind: what it will be
 * @key: its key, 32 bytes
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): the open database, with the newest schema
 */
FrondDatabase *
frond_database_create (const char              *path,
                       const FrondDatabaseKind *kind,
                       FrondSecret             *key,
                       GError                 **error)
{
  g_autoptr (FrondDatabase) self = NULL;

  if (!make_file (path, error))
    return NULL;
  self = open_with_key (path, SQLITE_OPEN_READWRITE, key, error);
  if (self && fill_file (self, kind, error))
    return g_steal_pointer (&self);

  g_clear_pointer (&self, frond_database_close);
  frond_database_remove (path);

  return NULL;
}

void
frond_database_close (FrondDatabase *self)
{
  if (sqlite3_close (self->handle) != SQLITE_OK) {
    g_critical ("a database was closed with open statements");
    sqlite3_close_v2 (self->handle);
  }
  g_free (self->path);
  g_free (self);
}

sqlite3 *
frond_database_get_handle (FrondDatabase *self)
{
  return self->handle;
}

gboolean
frond_database_execute (FrondDatabase *self,
                        const char    *sql,
                        GError       **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  frond_database_set_error (self->handle, error);
  return FALSE;
}

gboolean
frond_database_begin (FrondDatabase *self,
                      GError       **error)
{
  return frond_database_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
frond_database_commit (FrondDatabase *self,
                       GError       **error)
{
  return frond_database_execute (self, "COMMIT", error);
}

/* Some errors have rolled back already; then there is nothing to do. */
void
frond_database_rollback (FrondDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gint64
frond_database_get_last_id (FrondDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

guint
frond_database_get_n_changes (FrondDatabase *self)
{
  return (guint) sqlite3_changes (self->handle);
}

static gboolean
checkpoint (FrondDatabase *self,
            GError       **error)
{
  if (sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK)
    return TRUE;

  frond_database_set_error (self->handle, error);
  return FALSE;
}

gboolean
frond_database_finish (FrondDatabase *self,
                       GError       **error)
{
  gboolean ok;

  if (!checkpoint (self, error))
    return FALSE;

  sqlite3_set_authorizer (self->handle, NULL, NULL);
  ok = frond_database_execute (self, "PRAGMA journal_mode = DELETE", error);
  sqlite3_set_authorizer (self->handle, authorize_cb, NULL);

  /* The log is gone for good only with the folder: an old one must not come back after a power cut. */
  return ok && frond_file_sync_folder_of (self->path, error);
}

static gboolean
collect (FrondDatabase *self,
         const char    *name,
         const char    *pragma,
         GPtrArray     *findings,
         GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self, pragma, error);
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (g_strcmp0 (frond_statement_get_text (statement, 0), "ok") != 0)
      g_ptr_array_add (findings, g_strdup_printf (_ ("%s is damaged: %s"), name, frond_statement_get_text (statement, 0)));
  }

  return FALSE;
}

/**
 * frond_database_check:
 * @self: a database
 * @name: what to call it
 * @findings: (element-type utf8): where to append
 * @error: for a %FROND_ERROR
 *
 * Both checks are needed: the cipher's finds changed pages but not a missing end, SQLite's finds what does not fit together.
 *
 * Returns: whether the checks ran; damage is a finding, not an error
 */
gboolean
frond_database_check (FrondDatabase *self,
                      const char    *name,
                      GPtrArray     *findings,
                      GError       **error)
{
  static const char *const pragmas[] = { "PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check" };

  /* The cipher's check reads the file alone, where pages may be torn that the log has whole. */
  if (!sqlite3_db_readonly (self->handle, "main") && !checkpoint (self, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++) {
    g_autoptr (GError) local = NULL;

    if (collect (self, name, pragmas[i], findings, &local))
      continue;
    if (!g_error_matches (local, FROND_ERROR, FROND_ERROR_DAMAGED)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    g_ptr_array_add (findings, g_strdup_printf (_ ("%s is damaged: %s"), name, local->message));
    break;
  }

  return TRUE;
}
