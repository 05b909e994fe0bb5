/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How every repository reads: a statement from an open vault, and its rows as one object, as several, or as a list. */

#include "config.h"

#include "frond-query.h"

#include "frond-error.h"
#include "frond-vault-private.h"

/**
 * frond_query_new:
 * @vault: a vault
 * @sql: a statement that changes nothing
 * @error: also where the vault was closed
 *
 * Returns: (transfer full) (nullable): the statement
 */
FrondStatement *
frond_query_new (FrondVault *vault,
                 const char *sql,
                 GError    **error)
{
  FrondDatabase *database = frond_vault_get_database (vault, error);

  return database ? frond_statement_new (database, sql, error) : NULL;
}

/**
 * frond_query_new_for:
 * @vault: a vault
 * @sql: a statement that changes nothing
 * @id: its first parameter
 * @error: also where the vault was closed
 *
 * Returns: (transfer full) (nullable): the statement
 */
FrondStatement *
frond_query_new_for (FrondVault *vault,
                     const char *sql,
                     gint64      id,
                     GError    **error)
{
  FrondStatement *statement = frond_query_new (vault, sql, error);

  if (statement)
    frond_statement_bind_int64 (statement, 1, id);

  return statement;
}

/**
 * frond_query_get_one:
 * @statement: (nullable): %NULL is answered by %NULL, as are the others' here
 * @read: for the first row
 * @none: the sentence of %FROND_ERROR_NOT_FOUND where there is no row
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (nullable): what @read made
 */
gpointer
frond_query_get_one (FrondStatement *statement,
                     FrondQueryRead  read,
                     const char     *none,
                     GError        **error)
{
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read (statement);

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, none);
  return NULL;
}

/* Returns: (transfer full) (nullable): an array of objects, all or nothing */
GPtrArray *
frond_query_get_all (FrondStatement *statement,
                     FrondQueryRead  read,
                     GError        **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&objects);
    g_ptr_array_add (objects, read (statement));
  }

  return NULL;
}

/* Returns: (transfer full) (nullable): the same as a list of @type */
GListStore *
frond_query_list (FrondStatement *statement,
                  GType           type,
                  FrondQueryRead  read,
                  GError        **error)
{
  g_autoptr (GPtrArray) objects = frond_query_get_all (statement, read, error);
  GListStore *list;

  if (!objects)
    return NULL;
  list = g_list_store_new (type);
  g_list_store_splice (list, 0, 0, objects->pdata, objects->len);

  return list;
}
