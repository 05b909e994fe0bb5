/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "shim-vfs.h"

#include <string.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <sqlite3.h>

/**
 * ShimFile:
 * @base: what SQLite sees
 * @path: its name
 * @real: the file of the real VFS, directly behind this
 */
typedef struct {
  sqlite3_file  base;
  char         *path;
  sqlite3_file *real;
} ShimFile;

static struct {
  GMutex               mutex;
  sqlite3_vfs         *real;
  GPtrArray           *log;
  ShimAcknowledgedFunc acknowledged;
  gint64               fail_in;
  gboolean             lasting;
  gboolean             failed;
  gint64               space;
  gboolean             was_full;
  char                *reserve;
  gint64               reserve_bytes;
  guint                sync_delay_ms;
  GCond                released;
  GThread             *holder; /* NULL while opens are not held */
} shim = { .fail_in = -1, .space = G_MAXINT64 };

static void
entry_free (ShimEntry *entry)
{
  g_free (entry->path);
  g_clear_pointer (&entry->data, g_bytes_unref);
  g_free (entry);
}

static void
add_to_log (ShimKind      kind,
            const char   *path,
            gint64        offset,
            gconstpointer data,
            gsize         n)
{
  guint64 acknowledged = shim.acknowledged ? shim.acknowledged () : 0;

  g_mutex_lock (&shim.mutex);
  if (shim.log) {
    ShimEntry *entry = g_new0 (ShimEntry, 1);

    entry->kind = kind;
    entry->path = g_strdup (path);
    entry->offset = offset;
    entry->data = data ? g_bytes_new (data, n) : NULL;
    entry->acknowledged = acknowledged;
    g_ptr_array_add (shim.log, entry);
  }
  g_mutex_unlock (&shim.mutex);
}

static gboolean
must_fail (void)
{
  gboolean fails = FALSE;

  g_mutex_lock (&shim.mutex);
  if (shim.fail_in > 0 && --shim.fail_in == 0)
    fails = TRUE;
  else if (shim.fail_in == 0)
    fails = shim.lasting;
  shim.failed |= fails;
  g_mutex_unlock (&shim.mutex);

  return fails;
}

/* Under the mutex. */
static void
look_at_reserve (void)
{
  if (!shim.reserve || g_file_test (shim.reserve, G_FILE_TEST_EXISTS))
    return;

  shim.space += shim.reserve_bytes;
  g_clear_pointer (&shim.reserve, g_free);
}

/* In the place of the C library's: what the program asks about the disk is what it can write there. */
int
statvfs (const char     *path,
         struct statvfs *status)
{
  struct statfs real;

  if (syscall (SYS_statfs, path, &real) != 0)
    return -1;

  memset (status, 0, sizeof *status);
  status->f_bsize = status->f_frsize = (unsigned long) real.f_bsize;
  status->f_bavail = real.f_bavail;
  g_mutex_lock (&shim.mutex);
  if (shim.space != G_MAXINT64)
    status->f_bavail = (fsblkcnt_t) MAX (shim.space, 0) / status->f_frsize;
  g_mutex_unlock (&shim.mutex);

  return 0;
}

static gboolean
is_full (ShimFile *file,
         gint64    end)
{
  sqlite3_int64 size = 0;
  gboolean      full;

  file->real->pMethods->xFileSize (file->real, &size);
  g_mutex_lock (&shim.mutex);
  look_at_reserve ();
  full = end > size && end - size > shim.space;
  if (!full && end > size && shim.space != G_MAXINT64)
    shim.space -= end - size;
  shim.was_full |= full;
  g_mutex_unlock (&shim.mutex);

  return full;
}

static int
shim_close (sqlite3_file *base)
{
  ShimFile *file = (ShimFile *) base;
  int       result = file->real->pMethods ? file->real->pMethods->xClose (file->real) : SQLITE_OK;

  g_free (file->path);

  return result;
}

