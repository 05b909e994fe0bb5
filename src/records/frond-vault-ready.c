/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-vault-ready.h"

#include "frond-reserve.h"
#include "frond-session-repository.h"

/**
 * frond_vault_make_ready:
 * @vault: a vault that was just created or opened, with no session being recorded
 * @error: why sessions that were cut off could not be looked at; the vault can be used all the same
 *
 * What everybody does who unlocks a vault for work: first sessions that were cut off are closed, because that takes space, then space is held
 * back for full disks. Where there is no room to hold back, the next unlocking tries again. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type FrondSessionRecord): what was recovered
 */
GPtrArray *
frond_vault_make_ready (FrondVault *vault,
                        GError    **error)
{
  GPtrArray *recovered = frond_session_repository_recover (vault, error);

  frond_reserve_make (frond_vault_get_folder (vault), FROND_RESERVE_BYTES);

  return recovered;
}
