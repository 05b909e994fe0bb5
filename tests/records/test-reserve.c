/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Space that is held back, and what a recording needs of it. */

#include "frond-reserve.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "helper.h"
#include "shim-vfs.h"

#define BYTES (2 * 1024 * 1024)
#define ROOMY ((gint64) FROND_RESERVE_LOW_BYTES + 2 * BYTES)

static void
test_holds_back (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *path = helper_path (folder, "vault.reserve");
  struct stat             status;

  shim_set_space (ROOMY);
  g_assert_false (frond_reserve_release (folder));
  g_assert_true (frond_reserve_make (folder, BYTES));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, BYTES);
  /* Blocks, not a promise. */
  g_assert_cmpint (status.st_blocks * 512, >=, BYTES);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (frond_reserve_make (folder, BYTES));

  g_assert_true (frond_reserve_release (folder));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (frond_reserve_release (folder));
  shim_set_space (G_MAXINT64);
}

/* A file of the right length without blocks is none, and one that was cut off is made whole. */
static void
test_makes_whole (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *path = helper_path (folder, "vault.reserve");
  struct stat             status;

  helper_write (folder, "vault.reserve", "x", 1);
  g_assert_cmpint (truncate (path, BYTES), ==, 0);
  g_assert_true (frond_reserve_make (folder, BYTES));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_blocks * 512, >=, BYTES);
}

/* Where there is little it is not taken away, and what is there already stays. */
static void
test_not_when_low (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *path = helper_path (folder, "vault.reserve");

  shim_set_space ((gint64) FROND_RESERVE_LOW_BYTES + BYTES - 4096);
  g_assert_false (frond_reserve_make (folder, BYTES));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  shim_set_space (ROOMY);
  g_assert_true (frond_reserve_make (folder, BYTES));
  shim_set_space (0);
  g_assert_true (frond_reserve_make (folder, BYTES));
  shim_set_space (G_MAXINT64);
}

static void
test_no_folder (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *missing = helper_path (folder, "missing");

  g_assert_false (frond_reserve_make (missing, BYTES));
  g_assert_false (frond_reserve_release (missing));
  g_assert_cmpuint (frond_reserve_get_free_bytes (missing), ==, G_MAXUINT64);
}

typedef struct {
  guint  n_channels;
  guint  bits;
  double rate_hz;
} Kind;

static void
say_overhead (const char         *folder,
              FrondSessionRecord *record,
              const Kind         *kind)
{
  g_autofree char *name = g_strconcat ("recordings/", record->uuid, ".db", NULL);
  g_autofree char *path = helper_path (folder, name);
  struct stat      status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_test_message ("%u channels at %g Hz: %.3f bytes on disk for each byte of samples", kind->n_channels, kind->rate_hz,
                  (double) status.st_size / ((double) record->n_samples * kind->n_channels * kind->bits / 8));
}

/* For as long as it says there is room, there is, the end of the session included. */
static void
test_room_is_enough (gconstpointer data)
{
  const Kind             *kind = data;
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (GPtrArray) channels = helper_make_channels (kind->n_channels, kind->bits);
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (FrondSessionRecord) ended = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n, pushed = 0;
  double  room_s;

  shim_set_space (12 * 1024 * 1024 + 2 * 1024 * 1024);
  room_s = frond_session_repository_get_room_s (vault, channels, kind->rate_hz);
  n = (guint64) (room_s * kind->rate_hz);
  g_assert_cmpuint (n, >, 0);
  record = helper_begin_session (vault, patient->id, kind->rate_hz, kind->n_channels, kind->bits, &writer);
  while (pushed < n) {
    /* A commit's worth, so that nothing waits for time to pass. */
    guint64 part = MIN (n - pushed, (guint64) ceil (kind->rate_hz / 4));
    g_autoptr (FrondBlock) block = helper_make_block (pushed, (guint) part, kind->n_channels, kind->bits, kind->rate_hz);

    frond_recording_writer_push_block (writer, block);
    pushed += part;
    for (FrondRecordingProgress progress = { 0 }; progress.n_stored < pushed && !progress.error;)
      frond_recording_writer_get_progress (writer, &progress);
  }
  frond_recording_writer_finish (writer, &error);
  g_assert_no_error (error);
  ended = frond_session_repository_end (vault, record, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ended->n_samples, ==, n);
  g_assert_false (shim_was_full ());
  shim_set_space (G_MAXINT64);
  say_overhead (folder, ended, kind);
}

static void
test_no_room (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (GPtrArray) channels = helper_make_channels (1, 16);

  shim_set_space (0);
  g_assert_cmpfloat (frond_session_repository_get_room_s (vault, channels, 1000), ==, 0);
  shim_set_space (G_MAXINT64);
  g_assert_cmpfloat (frond_session_repository_get_room_s (vault, channels, 1000), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const Kind one = { 1, 16, 1000 }, eight = { 8, 16, 2000 }, wide = { 2, 24, 250 };

  g_test_init (&argc, &argv, NULL);
  shim_install ();
  g_test_add_func ("/reserve/holds-back", test_holds_back);
  g_test_add_func ("/reserve/makes-whole", test_makes_whole);
  g_test_add_func ("/reserve/not-when-low", test_not_when_low);
  g_test_add_func ("/reserve/no-folder", test_no_folder);
  g_test_add_data_func ("/reserve/room/one", &one, test_room_is_enough);
  g_test_add_data_func ("/reserve/room/eight", &eight, test_room_is_enough);
  g_test_add_data_func ("/reserve/room/wide", &wide, test_room_is_enough);
  g_test_add_func ("/reserve/room/none", test_no_room);

  return g_test_run ();
}
