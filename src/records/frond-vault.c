/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-vault-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "frond-audit.h"
#include "frond-error.h"
#include "frond-file.h"
#include "frond-session-ending.h"
#include "frond-statement.h"
#include "frond-throttle.h"

G_DEFINE_FINAL_TYPE (FrondVault, frond_vault, G_TYPE_OBJECT)

static void
frond_vault_finalize (GObject *object)
{
  FrondVault *self = FROND_VAULT (object);

  frond_vault_close (self);
  g_ptr_array_unref (self->endings);
  g_free (self->folder);
  g_free (self->practitioner);

  G_OBJECT_CLASS (frond_vault_parent_class)->finalize (object);
}

static void
frond_vault_class_init (FrondVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_vault_finalize;
}

static void
frond_vault_init (FrondVault *self)
{
  self->slot = -1;
  self->endings = g_ptr_array_new ();
}

static FrondVault *
vault_new (const char *folder)
{
  FrondVault *self = g_object_new (FROND_TYPE_VAULT, NULL);

  self->folder = g_strdup (folder);

  return self;
}

/**
 * frond_vault_exists:
 * @folder: a folder
 *
 * Either file counts: where one of the two is missing, something has to be put back, and a new vault would be in its way.
 *
 * Returns: whether there is a vault, or what is left of one
 */
gboolean
frond_vault_exists (const char *folder)
{
  g_autofree char *keys = g_build_filename (folder, "vault.keys", NULL);
  g_autofree char *database = g_build_filename (folder, "main.db", NULL);

  return g_file_test (keys, G_FILE_TEST_EXISTS) || g_file_test (database, G_FILE_TEST_EXISTS);
}

guint
frond_vault_get_wait_s (const char *folder)
{
  return frond_throttle_get_wait_s (folder);
}

const char *
frond_vault_get_folder (FrondVault *self)
{
  return self->folder;
}

/**
 * frond_vault_get_practitioner:
 * @self: an open vault
 *
 * Returns: (nullable): whose passphrase opened it; %NULL after the recovery key, which names nobody
 */
const char *
frond_vault_get_practitioner (FrondVault *self)
{
  return self->practitioner;
}

FrondDatabase *
frond_vault_get_database (FrondVault *self,
                          GError    **error)
{
  if (!self->database)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_FAILED, _ ("The records are locked. Everything that was stored is safe. Open them with your passphrase."));

  return self->database;
}

FrondDatabase *
frond_vault_begin (FrondVault *self,
                   GError    **error)
{
  FrondDatabase *database = frond_vault_get_database (self, error);

  if (!database || !frond_database_begin (database, error))
    return NULL;

  return database;
}

gboolean
frond_vault_commit (FrondVault *self,
                    const char *action,
                    const char *object_type,
                    gint64      object_id,
                    const char *detail,
                    GError    **error)
{
  if (frond_audit_append (self->database, self->audit_key, self->practitioner_id, action, object_type, object_id, detail, error) &&
      frond_database_commit (self->database, error))
    return TRUE;

  frond_database_rollback (self->database);

  return FALSE;
}

/* One entry when a draft begins and one when somebody comes back to it, not one for every autosave. */
gboolean
frond_vault_commit_draft (FrondVault *self,
                          gboolean    is_new,
                          const char *object_type,
                          gint64      id,
                          gint64     *edited_id,
                          GError    **error)
{
  if (*edited_id == id) {
    if (frond_database_commit (self->database, error))
      return TRUE;
    frond_vault_rollback (self);
    return FALSE;
  }
  if (!frond_vault_commit (self, is_new ? "create" : "edit", object_type, id, NULL, error))
    return FALSE;
  *edited_id = id;

  return TRUE;
}

void
frond_vault_rollback (FrondVault *self)
{
  frond_database_rollback (self->database);
}

gboolean
frond_vault_audit (FrondVault *self,
                   const char *action,
                   const char *object_type,
                   gint64      object_id,
                   const char *detail,
                   GError    **error)
{
  return frond_vault_begin (self, error) && frond_vault_commit (self, action, object_type, object_id, detail, error);
}

char *
frond_vault_get_recording_path (FrondVault *self,
                                const char *uuid)
{
  g_autofree char *name = g_strconcat (uuid, ".db", NULL);

  return g_build_filename (self->folder, "recordings", name, NULL);
}

gboolean
frond_vault_insert_practitioner (FrondDatabase *database,
                                 const char    *name,
                                 int            slot,
                                 gint64        *id,
                                 GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "INSERT INTO practitioner (uuid, name, slot, created_at) VALUES (?1, ?2, ?3, ?4)", error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (!statement)
    return FALSE;
  frond_statement_bind_text (statement, 1, uuid);
  frond_statement_bind_text (statement, 2, name);
  frond_statement_bind_int64 (statement, 3, slot);
  frond_statement_bind_int64 (statement, 4, g_get_real_time ());
  if (!frond_statement_run (statement, error))
    return FALSE;
  *id = frond_database_get_last_id (database);

  return TRUE;
}

/* Creating */

