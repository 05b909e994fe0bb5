/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FROND_TYPE_VAULT (frond_vault_get_type ())
G_DECLARE_FINAL_TYPE (FrondVault, frond_vault, FROND, VAULT, GObject)

/**
 * FrondVaultOptions:
 * @kdf_memory_kib: Argon2id memory, 0 to calibrate to 0.5-1 s on this machine (floor 64 MiB, 3 passes)
 * @kdf_passes: Argon2id passes, 0 with the above
 *
 * For tests, which have no time for an honest key derivation.
 */
typedef struct {
  guint kdf_memory_kib;
  guint kdf_passes;
} FrondVaultOptions;

/* A folder with vault.keys, main.db, vault.lock and recordings/. All calls block (run them in a GTask thread where the key
 * derivation is: create and open); a vault is used from one thread at a time. Every error has its own code and sentence. */
FrondVault *frond_vault_create (const char              *folder,
                                const char              *practitioner,
                                const char              *passphrase,
                                const FrondVaultOptions *options,
                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
FrondVault *frond_vault_open (const char *folder,
                              const char *passphrase,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Is there a vault in this folder (without opening it)? */
gboolean frond_vault_exists (const char *folder);
/* Seconds to wait before the next try, after wrong passphrases: 0, 0, 1, 2, 4, 8 ... 60. */
guint frond_vault_get_wait_s (const char *folder);
/* Closes the database and wipes the keys. Idempotent; also at finalize. */
void        frond_vault_close (FrondVault *self);
const char *frond_vault_get_folder (FrondVault *self);
const char *frond_vault_get_practitioner (FrondVault *self);
/* Integrity of main.db, of every recording and of the audit chain. (transfer full): findings, empty when all is well */
GStrv frond_vault_check (FrondVault *self,
                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Appends to the audit chain; never names or note text in detail. */
gboolean frond_vault_audit (FrondVault *self,
                            const char *action,
                            const char *object_type,
                            gint64      object_id,
                            const char *detail,
                            GError    **error);

G_END_DECLS
