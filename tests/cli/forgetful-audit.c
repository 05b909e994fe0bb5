/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The linker puts this before the vault's own function, for frondctl only: the vault itself still writes down that it was opened. */

#include "frond-error.h"
#include "frond-vault.h"

gboolean __wrap_frond_vault_audit (FrondVault *self,
                                   const char *action,
                                   const char *object_type,
                                   gint64      object_id,
                                   const char *detail,
                                   GError    **error);

gboolean
__wrap_frond_vault_audit (FrondVault *self,
                          const char *action,
                          const char *object_type,
                          gint64      object_id,
                          const char *detail,
                          GError    **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NO_SPACE, "The disk is full.");

  return FALSE;
}
