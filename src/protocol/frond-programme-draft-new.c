/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-draft-private.h"

#include <glib/gi18n-lib.h>

/* A copy says what the original said on screen: its owner edits the words that they saw. */
static const char *const texts[] = { "name", "summary", "patient_words", "group" };

static void
translate (JsonObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *text = json_object_get_string_member_with_default (object, texts[i], NULL);

    if (text && *text)
      json_object_set_string_member (object, texts[i], g_dgettext (GETTEXT_PACKAGE, text));
  }
}

static void
translate_markers (JsonObject *header)
{
  JsonNode *node = json_object_get_member (header, "markers");
  g_autoptr (JsonArray) translated = NULL;

  if (!node || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  translated = json_array_new ();
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
    JsonNode   *name = json_array_get_element (json_node_get_array (node), i);
    const char *text = JSON_NODE_HOLDS_VALUE (name) ? json_node_get_string (name) : NULL;

    if (text && *text)
      json_array_add_string_element (translated, g_dgettext (GETTEXT_PACKAGE, text));
    else
      json_array_add_null_element (translated);
  }
  json_object_set_array_member (header, "markers", g_steal_pointer (&translated));
}

/**
 * frond_programme_draft_new:
 * @programme: an original, a version, or what was read from a file
 * @id: of the copy
 * @name: (nullable): of the copy; %NULL keeps it
 *
 * Returns: (transfer full): a draft with its texts as they are shown
 */
FrondProgrammeDraft *
frond_programme_draft_new (FrondProgramme *programme,
                           const char     *id,
                           const char     *name)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeDraft *self = frond_programme_draft_new_from_json (frond_programme_get_json (programme), &error);

  /* What the reader took has the structure. */
  g_assert_no_error (error);
  translate (self->state->header);
  translate_markers (self->state->header);
  for (guint i = 0; i < self->state->rows->len; i++)
    translate (frond_draft_row_get_fields (g_ptr_array_index (self->state->rows, i)));
  json_object_set_string_member (self->state->header, "id", id);
  if (name)
    json_object_set_string_member (self->state->header, "name", name);

  return self;
}
