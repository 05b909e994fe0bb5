/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "live-fixture.h"

#include <math.h>

#include "frond-reserve.h"
#include "frond-session-repository.h"
#include "shim-vfs.h"

/* What happens right before a task is given to a thread. */
static void (*before_task) (FrondLiveSession *session);
static FrondLiveSession *before_task_data;
static guint             n_thread_tasks;
static guint             n_thread_tasks_of_session;

void __real_g_task_run_in_thread (GTask          *task,
                                  GTaskThreadFunc func);
void __wrap_g_task_run_in_thread (GTask          *task,
                                  GTaskThreadFunc func);

void
__wrap_g_task_run_in_thread (GTask          *task,
                             GTaskThreadFunc func)
{
  n_thread_tasks++;
  if (before_task)
    before_task (before_task_data);
  if (g_task_get_source_object (task) && FROND_IS_LIVE_SESSION (g_task_get_source_object (task)))
    n_thread_tasks_of_session++;
  __real_g_task_run_in_thread (task, func);
}

/* A thread may be the last to let go of its task and of the task's source object: that is never the session, whose place is the main thread. */
static void
test_threads_keep_no_session (LiveFixture  *fixture,
                              gconstpointer unused)
{
  live_fixture_record (fixture, 20, 1);
  n_thread_tasks = 0;
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  /* Closing the recording, measuring it, and its headline. */
  g_assert_cmpuint (n_thread_tasks, >=, 3);
  g_assert_cmpuint (n_thread_tasks_of_session, ==, 0);
}

static void
assert_discarded (LiveFixture *fixture)
{
  g_autoptr (GListStore) sessions = frond_session_repository_list (fixture->vault, fixture->patient->id, NULL);

  g_assert_cmpint (frond_live_session_get_record (fixture->session)->state, ==, FROND_SESSION_DISCARDED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sessions)), ==, 0);
}

static void
test_discard_goes_to_the_bin (LiveFixture  *fixture,
                              gconstpointer unused)
{
  live_fixture_record (fixture, 40, 1);
  frond_live_session_stop (fixture->session, FALSE);
  frond_live_session_discard (fixture->session);
  g_main_loop_run (fixture->loop);
  assert_discarded (fixture);
}

/* Nothing is in the bin before it is there, and then it is there whole. */
static void
test_discard_on_a_full_disk (LiveFixture  *fixture,
                             gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  FrondSessionRecord *record;

  live_fixture_record (fixture, 20, 1);
  shim_set_space (0);
  live_fixture_wait_until_recorded (fixture, 3);
  frond_live_session_discard (fixture->session);
  live_fixture_wait_for_storage_error (fixture);
  g_assert_cmpint (frond_live_session_get_record (fixture->session)->state, ==, FROND_SESSION_RECORDING);

  shim_set_space (G_MAXINT64);
  g_main_loop_run (fixture->loop);
  g_assert_null (live_fixture_get_status (fixture).storage_error);
  assert_discarded (fixture);
  record = frond_live_session_get_record (fixture->session);
  recording = frond_session_repository_open_recording (fixture->vault, record, NULL);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, (guint64) llround (live_fixture_get_status (fixture).recorded_s * 1000));
}

/* Where space was held back, it is used for the bin as well. */
static void
test_discard_with_reserve (LiveFixture  *fixture,
                           gconstpointer unused)
{
  g_autofree char *reserve = g_build_filename (fixture->folder, "vault.reserve", NULL);

  g_assert_true (frond_reserve_make (fixture->folder, FROND_RESERVE_BYTES));
  live_fixture_record (fixture, 20, 1);
  shim_set_space (0);
  shim_set_reserve (reserve, (gint64) FROND_RESERVE_BYTES);
  live_fixture_wait_until_recorded (fixture, 5);
  frond_live_session_discard (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS));
  g_assert_null (live_fixture_get_status (fixture).storage_error);
  assert_discarded (fixture);
  shim_set_space (G_MAXINT64);
}

