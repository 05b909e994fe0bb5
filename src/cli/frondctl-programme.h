/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* An original or, where a vault is open, one of its own programmes. Their ids never meet: those of own ones begin with "own-". */
FrondProgramme *frondctl_programme_find (FrondVault *vault,
                                         const char *id,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): of FrondProgramme, the originals first; vault (nullable) */
GListModel *frondctl_programme_list (FrondVault *vault,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
