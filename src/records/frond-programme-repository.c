/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-repository.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-query.h"
#include "frond-row.h"
#include "frond-vault-private.h"

#define NO_SUCH_PROGRAMME _ ("There is no such programme in this vault.")

#define SELECT \
  "SELECT c.id, c.uuid, c.draft, c.changed_at, c.removed_at, v.version, v.json, v.json_sha256 FROM programme_copy AS c" \
  " LEFT JOIN programme_version AS v ON v.copy_id = c.id AND v.version = (SELECT max (version) FROM programme_version WHERE copy_id = c.id)"

static gboolean
is_intact (const char *json,
           const char *sha256)
{
  g_autofree char *hash = json ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1) : NULL;

  return hash && g_strcmp0 (hash, sha256) == 0;
}

static gpointer
read_copy (FrondStatement *statement)
{
  FrondProgrammeCopy *copy = g_object_new (FROND_TYPE_PROGRAMME_COPY, NULL);

  copy->id = frond_statement_get_int64 (statement, 0);
  g_free (copy->uuid);
  copy->uuid = frond_statement_dup_text (statement, 1);
  copy->draft = frond_statement_dup_text (statement, 2);
  copy->changed_at = frond_row_get_time (statement, 3);
  copy->removed_at = frond_row_get_time (statement, 4);
  copy->version = (guint) frond_statement_get_int64 (statement, 5);
  copy->is_damaged = copy->version > 0 && !is_intact (frond_statement_get_text (statement, 6), frond_statement_get_text (statement, 7));
  copy->json = copy->is_damaged ? NULL : frond_statement_dup_text (statement, 6);

  return copy;
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, NO_SUCH_PROGRAMME);
}

/**
 * frond_programme_repository_list:
 * @vault: an open vault
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (nullable): a list of #FrondProgrammeCopy, oldest first, without those in the bin
 */
GListStore *
frond_programme_repository_list (FrondVault *vault,
                                 GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault, SELECT " WHERE c.removed_at IS NULL ORDER BY c.id", error);

  return frond_query_list (statement, FROND_TYPE_PROGRAMME_COPY, read_copy, error);
}

FrondProgrammeCopy *
frond_programme_repository_get (FrondVault *vault,
                                gint64      id,
                                GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, SELECT " WHERE c.id = ?1", id, error);

  return frond_query_get_one (statement, read_copy, NO_SUCH_PROGRAMME, error);
}

static FrondProgrammeVersion *
read_version (FrondStatement *statement)
{
  FrondProgrammeVersion *version = g_new0 (FrondProgrammeVersion, 1);

  version->version = (guint) frond_statement_get_int64 (statement, 0);
  if (is_intact (frond_statement_get_text (statement, 1), frond_statement_get_text (statement, 2)))
    version->json = frond_statement_dup_text (statement, 1);
  version->saved_at = frond_row_get_time (statement, 3);

  return version;
}

/**
 * frond_programme_repository_list_versions:
 * @vault: an open vault
 * @id: a copy's row
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type FrondProgrammeVersion): its versions, oldest first; none where there is no such copy
 */
GPtrArray *
frond_programme_repository_list_versions (FrondVault *vault,
                                          gint64      id,
                                          GError    **error)
{
  FrondDatabase *database = frond_vault_get_database (vault, error);
  g_autoptr (FrondStatement) statement =
    database ? frond_statement_new (database, "SELECT version, json, json_sha256, created_at FROM programme_version WHERE copy_id = ?1 ORDER BY version", error) : NULL;
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_programme_version_free);
  gboolean has_row;

  if (!statement)
    return NULL;
  frond_statement_bind_int64 (statement, 1, id);
  while (frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&versions);
    g_ptr_array_add (versions, read_version (statement));
  }

  return NULL;
}

/**
 * frond_programme_repository_get_version:
 * @vault: an open vault
 * @id: a copy's row
 * @version: from 1
 * @error: %FROND_ERROR_NOT_FOUND, %FROND_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the version's text
 */
char *
frond_programme_repository_get_version (FrondVault *vault,
                                        gint64      id,
                                        guint       version,
                                        GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT json, json_sha256 FROM programme_version WHERE copy_id = ?1 AND version = ?2", id, error);
  gboolean has_row;

  if (!statement)
    return NULL;
  frond_statement_bind_int64 (statement, 2, version);
  if (!frond_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row && is_intact (frond_statement_get_text (statement, 0), frond_statement_get_text (statement, 1)))
    return frond_statement_dup_text (statement, 0);

  if (has_row)
    g_set_error (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                 _("Version %u of this programme is not as it was saved, so it is not used. Other versions and the sessions that ran it are safe. "
                   "Choose another version or open a backup."),
                   version);
  else
    set_not_found (error);

  return NULL;
}

static FrondStatement *
prepare_draft (FrondDatabase      *database,
               FrondProgrammeCopy *copy,
               GError            **error)
{
  FrondStatement *statement;

  if (copy->id != 0) {
    statement = frond_statement_new (database, "UPDATE programme_copy SET draft = ?1, changed_at = ?2 WHERE id = ?3", error);
    if (statement)
      frond_statement_bind_int64 (statement, 3, copy->id);
  } else {
    statement = frond_statement_new (database, "INSERT INTO programme_copy (draft, changed_at, created_at, uuid) VALUES (?1, ?2, ?2, ?3)", error);
    if (statement)
      frond_statement_bind_text (statement, 3, copy->uuid);
  }

  return statement;
}

