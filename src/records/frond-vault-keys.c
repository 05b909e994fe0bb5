/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-vault-keys.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-query.h"
#include "frond-recovery-key.h"
#include "frond-statement.h"
#include "frond-vault-private.h"

static gboolean
set_invalid (GError    **error,
             const char *sentence)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, sentence);

  return FALSE;
}

static FrondKeySlots *
load_slots (FrondVault *self,
            GError    **error)
{
  g_autoptr (FrondKeySlots) slots = NULL;

  if (!frond_vault_get_database (self, error))
    return NULL;
  slots = frond_key_slots_load (self->folder, error);
  if (!slots)
    return NULL;
  if (!frond_key_slots_is_authentic (slots, self->master)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                         _ ("The key file of the records (vault.keys) was changed by something other than Frond. The records were not touched. Put vault.keys back from a backup."));
    return NULL;
  }

  return g_steal_pointer (&slots);
}

/* The same passphrase for two people would make one of them the other. */
static gboolean
check_passphrase (FrondKeySlots *slots,
                  const char    *passphrase,
                  GError       **error)
{
  g_autoptr (FrondSecret) master = NULL;
  g_autoptr (GError) local = NULL;
  int index;

  if (!passphrase || !*passphrase)
    return set_invalid (error, _ ("Choose a passphrase. Nothing was changed."));

  master = frond_key_slots_unlock_passphrase (slots, passphrase, &index, &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!master)
    return TRUE;

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_EXISTS, _ ("This passphrase cannot be used here. Nothing was changed. Choose another one."));
  return FALSE;
}

static gint64
find_practitioner (FrondDatabase *database,
                   const char    *name,
                   int           *slot,
                   GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "SELECT id, slot FROM practitioner WHERE name = ?1 AND slot IS NOT NULL", error);
  gboolean has_row;

  if (!statement)
    return 0;
  frond_statement_bind_text (statement, 1, name);
  if (!frond_statement_step (statement, &has_row, error))
    return 0;
  if (!has_row) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _ ("Nobody of this name has a passphrase for these records."));
    return 0;
  }
  *slot = (int) frond_statement_get_int64 (statement, 1);

  return frond_statement_get_int64 (statement, 0);
}

/* The row, the key file and the commit in this order: what a crash leaves in between is put right by the next opening. */
static gboolean
save_with_row (FrondVault    *self,
               FrondKeySlots *slots,
               const char    *action,
               gint64         practitioner_id,
               GError       **error)
{
  if (frond_key_slots_save (slots, self->folder, self->master, error))
    return frond_vault_commit (self, action, "practitioner", practitioner_id, NULL, error);

  frond_vault_rollback (self);

  return FALSE;
}

static gboolean
is_name_taken (FrondVault *self,
               const char *name)
{
  int slot;

  return find_practitioner (self->database, name, &slot, NULL) != 0;
}

gboolean
frond_vault_add_practitioner (FrondVault *self,
                              const char *name,
                              const char *passphrase,
                              GError    **error)
{
  g_autoptr (FrondKeySlots) slots = load_slots (self, error);
  const FrondKdfCost any = { 0 };
  FrondKdfCost       cost;
  gint64             id;
  int                index, first;

  if (!slots)
    return FALSE;
  if (!name || !*name || !g_utf8_validate (name, -1, NULL))
    return set_invalid (error, _ ("A practitioner needs a name. Nothing was changed."));
  if (is_name_taken (self, name)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_EXISTS, _ ("Somebody of this name has a passphrase already. Nothing was changed."));
    return FALSE;
  }
  if (!check_passphrase (slots, passphrase, error))
    return FALSE;
  index = frond_key_slots_find_free (slots);
  if (index < 0)
    return set_invalid (error, _ ("These records have no room for more passphrases. Nothing was changed. Remove one first."));

  first = frond_key_slots_find (slots, FROND_SLOT_PASSPHRASE, NULL);
  cost = first >= 0 ? slots->slots[first].cost : any;
  if (first < 0)
    frond_crypto_calibrate (&cost);
  if (!frond_key_slots_set_passphrase (slots, index, name, passphrase, &cost, self->master, error) || !frond_vault_begin (self, error))
    return FALSE;
  if (!frond_vault_insert_practitioner (self->database, name, index, &id, error)) {
    frond_vault_rollback (self);
    return FALSE;
  }

  return save_with_row (self, slots, "create", id, error);
}

/* Slot index gets a new passphrase and keeps its label. */
static gboolean
replace_passphrase (FrondVault    *self,
                    FrondKeySlots *slots,
                    int            index,
                    gint64         practitioner_id,
                    const char    *passphrase,
                    GError       **error)
{
  FrondKdfCost     cost = slots->slots[index].cost;
  g_autofree char *label = g_strdup (slots->slots[index].label);

  if (!check_passphrase (slots, passphrase, error) ||
      !frond_key_slots_set_passphrase (slots, index, label, passphrase, &cost, self->master, error) || !frond_vault_begin (self, error))
    return FALSE;

  return save_with_row (self, slots, "passphrase", practitioner_id, error);
}