static int
shim_read (sqlite3_file *base,
           void         *data,
           int           n,
           sqlite3_int64 offset)
{
  ShimFile *file = (ShimFile *) base;

  if (must_fail ())
    return SQLITE_IOERR_READ;

  return file->real->pMethods->xRead (file->real, data, n, offset);
}

static int
shim_write (sqlite3_file *base,
            const void   *data,
            int           n,
            sqlite3_int64 offset)
{
  ShimFile *file = (ShimFile *) base;

  if (must_fail ())
    return SQLITE_IOERR_WRITE;
  if (is_full (file, offset + n))
    return SQLITE_FULL;
  add_to_log (SHIM_WRITE, file->path, offset, data, (gsize) n);

  return file->real->pMethods->xWrite (file->real, data, n, offset);
}

static int
shim_truncate (sqlite3_file *base,
               sqlite3_int64 size)
{
  ShimFile *file = (ShimFile *) base;

  if (must_fail ())
    return SQLITE_IOERR_TRUNCATE;
  add_to_log (SHIM_TRUNCATE, file->path, size, NULL, 0);

  return file->real->pMethods->xTruncate (file->real, size);
}

static int
shim_sync (sqlite3_file *base,
           int           flags)
{
  ShimFile *file = (ShimFile *) base;

  if (must_fail ())
    return SQLITE_IOERR_FSYNC;
  if (shim.sync_delay_ms > 0)
    g_usleep (shim.sync_delay_ms * 1000);
  add_to_log (SHIM_SYNC, file->path, 0, NULL, 0);

  /* The machine does not lose its power here: what was synced is in the log. */
  return SQLITE_OK;
}

static int
shim_file_size (sqlite3_file  *base,
                sqlite3_int64 *size)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xFileSize (file->real, size);
}

static int
shim_lock (sqlite3_file *base,
           int           lock)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xLock (file->real, lock);
}

static int
shim_unlock (sqlite3_file *base,
             int           lock)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xUnlock (file->real, lock);
}

static int
shim_check_reserved (sqlite3_file *base,
                     int          *result)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, result);
}

/* Without the size hint: it would grow the file past the log. */
static int
shim_file_control (sqlite3_file *base,
                   int           operation,
                   void         *argument)
{
  ShimFile *file = (ShimFile *) base;

  if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_NOTFOUND;

  return file->real->pMethods->xFileControl (file->real, operation, argument);
}

static int
shim_sector_size (sqlite3_file *base)
{
  return 512;
}

/* Promises nothing that a torn sector would break. */
static int
shim_characteristics (sqlite3_file *base)
{
  return 0;
}

static int
shim_shm_map (sqlite3_file   *base,
              int             page,
              int             size,
              int             extend,
              void volatile **memory)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xShmMap (file->real, page, size, extend, memory);
}

static int
shim_shm_lock (sqlite3_file *base,
               int           offset,
               int           n,
               int           flags)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xShmLock (file->real, offset, n, flags);
}

static void
shim_shm_barrier (sqlite3_file *base)
{
  ShimFile *file = (ShimFile *) base;

  file->real->pMethods->xShmBarrier (file->real);
}

static int
shim_shm_unmap (sqlite3_file *base,
                int           delete_flag)
{
  ShimFile *file = (ShimFile *) base;

  return file->real->pMethods->xShmUnmap (file->real, delete_flag);
}

static const sqlite3_io_methods shim_methods = {
  .iVersion = 2,
  .xClose = shim_close,
  .xRead = shim_read,
  .xWrite = shim_write,
  .xTruncate = shim_truncate,
  .xSync = shim_sync,
  .xFileSize = shim_file_size,
  .xLock = shim_lock,
  .xUnlock = shim_unlock,
  .xCheckReservedLock = shim_check_reserved,
  .xFileControl = shim_file_control,
  .xSectorSize = shim_sector_size,
  .xDeviceCharacteristics = shim_characteristics,
  .xShmMap = shim_shm_map,
  .xShmLock = shim_shm_lock,
  .xShmBarrier = shim_shm_barrier,
  .xShmUnmap = shim_shm_unmap,
};

