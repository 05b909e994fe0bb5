/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-note-repository.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-note-content.h"
#include "frond-reserve.h"
#include "frond-query.h"
#include "frond-row.h"
#include "frond-vault-private.h"

#define NO_SUCH_NOTE _ ("There is no such note in these records.")

#define COLUMNS "id, uuid, patient_id, session_id, amends_id, facts, facts_accepted, text, changed_at, signed_at, signed_by, content_sha256"

static gpointer
read_note (FrondStatement *statement)
{
  FrondNote *note = frond_note_new ();

  note->id = frond_statement_get_int64 (statement, 0);
  note->uuid = frond_statement_dup_text (statement, 1);
  note->patient_id = frond_statement_get_int64 (statement, 2);
  note->session_id = frond_statement_get_int64 (statement, 3);
  note->amends_id = frond_statement_get_int64 (statement, 4);
  note->facts = frond_statement_dup_text (statement, 5);
  note->facts_accepted = frond_statement_get_int64 (statement, 6) != 0;
  note->text = frond_statement_dup_text (statement, 7);
  note->changed_at = frond_row_get_time (statement, 8);
  note->signed_at = frond_row_get_time (statement, 9);
  note->signed_by = frond_statement_dup_text (statement, 10);
  note->content_sha256 = frond_statement_dup_text (statement, 11);

  return note;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, NO_SUCH_NOTE);

  return FALSE;
}

static gboolean
set_immutable (GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_IMMUTABLE, _ ("This note is signed and cannot be changed any more. It stays as it was. Write an addendum instead."));

  return FALSE;
}

static FrondNote *
get_note (FrondVault *vault,
          gint64      id,
          GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT " COLUMNS " FROM note WHERE id = ?1", id, error);

  return frond_query_get_one (statement, read_note, NO_SUCH_NOTE, error);
}

static gint64
find_patient_of_session (FrondVault *vault,
                         gint64      session_id,
                         GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT patient_id FROM session WHERE id = ?1", session_id, error);
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return 0;
  if (has_row)
    return frond_statement_get_int64 (statement, 0);

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _ ("There is no such session in these records."));
  return 0;
}

/**
 * frond_note_repository_get_for_session:
 * @vault: an open vault
 * @session_id: a session's row
 * @error: for a %FROND_ERROR
 *
 * Addenda are newer than the note that they amend, so that an addendum that was begun is what comes back.
 *
 * Returns: (transfer full): the newest note of the session, or a new draft that is not stored yet
 */
FrondNote *
frond_note_repository_get_for_session (FrondVault *vault,
                                       gint64      session_id,
                                       GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT " COLUMNS " FROM note WHERE session_id = ?1 ORDER BY id DESC LIMIT 1", session_id, error);
  g_autoptr (FrondNote) note = NULL;
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_note (statement);

  note = frond_note_new ();
  note->session_id = session_id;
  note->patient_id = find_patient_of_session (vault, session_id, error);
  note->text = g_strdup ("");

  return note->patient_id != 0 ? g_steal_pointer (&note) : NULL;
}

GListStore *
frond_note_repository_list (FrondVault *vault,
                            gint64      patient_id,
                            GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new_for (vault, "SELECT " COLUMNS " FROM note WHERE patient_id = ?1 ORDER BY id DESC", patient_id, error);

  return frond_query_list (statement, FROND_TYPE_NOTE, read_note, error);
}

static FrondStatement *
prepare_draft (FrondDatabase *database,
               FrondNote     *note,
               GError       **error)
{
  FrondStatement  *statement;
  g_autofree char *uuid = g_uuid_string_random ();

  if (note->id != 0) {
    statement = frond_statement_new (database, "UPDATE note SET facts = ?1, facts_accepted = ?2, text = ?3, changed_at = ?4 WHERE id = ?5", error);
    if (statement)
      frond_statement_bind_int64 (statement, 5, note->id);
    return statement;
  }

  statement = frond_statement_new (database,
                                   "INSERT INTO note (facts, facts_accepted, text, changed_at, created_at, uuid, patient_id, session_id, amends_id)"
                                   " VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)",
                                   error);
  if (statement) {
    frond_statement_bind_text (statement, 5, note->uuid ? note->uuid : uuid);
    frond_statement_bind_int64 (statement, 6, note->patient_id);
    frond_row_bind_reference (statement, 7, note->session_id);
    frond_row_bind_reference (statement, 8, note->amends_id);
  }

  return statement;
}

static gboolean
write_draft (FrondDatabase *database,
             FrondNote     *note,
             gint64        *id,
             GError       **error)
{
  g_autoptr (FrondStatement) statement = prepare_draft (database, note, error);

  if (!statement)
    return FALSE;
  frond_statement_bind_text (statement, 1, note->facts);
  frond_statement_bind_int64 (statement, 2, note->facts_accepted ? 1 : 0);
  frond_row_bind_required (statement, 3, note->text);
  frond_statement_bind_int64 (statement, 4, g_get_real_time ());
  if (!frond_statement_run (statement, error))
    return FALSE;
  if (frond_database_get_n_changes (database) == 0)
    return set_not_found (error);
  *id = note->id != 0 ? note->id : frond_database_get_last_id (database);

  return TRUE;
}

