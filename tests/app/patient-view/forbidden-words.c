/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "forbidden-words.h"

static GStrv
read_words (const char *language)
{
  g_autofree char *name = g_strdup_printf ("%s.txt", language);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "forbidden-words", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", 0);
  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && *lines[i] != '#')
      g_strv_builder_add (words, lines[i]);

  return g_strv_builder_end (words);
}

guint
forbidden_words_count (const char *language)
{
  g_auto (GStrv) words = read_words (language);

  return g_strv_length (words);
}

/* Made once a language: thousands of texts are looked at. */
static GRegex *
get_regex (const char *language)
{
  static GHashTable *regexes = NULL;
  GRegex            *regex;

  if (!regexes)
    regexes = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (regexes, language);
  if (!regex) {
    g_auto (GStrv) words = read_words (language);
    g_autofree char *any = g_strjoinv ("|", words);
    g_autofree char *pattern = g_strdup_printf ("\\d|\\b(%s)\\b", any);
    g_autoptr (GError) error = NULL;

    regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
    g_assert_no_error (error);
    g_hash_table_insert (regexes, g_strdup (language), regex);
  }

  return regex;
}

void
forbidden_words_assert_none (const char *language,
                             const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (get_regex (language), text, 0, &match)) {
    g_autofree char *word = g_match_info_fetch (match, 0);

    g_error ("“%s” in “%s”", word, text);
  }
}