static void
wait_until_released (void)
{
  g_mutex_lock (&shim.mutex);
  while (shim.holder) {
    g_assert_true (shim.holder != g_thread_self ());
    g_cond_wait (&shim.released, &shim.mutex);
  }
  g_mutex_unlock (&shim.mutex);
}

static int
shim_open (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *base,
           int           flags,
           int          *out_flags)
{
  ShimFile *file = (ShimFile *) base;
  int       result;

  memset (file, 0, sizeof *file);
  wait_until_released ();
  if (must_fail ())
    return SQLITE_CANTOPEN;
  file->real = (sqlite3_file *) (file + 1);
  result = shim.real->xOpen (shim.real, path, file->real, flags, out_flags);
  if (result == SQLITE_OK) {
    file->path = g_strdup (path);
    file->base.pMethods = &shim_methods;
  }

  return result;
}

static int
shim_delete (sqlite3_vfs *vfs,
             const char  *path,
             int          sync)
{
  if (must_fail ())
    return SQLITE_IOERR_DELETE;
  add_to_log (SHIM_DELETE, path, 0, NULL, 0);

  return shim.real->xDelete (shim.real, path, 0);
}

void
shim_install (void)
{
  static sqlite3_vfs vfs;

  shim.real = sqlite3_vfs_find (NULL);
  vfs = *shim.real;
  vfs.szOsFile = (int) sizeof (ShimFile) + shim.real->szOsFile;
  vfs.zName = "frond-shim";
  vfs.xOpen = shim_open;
  vfs.xDelete = shim_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
shim_log_begin (ShimAcknowledgedFunc func)
{
  g_mutex_lock (&shim.mutex);
  shim.log = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  shim.acknowledged = func;
  g_mutex_unlock (&shim.mutex);
}

GPtrArray *
shim_log_end (void)
{
  GPtrArray *log;

  g_mutex_lock (&shim.mutex);
  log = g_steal_pointer (&shim.log);
  shim.acknowledged = NULL;
  g_mutex_unlock (&shim.mutex);

  return log;
}

void
shim_fail_after (guint    n,
                 gboolean lasting)
{
  g_mutex_lock (&shim.mutex);
  shim.fail_in = n;
  shim.lasting = lasting;
  shim.failed = FALSE;
  g_mutex_unlock (&shim.mutex);
}

gboolean
shim_has_failed (void)
{
  gboolean failed;

  g_mutex_lock (&shim.mutex);
  failed = shim.failed;
  g_mutex_unlock (&shim.mutex);

  return failed;
}

void
shim_fail_never (void)
{
  g_mutex_lock (&shim.mutex);
  shim.fail_in = -1;
  g_mutex_unlock (&shim.mutex);
}

void
shim_set_space (gint64 n_bytes)
{
  g_mutex_lock (&shim.mutex);
  shim.space = n_bytes;
  shim.was_full = FALSE;
  g_clear_pointer (&shim.reserve, g_free);
  g_mutex_unlock (&shim.mutex);
}

void
shim_set_reserve (const char *path,
                  gint64      n_bytes)
{
  g_mutex_lock (&shim.mutex);
  g_set_str (&shim.reserve, path);
  shim.reserve_bytes = n_bytes;
  g_mutex_unlock (&shim.mutex);
}

gboolean
shim_was_full (void)
{
  gboolean full;

  g_mutex_lock (&shim.mutex);
  full = shim.was_full;
  g_mutex_unlock (&shim.mutex);

  return full;
}

void
shim_hold_opens (gboolean is_held)
{
  g_mutex_lock (&shim.mutex);
  shim.holder = is_held ? g_thread_self () : NULL;
  g_cond_broadcast (&shim.released);
  g_mutex_unlock (&shim.mutex);
}

void
shim_set_sync_delay_ms (guint delay_ms)
{
  shim.sync_delay_ms = delay_ms;
}
