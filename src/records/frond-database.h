/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-crypto.h"
#include "frond-migrations.h"

G_BEGIN_DECLS

typedef struct sqlite3 sqlite3;

/**
 * FrondDatabaseKind:
 * @application_id: number in the file's header that says what it is
 * @steps: (array length=n_steps): its schema, one step per version
 * @n_steps: the newest version
 * @cache_kib: memory for pages
 *
 * What a database file of Frond is.
 */
typedef struct {
  gint32                    application_id;
  const FrondMigrationStep *steps;
  guint                     n_steps;
  guint                     cache_kib;
} FrondDatabaseKind;

extern const FrondDatabaseKind frond_database_main;
extern const FrondDatabaseKind frond_database_recording;

typedef enum {
  FROND_DATABASE_WRITE,
  FROND_DATABASE_READ_ONLY,
} FrondDatabaseAccess;

/* An encrypted SQLite database. The only place that opens one. */
typedef struct _FrondDatabase FrondDatabase;

FrondDatabase *frond_database_create (const char              *path,
                                      const FrondDatabaseKind *kind,
                                      FrondSecret             *key,
                                      GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
FrondDatabase *frond_database_open (const char              *path,
                                    const FrondDatabaseKind *kind,
                                    FrondDatabaseAccess      access,
                                    FrondSecret             *key,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       frond_database_has_log (const char *path);
void           frond_database_remove (const char *path);
/* Checkpoints and closes. */
void     frond_database_close (FrondDatabase *self);
sqlite3 *frond_database_get_handle (FrondDatabase *self);

/* Fixed SQL without parameters. */
gboolean frond_database_execute (FrondDatabase *self,
                                 const char    *sql,
                                 GError       **error);
gboolean frond_database_begin (FrondDatabase *self,
                               GError       **error);
gboolean frond_database_commit (FrondDatabase *self,
                                GError       **error);
void     frond_database_rollback (FrondDatabase *self);
gint64   frond_database_get_last_id (FrondDatabase *self);
guint    frond_database_get_n_changes (FrondDatabase *self);
/* Moves everything from the write-ahead log into the file and leaves a single file that needs no writing to be read. */
gboolean frond_database_finish (FrondDatabase *self,
                                GError       **error);
/* Appends a sentence for everything that is wrong. */
gboolean frond_database_check (FrondDatabase *self,
                               const char    *name,
                               GPtrArray     *findings,
                               GError       **error);
/* The %FROND_ERROR for what SQLite answered last. */
void frond_database_set_error (sqlite3 *handle,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondDatabase, frond_database_close)

G_END_DECLS
