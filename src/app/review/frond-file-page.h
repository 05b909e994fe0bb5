/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FROND_TYPE_FILE_PAGE (frond_file_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondFilePage, frond_file_page, FROND, FILE_PAGE, AdwNavigationPage)

AdwNavigationPage *frond_file_page_new (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
