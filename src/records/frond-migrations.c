/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-migrations.h"

#include <glib/gi18n-lib.h>

#include "frond-database.h"
#include "frond-error.h"
#include "frond-statement.h"

static gboolean
check_foreign_keys (FrondDatabase *database,
                    GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "PRAGMA foreign_key_check", error);
  gboolean found = FALSE;

  if (!statement || !frond_statement_step (statement, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                       _ ("The records could not be brought to this version of Frond, because they do not fit together. They were left as they were. Open a backup, or ask for help."));
  return FALSE;
}

/* The version is part of the transaction: a crash leaves the old file or the new one. */
static gboolean
run_step (FrondDatabase            *database,
          const FrondMigrationStep *step,
          guint                     version,
          GError                  **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", version);

  if (!frond_database_begin (database, error))
    return FALSE;
  if (frond_database_execute (database, step->sql, error) && frond_database_execute (database, set_version, error) &&
      check_foreign_keys (database, error) && frond_database_commit (database, error))
    return TRUE;

  frond_database_rollback (database);

  return FALSE;
}

/**
 * frond_migrations_run:
 * @database: an open database without an authorizer
 * @steps: all steps there are; step i leads to version i + 1
 * @n_steps: how many
 * @error: for a %FROND_ERROR
 *
 * Foreign keys are off meanwhile, as SQLite asks for where tables are rebuilt, and checked before each commit.
 *
 * Returns: whether the database has version @n_steps now; otherwise it has the last version that was reached
 */
gboolean
frond_migrations_run (FrondDatabase            *database,
                      const FrondMigrationStep *steps,
                      guint                     n_steps,
                      GError                  **error)
{
  gint64 version;

  if (!frond_statement_query_int64 (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= n_steps)
    return TRUE;

  if (!frond_database_execute (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (guint i = (guint) version; i < n_steps; i++)
    if (!run_step (database, &steps[i], i + 1, error))
      return FALSE;

  return frond_database_execute (database, "PRAGMA foreign_keys = ON", error);
}