static FrondKdfCost
choose_cost (const FrondVaultOptions *options)
{
  FrondKdfCost cost = { 0, 0, 1 };

  if (options) {
    cost.memory_kib = options->kdf_memory_kib;
    cost.passes = options->kdf_passes;
  }
  if (cost.memory_kib == 0 || cost.passes == 0)
    frond_crypto_calibrate (&cost);

  return cost;
}

static gboolean
check_new (const char *folder,
           const char *practitioner,
           const char *passphrase,
           GError    **error)
{
  if (!practitioner || !*practitioner || !g_utf8_validate (practitioner, -1, NULL)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _ ("Records need the name of their first practitioner. Nothing was changed."));
    return FALSE;
  }
  if (!passphrase || !*passphrase) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _ ("Records need a passphrase. Nothing was changed."));
    return FALSE;
  }
  if (frond_vault_exists (folder)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_EXISTS, _ ("There are records in this folder already. They were left as they are. Open them, or choose another folder."));
    return FALSE;
  }

  return TRUE;
}

static gboolean
fill_new_database (FrondDatabase *database,
                   FrondSecret   *audit_key,
                   const char    *practitioner,
                   GError       **error)
{
  gint64 id;

  if (!frond_database_begin (database, error))
    return FALSE;
  if (frond_audit_begin (database, audit_key, error) && frond_vault_insert_practitioner (database, practitioner, 0, &id, error) &&
      frond_audit_append (database, audit_key, id, "create", "vault", 0, NULL, error) && frond_database_commit (database, error))
    return TRUE;

  frond_database_rollback (database);

  return FALSE;
}

static gboolean
create_database (const char  *path,
                 FrondSecret *master,
                 const char  *practitioner,
                 GError     **error)
{
  g_autoptr (FrondSecret) key = frond_crypto_derive (master, "main-db");
  g_autoptr (FrondSecret) audit_key = frond_crypto_derive (master, "audit");
  g_autoptr (FrondDatabase) database = NULL;

  frond_database_remove (path);
  database = frond_database_create (path, &frond_database_main, key, error);

  return database && fill_new_database (database, audit_key, practitioner, error) && frond_database_finish (database, error);
}

/* The keys go in place before the database: a creation that was cut off between the two is completed by the next opening. */
static gboolean
create_files (const char         *folder,
              const char         *practitioner,
              const char         *passphrase,
              const FrondKdfCost *cost,
              GError            **error)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  g_autofree char *new_path = g_build_filename (folder, "main.db.new", NULL);
  g_autofree char *keys_path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (FrondKeySlots) slots = frond_key_slots_new (error);
  g_autoptr (FrondSecret) master = frond_secret_new (FROND_KEY_BYTES);

  if (!slots || !frond_crypto_random (frond_secret_get_bytes (master), FROND_KEY_BYTES, error) ||
      !frond_key_slots_set_passphrase (slots, 0, practitioner, passphrase, cost, master, error))
    return FALSE;
  if (create_database (new_path, master, practitioner, error) && frond_key_slots_save (slots, folder, master, error)) {
    if (frond_file_rename (new_path, path, error))
      return TRUE;
    g_unlink (keys_path);
  }
  frond_database_remove (new_path);

  return FALSE;
}

static gboolean
complete_creation (const char *folder,
                   GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  g_autofree char *new_path = g_build_filename (folder, "main.db.new", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (new_path, G_FILE_TEST_EXISTS))
    return TRUE;

  return frond_file_rename (new_path, path, error);
}

/* Opening */

static gboolean
load_practitioner (FrondVault *self,
                   GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (self->database, "SELECT id, name FROM practitioner WHERE slot = ?1", error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, self->slot);
  if (!frond_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row) {
    self->practitioner_id = frond_statement_get_int64 (statement, 0);
    self->practitioner = frond_statement_dup_text (statement, 1);
  }

  return TRUE;
}

/* A crash between the key file and the row of a new practitioner leaves a slot whose label is all that is known. */
static gboolean
complete_practitioner (FrondVault   *self,
                       FrondKeySlot *slot,
                       GError      **error)
{
  if (!load_practitioner (self, error))
    return FALSE;
  if (self->practitioner || slot->type != FROND_SLOT_PASSPHRASE)
    return TRUE;

  if (!frond_vault_begin (self, error))
    return FALSE;
  if (!frond_vault_insert_practitioner (self->database, slot->label, self->slot, &self->practitioner_id, error)) {
    frond_vault_rollback (self);
    return FALSE;
  }
  self->practitioner = g_strdup (slot->label);

  return frond_vault_commit (self, "create", "practitioner", self->practitioner_id, NULL, error);
}

