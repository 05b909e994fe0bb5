/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-own-programmes.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-programme-repository.h"

/**
 * frond_own_programmes_list:
 * @vault: an open vault
 * @error: for a %FROND_ERROR
 *
 * Only what was saved as a version, and what is still what was saved.
 *
 * Returns: (transfer full) (nullable): a list of #FrondProgramme, oldest first
 */
GListStore *
frond_own_programmes_list (FrondVault *vault,
                           GError    **error)
{
  g_autoptr (GListStore) copies = frond_programme_repository_list (vault, error);
  GListStore *own;

  if (!copies)
    return NULL;
  own = g_list_store_new (FROND_TYPE_PROGRAMME);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (copies)); i++) {
    g_autoptr (FrondProgrammeCopy) copy = g_list_model_get_item (G_LIST_MODEL (copies), i);
    g_autoptr (FrondProgramme) programme = copy->json ? frond_programme_new_from_json (copy->json, -1, NULL) : NULL;

    if (programme)
      g_list_store_append (own, programme);
  }

  return own;
}

/* No original's id begins like this, so that neither can stand in for the other. */
gboolean
frond_own_programmes_is_id (const char *id)
{
  return g_str_has_prefix (id, "own-");
}

static FrondProgramme *
read_copy (FrondProgrammeCopy *copy,
           GError            **error)
{
  if (copy->json)
    return frond_programme_new_from_json (copy->json, -1, error);

  if (copy->is_damaged)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED, _("This programme is not as it was saved, so it is not used. The sessions that ran it are safe. Use another programme or open a backup."));
  else
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("This programme has no version yet. Open it in the window and save it as version 1."));

  return NULL;
}

/**
 * frond_own_programmes_find:
 * @vault: an open vault
 * @id: of a programme, as sessions name it
 * @error: %FROND_ERROR_NOT_FOUND where there is no such one or no version of it, %FROND_ERROR_DAMAGED where it is not what was saved
 *
 * Returns: (transfer full) (nullable): its newest version
 */
FrondProgramme *
frond_own_programmes_find (FrondVault *vault,
                           const char *id,
                           GError    **error)
{
  g_autoptr (GListStore) copies = frond_programme_repository_list (vault, error);

  if (!copies)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (copies)); i++) {
    g_autoptr (FrondProgrammeCopy) copy = g_list_model_get_item (G_LIST_MODEL (copies), i);
    g_autofree char *its_id = frond_programme_copy_dup_programme_id (copy);

    if (g_str_equal (its_id, id))
      return read_copy (copy, error);
  }
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("There is no such programme in this vault."));

  return NULL;
}
