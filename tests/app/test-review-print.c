/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a printed report lies on its paper, and what a file that leaves is called. */

#include "frond-review-export.h"
#include "frond-review-print.h"

#include "frond-patient.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-print/fit", test_fit);
  g_test_add_func ("/review-print/page-setup", test_page_setup);
  g_test_add_func ("/review-print/file-name", test_file_name);

  return g_test_run ();
}
