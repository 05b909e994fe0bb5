/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* The practice's own programmes as sessions run them: the newest version of each, not what is being edited. */

/* (transfer full) (nullable): of FrondProgramme, without those that are not what was saved */
GListStore *frond_own_programmes_list (FrondVault *vault,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    frond_own_programmes_is_id (const char *id);
/* (transfer full) (nullable): FROND_ERROR_NOT_FOUND, FROND_ERROR_DAMAGED */
FrondProgramme *frond_own_programmes_find (FrondVault *vault,
                                           const char *id,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
