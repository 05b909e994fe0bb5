/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a printed report lies on its paper, what a file that leaves is called, and what a lock does to the dialog. */

#include "frond-review-outgoing.h"
#include "frond-review-print.h"

#include <dlfcn.h>

#include <gtk/gtkunixprint.h>

#include "frond-patient.h"
#include "review-fixture.h"

#define A4_WIDTH      595.28
#define A4_HEIGHT     841.89
#define LETTER_WIDTH  612.0
#define LETTER_HEIGHT 792.0

static void
assert_fits (double paper_width,
             double paper_height,
             double scale,
             double x,
             double y)
{
  double found_x, found_y;

  g_assert_cmpfloat_with_epsilon (frond_review_fit_page (A4_WIDTH, A4_HEIGHT, paper_width, paper_height, &found_x, &found_y), scale, 1e-6);
  g_assert_cmpfloat_with_epsilon (found_x, x, 1e-3);
  g_assert_cmpfloat_with_epsilon (found_y, y, 1e-3);
}

/* One scale for both directions: a trace on Letter is no flatter than on A4. */
static void
test_fit (void)
{
  assert_fits (A4_WIDTH, A4_HEIGHT, 1, 0, 0);
  /* 792 / 841.89; what is left of 612 is left on both sides */
  assert_fits (LETTER_WIDTH, LETTER_HEIGHT, 0.940740, 25.998, 0);
  assert_fits (A4_WIDTH, 1000, 1, 0, 79.055);
  assert_fits (A4_HEIGHT, A4_WIDTH, 0.707076, 210.490, 0);
}

/* The paper that is proposed is the one that the report was laid out for. */
static void
test_page_setup (void)
{
  g_autoptr (GtkPageSetup) letter = frond_review_make_page_setup (FROND_PAPER_LETTER);
  g_autoptr (GtkPageSetup) a4 = frond_review_make_page_setup (FROND_PAPER_A4);

  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (letter)), ==, GTK_PAPER_NAME_LETTER);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (a4)), ==, GTK_PAPER_NAME_A4);
  g_assert_cmpint (gtk_page_setup_get_orientation (letter), ==, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_width (a4, GTK_UNIT_POINTS), A4_WIDTH, 0.01);
}

static char *
get_name (const char *when,
          const char *prefix,
          const char *suffix)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  FrondReviewData data = { .record = record, .patient = patient };

  patient->family_name = g_strdup ("Bauer");
  patient->given_name = g_strdup ("Anna");
  patient->record_number = g_strdup ("20/42");
  record->started_at = g_date_time_new_from_iso8601 (when, NULL);

  return frond_review_get_file_name (&data, prefix, suffix);
}

/* Two sessions of a day go into one folder; nobody is named. */
static void
test_file_name (void)
{
  g_autofree char *morning = get_name ("2026-11-22T08:05:59+01:00", "session", "");
  g_autofree char *evening = get_name ("2026-11-22T18:30:00+01:00", "report", ".pdf");

  g_assert_cmpstr (morning, ==, "session-2026-11-22-0805-20-42");
  g_assert_cmpstr (evening, ==, "report-2026-11-22-1830-20-42.pdf");
}

static GtkWidget *
find_print_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (GTK_IS_PRINT_UNIX_DIALOG (window))
      return window;
  }

  return NULL;
}

static gboolean
shows_print_dialog (gpointer unused)
{
  return find_print_dialog () && gtk_widget_get_mapped (find_print_dialog ());
}

/* The dialog of another process' look is ours to close: with it goes everything that was to be printed. */
static void
test_lock_while_printing (ReviewFixture *fixture,
                          gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (page, "review.print-report", NULL));
  app_wait (shows_print_dialog, NULL);
  dialog = find_print_dialog ();
  /* The preview would be a plain file in another program's window. */
  g_assert_false (gtk_print_unix_dialog_get_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog)) & GTK_PRINT_CAPABILITY_PREVIEW);
  g_assert_false (app_shows_text (dialog, "BAUER"));

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.lock", NULL);
  app_settle ();
  g_assert_null (find_print_dialog ());
  g_assert_null (page);
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->base.window), "BAUER"));
  window_fixture_unlock (&fixture->base);
  g_assert_cmpint (review_fixture_count_audits (fixture, "print"), ==, 0);
}

/* Put away without printing, it is gone like any dialog, and may come again. */
static void
test_print_cancelled (ReviewFixture *fixture,
                      gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);

  for (guint i = 0; i < 2; i++) {
    g_assert_true (gtk_widget_activate_action (page, "review.print-report", NULL));
    app_wait (shows_print_dialog, NULL);
    gtk_window_close (GTK_WINDOW (find_print_dialog ()));
    app_settle ();
    g_assert_null (find_print_dialog ());
  }
  g_assert_cmpint (review_fixture_count_audits (fixture, "print"), ==, 0);
}

static gboolean           wants_operation;
static GtkPrintOperation *caught;

/* Stands in front of GTK's own: with somebody waiting for it, the operation is caught before anybody sees a dialog. */
GtkPrintOperationResult
gtk_print_operation_run (GtkPrintOperation      *operation,
                         GtkPrintOperationAction action,
                         GtkWindow              *parent,
                         GError                **error)
{
  union {
    void *symbol;
    GtkPrintOperationResult (*call) (GtkPrintOperation *, GtkPrintOperationAction, GtkWindow *, GError **);
  } original = { .symbol = dlsym (RTLD_NEXT, "gtk_print_operation_run") };

  if (!wants_operation)
    return original.call (operation, action, parent, error);
  caught = g_object_ref (operation);

  return GTK_PRINT_OPERATION_RESULT_IN_PROGRESS;
}

/* It lies in the printer, and the records do not know: both are said. */
static void
test_printed_unnoted (ReviewFixture *fixture,
                      gconstpointer  unused)
{
  GtkWidget *page = review_fixture_show (fixture);

  wants_operation = TRUE;
  g_assert_true (gtk_widget_activate_action (page, "review.print-report", NULL));
  wants_operation = FALSE;
  g_assert_nonnull (caught);
  app_limit_files (0);
  g_signal_emit_by_name (caught, "done", GTK_PRINT_OPERATION_RESULT_APPLY);
  app_limit_files (RLIM_INFINITY);
  app_settle ();
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->base.window), "The report was printed, but the records could not take note of it. "));
  g_assert_cmpint (review_fixture_count_audits (fixture, "print"), ==, 0);
  g_clear_object (&caught);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/review-print/fit", test_fit);
  g_test_add_func ("/review-print/page-setup", test_page_setup);
  g_test_add_func ("/review-print/file-name", test_file_name);
  g_test_add ("/review-print/lock", ReviewFixture, NULL, review_fixture_set_up, test_lock_while_printing, review_fixture_tear_down);
  g_test_add ("/review-print/printed-unnoted", ReviewFixture, NULL, review_fixture_set_up, test_printed_unnoted, review_fixture_tear_down);
  g_test_add ("/review-print/cancelled", ReviewFixture, NULL, review_fixture_set_up, test_print_cancelled, review_fixture_tear_down);

  return g_test_run ();
}
