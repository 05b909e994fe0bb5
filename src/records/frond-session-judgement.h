/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-event.h"
#include "frond-session-record.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* Adds what somebody judged of a finished recording, see frond-session-judgement.c. */
gboolean frond_session_repository_add_judgement (FrondVault         *vault,
                                                 FrondSessionRecord *record,
                                                 const FrondEvent   *event,
                                                 GError            **error);
/* Recordings whose seal was open when the program ended. */
gboolean frond_session_judgement_seal_all (FrondVault *vault,
                                           GError    **error);

G_END_DECLS
