/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-analysis.h"
#include "frond-vault.h"

G_BEGIN_DECLS

gboolean frond_session_headline_store (FrondVault          *vault,
                                       gint64               session_id,
                                       const FrondAnalysis *analysis,
                                       GError             **error);

G_END_DECLS
