/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-vault-service.h"

G_BEGIN_DECLS

#define FROND_TYPE_APPLICATION (frond_application_get_type ())
G_DECLARE_FINAL_TYPE (FrondApplication, frond_application, FROND, APPLICATION, AdwApplication)

FrondApplication  *frond_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               frond_application_set_vault_folder (FrondApplication *self,
                                                       const char       *folder);
FrondVaultService *frond_application_get_vault_service (FrondApplication *self);

G_END_DECLS
