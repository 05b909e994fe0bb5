/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-programme.h"

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-own-programmes.h"

/**
 * frondctl_programme_find:
 * @vault: (nullable): an open vault
 * @id: as frondctl list protocols shows it
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the original, or the newest version of the vault's own programme
 */
FrondProgramme *
frondctl_programme_find (FrondVault *vault,
                         const char *id,
                         GError    **error)
{
  FrondProgramme *original = frond_programme_find_built_in (id);

  if (original)
    return original;
  if (vault && frond_own_programmes_is_id (id))
    return frond_own_programmes_find (vault, id, error);
  if (frond_own_programmes_is_id (id))
    g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("“%s” is a programme of a vault. Name the vault with --vault."), id);
  else
    g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("There is no programme “%s”. frondctl list protocols shows them."), id);

  return NULL;
}

GListModel *
frondctl_programme_list (FrondVault *vault,
                         GError    **error)
{
  GListModel *originals = frond_programme_list_built_in ();
  g_autoptr (GListStore) own = vault ? frond_own_programmes_list (vault, error) : NULL;

  if (vault && !own) {
    g_object_unref (originals);
    return NULL;
  }
  for (guint i = 0; own && i < g_list_model_get_n_items (G_LIST_MODEL (own)); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (G_LIST_MODEL (own), i);

    g_list_store_append (G_LIST_STORE (originals), programme);
  }

  return originals;
}