/* The disk is full when the session ends: it says so, does not call itself complete, and is as soon as there is room. */
static void
test_full_disk_at_the_end (LiveFixture  *fixture,
                           gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  FrondSessionRecord *record;
  guint64             n_samples;

  live_fixture_record (fixture, 20, 1);
  shim_set_space (0);
  live_fixture_wait_until_recorded (fixture, 3);
  frond_live_session_end (fixture->session);
  n_samples = (guint64) llround (live_fixture_get_status (fixture).recorded_s * 1000);
  live_fixture_wait_for_storage_error (fixture);
  record = frond_session_repository_get (fixture->vault, frond_live_session_get_record (fixture->session)->id, NULL);
  g_assert_cmpint (record->state, ==, FROND_SESSION_RECORDING);
  g_clear_object (&record);

  shim_set_space (G_MAXINT64);
  g_main_loop_run (fixture->loop);
  g_assert_null (live_fixture_get_status (fixture).storage_error);
  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (record->n_samples, ==, n_samples);
  recording = frond_session_repository_open_recording (fixture->vault, record, NULL);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, n_samples);
}

/* The window is closed before there is room: what is on disk is found again, and called recovered. */
static void
test_full_disk_for_good (LiveFixture  *fixture,
                         gconstpointer unused)
{
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;

  live_fixture_record (fixture, 20, 10);
  shim_set_space (0);
  frond_live_session_end (fixture->session);
  live_fixture_wait_for_storage_error (fixture);
  live_fixture_close_session (fixture);
  shim_set_space (G_MAXINT64);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpfloat (((FrondSessionRecord *) recovered->pdata[0])->duration_s, >, 1);
}

/* Where space was held back, a full disk costs neither the end nor anything of the session. */
static void
test_full_disk_with_reserve (LiveFixture  *fixture,
                             gconstpointer unused)
{
  g_autofree char    *reserve = g_build_filename (fixture->folder, "vault.reserve", NULL);
  FrondSessionRecord *record;

  g_assert_true (frond_reserve_make (fixture->folder, FROND_RESERVE_BYTES));
  live_fixture_record (fixture, 20, 1);
  shim_set_space (0);
  shim_set_reserve (reserve, (gint64) FROND_RESERVE_BYTES);
  live_fixture_wait_until_recorded (fixture, 5);
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS));
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS));
  g_assert_null (live_fixture_get_status (fixture).storage_error);
  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_LOW);
  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (record->n_samples, ==, (guint64) llround (live_fixture_get_status (fixture).recorded_s * 1000));
  shim_set_space (G_MAXINT64);
}

/* Nobody frees any space: what is stored stays stored, and the rest is given up only when somebody says so. */
static void
test_given_up (LiveFixture  *fixture,
               gconstpointer unused)
{
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;
  FrondLiveStatus status;

  live_fixture_record (fixture, 20, 10);
  shim_set_space (0);
  frond_live_session_give_up (fixture->session);
  live_fixture_wait_until_recorded (fixture, 15);
  frond_live_session_end (fixture->session);
  live_fixture_wait_for_storage_error (fixture);
  status = live_fixture_get_status (fixture);
  g_assert_cmpint (status.storage, ==, FROND_STORAGE_WAITING);
  g_assert_cmpfloat (status.stored_s, >, 5);
  g_assert_cmpfloat (status.stored_s, <, status.recorded_s);
  frond_live_session_give_up (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_GIVEN_UP);
  g_assert_nonnull (live_fixture_get_status (fixture).storage_error);
  g_assert_cmpfloat (live_fixture_get_status (fixture).stored_s, ==, status.stored_s);
  g_assert_cmpint (frond_live_session_get_record (fixture->session)->state, ==, FROND_SESSION_RECORDING);

  live_fixture_close_session (fixture);
  shim_set_space (G_MAXINT64);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpfloat (((FrondSessionRecord *) recovered->pdata[0])->duration_s, ==, status.stored_s);
}

/* Its space comes back, but nobody writes any more: what was named as lost must not turn up later. */
static void
test_given_up_is_let_go (LiveFixture  *fixture,
                         gconstpointer unused)
{
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;
  double stored_s;

  live_fixture_record (fixture, 20, 10);
  shim_set_space (0);
  live_fixture_wait_until_recorded (fixture, 15);
  frond_live_session_end (fixture->session);
  live_fixture_wait_for_storage_error (fixture);
  frond_live_session_give_up (fixture->session);
  g_main_loop_run (fixture->loop);
  stored_s = live_fixture_get_status (fixture).stored_s;

  shim_set_space (G_MAXINT64);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpfloat (((FrondSessionRecord *) recovered->pdata[0])->duration_s, ==, stored_s);
}

