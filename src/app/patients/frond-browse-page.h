/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-patient.h"
#include "frond-vault-service.h"

G_BEGIN_DECLS

#define FROND_TYPE_BROWSE_PAGE (frond_browse_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondBrowsePage, frond_browse_page, FROND, BROWSE_PAGE, AdwNavigationPage)

FrondBrowsePage *frond_browse_page_new (FrondVaultService *service) G_GNUC_WARN_UNUSED_RESULT;
FrondPatient    *frond_browse_page_get_patient (FrondBrowsePage *self);
void             frond_browse_page_search (FrondBrowsePage *self);
void             frond_browse_page_new_patient (FrondBrowsePage *self,
                                                const char      *suggestion);
void             frond_browse_page_edit_patient (FrondBrowsePage *self);
void             frond_browse_page_remove_patient (FrondBrowsePage *self);
void             frond_browse_page_set_view (FrondBrowsePage *self,
                                             const char      *name);

G_END_DECLS