static gboolean
open_database (FrondVault    *self,
               FrondKeySlots *slots,
               GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, "main.db", NULL);
  g_autofree char *detail = g_strdup_printf ("{\"wrong_before\":%u}", frond_throttle_get_failures (self->folder));
  g_autoptr (FrondSecret) key = frond_crypto_derive (self->master, "main-db");

  if (!frond_key_slots_is_authentic (slots, self->master)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                         _ ("The key file of the records (vault.keys) was changed by something other than Frond. The records were not touched. Put vault.keys back from a backup."));
    return FALSE;
  }
  if (!complete_creation (self->folder, error))
    return FALSE;

  self->audit_key = frond_crypto_derive (self->master, "audit");
  self->database = frond_database_open (path, &frond_database_main, FROND_DATABASE_WRITE, key, error);

  return self->database && complete_practitioner (self, &slots->slots[self->slot], error) &&
         frond_vault_audit (self, "unlock", "vault", 0, detail, error);
}

/* Lock before key derivation: the second instance is told at once. */
static FrondVault *
begin_open (const char     *folder,
            FrondKeySlots **slots,
            GError        **error)
{
  g_autoptr (FrondVault) self = vault_new (folder);
  guint wait_s;

  *slots = frond_key_slots_load (folder, error);
  if (!*slots)
    return NULL;
  self->lock = frond_lock_file_take (folder, error);
  if (!self->lock)
    return NULL;

  wait_s = frond_throttle_get_wait_s (folder);
  if (wait_s > 0) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_THROTTLED,
                 g_dngettext (GETTEXT_PACKAGE, "After several wrong passphrases, please wait %u second and try again. The records are safe.",
                              "After several wrong passphrases, please wait %u seconds and try again. The records are safe.", wait_s),
                 wait_s);
    return NULL;
  }

  return g_steal_pointer (&self);
}

static FrondVault *
end_open (FrondVault    *self,
          FrondKeySlots *slots,
          const char    *wrong_sentence,
          GError       **error)
{
  g_autoptr (FrondVault) owned = self;

  if (!self->master) {
    frond_throttle_add_failure (self->folder);
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE, wrong_sentence);
    return NULL;
  }
  if (!open_database (self, slots, error))
    return NULL;
  frond_throttle_clear (self->folder);

  return g_steal_pointer (&owned);
}

/**
 * frond_vault_open:
 * @folder: a vault's folder
 * @passphrase: what somebody typed
 * @error: for a %FROND_ERROR
 *
 * Takes 0.5 to 1 s, however the passphrase is.
 *
 * Returns: (transfer full): the open vault, locked against other instances
 */
FrondVault *
frond_vault_open (const char *folder,
                  const char *passphrase,
                  GError    **error)
{
  g_autoptr (FrondKeySlots) slots = NULL;
  g_autoptr (FrondVault) self = begin_open (folder, &slots, error);
  g_autoptr (GError) local = NULL;

  if (!self)
    return NULL;
  self->master = frond_key_slots_unlock_passphrase (slots, passphrase ? passphrase : "", &self->slot, &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }

  return end_open (g_steal_pointer (&self), slots, _ ("This passphrase does not open the records. Nothing was changed. Check capitals and keyboard layout, then try again."), error);
}

FrondVault *
frond_vault_open_with_recovery (const char  *folder,
                                FrondSecret *recovery,
                                GError     **error)
{
  g_autoptr (FrondKeySlots) slots = NULL;
  g_autoptr (FrondVault) self = begin_open (folder, &slots, error);

  if (!self)
    return NULL;
  self->master = frond_key_slots_unlock_recovery (slots, recovery, &self->slot);

  return end_open (g_steal_pointer (&self), slots, _ ("This recovery key does not open the records. Nothing was changed. Check that the sheet belongs to these records."), error);
}

/**
 * frond_vault_create:
 * @folder: where to make it; made as well where it does not exist
 * @practitioner: name of the first practitioner
 * @passphrase: that of @practitioner; the user interface asks for 12 characters or more
 * @options: (nullable): for tests
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): the new vault, open
 */
FrondVault *
frond_vault_create (const char              *folder,
                    const char              *practitioner,
                    const char              *passphrase,
                    const FrondVaultOptions *options,
                    GError                 **error)
{
  g_autofree char *recordings = g_build_filename (folder, "recordings", NULL);
  FrondKdfCost     cost;

  if (!check_new (folder, practitioner, passphrase, error) || !frond_file_make_folder (recordings, error))
    return NULL;

  {
    g_autoptr (FrondLockFile) lock = frond_lock_file_take (folder, error);

    if (!lock)
      return NULL;
    cost = choose_cost (options);
    if (!create_files (folder, practitioner, passphrase, &cost, error))
      return NULL;
  }

  return frond_vault_open (folder, passphrase, error);
}

/**
 * frond_vault_close:
 * @self: a vault
 *
 * A session that is being ended is ended first: that takes as long as reading its recording.
 */
void
frond_vault_close (FrondVault *self)
{
  frond_session_ending_settle_all (self);
  if (self->patients)
    g_list_store_remove_all (self->patients);
  g_clear_object (&self->patients);
  g_clear_pointer (&self->database, frond_database_close);
  g_clear_pointer (&self->audit_key, frond_secret_free);
  g_clear_pointer (&self->master, frond_secret_free);
  g_clear_pointer (&self->lock, frond_lock_file_release);
}
