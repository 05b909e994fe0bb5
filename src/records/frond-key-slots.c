/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-key-slots.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-file.h"
#include "frond-key-slots-private.h"

/**
 * frond_key_slots_new:
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): empty slots of a new vault
 */
FrondKeySlots *
frond_key_slots_new (GError **error)
{
  g_autoptr (FrondKeySlots) self = g_new0 (FrondKeySlots, 1);

  self->n_slots = FROND_KEY_SLOTS_COUNT;
  if (!frond_crypto_random (self->uuid, sizeof self->uuid, error))
    return NULL;

  /* Version 4, variant 1 (RFC 9562). */
  self->uuid[6] = (self->uuid[6] & 0x0f) | 0x40;
  self->uuid[8] = (self->uuid[8] & 0x3f) | 0x80;

  return g_steal_pointer (&self);
}

void
frond_key_slots_free (FrondKeySlots *self)
{
  frond_secret_wipe (self, sizeof *self);
  g_free (self);
}

/**
 * frond_key_slots_load:
 * @folder: a vault's folder
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full): the slots of its vault.keys
 */
FrondKeySlots *
frond_key_slots_load (const char *folder,
                      GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autofree char *main_path = g_build_filename (folder, "main.db", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) contents = NULL;
  char *data = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &data, &n_bytes, &local)) {
    if (!g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
      g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED,
                   _ ("The key file of the records (vault.keys) cannot be read (%s). Nothing was changed."), local->message);
    else if (g_file_test (main_path, G_FILE_TEST_EXISTS))
      g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND,
                           _ ("The key file of the records (vault.keys) is missing. The records are still there. Put vault.keys back from a backup."));
    else
      g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_A_VAULT,
                           _ ("There are no records in this folder. Nothing was changed. Choose the folder of Frond’s records."));
    return NULL;
  }

  contents = g_bytes_new_take (data, n_bytes);

  return frond_key_slots_parse (contents, error);
}

gboolean
frond_key_slots_save (FrondKeySlots *self,
                      const char    *folder,
                      FrondSecret   *master,
                      GError       **error)
{
  g_autofree char *path = g_build_filename (folder, "vault.keys", NULL);
  g_autoptr (GBytes) contents = frond_key_slots_serialize (self, master);

  return frond_file_replace (path, contents, error);
}

/**
 * frond_key_slots_find:
 * @self: slots
 * @type: what opens it
 * @label: (nullable): whose, %NULL for any
 *
 * Returns: the first such active slot, or -1
 */
int
frond_key_slots_find (FrondKeySlots *self,
                      FrondSlotType  type,
                      const char    *label)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (self->slots[i].active && self->slots[i].type == type && (!label || g_str_equal (self->slots[i].label, label)))
      return (int) i;

  return -1;
}

int
frond_key_slots_find_free (FrondKeySlots *self)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (!self->slots[i].active)
      return (int) i;

  return -1;
}

/* A slot's wrapped key is bound to the file's header and to the slot's other fields. */
static GBytes *
make_associated (FrondKeySlots *self,
                 FrondKeySlot  *slot)
{
  guint8      header[FROND_KEY_HEADER_BYTES], bytes[FROND_KEY_SLOT_BYTES];
  GByteArray *associated = g_byte_array_new ();

  frond_key_slots_format_header (self, header);
  frond_key_slots_format_slot (slot, header, bytes);
  g_byte_array_append (associated, header, sizeof header);
  g_byte_array_append (associated, bytes, 32);
  g_byte_array_append (associated, bytes + 92, 40);

  return g_byte_array_free_to_bytes (associated);
}

/* People type the same passphrase in composed and decomposed letters, depending on keyboard and system. */
static FrondSecret *
normalize_passphrase (const char *passphrase)
{
  char        *normalized = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  const char  *used = normalized ? normalized : passphrase;
  gsize        n_bytes = strlen (used);
  FrondSecret *secret = frond_secret_new (n_bytes);

  memcpy (frond_secret_get_bytes (secret), used, n_bytes);
  if (normalized) {
    frond_secret_wipe (normalized, n_bytes);
    g_free (normalized);
  }

  return secret;
}

static FrondSecret *
derive_from_passphrase (const char   *passphrase,
                        FrondKeySlot *slot,
                        GError      **error)
{
  g_autoptr (FrondSecret) normalized = normalize_passphrase (passphrase);

  return frond_crypto_argon2id ((const char *) frond_secret_get_bytes (normalized), frond_secret_get_size (normalized), slot->salt, &slot->cost, error);
}

/* The label goes up to its last whole letter within 32 bytes. */
static void
set_label (FrondKeySlot *slot,
           const char   *label)
{
  const char *end = label;

  for (const char *next = label; *next && (next = g_utf8_next_char (next)) - label <= FROND_SLOT_LABEL_BYTES;)
    end = next;
  memset (slot->label, 0, sizeof slot->label);
  memcpy (slot->label, label, (gsize) (end - label));
}

static gboolean
wrap (FrondKeySlots *self,
      FrondKeySlot  *slot,
      FrondSecret   *wrapping_key,
      FrondSecret   *master,
      GError       **error)
{
  g_autoptr (GBytes) associated = make_associated (self, slot);

  return frond_crypto_wrap (wrapping_key, master, slot->nonce, associated, slot->wrapped, error);
}

/**
 * frond_key_slots_set_passphrase:
 * @self: slots
 * @index: which one to fill
 * @label: whose it is
 * @passphrase: what opens it from now on
 * @cost: of the derivation; where other passphrases exist, theirs is taken
 * @master: the master key
 * @error: for a %FROND_ERROR
 *
 * All passphrase slots of a vault share one salt and one cost, so that unlocking costs one derivation however many people there are
 * (nobody has to choose a name first). An attacker gains no more from that than a try against the weakest of them.
 *
 * Returns: whether the slot was filled; the file is not written yet
 */
