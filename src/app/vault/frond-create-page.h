/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-vault-service.h"

G_BEGIN_DECLS

#define FROND_TYPE_CREATE_PAGE (frond_create_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondCreatePage, frond_create_page, FROND, CREATE_PAGE, AdwNavigationPage)

AdwNavigationPage *frond_create_page_new (FrondVaultService *service) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
