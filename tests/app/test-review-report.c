/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report that leaves: it is put down in the records, it is there, or somebody is told. */

#include "frond-review-report.h"

#include <string.h>

#include <glib/gstdio.h>

#include "review-fixture.h"

static gboolean
has_toast (gpointer window)
{
  return app_shows_text (window, "Report saved. The file is not encrypted.") || app_shows_text (window, "The report was not saved");
}

/* That it left is put down once it is there, and not before. */
static void
test_save_report (ReviewFixture *fixture,
                  gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autoptr (GFile) file = review_fixture_make_target (fixture, "report.pdf");
  g_autofree char *content = NULL;

  frond_review_write_report (page, frond_window_get_vault (fixture->base.window), data, file);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
  app_wait (has_toast, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "Report saved"));
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 1);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

/* What did not leave is not put down, and says why. */
static void
test_save_fails (ReviewFixture *fixture,
                 gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autoptr (GFile) file = review_fixture_make_target (fixture, "missing/report.pdf");

  frond_review_write_report (page, frond_window_get_vault (fixture->base.window), data, file);
  app_wait (has_toast, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "its folder is not there any more"));
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
}

static gboolean
shows_failure (gpointer window)
{
  return app_shows_text (window, "because the records could not take note of it");
}

/* Who goes back to the patients right after saving has saved. */
static void
test_leave_while_saving (ReviewFixture *fixture,
                         gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autoptr (GFile) file = review_fixture_make_target (fixture, "report.pdf");

  frond_review_write_report (page, frond_window_get_vault (fixture->base.window), data, file);
  frond_window_pop_to_browse (fixture->base.window);
  app_wait (has_toast, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "Report saved"));
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 1);
}

/* A lock while it is being written: nothing leaves that could not be put down, and an older report of that name is as it was. */
static void
test_lock_while_saving (ReviewFixture *fixture,
                        gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autoptr (GFile) file = review_fixture_make_target (fixture, "report.pdf");
  g_autoptr (GFile) part = review_fixture_make_target (fixture, "report.pdf.part");
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "older", -1, NULL));
  frond_review_write_report (page, frond_window_get_vault (fixture->base.window), data, file);
  while (!g_file_query_exists (part, NULL)) /* the thread needs no main loop */
    g_usleep (1000);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  frond_vault_service_lock (window_fixture_get_service (&fixture->base));
  app_wait (shows_failure, fixture->base.window);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "older");
  g_assert_false (g_file_query_exists (part, NULL));
  g_assert_null (page);
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->base.window), "BAUER"));
  window_fixture_unlock (&fixture->base);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
}

/* Whatever went wrong: what is not encrypted does not stay under another name. */
static void
test_failure_leaves_no_part (ReviewFixture *fixture,
                             gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autoptr (GFile) file = review_fixture_make_target (fixture, "report.pdf");
  g_autoptr (GFile) part = review_fixture_make_target (fixture, "report.pdf.part");

  app_limit_files (2048); /* full in the middle of it */
  frond_review_write_report (page, frond_window_get_vault (fixture->base.window), data, file);
  app_wait (has_toast, fixture->base.window);
  app_limit_files (RLIM_INFINITY);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "The report was not saved"));
  g_assert_false (g_file_query_exists (part, NULL));
  g_assert_false (g_file_query_exists (file, NULL));
}

/* What cannot get its name was not saved; the entry that it left is taken back by another. */
static void
test_name_is_taken (ReviewFixture *fixture,
                    gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autoptr (GFile) file = review_fixture_make_target (fixture, "report.pdf");
  g_autoptr (GFile) part = review_fixture_make_target (fixture, "report.pdf.part");

  g_assert_true (g_file_make_directory (file, NULL, NULL));
  frond_review_write_report (page, frond_window_get_vault (fixture->base.window), data, file);
  app_wait (has_toast, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "The report was not saved ("));
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->base.window), "Report saved"));
  g_assert_false (g_file_query_exists (part, NULL));
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 1);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export-failed"), ==, 1);
}

/* A report of figures without the heart says so first, and how they were measured; one of the session as it is stored says nothing. */
static void
test_suppression (ReviewFixture *fixture,
                  gconstpointer  unused)
{
  const FrondSuppression heart = { .heart = TRUE };
  FrondVault            *vault = frond_window_get_vault (fixture->base.window);
  g_autoptr (FrondReviewData) data = review_fixture_load_without (fixture, &heart);
  g_autoptr (FrondReviewData) stored = review_fixture_load (fixture);
  g_autoptr (FrondSessionReport) report = frond_review_make_report (vault, data, NULL);
  g_autoptr (FrondSessionReport) plain = frond_review_make_report (vault, stored, NULL);
  const FrondSegmentResult *seen = report->phases->pdata[0], *measured = plain->phases->pdata[0];

  g_assert_nonnull (strstr (report->remark, "Recovered recording"));
  g_assert_nonnull (strstr (report->remark, "Heart suppressed: lower edge of 30\u00a0Hz. Facts in the note are without it."));
  g_assert_nonnull (strstr (report->chain, "30–450 Hz"));
  g_assert_null (strstr (plain->remark, "suppressed"));
  g_assert_cmpfloat (seen->mean, <, measured->mean);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  ADD ("/review-report/save", test_save_report);
  ADD ("/review-report/save-fails", test_save_fails);
  ADD ("/review-report/leave-while-saving", test_leave_while_saving);
  ADD ("/review-report/lock-while-saving", test_lock_while_saving);
  ADD ("/review-report/name-is-taken", test_name_is_taken);
  ADD ("/review-report/failure-leaves-no-part", test_failure_leaves_no_part);
  ADD ("/review-report/suppression", test_suppression);
#undef ADD

  return g_test_run ();
}
