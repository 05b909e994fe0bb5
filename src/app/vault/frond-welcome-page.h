/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_WELCOME_PAGE (frond_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondWelcomePage, frond_welcome_page, FROND, WELCOME_PAGE, AdwNavigationPage)

AdwNavigationPage *frond_welcome_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
