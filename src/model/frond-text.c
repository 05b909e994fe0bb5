/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-text.h"

/**
 * frond_text_fold:
 * @text: (nullable): what somebody typed, or what is to be found
 *
 * People search without accents and without capitals: decomposes, drops combining marks, folds case.
 *
 * Returns: (transfer full): text to compare by substring
 */
char *
frond_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = decomposed; p && *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_ismark (c))
      g_string_append_unichar (bare, c);
  }

  return g_utf8_casefold (bare->str, -1);
}
