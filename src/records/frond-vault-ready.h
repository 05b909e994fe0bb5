/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-vault.h"

G_BEGIN_DECLS

GPtrArray *frond_vault_make_ready (FrondVault *vault,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
