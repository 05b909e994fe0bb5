/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-vault.h"

G_BEGIN_DECLS

/**
 * FrondctlVaultOptions:
 * @folder: (nullable): of the vault
 * @passphrase_file: (nullable): first line is the passphrase
 *
 * How to get into a vault, as it came from the command line.
 */
typedef struct {
  char *folder;
  char *passphrase_file;
} FrondctlVaultOptions;

#define FRONDCTL_VAULT_ENTRIES(options) \
  { "vault", 'V', 0, G_OPTION_ARG_FILENAME, &(options).folder, N_("Folder of the vault"), N_("DIR") }, \
  { \
    "passphrase-file", 'P', 0, G_OPTION_ARG_FILENAME, &(options).passphrase_file, N_("Read the passphrase from this file (its first line) instead of asking"), N_("FILE") \
  }

char       *frondctl_vault_options_get_passphrase (const FrondctlVaultOptions *self,
                                                   gboolean                    is_new,
                                                   GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void        frondctl_passphrase_free (char *passphrase);
FrondVault *frondctl_vault_options_open (const FrondctlVaultOptions *self,
                                         GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void        frondctl_vault_options_clear (FrondctlVaultOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrondctlVaultOptions, frondctl_vault_options_clear)

G_END_DECLS
