/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_SETUP_PAGE (frond_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondSetupPage, frond_setup_page, FROND, SETUP_PAGE, AdwNavigationPage)

/* Signal "begun": the session records now; show the live page. */
FrondSetupPage   *frond_setup_page_new (FrondVault   *vault,
                                        FrondPatient *patient,
                                        double        speed) G_GNUC_WARN_UNUSED_RESULT;
FrondLiveSession *frond_setup_page_get_session (FrondSetupPage *self);

G_END_DECLS
