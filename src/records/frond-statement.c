/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-statement.h"

#include <math.h>

#include <sqlite3.h>

struct _FrondStatement {
  sqlite3_stmt *statement;
  sqlite3      *handle;
  int           bound;
};

FrondStatement *
frond_statement_new (FrondDatabase *database,
                     const char    *sql,
                     GError       **error)
{
  FrondStatement *self;
  sqlite3        *handle = frond_database_get_handle (database);
  sqlite3_stmt   *statement = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK) {
    frond_database_set_error (handle, error);
    return NULL;
  }

  self = g_new0 (FrondStatement, 1);
  self->statement = statement;
  self->handle = handle;

  return self;
}

void
frond_statement_free (FrondStatement *self)
{
  sqlite3_finalize (self->statement);
  g_free (self);
}

/* Binding fails without memory only. A column that may be NULL would then lose its value silently: the next step fails instead. */
static void
note_bound (FrondStatement *self,
            int             result)
{
  g_return_if_fail (result != SQLITE_RANGE && result != SQLITE_MISUSE);

  if (self->bound == SQLITE_OK)
    self->bound = result;
}

void
frond_statement_bind_int64 (FrondStatement *self,
                            int             parameter,
                            gint64          value)
{
  note_bound (self, sqlite3_bind_int64 (self->statement, parameter, value));
}

void
frond_statement_bind_double (FrondStatement *self,
                             int             parameter,
                             double          value)
{
  note_bound (self, isnan (value) ? sqlite3_bind_null (self->statement, parameter) : sqlite3_bind_double (self->statement, parameter, value));
}

void
frond_statement_bind_text (FrondStatement *self,
                           int             parameter,
                           const char     *value)
{
  note_bound (self, sqlite3_bind_text (self->statement, parameter, value, -1, SQLITE_TRANSIENT));
}

void
frond_statement_bind_blob (FrondStatement *self,
                           int             parameter,
                           gconstpointer   data,
                           gsize           n_bytes)
{
  note_bound (self, sqlite3_bind_blob64 (self->statement, parameter, data, n_bytes, SQLITE_STATIC));
}

gboolean
frond_statement_step (FrondStatement *self,
                      gboolean       *has_row,
                      GError        **error)
{
  int result = self->bound == SQLITE_OK ? sqlite3_step (self->statement) : self->bound;

  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    frond_database_set_error (self->handle, error);
    frond_statement_reset (self);
    return FALSE;
  }
  if (has_row)
    *has_row = result == SQLITE_ROW;

  return TRUE;
}

gboolean
frond_statement_run (FrondStatement *self,
                     GError        **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    if (!frond_statement_step (self, &has_row, error))
      return FALSE;

  frond_statement_reset (self);

  return TRUE;
}

void
frond_statement_reset (FrondStatement *self)
{
  sqlite3_reset (self->statement);
  self->bound = SQLITE_OK;
}

gint64
frond_statement_get_int64 (FrondStatement *self,
                           int             column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
frond_statement_get_double (FrondStatement *self,
                            int             column)
{
  if (frond_statement_is_null (self, column))
    return NAN;

  return sqlite3_column_double (self->statement, column);
}

const char *
frond_statement_get_text (FrondStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

char *
frond_statement_dup_text (FrondStatement *self,
                          int             column)
{
  return g_strdup (frond_statement_get_text (self, column));
}

gconstpointer
frond_statement_get_blob (FrondStatement *self,
                          int             column,
                          gsize          *n_bytes)
{
  gconstpointer data = sqlite3_column_blob (self->statement, column);

  *n_bytes = (gsize) sqlite3_column_bytes (self->statement, column);

  return data;
}

gboolean
frond_statement_is_null (FrondStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

gboolean
frond_statement_query_int64 (FrondDatabase *database,
                             const char    *sql,
                             gint64        *value,
                             GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, sql, error);
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;
  *value = has_row ? frond_statement_get_int64 (statement, 0) : 0;

  return TRUE;
}
