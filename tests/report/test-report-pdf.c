/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file around the pages: whom it names (nobody), whether it can be read aloud, and what happens when it cannot be written. */

#include "config.h"

#include "report-fixtures.h"

#include "frond-error.h"
#include "pdf-tools.h"

static FrondReport *
make_report (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("work-and-rest-10-10");

  g_set_str (&session->note, "Zoë came with her sister.");

  return frond_session_report_layout (session, FROND_PAPER_A4);
}

/* A name in a file's data follows it through indexers, backups and mail. */
static void
test_nobody_is_named (void)
{
  static const char *const identifiers[] = { "MÜLLER", "M\\303\\234LLER", "LLER", "Zoë", "1042", "1990", "Weiß", "Praxis", "sister" };
  g_autoptr (FrondReport) report = make_report ();
  char            *path = write_pdf (report, "named");
  g_autofree char *info = run_tool ((const char *[]) { "pdfinfo", "-meta", path, NULL });
  g_autofree char *info_2 = run_tool ((const char *[]) { "pdfinfo", path, NULL });
  g_autofree char *title = NULL;

  assert_says (info_2, "Title:           Session report");
  assert_says (info_2, "Creator:         Frond " FROND_VERSION);
  assert_silent (info_2, "Author");
  assert_silent (info_2, "Subject");
  assert_silent (info_2, "Keywords");
  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++) {
    assert_silent (info, identifiers[i]);
    assert_silent (info_2, identifiers[i]);
  }
  remove_pdf (path);
}

static void
test_structure (void)
{
  static const char *const roles[] = { "H1", "H2", "P (block)", "Figure", "Table", "TR", "TH", "TD" };
  g_autoptr (FrondReport) report = make_report ();
  char            *path = write_pdf (report, "structure");
  g_autofree char *structure = run_tool ((const char *[]) { "pdfinfo", "-struct-text", path, NULL });

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    assert_says (structure, roles[i]);
  remove_pdf (path);
}

static void
test_fonts (void)
{
  g_autoptr (FrondReport) report = make_report ();
  char            *path = write_pdf (report, "fonts");
  g_autofree char *fonts = run_tool ((const char *[]) { "pdffonts", path, NULL });
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  guint n = 0;

  for (guint i = 2; lines[i] && *lines[i]; i++, n++)
    if (!g_regex_match_simple (" yes (yes|no ) +yes +[0-9]+ +0$", lines[i], G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
      g_error ("not embedded, or cannot be read back: %s", lines[i]);
  g_assert_cmpuint (n, >, 0);
  remove_pdf (path);
}

static void
test_small (void)
{
  g_autoptr (FrondReport) report = make_report ();
  char    *path = write_pdf (report, "small");
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 200 * 1024);
  /* for this user only: it is health data in plain text */
  g_assert_cmpint (status.st_mode & 077, ==, 0);
  remove_pdf (path);
}

static void
test_replaces_whole (void)
{
  g_autoptr (FrondReport) report = make_report ();
  char *path = write_pdf (report, "again");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_true (g_file_set_contents (path, "something longer or shorter", -1, NULL));
  g_assert_true (frond_report_write_pdf (report, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_true (g_str_has_prefix (after, "%PDF-"));
  g_assert_cmpuint (n_before, ==, n_after);
  remove_pdf (path);
}

static void
assert_refused (FrondReport *report,
                const char  *path,
                FrondError   code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (frond_report_write_pdf (report, file, &error));
  g_assert_error (error, FROND_ERROR, (int) code);
  assert_says (error->message, "Session and note are safe in the record");
  assert_silent (error->message, "MÜLLER");
}

static void
test_refusals (void)
{
  g_autoptr (FrondReport) report = make_report ();
  char            *path = write_pdf (report, "refusals");
  g_autofree char *below = g_build_filename (path, "x.pdf", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *missing = g_build_filename (folder, "missing", "x.pdf", NULL);

  assert_refused (report, missing, FROND_ERROR_NOT_FOUND);
  assert_refused (report, folder, FROND_ERROR_FAILED);
  assert_refused (report, below, FROND_ERROR_FAILED);
  assert_refused (report, "/proc/x.pdf", FROND_ERROR_NOT_FOUND);
  remove_pdf (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-pdf/nobody-is-named", test_nobody_is_named);
  g_test_add_func ("/report-pdf/structure", test_structure);
  g_test_add_func ("/report-pdf/fonts", test_fonts);
  g_test_add_func ("/report-pdf/small", test_small);
  g_test_add_func ("/report-pdf/replaces-whole", test_replaces_whole);
  g_test_add_func ("/report-pdf/refusals", test_refusals);

  return g_test_run ();
}
