/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A layer between SQLite and the disk that keeps a log of what was written, fails on demand, and can make a disk full. It becomes
 * SQLite's default; everything that is opened from then on goes through it. */

typedef enum {
  SHIM_WRITE,
  SHIM_TRUNCATE,
  SHIM_SYNC,
  SHIM_DELETE,
} ShimKind;

/**
 * ShimEntry:
 * @kind: what happened
 * @path: to which file
 * @offset: of a write; new size of a truncation
 * @data: (nullable): of a write
 * @acknowledged: what the test's function answered just before
 */
typedef struct {
  ShimKind kind;
  char    *path;
  gint64   offset;
  GBytes  *data;
  guint64  acknowledged;
} ShimEntry;

typedef guint64 (*ShimAcknowledgedFunc) (void);

void shim_install (void);

/* Logs from here on. (transfer full) (element-type ShimEntry) */
void       shim_log_begin (ShimAcknowledgedFunc func);
GPtrArray *shim_log_end (void);

/* The n-th operation from here on fails (1 is the next one), and if lasting all after it. Answers nothing but SQLITE_IOERR_*. */
void     shim_fail_after (guint    n,
                          gboolean lasting);
gboolean shim_has_failed (void);
void     shim_fail_never (void);

/* Files may grow by n_bytes altogether, then the disk is full; statvfs() says the same. */
void shim_set_space (gint64 n_bytes);
/* Once the file at path is gone, there is n_bytes more. */
void     shim_set_reserve (const char *path,
                           gint64      n_bytes);
gboolean shim_was_full (void);
/* Whoever opens a file waits until it is allowed again; the thread that says so must not open any: it has something better to do. */
void shim_hold_opens (gboolean is_held);
/* Every sync takes so long. */
void shim_set_sync_delay_ms (guint delay_ms);

G_END_DECLS
