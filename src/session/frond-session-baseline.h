/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

GDateTime *frond_session_baseline_find_origin (FrondVault         *vault,
                                               FrondSessionRecord *record,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
