/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-vault.h"

G_BEGIN_DECLS

/* Who can open a vault. Each change is whole or not at all, and audited. */

/* Another practitioner with another passphrase. */
gboolean frond_vault_add_practitioner (FrondVault *self,
                                       const char *name,
                                       const char *passphrase,
                                       GError    **error);
/* The passphrase of whoever opened the vault; the old one is asked for again. */
gboolean frond_vault_change_passphrase (FrondVault *self,
                                        const char *old_passphrase,
                                        const char *new_passphrase,
                                        GError    **error);
/* A new passphrase for a practitioner who forgot the old one; only after the recovery key opened the vault. */
gboolean frond_vault_reset_passphrase (FrondVault *self,
                                       const char *name,
                                       const char *passphrase,
                                       GError    **error);
/* Takes a practitioner's passphrase away; the name stays on what was signed with it. Never the last one, never the one in use. */
gboolean frond_vault_remove_practitioner (FrondVault *self,
                                          const char *name,
                                          GError    **error);
/* Names of everybody with a passphrase. */
GStrv frond_vault_list_practitioners (FrondVault *self,
                                      GError    **error);

/* A new recovery key in place of an earlier one. (transfer full): its text, shown once; free with frond_vault_free_recovery_key(). */
char    *frond_vault_create_recovery_key (FrondVault *self,
                                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void     frond_vault_free_recovery_key (char *key);
gboolean frond_vault_has_recovery_key (FrondVault *self,
                                       gboolean   *has,
                                       GError    **error);
/* A typing error is FROND_ERROR_INVALID and costs no waiting; a key of another vault is FROND_ERROR_WRONG_PASSPHRASE. */
FrondVault *frond_vault_open_with_recovery_key (const char *folder,
                                                const char *key,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
