/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A signal that leaves: as with a report. */

#include "frond-review-export.h"

#include <dlfcn.h>

#include <glib/gstdio.h>

#include "frond-review-outgoing.h"
#include "review-fixture.h"

/* How often somebody keeps the program from ending. GApplication does not tell: these stand in front of its own. */
static int n_holds;

static void
call_original (const char   *name,
               GApplication *application)
{
  union {
    void *symbol;
    void (*call) (GApplication *application);
  } original = { .symbol = dlsym (RTLD_NEXT, name) };

  original.call (application);
}

void
g_application_hold (GApplication *application)
{
  n_holds++;
  call_original ("g_application_hold", application);
}

void
g_application_release (GApplication *application)
{
  n_holds--;
  call_original ("g_application_release", application);
}

static char *
make_folder (ReviewFixture *fixture)
{
  char *folder = g_build_filename (fixture->base.folder, "exports", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir))
    n++;

  return n;
}

static char *
get_signal_path (FrondReviewData *data,
                 const char      *folder,
                 gboolean         as_edf)
{
  g_autofree char *name = frond_review_get_file_name (data, "session", as_edf ? ".edf" : ".csv");

  return g_build_filename (folder, name, NULL);
}

static gboolean
says_of_signal (gpointer window)
{
  return app_shows_text (window, "Signal saved. ") || app_shows_text (window, "The signal was ") || app_shows_text (window, "The folder for the export");
}

/* Back to the patients right after: it is saved, it is said, and it is put down once it is there. */
static void
test_leave_while_exporting (ReviewFixture *fixture,
                            gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = get_signal_path (data, folder, TRUE);
  int              n_before = n_holds;

  frond_review_write_signal (page, frond_window_get_vault (fixture->base.window), data, folder, TRUE);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
  g_assert_cmpint (n_holds, ==, n_before + 1); /* the program does not end before */
  frond_window_pop_to_browse (fixture->base.window);
  app_wait (says_of_signal, fixture->base.window);
  g_assert_cmpint (n_holds, ==, n_before);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "Signal saved. The file is not encrypted."));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 1);
}

/* What was not exported is not put down, and the reason is read on whatever page. */
static void
test_export_fails (ReviewFixture *fixture,
                   gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autofree char *folder = g_build_filename (fixture->base.folder, "missing", NULL);

  frond_review_write_signal (page, frond_window_get_vault (fixture->base.window), data, folder, TRUE);
  frond_window_pop_to_browse (fixture->base.window);
  app_wait (says_of_signal, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "The folder for the export does not exist."));
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
}

static void
test_lock_while_exporting (ReviewFixture *fixture,
                           gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autofree char *folder = make_folder (fixture);

  frond_review_write_signal (page, frond_window_get_vault (fixture->base.window), data, folder, TRUE);
  frond_vault_service_lock (window_fixture_get_service (&fixture->base));
  app_wait (says_of_signal, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "The signal was not saved, because the records could not take note of it."));
  g_assert_cmpuint (count_files (folder), ==, 0);
  window_fixture_unlock (&fixture->base);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
}

/* What is still there is not called gone. */
static void
test_export_stays (ReviewFixture *fixture,
                   gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = get_signal_path (data, folder, FALSE);

  frond_review_write_signal (page, frond_window_get_vault (fixture->base.window), data, folder, FALSE);
  while (!g_file_test (path, G_FILE_TEST_EXISTS)) /* the thread needs no main loop */
    g_usleep (1000);
  /* No file is removed where a folder is in its place, whoever runs this test. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  frond_vault_service_lock (window_fixture_get_service (&fixture->base));
  app_wait (says_of_signal, fixture->base.window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "could not be removed again. Please delete it."));
}

static void
close_while_exporting (ReviewFixture *fixture,
                       const char    *folder)
{
  GtkWidget *page = review_fixture_show (fixture);
  g_autoptr (FrondReviewData) data = review_fixture_load (fixture);

  frond_review_write_signal (page, frond_window_get_vault (fixture->base.window), data, folder, TRUE);
  g_object_add_weak_pointer (G_OBJECT (fixture->base.window), (gpointer *) &fixture->base.window);
  gtk_window_close (GTK_WINDOW (fixture->base.window));
}

static void
wait_until_closed (ReviewFixture *fixture)
{
  while (fixture->base.window)
    g_main_context_iteration (NULL, TRUE);
}

/* Another window of the same records. */
static void
open_again (ReviewFixture *fixture)
{
  fixture->base.window = frond_window_new (fixture->base.application);
  gtk_window_present (GTK_WINDOW (fixture->base.window));
  window_fixture_unlock (&fixture->base);
}

/* What was asked for is there when the window is gone, and the records know of it. */
static void
test_close_while_exporting (ReviewFixture *fixture,
                            gconstpointer  unused)
{
  g_autofree char *folder = make_folder (fixture);

  close_while_exporting (fixture, folder);
  g_assert_nonnull (fixture->base.window);
  g_assert_nonnull (frond_window_get_vault (fixture->base.window));
  wait_until_closed (fixture);
  g_assert_cmpuint (count_files (folder), ==, 1);
  open_again (fixture);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 1);
}

/* Nobody has to wait: then no half of a file is left, and nothing that the records do not know of. */
static void
test_close_without_file (ReviewFixture *fixture,
                         gconstpointer  unused)
{
  g_autofree char *folder = make_folder (fixture);
  GtkWidget       *dialog;

  close_while_exporting (fixture, folder);
  dialog = window_fixture_get_dialog (&fixture->base);
  g_signal_emit_by_name (gtk_widget_get_ancestor (app_get (dialog, GTK_TYPE_LABEL, "_Close Without the File"), GTK_TYPE_BUTTON), "clicked");
  g_assert_null (frond_vault_service_get_vault (window_fixture_get_service (&fixture->base)));
  wait_until_closed (fixture);
  g_assert_cmpuint (count_files (folder), ==, 0);
  open_again (fixture);
  g_assert_cmpint (review_fixture_count_audits (fixture, "export"), ==, 0);
}

static gboolean
shows_reason (gpointer window)
{
  return app_shows_text (window, "The folder for the export does not exist.");
}

/* Whoever has closed the window still learns that there is no file. */
static void
test_close_while_failing (ReviewFixture *fixture,
                          gconstpointer  unused)
{
  g_autofree char *folder = g_build_filename (fixture->base.folder, "missing", NULL);
  GtkWidget       *dialog;

  close_while_exporting (fixture, folder);
  app_wait (shows_reason, fixture->base.window);
  app_settle ();
  g_assert_nonnull (fixture->base.window);
  dialog = window_fixture_get_dialog (&fixture->base);
  g_assert_true (app_shows_text (dialog, "The File Was Not Saved"));
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_until_closed (fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, ReviewFixture, NULL, review_fixture_set_up, func, review_fixture_tear_down)
  ADD ("/review-export/leave-while-exporting", test_leave_while_exporting);
  ADD ("/review-export/export-fails", test_export_fails);
  ADD ("/review-export/lock-while-exporting", test_lock_while_exporting);
  ADD ("/review-export/export-stays", test_export_stays);
  ADD ("/review-export/close-while-exporting", test_close_while_exporting);
  ADD ("/review-export/close-without-file", test_close_without_file);
  ADD ("/review-export/close-while-failing", test_close_while_failing);
#undef ADD

  return g_test_run ();
}
