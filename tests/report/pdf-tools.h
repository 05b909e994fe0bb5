/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-report.h"

#include <glib/gstdio.h>

/* Reads PDFs back with poppler's programs, which know nothing of how they were made. */

static inline char *
run_tool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int   status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return out;
}

/* The path of a new PDF below a private folder; with FROND_PICTURES naming a folder its pages are left there as pictures. */
static inline char *
write_pdf (FrondReport *report,
           const char  *name)
{
  g_autofree char *folder = g_dir_make_tmp ("frond-report-XXXXXX", NULL);
  g_autofree char *base = g_strconcat (name, ".pdf", NULL);
  char            *path = g_build_filename (folder, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  const char *pictures = g_getenv ("FROND_PICTURES");

  g_assert_true (frond_report_write_pdf (report, file, &error));
  g_assert_no_error (error);
  if (pictures) {
    g_autofree char *prefix = g_build_filename (pictures, name, NULL);
    g_autofree char *out = run_tool ((const char *[]) { "pdftoppm", "-png", "-r", "80", path, prefix, NULL });
  }

  return path;
}

static inline void
remove_pdf (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}

/* Text of one page, or of all with page 0. */
static inline char *
pdf_text (const char *path,
          guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", MAX (page, 1));

  return run_tool (page > 0 ? (const char *[]) { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL }
                            : (const char *[]) { "pdftotext", "-layout", path, "-", NULL });
}

#define assert_says(text, what)   assert_says_at (text, what, __FILE__, __LINE__)
#define assert_silent(text, what) assert_silent_at (text, what, __FILE__, __LINE__)

static inline void
assert_says_at (const char *text,
                const char *what,
                const char *file,
                int         line)
{
  /* Where lines break is no part of what a page says. */
  g_autoptr (GRegex) spaces = g_regex_new ("[\\s\\x{a0}]+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *flat = g_regex_replace_literal (spaces, text, -1, 0, " ", G_REGEX_MATCH_DEFAULT, NULL);

  if (!strstr (text, what) && !strstr (flat, what))
    g_error ("%s:%d: “%s” is missing in:\n%s", file, line, what, text);
}

static inline void
assert_silent_at (const char *text,
                  const char *what,
                  const char *file,
                  int         line)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *looked_for = g_utf8_casefold (what, -1);

  if (strstr (folded, looked_for))
    g_error ("%s:%d: “%s” must not stand in:\n%s", file, line, what, text);
}