gboolean
frond_key_slots_set_passphrase (FrondKeySlots      *self,
                                int                 index,
                                const char         *label,
                                const char         *passphrase,
                                const FrondKdfCost *cost,
                                FrondSecret        *master,
                                GError            **error)
{
  g_autoptr (FrondSecret) wrapping_key = NULL;
  FrondKeySlot slot = { 0 };
  int          other = -1;

  for (guint i = 0; i < self->n_slots && other < 0; i++)
    if ((int) i != index && self->slots[i].active && self->slots[i].type == FROND_SLOT_PASSPHRASE)
      other = (int) i;

  slot.active = TRUE;
  slot.type = FROND_SLOT_PASSPHRASE;
  slot.created_at = g_get_real_time ();
  set_label (&slot, label);
  if (!frond_crypto_random (slot.salt, sizeof slot.salt, error) || !frond_crypto_random (slot.nonce, sizeof slot.nonce, error))
    return FALSE;

  slot.cost = *cost;
  if (other >= 0) {
    slot.cost = self->slots[other].cost;
    memcpy (slot.salt, self->slots[other].salt, sizeof slot.salt);
  }

  wrapping_key = derive_from_passphrase (passphrase, &slot, error);
  if (!wrapping_key || !wrap (self, &slot, wrapping_key, master, error))
    return FALSE;

  self->slots[index] = slot;

  return TRUE;
}

/**
 * frond_key_slots_set_recovery:
 * @self: slots
 * @index: which one to fill
 * @recovery: the recovery key's bytes
 * @master: the master key
 * @error: for a %FROND_ERROR
 *
 * A recovery key is 160 random bits: HKDF is enough, there is nothing to slow down.
 *
 * Returns: whether the slot was filled; the file is not written yet
 */
gboolean
frond_key_slots_set_recovery (FrondKeySlots *self,
                              int            index,
                              FrondSecret   *recovery,
                              FrondSecret   *master,
                              GError       **error)
{
  g_autoptr (FrondSecret) wrapping_key = frond_crypto_derive (recovery, "recovery");
  FrondKeySlot slot = { 0 };

  slot.active = TRUE;
  slot.type = FROND_SLOT_RECOVERY;
  slot.created_at = g_get_real_time ();
  if (!frond_crypto_random (slot.salt, sizeof slot.salt, error) || !frond_crypto_random (slot.nonce, sizeof slot.nonce, error) ||
      !wrap (self, &slot, wrapping_key, master, error))
    return FALSE;

  self->slots[index] = slot;

  return TRUE;
}

void
frond_key_slots_clear (FrondKeySlots *self,
                       int            index)
{
  frond_secret_wipe (&self->slots[index], sizeof self->slots[index]);
}

static gboolean
has_same_derivation (FrondKeySlot *a,
                     FrondKeySlot *b)
{
  return memcmp (&a->cost, &b->cost, sizeof a->cost) == 0 && memcmp (a->salt, b->salt, sizeof a->salt) == 0;
}

/**
 * frond_key_slots_unlock_passphrase:
 * @self: slots
 * @passphrase: what somebody typed
 * @index: (out): the slot that it opened
 * @error: for a %FROND_ERROR; not set for a wrong passphrase
 *
 * Tries every passphrase slot even after one was opened, so that a wrong passphrase takes as long as a right one.
 *
 * Returns: (transfer full) (nullable): the master key, %NULL without an error where no slot opens
 */
FrondSecret *
frond_key_slots_unlock_passphrase (FrondKeySlots *self,
                                   const char    *passphrase,
                                   int           *index,
                                   GError       **error)
{
  g_autoptr (FrondSecret) master = NULL;
  g_autoptr (FrondSecret) wrapping_key = NULL;
  FrondKeySlot *derived_for = NULL;

  for (guint i = 0; i < self->n_slots; i++) {
    FrondKeySlot *slot = &self->slots[i];
    g_autoptr (GBytes) associated = NULL;
    FrondSecret *opened;

    if (!slot->active || slot->type != FROND_SLOT_PASSPHRASE)
      continue;
    if (!derived_for || !has_same_derivation (derived_for, slot)) {
      g_clear_pointer (&wrapping_key, frond_secret_free);
      wrapping_key = derive_from_passphrase (passphrase, slot, error);
      if (!wrapping_key)
        return NULL;
      derived_for = slot;
    }

    associated = make_associated (self, slot);
    opened = frond_crypto_unwrap (wrapping_key, slot->wrapped, slot->nonce, associated);
    if (opened && !master) {
      master = opened;
      *index = (int) i;
    } else {
      g_clear_pointer (&opened, frond_secret_free);
    }
  }

  return g_steal_pointer (&master);
}

FrondSecret *
frond_key_slots_unlock_recovery (FrondKeySlots *self,
                                 FrondSecret   *recovery,
                                 int           *index)
{
  g_autoptr (FrondSecret) wrapping_key = frond_crypto_derive (recovery, "recovery");

  for (guint i = 0; i < self->n_slots; i++) {
    FrondKeySlot *slot = &self->slots[i];
    g_autoptr (GBytes) associated = NULL;
    FrondSecret *master;

    if (!slot->active || slot->type != FROND_SLOT_RECOVERY)
      continue;
    associated = make_associated (self, slot);
    master = frond_crypto_unwrap (wrapping_key, slot->wrapped, slot->nonce, associated);
    if (master) {
      *index = (int) i;
      return master;
    }
  }

  return NULL;
}
