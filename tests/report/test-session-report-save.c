/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving in a thread: the window stays free, the file is whole or as it was, and failures are sentences. */

#include "config.h"

#include <time.h>

#include "report-fixtures.h"

#include "frond-error.h"
#include "pdf-tools.h"

/* Fixtures here have the name of the function there. */
static FrondSessionReport *
make_session (void)
{
  return fixture ("quick-look");
}

typedef struct {
  char    *folder;
  GFile   *file;
  gboolean is_done;
  gboolean is_saved;
  GError  *error;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("frond-save-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "report.pdf", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_unlink (g_file_peek_path (fixture->file));
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing half-written is left beside it */
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  g_clear_error (&fixture->error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->is_saved = frond_session_report_save_finish (result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
begin (Fixture    *fixture,
       GFile      *file,
       const char *note)
{
  FrondSessionReport *session = make_session ();

  g_set_str (&session->note, note);
  frond_session_report_save_async (session, FROND_PAPER_A4, file, saved_cb, fixture);
  g_assert_false (fixture->is_done);
}

static void
finish (Fixture *fixture)
{
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static double
get_seconds (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
test_in_a_thread (Fixture      *fixture,
                  gconstpointer unused)
{
  GString         *note = g_string_new (NULL);
  g_autofree char *text = NULL;
  double           all, mine;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (note, "Sentence %u of a very long note.%s", i, i % 20 ? " " : "\n");
  all = get_seconds (CLOCK_PROCESS_CPUTIME_ID);
  mine = get_seconds (CLOCK_THREAD_CPUTIME_ID);
  begin (fixture, fixture->file, note->str);
  finish (fixture);
  all = get_seconds (CLOCK_PROCESS_CPUTIME_ID) - all;
  mine = get_seconds (CLOCK_THREAD_CPUTIME_ID) - mine;
  g_string_free (note, TRUE);

  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_saved);
  /* Whatever the machine: work of the others is not work of the thread that shows windows. */
  g_test_message ("%.3f s of %.3f s in the calling thread", mine, all);
  g_assert_cmpfloat (mine, <, all / 4);
  text = pdf_text (g_file_peek_path (fixture->file), 0);
  assert_says (text, "MÜLLER, Zoë");
  assert_says (text, "Sentence 1499 of");
}

/* Two threads lay out at the same time, each with its own fonts. */
static void
test_two_at_once (Fixture      *fixture,
                  gconstpointer unused)
{
  Fixture          other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;

  set_up (&other, NULL);
  begin (fixture, fixture->file, "The first note.");
  begin (&other, other.file, "The second note.");
  finish (fixture);
  finish (&other);
  g_assert_true (fixture->is_saved && other.is_saved);
  text = pdf_text (g_file_peek_path (fixture->file), 0);
  other_text = pdf_text (g_file_peek_path (other.file), 0);
  assert_says (text, "The first note.");
  assert_says (other_text, "The second note.");
  tear_down (&other, NULL);
}

static void
test_failure (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "report.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  begin (fixture, file, NULL);
  finish (fixture);
  g_assert_false (fixture->is_saved);
  g_assert_error (fixture->error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  assert_says (fixture->error->message, "Session and note are safe in the record");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/session-report-save/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("in-a-thread", test_in_a_thread);
  ADD ("two-at-once", test_two_at_once);
  ADD ("failure", test_failure);
#undef ADD

  return g_test_run ();
}
