/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-database.h"
#include "frond-key-slots.h"
#include "frond-lock-file.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/**
 * FrondVault:
 * @folder: where it is
 * @lock: held while open
 * @master: the key of everything; %NULL when closed
 * @audit_key: of the audit
 * @database: main.db
 * @slot: the key slot that opened it
 * @practitioner_id: whose slot it is, 0 for the recovery key
 * @practitioner: the name; %NULL for the recovery key
 * @patients: (nullable): the patient model, once somebody asked for it
 * @endings: sessions that are being ended, see frond-session-ending.c
 * @edited_note_id: the draft whose editing was audited last: one entry per sitting, not one every two seconds
 * @edited_programme_id: the same for programmes
 */
struct _FrondVault {
  GObject parent_instance;

  char          *folder;
  FrondLockFile *lock;
  FrondSecret   *master;
  FrondSecret   *audit_key;
  FrondDatabase *database;

  int    slot;
  gint64 practitioner_id;
  char  *practitioner;

  GListStore *patients;
  GPtrArray  *endings;
  gint64      edited_note_id;
  gint64      edited_programme_id;
};

/* (transfer none) (nullable): with an error where the vault was closed */
FrondDatabase *frond_vault_get_database (FrondVault *self,
                                         GError    **error);
/* (transfer none) (nullable): a transaction has begun */
FrondDatabase *frond_vault_begin (FrondVault *self,
                                  GError    **error);
/* Audits and commits, both or neither. */
gboolean frond_vault_commit (FrondVault *self,
                             const char *action,
                             const char *object_type,
                             gint64      object_id,
                             const char *detail,
                             GError    **error);
/* The same for a draft, where edited_id keeps which one was audited last. */
gboolean frond_vault_commit_draft (FrondVault *self,
                                   gboolean    is_new,
                                   const char *object_type,
                                   gint64      id,
                                   gint64     *edited_id,
                                   GError    **error);
void     frond_vault_rollback (FrondVault *self);

gboolean frond_vault_insert_practitioner (FrondDatabase *database,
                                          const char    *name,
                                          int            slot,
                                          gint64        *id,
                                          GError       **error);
char    *frond_vault_get_recording_path (FrondVault *self,
                                         const char *uuid);

FrondVault *frond_vault_open_with_recovery (const char  *folder,
                                            FrondSecret *recovery,
                                            GError     **error);

G_END_DECLS
