/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-consent.h"
#include "frond-vault.h"

G_BEGIN_DECLS

gboolean frond_consent_repository_get (FrondVault    *vault,
                                       gint64         session_id,
                                       FrondConsent **consent,
                                       GError       **error);
gboolean frond_consent_repository_get_last (FrondVault    *vault,
                                            gint64         patient_id,
                                            FrondConsent **consent,
                                            GError       **error);
/* For the transaction in which a session begins: with a line in the audit, which names nobody. */
gboolean frond_consent_repository_insert (FrondVault         *vault,
                                          gint64              session_id,
                                          const FrondConsent *consent,
                                          GError            **error);

G_END_DECLS
