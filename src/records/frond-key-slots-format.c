/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of vault.keys, both ways. Everything here reads bytes from outside: nothing is believed before it was compared. */

#include "config.h"

#include "frond-key-slots.h"

#include <glib/gi18n-lib.h>

#include "frond-crc32c.h"
#include "frond-error.h"
#include "frond-key-slots-private.h"

#define VERSION          1
#define FLAG_SLOT_CRC    1u
#define KDF_MAX_KIB      (1024 * 1024)
#define KDF_MAX_PASSES   64
#define KDF_MAX_LANES    16
#define KDF_MAX_WORK_KIB (16 * 1024 * 1024)

static const guint8 magic[8] = { 'F', 'R', 'N', 'D', 'K', 'E', 'Y', '1' };

static void
put_le16 (guint8 *at,
          guint16 value)
{
  value = GUINT16_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static void
put_le32 (guint8 *at,
          guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static void
put_le64 (guint8 *at,
          gint64  value)
{
  value = GINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static guint16
get_le16 (const guint8 *at)
{
  guint16 value;

  memcpy (&value, at, sizeof value);

  return GUINT16_FROM_LE (value);
}

static guint32
get_le32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);

  return GUINT32_FROM_LE (value);
}

static gint64
get_le64 (const guint8 *at)
{
  gint64 value;

  memcpy (&value, at, sizeof value);

  return GINT64_FROM_LE (value);
}

void
frond_key_slots_format_header (FrondKeySlots *self,
                               guint8        *header)
{
  memset (header, 0, FROND_KEY_HEADER_BYTES);
  memcpy (header, magic, sizeof magic);
  put_le16 (header + 8, VERSION);
  put_le16 (header + 10, (guint16) self->n_slots);
  memcpy (header + 12, self->uuid, FROND_UUID_BYTES);
  put_le32 (header + 28, FLAG_SLOT_CRC);
}

void
frond_key_slots_format_slot (FrondKeySlot *slot,
                             const guint8 *header,
                             guint8       *bytes)
{
  memset (bytes, 0, FROND_KEY_SLOT_BYTES);
  if (!slot->active)
    return;

  bytes[0] = (guint8) slot->type;
  bytes[1] = 1;
  put_le32 (bytes + 4, slot->cost.memory_kib);
  put_le32 (bytes + 8, slot->cost.passes);
  put_le32 (bytes + 12, slot->cost.lanes);
  memcpy (bytes + 16, slot->salt, FROND_SALT_BYTES);
  memcpy (bytes + 32, slot->nonce, FROND_NONCE_BYTES);
  memcpy (bytes + 44, slot->wrapped, FROND_WRAPPED_KEY_BYTES);
  memcpy (bytes + 92, slot->label, strlen (slot->label));
  put_le64 (bytes + 124, slot->created_at);
  put_le32 (bytes + 156, frond_crc32c (frond_crc32c (0, header, FROND_KEY_HEADER_BYTES), bytes, 156));
}

static gboolean
is_zero (const guint8 *bytes,
         gsize         n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i])
      return FALSE;

  return TRUE;
}

/* Bounds, so that a forged file cannot ask for all memory or an hour of work. */
static gboolean
is_cost_sane (const FrondKeySlot *slot)
{
  const FrondKdfCost *cost = &slot->cost;

  if (slot->type != FROND_SLOT_PASSPHRASE)
    return cost->memory_kib == 0 && cost->passes == 0 && cost->lanes == 0;

  return cost->lanes >= 1 && cost->lanes <= KDF_MAX_LANES && cost->passes >= 1 && cost->passes <= KDF_MAX_PASSES &&
         cost->memory_kib >= 8 * cost->lanes && cost->memory_kib <= KDF_MAX_KIB &&
         (guint64) cost->memory_kib * cost->passes <= KDF_MAX_WORK_KIB;
}

static gboolean
parse_slot (FrondKeySlot *slot,
            const guint8 *header,
            const guint8 *bytes)
{
  if (bytes[1] == 0)
    return is_zero (bytes, FROND_KEY_SLOT_BYTES);
  if (bytes[1] != 1 || get_le32 (bytes + 156) != frond_crc32c (frond_crc32c (0, header, FROND_KEY_HEADER_BYTES), bytes, 156))
    return FALSE;

  slot->active = TRUE;
  slot->type = bytes[0];
  slot->cost.memory_kib = get_le32 (bytes + 4);
  slot->cost.passes = get_le32 (bytes + 8);
  slot->cost.lanes = get_le32 (bytes + 12);
  memcpy (slot->salt, bytes + 16, FROND_SALT_BYTES);
  memcpy (slot->nonce, bytes + 32, FROND_NONCE_BYTES);
  memcpy (slot->wrapped, bytes + 44, FROND_WRAPPED_KEY_BYTES);
  memcpy (slot->label, bytes + 92, FROND_SLOT_LABEL_BYTES);
  slot->created_at = get_le64 (bytes + 124);

  return slot->type >= FROND_SLOT_PASSPHRASE && slot->type <= FROND_SLOT_KEYRING &&
         is_zero (bytes + 2, 2) && is_zero (bytes + 132, 24) && is_cost_sane (slot) && g_utf8_validate (slot->label, -1, NULL);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED,
                       _ ("The key file of the records (vault.keys) is damaged. The records were not touched. Put vault.keys back from a backup, then open the records again."));
  return FALSE;
}

