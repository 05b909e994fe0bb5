/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-crypto.h"

G_BEGIN_DECLS

/* A new vault's number of slots. Their number never changes afterwards: it is part of what every slot is bound to. */
#define FROND_KEY_SLOTS_COUNT  32
#define FROND_KEY_SLOTS_MAX    64
#define FROND_UUID_BYTES       16
#define FROND_SLOT_LABEL_BYTES 32

typedef enum {
  FROND_SLOT_PASSPHRASE = 1,
  FROND_SLOT_RECOVERY = 2,
  FROND_SLOT_KEYRING = 3,
} FrondSlotType;

/**
 * FrondKeySlot:
 * @active: whether it holds a key; the other fields of an inactive slot are zero
 * @type: what opens it
 * @cost: of the key derivation, passphrase slots only
 * @salt: of the key derivation
 * @nonce: of the wrapping
 * @wrapped: master key and tag
 * @label: whose it is, at most 32 bytes of UTF-8
 * @created_at: when, microseconds UTC
 */
typedef struct {
  gboolean      active;
  FrondSlotType type;
  FrondKdfCost  cost;
  guint8        salt[FROND_SALT_BYTES];
  guint8        nonce[FROND_NONCE_BYTES];
  guint8        wrapped[FROND_WRAPPED_KEY_BYTES];
  char          label[FROND_SLOT_LABEL_BYTES + 1];
  gint64        created_at;
} FrondKeySlot;

/**
 * FrondKeySlots:
 * @uuid: the vault's
 * @n_slots: how many slots, active or not
 * @slots: the slots
 * @mac: as read; computed anew by frond_key_slots_serialize()
 *
 * vault.keys: the master key, wrapped once for everything that may open it. docs/vault-format.md has the bytes.
 */
typedef struct {
  guint8       uuid[FROND_UUID_BYTES];
  guint        n_slots;
  FrondKeySlot slots[FROND_KEY_SLOTS_MAX];
  guint8       mac[FROND_HASH_BYTES];
} FrondKeySlots;

FrondKeySlots *frond_key_slots_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
FrondKeySlots *frond_key_slots_parse (GBytes  *contents,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *frond_key_slots_serialize (FrondKeySlots *self,
                                          FrondSecret   *master) G_GNUC_WARN_UNUSED_RESULT;
void           frond_key_slots_free (FrondKeySlots *self);
gboolean       frond_key_slots_is_authentic (FrondKeySlots *self,
                                             FrondSecret   *master);
FrondKeySlots *frond_key_slots_load (const char *folder,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       frond_key_slots_save (FrondKeySlots *self,
                                     const char    *folder,
                                     FrondSecret   *master,
                                     GError       **error);

int          frond_key_slots_find (FrondKeySlots *self,
                                   FrondSlotType  type,
                                   const char    *label);
int          frond_key_slots_find_free (FrondKeySlots *self);
gboolean     frond_key_slots_set_passphrase (FrondKeySlots      *self,
                                             int                 index,
                                             const char         *label,
                                             const char         *passphrase,
                                             const FrondKdfCost *cost,
                                             FrondSecret        *master,
                                             GError            **error);
gboolean     frond_key_slots_set_recovery (FrondKeySlots *self,
                                           int            index,
                                           FrondSecret   *recovery,
                                           FrondSecret   *master,
                                           GError       **error);
void         frond_key_slots_clear (FrondKeySlots *self,
                                    int            index);
FrondSecret *frond_key_slots_unlock_passphrase (FrondKeySlots *self,
                                                const char    *passphrase,
                                                int           *index,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
FrondSecret *frond_key_slots_unlock_recovery (FrondKeySlots *self,
                                              FrondSecret   *recovery,
                                              int           *index) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondKeySlots, frond_key_slots_free)

G_END_DECLS
