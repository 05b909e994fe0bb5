/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk during a session: little room, none, and none for so long that memory is full, too. */

#include "live-fixture.h"

#include "frond-error.h"
#include "frond-live-session-private.h"
#include "frond-reserve.h"
#include "frond-session-repository.h"
#include "helper.h"
#include "shim-vfs.h"

#define RATE 1000

static void
wait_for_storage (LiveFixture      *fixture,
                  FrondStorageState state)
{
  while (live_fixture_get_status (fixture).storage != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_low (LiveFixture  *fixture,
          gconstpointer unused)
{
  live_fixture_connect_sensor (fixture, "resting", 1);
  live_fixture_begin (fixture, "quick-look");
  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_FINE);
  shim_set_space ((gint64) FROND_RESERVE_LOW_BYTES - 4096);
  wait_for_storage (fixture, FROND_STORAGE_LOW);
  g_assert_null (live_fixture_get_status (fixture).storage_error);
  g_assert_cmpint (live_fixture_get_status (fixture).state, ==, FROND_LIVE_RUNNING);
  shim_set_space (G_MAXINT64);
  wait_for_storage (fixture, FROND_STORAGE_FINE);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
}

/* It says why, stores nothing, and begins once there is room. */
static void
test_no_room (LiveFixture  *fixture,
              gconstpointer unused)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  g_autoptr (GListStore) sessions = NULL;
  g_autoptr (GError) error = NULL;

  live_fixture_connect_sensor (fixture, "resting", 20);
  frond_live_session_set_programme (fixture->session, programme);
  shim_set_space (12 * 1024 * 1024 + 20 * 2 * RATE);
  g_assert_cmpfloat (frond_live_session_get_room_s (fixture->session), <, 20);
  g_assert_false (frond_live_session_begin (fixture->session, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NO_SPACE);
  sessions = frond_session_repository_list (fixture->vault, 0, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sessions)), ==, 0);
  shim_set_space (G_MAXINT64);
  live_fixture_begin (fixture, "quick-look");
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
}

static void
test_practice_needs_no_room (LiveFixture  *fixture,
                             gconstpointer unused)
{
  shim_set_space (0);
  live_fixture_record (fixture, 20, 1);
  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_FINE);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  shim_set_space (G_MAXINT64);
}

/* While it waits in memory the status says how much is stored and how long that can go on; then all of it is stored. */
static void
test_full_and_room_again (LiveFixture  *fixture,
                          gconstpointer unused)
{
  FrondLiveStatus status;

  live_fixture_record (fixture, 20, 2);
  shim_set_space (0);
  wait_for_storage (fixture, FROND_STORAGE_WAITING);
  status = live_fixture_get_status (fixture);
  g_assert_nonnull (status.storage_error);
  g_assert_cmpfloat (status.stored_s, >, 0);
  live_fixture_wait_until_recorded (fixture, status.recorded_s + 5);
  g_assert_cmpfloat (live_fixture_get_status (fixture).stored_s, ==, status.stored_s);
  g_assert_cmpfloat (live_fixture_get_status (fixture).memory_left_s, <, status.memory_left_s - 4);
  g_assert_cmpfloat (live_fixture_get_status (fixture).memory_left_s, >, 500);
  shim_set_space (G_MAXINT64);
  wait_for_storage (fixture, FROND_STORAGE_FINE);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_cmpuint (frond_live_session_get_record (fixture->session)->n_samples, ==, (guint64) (live_fixture_get_status (fixture).recorded_s * RATE + 0.5));
}

static const char hour_programme[] = "{\"format\": 1, \"id\": \"hour\", \"version\": 1, \"name\": \"Hour\", \"summary\": \"Hour\","
                                     " \"markers\": [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\", \"H\"], \"phases\": ["
                                     "{\"kind\": \"rest\", \"name\": \"One\", \"patient_words\": \"One\", \"seconds\": 3600}]}";