/* A note is what the space is held back for, too. */
static gboolean
has_more_room (FrondVault   *vault,
               const GError *error)
{
  return g_error_matches (error, FROND_ERROR, FROND_ERROR_NO_SPACE) && frond_reserve_release (vault->folder);
}

static FrondNote *
save_draft (FrondVault *vault,
            FrondNote  *note,
            GError    **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  g_autoptr (GError) local = NULL;
  gint64 id;

  if (!database)
    return NULL;
  if (!write_draft (database, note, &id, &local)) {
    frond_vault_rollback (vault);
    if (g_error_matches (local, FROND_ERROR, FROND_ERROR_IMMUTABLE))
      set_immutable (error);
    else
      g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (!frond_vault_commit_draft (vault, note->id == 0, "note", id, &vault->edited_note_id, error))
    return NULL;

  return get_note (vault, id, error);
}

FrondNote *
frond_note_repository_save_draft (FrondVault *vault,
                                  FrondNote  *note,
                                  GError    **error)
{
  g_autoptr (GError) local = NULL;
  FrondNote *saved = save_draft (vault, note, &local);

  if (saved)
    return saved;
  if (has_more_room (vault, local))
    return save_draft (vault, note, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
check_signable (FrondVault *vault,
                FrondNote  *note,
                GError    **error)
{
  if (note->signed_at)
    return set_immutable (error);
  if (vault->practitioner)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                       _ ("The records were opened with the recovery key, which names nobody. The draft is safe. Open the records with your own passphrase to sign."));
  return FALSE;
}

static gboolean
write_signature (FrondVault *vault,
                 FrondNote  *note,
                 GError    **error)
{
  FrondDatabase *database = frond_vault_begin (vault, error);
  g_autoptr (FrondStatement) statement = NULL;

  if (!database)
    return FALSE;
  statement = frond_statement_new (database, "UPDATE note SET signed_at = ?1, signed_by = ?2, content_sha256 = ?3, app_version = ?4 WHERE id = ?5 AND signed_at IS NULL", error);
  if (statement) {
    frond_row_bind_time (statement, 1, note->signed_at);
    frond_statement_bind_text (statement, 2, note->signed_by);
    frond_statement_bind_text (statement, 3, note->content_sha256);
    frond_statement_bind_text (statement, 4, FROND_VERSION);
    frond_statement_bind_int64 (statement, 5, note->id);
    if (frond_statement_run (statement, error))
      return frond_vault_commit (vault, "sign", "note", note->id, note->content_sha256, error);
  }
  g_clear_pointer (&statement, frond_statement_free);
  frond_vault_rollback (vault);

  return FALSE;
}

FrondNote *
frond_note_repository_sign (FrondVault *vault,
                            gint64      id,
                            GError    **error)
{
  g_autoptr (FrondNote) note = get_note (vault, id, error);
  g_autoptr (GError) local = NULL;

  if (!note || !check_signable (vault, note, error))
    return NULL;

  note->signed_at = g_date_time_new_now_utc ();
  note->signed_by = g_strdup (vault->practitioner);
  note->content_sha256 = frond_note_content_hash (note);
  if (write_signature (vault, note, &local))
    return get_note (vault, id, error);
  if (has_more_room (vault, local))
    return write_signature (vault, note, error) ? get_note (vault, id, error) : NULL;

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

FrondNote *
frond_note_repository_begin_addendum (FrondVault *vault,
                                      gint64      signed_id,
                                      GError    **error)
{
  g_autoptr (FrondNote) original = get_note (vault, signed_id, error);
  g_autoptr (FrondNote) addendum = NULL;

  if (!original)
    return NULL;
  if (!original->signed_at) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _ ("This note is still a draft. Change the draft itself."));
    return NULL;
  }

  addendum = frond_note_new ();
  addendum->patient_id = original->patient_id;
  addendum->session_id = original->session_id;
  addendum->amends_id = original->id;
  addendum->text = g_strdup ("");

  return frond_note_repository_save_draft (vault, addendum, error);
}

/* For the vault's check: what was signed still has the hash that it was signed with. */
gboolean
frond_note_repository_verify (FrondVault *vault,
                              GPtrArray  *findings,
                              GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (vault, "SELECT " COLUMNS " FROM note WHERE signed_at IS NOT NULL ORDER BY id", error);
  g_autoptr (GPtrArray) notes = frond_query_get_all (statement, read_note, error);

  for (guint i = 0; notes && i < notes->len; i++) {
    FrondNote       *note = notes->pdata[i];
    g_autofree char *hash = frond_note_content_hash (note);

    if (g_strcmp0 (hash, note->content_sha256) != 0)
      g_ptr_array_add (findings, g_strdup_printf (_ ("Signed note number %" G_GINT64_FORMAT " was changed after it was signed"), note->id));
  }

  return notes != NULL;
}