/* The first task closes the recording, which succeeds now; the second one ends the session's row, for which there is no room again. */
static void
give_up_in_between (FrondLiveSession *session)
{
  shim_set_space (n_thread_tasks == 1 ? G_MAXINT64 : 0);
  frond_live_session_give_up (session);
}

/* Who gave up while a try was under way is not asked again when only half of it succeeds. */
static void
test_given_up_half_way (LiveFixture  *fixture,
                        gconstpointer unused)
{
  live_fixture_record (fixture, 20, 5);
  shim_set_space (0);
  live_fixture_wait_until_recorded (fixture, 10);
  frond_live_session_end (fixture->session);
  while (live_fixture_get_status (fixture).storage != FROND_STORAGE_WAITING || n_thread_tasks == 0)
    g_main_context_iteration (NULL, TRUE);
  n_thread_tasks = 0;
  before_task_data = fixture->session;
  before_task = give_up_in_between;
  g_main_loop_run (fixture->loop);
  before_task = NULL;
  g_assert_cmpuint (n_thread_tasks, ==, 2);
  g_assert_cmpint (live_fixture_get_status (fixture).storage, ==, FROND_STORAGE_GIVEN_UP);
  g_assert_nonnull (live_fixture_get_status (fixture).storage_error);
  shim_set_space (G_MAXINT64);
}

/* The vault is locked while the sensor stops and the recording is closed: nothing that came is lost. */
static void
test_locked_meanwhile (LiveFixture  *fixture,
                       gconstpointer unused)
{
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_samples;
  double  recorded_s;

  live_fixture_record (fixture, 20, 3);
  frond_live_session_end (fixture->session);
  recorded_s = live_fixture_get_status (fixture).recorded_s;
  n_samples = (guint64) llround (recorded_s * 1000);
  frond_vault_close (fixture->vault);
  g_main_loop_run (fixture->loop);
  g_assert_nonnull (live_fixture_get_status (fixture).storage_error);
  live_fixture_close_session (fixture);
  g_object_unref (fixture->vault);

  fixture->vault = frond_vault_open (fixture->folder, "correct horse battery", &error);
  g_assert_no_error (error);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpuint (((FrondSessionRecord *) recovered->pdata[0])->n_samples, ==, n_samples);
}

/* However long the disk takes, the main thread has a window to show: closing and reading the recording are not its work. */
static void
test_end_opens_nothing (LiveFixture  *fixture,
                        gconstpointer unused)
{
  FrondSessionRecord *record;

  live_fixture_record (fixture, 20, 1);
  shim_hold_opens (TRUE);
  frond_live_session_stop (fixture->session, FALSE);
  frond_live_session_end (fixture->session);
  for (guint i = 0; i < 200; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_RECORDING);
  shim_hold_opens (FALSE);
  g_main_loop_run (fixture->loop);
  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  LIVE_FIXTURE_ADD ("/live-ending/threads-keep-no-session", NULL, test_threads_keep_no_session);
  LIVE_FIXTURE_ADD ("/live-ending/discard", NULL, test_discard_goes_to_the_bin);
  LIVE_FIXTURE_ADD ("/live-ending/discard-on-a-full-disk", NULL, test_discard_on_a_full_disk);
  LIVE_FIXTURE_ADD ("/live-ending/discard-with-reserve", NULL, test_discard_with_reserve);
  LIVE_FIXTURE_ADD ("/live-ending/full-disk-with-reserve", NULL, test_full_disk_with_reserve);
  LIVE_FIXTURE_ADD ("/live-ending/given-up", NULL, test_given_up);
  LIVE_FIXTURE_ADD ("/live-ending/given-up-is-let-go", NULL, test_given_up_is_let_go);
  LIVE_FIXTURE_ADD ("/live-ending/given-up-half-way", NULL, test_given_up_half_way);
  LIVE_FIXTURE_ADD ("/live-ending/locked-meanwhile", NULL, test_locked_meanwhile);
  LIVE_FIXTURE_ADD ("/live-ending/end-opens-nothing", NULL, test_end_opens_nothing);
  LIVE_FIXTURE_ADD ("/live-ending/full-disk", NULL, test_full_disk_at_the_end);
  LIVE_FIXTURE_ADD ("/live-ending/full-disk-for-good", NULL, test_full_disk_for_good);

  return g_test_run ();
}