static gboolean
check_header (const guint8 *bytes,
              gsize         n_bytes,
              GError      **error)
{
  guint32 flags;
  guint   n_slots;

  if (n_bytes == 0 || (n_bytes >= sizeof magic && memcmp (bytes, magic, sizeof magic) != 0) ||
      (n_bytes < sizeof magic && memcmp (bytes, magic, n_bytes) != 0)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_A_VAULT,
                         n_bytes == 0 ? _ ("The key file of the records (vault.keys) is empty. The records were not touched. Put vault.keys back from a backup.")
                                      : _ ("The file vault.keys in this folder was not made by Frond. Nothing was changed. Choose the folder of Frond’s records."));
    return FALSE;
  }
  if (n_bytes < FROND_KEY_HEADER_BYTES)
    return set_damaged (error);

  flags = get_le32 (bytes + 28);
  if (get_le16 (bytes + 8) > VERSION || (flags & ~FLAG_SLOT_CRC) != 0) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_TOO_NEW,
                         _ ("These records were made by a newer Frond. Nothing was changed. Update Frond, then open them again."));
    return FALSE;
  }

  n_slots = get_le16 (bytes + 10);
  if (get_le16 (bytes + 8) != VERSION || !(flags & FLAG_SLOT_CRC) || n_slots < 1 || n_slots > FROND_KEY_SLOTS_MAX ||
      n_bytes != FROND_KEY_HEADER_BYTES + (gsize) n_slots * FROND_KEY_SLOT_BYTES + FROND_HASH_BYTES)
    return set_damaged (error);

  return TRUE;
}

/**
 * frond_key_slots_parse:
 * @contents: the bytes of a vault.keys
 * @error: for a %FROND_ERROR: not a vault, too new or damaged
 *
 * Returns: (transfer full): its slots
 */
FrondKeySlots *
frond_key_slots_parse (GBytes  *contents,
                       GError **error)
{
  g_autoptr (FrondKeySlots) self = NULL;
  gsize         n_bytes;
  const guint8 *bytes = g_bytes_get_data (contents, &n_bytes);

  if (!check_header (bytes, n_bytes, error))
    return NULL;

  self = g_new0 (FrondKeySlots, 1);
  self->n_slots = get_le16 (bytes + 10);
  memcpy (self->uuid, bytes + 12, FROND_UUID_BYTES);
  for (guint i = 0; i < self->n_slots; i++) {
    if (!parse_slot (&self->slots[i], bytes, bytes + FROND_KEY_HEADER_BYTES + i * FROND_KEY_SLOT_BYTES)) {
      set_damaged (error);
      return NULL;
    }
  }
  memcpy (self->mac, bytes + n_bytes - FROND_HASH_BYTES, FROND_HASH_BYTES);

  return g_steal_pointer (&self);
}

/* Everything but the tail. */
static guint8 *
format_body (FrondKeySlots *self,
             gsize         *n_bytes)
{
  guint8 *bytes;

  *n_bytes = FROND_KEY_HEADER_BYTES + (gsize) self->n_slots * FROND_KEY_SLOT_BYTES;
  bytes = g_malloc (*n_bytes + FROND_HASH_BYTES);
  frond_key_slots_format_header (self, bytes);
  for (guint i = 0; i < self->n_slots; i++)
    frond_key_slots_format_slot (&self->slots[i], bytes, bytes + FROND_KEY_HEADER_BYTES + i * FROND_KEY_SLOT_BYTES);

  return bytes;
}

/**
 * frond_key_slots_serialize:
 * @self: slots
 * @master: the master key that they wrap
 *
 * Returns: (transfer full): the bytes of a vault.keys
 */
GBytes *
frond_key_slots_serialize (FrondKeySlots *self,
                           FrondSecret   *master)
{
  g_autoptr (FrondSecret) key = frond_crypto_derive (master, "header");
  gsize   n_bytes;
  guint8 *bytes = format_body (self, &n_bytes);

  frond_crypto_hmac (key, bytes, n_bytes, self->mac);
  memcpy (bytes + n_bytes, self->mac, FROND_HASH_BYTES);

  return g_bytes_new_take (bytes, n_bytes + FROND_HASH_BYTES);
}

/**
 * frond_key_slots_is_authentic:
 * @self: slots as they were read
 * @master: the master key that one of them gave
 *
 * Returns: whether nobody without the master key changed the file
 */
gboolean
frond_key_slots_is_authentic (FrondKeySlots *self,
                              FrondSecret   *master)
{
  g_autoptr (FrondSecret) key = frond_crypto_derive (master, "header");
  gsize              n_bytes;
  g_autofree guint8 *bytes = format_body (self, &n_bytes);
  guint8             mac[FROND_HASH_BYTES];

  frond_crypto_hmac (key, bytes, n_bytes, mac);

  return frond_crypto_equal (mac, self->mac, sizeof mac);
}
