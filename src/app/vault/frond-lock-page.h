/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-vault-service.h"

G_BEGIN_DECLS

#define FROND_TYPE_LOCK_PAGE (frond_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondLockPage, frond_lock_page, FROND, LOCK_PAGE, AdwNavigationPage)

AdwNavigationPage *frond_lock_page_new (FrondVaultService *service) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
