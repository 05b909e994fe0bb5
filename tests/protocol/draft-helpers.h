/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme-draft.h"

/* Programmes for tests of the draft, and their shape in a line. */
#define PHASE(name) "{\"kind\":\"rest\",\"name\":\"" name "\",\"patient_words\":\"Rest\",\"seconds\":10}"
#define PROGRAMME(phases) \
  "{\"format\":1,\"id\":\"own\",\"version\":3,\"name\":\"Mine\",\"summary\":\"For a test.\",\"phases\":[" phases "]}"
/* a, repeat 2 of (b, c), d */
#define TREE PROGRAMME (PHASE ("a") ",{\"repeat\":2,\"phases\":[" PHASE ("b") "," PHASE ("c") "]}," PHASE ("d"))

static inline FrondProgrammeDraft *
read_draft (const char *json)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeDraft *draft = frond_programme_draft_new_from_json (json, &error);

  g_assert_no_error (error);

  return draft;
}

/* "a (b c) d": names in order, repeats in brackets. */
static inline char *
describe (FrondProgrammeDraft *draft)
{
  GString *out = g_string_new (NULL);
  guint    depth = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (draft), i);

    for (; depth > frond_draft_row_get_depth (row); depth--)
      g_string_append_c (out, ')');
    g_string_append_printf (out, "%s", out->len && out->str[out->len - 1] != '(' ? " " : "");
    if (frond_draft_row_is_repeat (row)) {
      g_string_append_c (out, '(');
      depth++;
    } else {
      g_string_append (out, frond_draft_row_get_text (row, "name"));
    }
  }
  for (; depth > 0; depth--)
    g_string_append_c (out, ')');

  return g_string_free (out, FALSE);
}

#define assert_shape(draft, shape) \
  G_STMT_START \
  { \
    g_autofree char *shape_ = describe (draft); \
    g_assert_cmpstr (shape_, ==, shape); \
  } \
  G_STMT_END

static inline guint
find (FrondProgrammeDraft *draft,
      const char          *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (draft), i);

    if (*name ? g_str_equal (frond_draft_row_get_text (row, "name"), name) : frond_draft_row_is_repeat (row))
      return frond_draft_row_get_number (row);
  }
  g_assert_not_reached ();
}