/* Memory is full as well: the session ends by itself, and all that was in memory goes where space was held back. */
static void
test_exhausted (LiveFixture  *fixture,
                gconstpointer unused)
{
  g_autofree char *reserve = g_build_filename (fixture->folder, "vault.reserve", NULL);
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (hour_programme, -1, NULL);
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *record;

  g_assert_true (frond_reserve_make (fixture->folder, FROND_RESERVE_BYTES));
  live_fixture_connect_sensor (fixture, "resting", 200);
  frond_live_session_set_programme (fixture->session, programme);
  g_assert_true (frond_live_session_begin (fixture->session, &error));
  g_assert_no_error (error);
  live_fixture_wait_until_recorded (fixture, 5);
  shim_set_space (0);
  shim_set_reserve (reserve, (gint64) FROND_RESERVE_BYTES);
  g_main_loop_run (fixture->loop);

  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_EXHAUSTED);
  g_assert_null (live_fixture_get_status (fixture).storage_error);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_STOP], ==, 1);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS));
  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpfloat (record->duration_s, >, 600);
  recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, record->n_samples);
  shim_set_space (G_MAXINT64);
}

static const char long_programme[] = "{\"format\": 1, \"id\": \"long\", \"version\": 1, \"name\": \"Long\", \"summary\": \"Long\","
                                     " \"markers\": [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\", \"H\"], \"phases\": ["
                                     "{\"kind\": \"rest\", \"name\": \"One\", \"patient_words\": \"One\", \"seconds\": 700}]}";

static void
assert_whole (LiveFixture *fixture)
{
  FrondSessionRecord *record = frond_live_session_get_record (fixture->session);
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (fixture->vault, record, NULL);
  g_autofree gint32 *raw = g_new (gint32, RATE);

  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, 700 * RATE);
  for (guint second = 0; second < 700; second++) {
    g_assert_true (frond_recording_read_raw (recording, 0, second * RATE, RATE, raw, NULL));
    for (guint i = 0; i < RATE; i++)
      g_assert_cmpint (raw[i], !=, G_MININT32);
  }
}

/* A simulated patient in no hurry of her own is faster than a slow disk: she waits for it before memory is full. */
static void
test_slow_disk (LiveFixture  *fixture,
                gconstpointer unused)
{
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (long_programme, -1, NULL);
  FrondLiveStatus before, status;

  live_fixture_connect_sensor (fixture, "resting", 0);
  frond_live_session_set_programme (fixture->session, programme);
  frond_live_session_set_unattended (fixture->session, TRUE);
  g_assert_true (frond_live_session_begin (fixture->session, NULL));
  shim_set_sync_delay_ms (2000);
  status = live_fixture_get_status (fixture);
  do {
    before = status;
    for (guint i = 0; i < 30; i++) {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
    status = live_fixture_get_status (fixture);
  } while (status.recorded_s > before.recorded_s);
  g_test_message ("%.0f s recorded, %.0f s of memory left", status.recorded_s, status.memory_left_s);
  shim_set_sync_delay_ms (0);
  g_main_loop_run (fixture->loop);
  assert_whole (fixture);
}

/* A sensor cannot wait. What memory has no room for is said, also where the disk only stands still and says nothing: the session ends. */
static void
test_left_out (LiveFixture  *fixture,
               gconstpointer unused)
{
  live_fixture_connect_sensor (fixture, "resting", 1);
  live_fixture_begin (fixture, "quick-look");
  shim_set_sync_delay_ms (3000);
  for (guint i = 1; i <= 12; i++) {
    g_autoptr (FrondBlock) block = helper_make_block (i * 60 * RATE, 60 * RATE, 1, 16, RATE);

    frond_recording_writer_push_block (fixture->session->writer, block);
  }
  while (live_fixture_get_status (fixture).storage != FROND_STORAGE_EXHAUSTED)
    g_main_context_iteration (NULL, TRUE);
  shim_set_sync_delay_ms (0);
  g_main_loop_run (fixture->loop);
  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_EXHAUSTED);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_STOP], ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  LIVE_FIXTURE_ADD ("/live-storage/low", NULL, test_low);
  LIVE_FIXTURE_ADD ("/live-storage/no-room", NULL, test_no_room);
  LIVE_FIXTURE_ADD ("/live-storage/practice", GINT_TO_POINTER (TRUE), test_practice_needs_no_room);
  LIVE_FIXTURE_ADD ("/live-storage/room-again", NULL, test_full_and_room_again);
  LIVE_FIXTURE_ADD ("/live-storage/exhausted", NULL, test_exhausted);
  LIVE_FIXTURE_ADD ("/live-storage/slow-disk", NULL, test_slow_disk);
  LIVE_FIXTURE_ADD ("/live-storage/left-out", NULL, test_left_out);

  return g_test_run ();
}
