/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-vault.h"

G_BEGIN_DECLS

/* Waits for the sessions that are being ended, and closes their rows. Before the vault's database closes. */
void frond_session_ending_settle_all (FrondVault *vault);

G_END_DECLS
