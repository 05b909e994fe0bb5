/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session is ended while the main thread does something else, and nothing that happens meanwhile costs it. */

#include "helper.h"
#include "shim-vfs.h"

#define N_SAMPLES 2500

typedef struct {
  char               *folder;
  FrondVault         *vault;
  FrondSessionRecord *record; /* its recording is finished */
  FrondSessionRecord *ended;
  GError             *error;
  gboolean            is_answered;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondBlock) block = helper_make_block (0, N_SAMPLES, 1, 16, 1000);
  g_autoptr (GError) error = NULL;

  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
  patient = helper_add_patient (fixture->vault, "Roe");
  fixture->record = helper_begin_session (fixture->vault, patient->id, 1000, 1, 16, &writer);
  frond_recording_writer_push_block (writer, block);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_clear_object (&fixture->record);
  g_clear_object (&fixture->ended);
  g_clear_object (&fixture->vault);
  g_clear_error (&fixture->error);
  helper_remove_folder (fixture->folder);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->ended = frond_session_repository_end_finish (FROND_VAULT (source), result, &fixture->error);
  fixture->is_answered = TRUE;
}

static void
wait_for_answer (Fixture *fixture)
{
  while (!fixture->is_answered)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_complete (Fixture *fixture)
{
  g_autoptr (FrondSessionRecord) stored = NULL;
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  stored = frond_session_repository_get (fixture->vault, fixture->record->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (stored->n_samples, ==, N_SAMPLES);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 0);
  recording = frond_session_repository_open_recording (fixture->vault, stored, &error);
  g_assert_no_error (error);
  helper_assert_samples (recording, 0, N_SAMPLES, 16);
  /* Its hash is looked at, too. */
  helper_assert_sound (fixture->vault);
}

/* The caller has its thread back before anything was read. */
static void
test_in_the_background (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FrondSessionRecord) stored = NULL;

  shim_hold_opens (TRUE);
  frond_session_repository_end_async (fixture->vault, fixture->record, ended_cb, fixture);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (fixture->is_answered);
  stored = frond_session_repository_get (fixture->vault, fixture->record->id, NULL);
  g_assert_cmpint (stored->state, ==, FROND_SESSION_RECORDING);

  shim_hold_opens (FALSE);
  wait_for_answer (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->ended->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (fixture->ended->n_samples, ==, N_SAMPLES);
  assert_complete (fixture);
}

static gpointer
release_cb (gpointer unused)
{
  g_usleep (20000);
  shim_hold_opens (FALSE);

  return NULL;
}

/* Locking waits for what was asked for before it. */
static void
test_vault_closes_meanwhile (Fixture      *fixture,
                             gconstpointer unused)
{
  GThread *thread;

  shim_hold_opens (TRUE);
  frond_session_repository_end_async (fixture->vault, fixture->record, ended_cb, fixture);
  thread = g_thread_new ("release", release_cb, NULL);
  frond_vault_close (fixture->vault);
  g_thread_join (thread);
  g_assert_false (fixture->is_answered);
  wait_for_answer (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->ended->state, ==, FROND_SESSION_COMPLETE);

  g_object_unref (fixture->vault);
  fixture->vault = helper_open_vault (fixture->folder);
  assert_complete (fixture);
}

/* Nobody holds the vault any more, and nobody closed it. */
static void
test_vault_is_let_go (Fixture      *fixture,
                      gconstpointer unused)
{
  frond_session_repository_end_async (fixture->vault, fixture->record, ended_cb, fixture);
  g_clear_object (&fixture->vault);
  wait_for_answer (fixture);
  g_assert_no_error (fixture->error);
  /* The answer's own reference goes after the callback. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fixture->vault = helper_open_vault (fixture->folder);
  assert_complete (fixture);
}

static void
test_closed_vault (Fixture      *fixture,
                   gconstpointer unused)
{
  frond_vault_close (fixture->vault);
  frond_session_repository_end_async (fixture->vault, fixture->record, ended_cb, fixture);
  wait_for_answer (fixture);
  g_assert_null (fixture->ended);
  g_assert_error (fixture->error, FROND_ERROR, FROND_ERROR_FAILED);

  /* What was stored is found by the next opening. */
  g_object_unref (fixture->vault);
  fixture->vault = helper_open_vault (fixture->folder);
  {
    g_autoptr (GPtrArray) recovered = frond_session_repository_recover (fixture->vault, NULL);

    g_assert_cmpuint (recovered->len, ==, 1);
    g_assert_cmpuint (((FrondSessionRecord *) recovered->pdata[0])->n_samples, ==, N_SAMPLES);
  }
}

/* Ended twice at once: one of the two is told that it has ended already, and it has. */
static void
test_twice (Fixture      *fixture,
            gconstpointer unused)
{
  Fixture       other = { 0 };
  const GError *error;

  frond_session_repository_end_async (fixture->vault, fixture->record, ended_cb, fixture);
  frond_session_repository_end_async (fixture->vault, fixture->record, ended_cb, &other);
  wait_for_answer (fixture);
  wait_for_answer (&other);
  g_assert_true ((fixture->ended != NULL) != (other.ended != NULL));
  error = fixture->error ? fixture->error : other.error;
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_clear_object (&other.ended);
  g_clear_error (&other.error);
  assert_complete (fixture);
}

#define ADD(name, function) g_test_add ("/session-ending/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  ADD ("in-the-background", test_in_the_background);
  ADD ("vault-closes-meanwhile", test_vault_closes_meanwhile);
  ADD ("vault-is-let-go", test_vault_is_let_go);
  ADD ("closed-vault", test_closed_vault);
  ADD ("twice", test_twice);

  return g_test_run ();
}
