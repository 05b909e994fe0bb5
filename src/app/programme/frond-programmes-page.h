/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMMES_PAGE (frond_programmes_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammesPage, frond_programmes_page, FROND, PROGRAMMES_PAGE, AdwNavigationPage)

/* The practice's own programmes, which open in the editor, and the originals, which can be duplicated. */
FrondProgrammesPage *frond_programmes_page_new (FrondVault *vault) G_GNUC_WARN_UNUSED_RESULT;
/* What came out of a file becomes a copy of its own. */
void frond_programmes_page_import (FrondProgrammesPage *self,
                                   GFile               *file);

G_END_DECLS
