/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_VAULT_SERVICE (frond_vault_service_get_type ())
G_DECLARE_FINAL_TYPE (FrondVaultService, frond_vault_service, FROND, VAULT_SERVICE, GObject)

FrondVaultService *frond_vault_service_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void               frond_vault_service_set_options (FrondVaultService       *self,
                                                    const FrondVaultOptions *options);

const char *frond_vault_service_get_folder (FrondVaultService *self);
gboolean    frond_vault_service_exists (FrondVaultService *self);
guint       frond_vault_service_get_wait_s (FrondVaultService *self);
FrondVault *frond_vault_service_get_vault (FrondVaultService *self);
GPtrArray  *frond_vault_service_get_recovered (FrondVaultService *self);

void     frond_vault_service_create_async (FrondVaultService  *self,
                                           const char         *practitioner,
                                           const char         *passphrase,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
void     frond_vault_service_open_async (FrondVaultService  *self,
                                         const char         *passphrase,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean frond_vault_service_finish (FrondVaultService *self,
                                     GAsyncResult      *result,
                                     GError           **error);
void     frond_vault_service_lock (FrondVaultService *self);

G_END_DECLS
