/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The programmes that come with Frond. They are compiled in, so that a session can always be started. */

#include "config.h"

#include "frond-programme.h"
#include "frond-protocol-resources.h"

/* In the order in which they are offered: by category, and in it from what asks for least on. */
static const char *const ids[] = {
  "gentle-assessment",
  "glazer-classic",
  "glazer-short-rest",
  "five-activity-assessment",
  "perfect",
  "pressure-squeeze-assessment",
  "quick-look",
  "settle-and-let-go",
  "paced-breathing",
  "quiet-floor-quiet-abdomen",
  "contract-relax",
  "reverse-kegel",
  "pressure-rest-and-let-go",
  "work-and-rest-10-10",
  "quick-flicks",
  "endurance",
  "discrimination",
  "work-and-rest-template",
  "guarding-response",
};

static FrondProgramme *
load (const char *id)
{
  /* Asked for by name: a static library's resource that nobody names is left out by the linker. */
  GResource       *resource = frond_protocol_get_resource ();
  g_autofree char *path = g_strconcat (FROND_RESOURCE_PATH "/protocols/", id, ".json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  FrondProgramme *programme = NULL;
  gsize           length;

  if (bytes) {
    const char *json = g_bytes_get_data (bytes, &length);

    programme = frond_programme_new_from_json (json, (gssize) length, &error);
  }
  if (!programme)
    g_error ("the built-in programme %s is broken: %s", id, error->message);

  return programme;
}

/**
 * frond_programme_list_built_in:
 *
 * Returns: (transfer full): a list model of #FrondProgramme, those of a category together
 */
GListModel *
frond_programme_list_built_in (void)
{
  GListStore *store = g_list_store_new (FROND_TYPE_PROGRAMME);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (FrondProgramme) programme = load (ids[i]);

    g_list_store_append (store, programme);
  }

  return G_LIST_MODEL (store);
}

/**
 * frond_programme_find_built_in:
 * @id: a programme's id
 *
 * Returns: (transfer full) (nullable): the programme, or %NULL when none has this id
 */
FrondProgramme *
frond_programme_find_built_in (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return load (ids[i]);

  return NULL;
}
