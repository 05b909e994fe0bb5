/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-programme-copy.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_PROGRAMME_VERSIONS_PAGE (frond_programme_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgrammeVersionsPage, frond_programme_versions_page, FROND, PROGRAMME_VERSIONS_PAGE, AdwNavigationPage)

/* Every version of a programme of one's own, to look at. Signal "bring-back" (FrondProgrammeDraft, guint): somebody wants this one, of that
 * number, to be the newest; the page changes nothing itself. */
FrondProgrammeVersionsPage *frond_programme_versions_page_new (FrondVault         *vault,
                                                               FrondProgrammeCopy *copy,
                                                               gboolean            has_changes,
                                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