static gboolean
write_draft (FrondDatabase      *database,
             FrondProgrammeCopy *copy,
             const char         *draft,
             gint64             *id,
             GError            **error)
{
  g_autoptr (FrondStatement) statement = prepare_draft (database, copy, error);

  if (!statement)
    return FALSE;
  frond_statement_bind_text (statement, 1, draft);
  frond_statement_bind_int64 (statement, 2, g_get_real_time ());
  if (!frond_statement_run (statement, error))
    return FALSE;
  if (frond_database_get_n_changes (database) == 0) {
    set_not_found (error);
    return FALSE;
  }
  *id = copy->id != 0 ? copy->id : frond_database_get_last_id (database);

  return TRUE;
}

/**
 * frond_programme_repository_save_draft:
 * @vault: an open vault
 * @copy: whose draft it is; with id 0 it is stored for the first time
 * @draft: (nullable): what is being edited, right or wrong; %NULL where nothing differs from the newest version
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (nullable): the copy as it is stored now
 */
FrondProgrammeCopy *
frond_programme_repository_save_draft (FrondVault         *vault,
                                       FrondProgrammeCopy *copy,
                                       const char         *draft,
                                       GError            **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  gint64         id = 0;

  if (!database)
    return NULL;
  if (!write_draft (database, copy, draft, &id, error)) {
    frond_vault_rollback (vault);
    return NULL;
  }
  if (!frond_vault_commit_draft (vault, copy->id == 0, "programme", id, &vault->edited_programme_id, error))
    return NULL;

  return frond_programme_repository_get (vault, id, error);
}

static gboolean
write_version (FrondDatabase *database,
               gint64         id,
               guint          version,
               const char    *json,
               GError       **error)
{
  g_autoptr (FrondStatement) insert = frond_statement_new (database, "INSERT INTO programme_version (copy_id, version, json, json_sha256, created_at) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  g_autoptr (FrondStatement) update = frond_statement_new (database, "UPDATE programme_copy SET draft = NULL, changed_at = ?1 WHERE id = ?2", insert ? error : NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  gint64           now = g_get_real_time ();

  if (!insert || !update)
    return FALSE;
  frond_statement_bind_int64 (insert, 1, id);
  frond_statement_bind_int64 (insert, 2, version);
  frond_statement_bind_text (insert, 3, json);
  frond_statement_bind_text (insert, 4, hash);
  frond_statement_bind_int64 (insert, 5, now);
  frond_statement_bind_int64 (update, 1, now);
  frond_statement_bind_int64 (update, 2, id);

  return frond_statement_run (insert, error) && frond_statement_run (update, error);
}

/**
 * frond_programme_repository_save_version:
 * @vault: an open vault
 * @id: a copy's row
 * @version: the next one, as its text says
 * @json: the text
 * @error: %FROND_ERROR_EXISTS where it is not the next one
 *
 * Returns: (transfer full) (nullable): the copy as it is stored now
 */
FrondProgrammeCopy *
frond_programme_repository_save_version (FrondVault *vault,
                                         gint64      id,
                                         guint       version,
                                         const char *json,
                                         GError    **error)
{
  g_autoptr (FrondProgrammeCopy) before = frond_programme_repository_get (vault, id, error);
  g_autofree char *detail = g_strdup_printf ("version %u", version);
  FrondDatabase   *database;

  if (!before)
    return NULL;
  if (version != before->version + 1) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_EXISTS, _("This programme has a version %u already. Nothing was changed; open it again to go on from there."), before->version);
    return NULL;
  }

  database = frond_vault_begin (vault, error);
  if (!database)
    return NULL;
  if (!write_version (database, id, version, json, error)) {
    frond_vault_rollback (vault);
    return NULL;
  }
  if (!frond_vault_commit (vault, "save", "programme", id, detail, error))
    return NULL;

  return frond_programme_repository_get (vault, id, error);
}

static gboolean
set_removed (FrondVault *vault,
             gint64      id,
             gboolean    is_removed,
             GError    **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  g_autoptr (FrondStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  if (!database)
    return FALSE;
  statement = frond_statement_new (database, "UPDATE programme_copy SET removed_at = ?1 WHERE id = ?2", &local);
  if (statement) {
    g_autoptr (GDateTime) now = is_removed ? g_date_time_new_now_utc () : NULL;

    frond_row_bind_time (statement, 1, now);
    frond_statement_bind_int64 (statement, 2, id);
    if (frond_statement_run (statement, &local) && frond_database_get_n_changes (database) == 0)
      set_not_found (&local);
  }
  if (!local)
    return frond_vault_commit (vault, is_removed ? "remove" : "restore", "programme", id, NULL, error);

  g_clear_pointer (&statement, frond_statement_free);
  frond_vault_rollback (vault);
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

gboolean
frond_programme_repository_remove (FrondVault *vault,
                                   gint64      id,
                                   GError    **error)
{
  return set_removed (vault, id, TRUE, error);
}

gboolean
frond_programme_repository_restore (FrondVault *vault,
                                    gint64      id,
                                    GError    **error)
{
  return set_removed (vault, id, FALSE, error);
}

/* For the vault's check: every version still has the hash that it was saved with. */
gboolean
frond_programme_repository_verify (FrondVault *vault,
                                   GPtrArray  *findings,
                                   GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault, "SELECT json, json_sha256, copy_id, version FROM programme_version ORDER BY copy_id, version", error);
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (!is_intact (frond_statement_get_text (statement, 0), frond_statement_get_text (statement, 1)))
      g_ptr_array_add (findings, g_strdup_printf (_("Version %u of programme number %" G_GINT64_FORMAT " was changed after it was saved"),
                                                    (guint) frond_statement_get_int64 (statement, 3), frond_statement_get_int64 (statement, 2)));
  }

  return FALSE;
}