gboolean
frond_vault_change_passphrase (FrondVault *self,
                               const char *old_passphrase,
                               const char *new_passphrase,
                               GError    **error)
{
  g_autoptr (FrondKeySlots) slots = load_slots (self, error);
  g_autoptr (FrondSecret) master = NULL;
  g_autoptr (GError) local = NULL;
  int index = -1;

  if (!slots)
    return FALSE;
  master = frond_key_slots_unlock_passphrase (slots, old_passphrase ? old_passphrase : "", &index, &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!master || index != self->slot) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE, _ ("The old passphrase is not right. Nothing was changed."));
    return FALSE;
  }

  return replace_passphrase (self, slots, index, self->practitioner_id, new_passphrase, error);
}

gboolean
frond_vault_reset_passphrase (FrondVault *self,
                              const char *name,
                              const char *passphrase,
                              GError    **error)
{
  g_autoptr (FrondKeySlots) slots = load_slots (self, error);
  gint64 id;
  int    index;

  if (!slots)
    return FALSE;
  if (self->practitioner)
    return set_invalid (error, _ ("A forgotten passphrase can be replaced after the records were opened with the recovery key. Nothing was changed."));
  id = find_practitioner (self->database, name, &index, error);
  if (id == 0)
    return FALSE;

  return replace_passphrase (self, slots, index, id, passphrase, error);
}

static gboolean
clear_slot (FrondDatabase *database,
            gint64         practitioner_id,
            GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "UPDATE practitioner SET slot = NULL WHERE id = ?1", error);

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, practitioner_id);

  return frond_statement_run (statement, error);
}

gboolean
frond_vault_remove_practitioner (FrondVault *self,
                                 const char *name,
                                 GError    **error)
{
  g_autoptr (FrondKeySlots) slots = load_slots (self, error);
  gint64 id;
  int    index;

  if (!slots)
    return FALSE;
  id = find_practitioner (self->database, name, &index, error);
  if (id == 0)
    return FALSE;
  if (index == self->slot)
    return set_invalid (error, _ ("This passphrase is in use right now. Nothing was changed. Somebody else has to remove it."));
  frond_key_slots_clear (slots, index);
  if (frond_key_slots_find (slots, FROND_SLOT_PASSPHRASE, NULL) < 0)
    return set_invalid (error, _ ("This is the last passphrase of these records. Nothing was changed."));
  if (!frond_vault_begin (self, error))
    return FALSE;
  if (!clear_slot (self->database, id, error)) {
    frond_vault_rollback (self);
    return FALSE;
  }

  return save_with_row (self, slots, "remove", id, error);
}

GStrv
frond_vault_list_practitioners (FrondVault *self,
                                GError    **error)
{
  g_autoptr (FrondStatement) statement = frond_query_new (self, "SELECT name FROM practitioner WHERE slot IS NOT NULL ORDER BY name", error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean has_row;

  while (statement && frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return g_strv_builder_end (names);
    g_strv_builder_add (names, frond_statement_get_text (statement, 0));
  }

  return NULL;
}

/* Recovery key */

char *
frond_vault_create_recovery_key (FrondVault *self,
                                 GError    **error)
{
  g_autoptr (FrondKeySlots) slots = load_slots (self, error);
  g_autoptr (FrondSecret) recovery = frond_secret_new (FROND_RECOVERY_BYTES);
  int index;

  if (!slots)
    return NULL;
  index = frond_key_slots_find (slots, FROND_SLOT_RECOVERY, NULL);
  if (index < 0)
    index = frond_key_slots_find_free (slots);
  if (index < 0) {
    set_invalid (error, _ ("These records have no room for a recovery key. Nothing was changed. Remove a passphrase first."));
    return NULL;
  }
  if (!frond_crypto_random (frond_secret_get_bytes (recovery), FROND_RECOVERY_BYTES, error) ||
      !frond_key_slots_set_recovery (slots, index, recovery, self->master, error) || !frond_vault_begin (self, error))
    return NULL;
  if (!frond_key_slots_save (slots, self->folder, self->master, error)) {
    frond_vault_rollback (self);
    return NULL;
  }
  if (!frond_vault_commit (self, "recovery-key", "vault", 0, NULL, error))
    return NULL;

  return frond_recovery_key_format (recovery);
}

void
frond_vault_free_recovery_key (char *key)
{
  if (key)
    frond_secret_wipe (key, strlen (key));
  g_free (key);
}

gboolean
frond_vault_has_recovery_key (FrondVault *self,
                              gboolean   *has,
                              GError    **error)
{
  g_autoptr (FrondKeySlots) slots = load_slots (self, error);

  if (!slots)
    return FALSE;
  *has = frond_key_slots_find (slots, FROND_SLOT_RECOVERY, NULL) >= 0;

  return TRUE;
}

FrondVault *
frond_vault_open_with_recovery_key (const char *folder,
                                    const char *key,
                                    GError    **error)
{
  g_autoptr (FrondSecret) recovery = frond_recovery_key_parse (key ? key : "", error);

  return recovery ? frond_vault_open_with_recovery (folder, recovery, error) : NULL;
}
