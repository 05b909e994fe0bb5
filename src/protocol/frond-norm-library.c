/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The published values that come with Frond. */

#include "config.h"

#include "frond-norm.h"
#include "frond-norms-resources.h"

/* In the order in which they are shown. */
static const char *const ids[] = { "oleksy-2020", "white-1997", "kasper-jedrzejewska-2025", "naess-bo-2015" };

static FrondNorm *
load (const char *id)
{
  /* Asked for by name: a static library's resource that nobody names is left out by the linker. */
  GResource       *resource = frond_norms_get_resource ();
  g_autofree char *path = g_strconcat (FROND_RESOURCE_PATH "/norms/", id, ".json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  FrondNorm *norm = NULL;
  gsize      length;

  if (bytes) {
    const char *json = g_bytes_get_data (bytes, &length);

    norm = frond_norm_new_from_json (json, (gssize) length, &error);
  }
  if (!norm)
    g_error ("the published values %s are broken: %s", id, error->message);

  return norm;
}

GListModel *
frond_norm_list_built_in (void)
{
  GListStore *store = g_list_store_new (FROND_TYPE_NORM);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (FrondNorm) norm = load (ids[i]);

    g_list_store_append (store, norm);
  }

  return G_LIST_MODEL (store);
}
