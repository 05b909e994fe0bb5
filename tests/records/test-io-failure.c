/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The N-th access to the disk fails, for every N that a whole session has: each time there is an error or none, never a crash, and what
 * was answered as stored is there afterwards. */

#include "helper.h"
#include "shim-vfs.h"

#define RATE 1000

/**
 * Outcome:
 *
 * What a session was told is stored.
 */
typedef struct {
  gboolean patient;
  guint64  n_samples;
  gboolean ended;
  gboolean note;
  gboolean signed_note;
} Outcome;

static void
check_error (GError **error)
{
  if (!*error)
    return;
  g_assert_true ((*error)->domain == FROND_ERROR);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

static FrondSessionRecord *
begin (FrondVault            *vault,
       gint64                 patient_id,
       FrondRecordingWriter **writer,
       GError               **error)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (GPtrArray) channels = helper_make_channels (1, 16);

  record->patient_id = patient_id;
  record->started_at = g_date_time_new_now_utc ();
  record->chain = frond_chain_profile_new ();
  record->chain->rate_hz = RATE;

  return frond_session_repository_begin (vault, record, channels, writer, error);
}

static void
write_note (FrondVault *vault,
            gint64      session_id,
            Outcome    *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (vault, session_id, &error);
  g_autoptr (FrondNote) draft = note ? frond_note_repository_save_draft (vault, note, &error) : NULL;
  g_autoptr (FrondNote) done = draft ? frond_note_repository_sign (vault, draft->id, &error) : NULL;

  outcome->note = draft != NULL;
  outcome->signed_note = done != NULL;
  g_assert_true (done || error);
  check_error (&error);
}

static void
record_session (FrondVault *vault,
                gint64      patient_id,
                Outcome    *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = begin (vault, patient_id, &writer, &error);
  g_autoptr (FrondSessionRecord) ended = NULL;
  FrondRecordingProgress progress;

  g_assert_true (record || error);
  check_error (&error);
  if (!record)
    return;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (FrondBlock) block = helper_make_block (i * 250, 250, 1, 16, RATE);
    gint64 until = g_get_monotonic_time () + 20000;

    frond_recording_writer_push_block (writer, block);
    do {
      frond_recording_writer_get_progress (writer, &progress);
      g_usleep (200);
    } while (progress.n_stored < (i + 1) * 250 && !progress.error && g_get_monotonic_time () < until);
  }
  if (frond_recording_writer_finish (writer, &error))
    ended = frond_session_repository_end (vault, record, &error);
  frond_recording_writer_get_progress (writer, &progress);
  outcome->n_samples = progress.n_stored;
  outcome->ended = ended != NULL;
  g_assert_true (ended || error);
  check_error (&error);
  write_note (vault, record->id, outcome);
}

static void
work (const char *folder,
      Outcome    *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frond_vault_open (folder, HELPER_PASSPHRASE, &error);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondPatient) stored = NULL;
  g_auto (GStrv) findings = NULL;

  g_assert_true (vault || error);
  if (!vault) {
    g_assert_false (g_error_matches (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE));
    check_error (&error);
    return;
  }
  patient->family_name = g_strdup ("Roe");
  stored = frond_patient_repository_save (vault, patient, &error);
  g_assert_true (stored || error);
  check_error (&error);
  outcome->patient = stored != NULL;
  if (stored)
    record_session (vault, stored->id, outcome);
  findings = frond_vault_check (vault, &error);
  g_assert_true (findings || error);
  check_error (&error);
}

static void
check (const char    *folder,
       const Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GPtrArray) recovered = frond_session_repository_recover (vault, &error);
  g_autoptr (GListStore) sessions = NULL;
  g_autoptr (FrondSessionRecord) record = NULL;

  g_assert_no_error (error);
  if (outcome->patient)
    g_assert_cmpuint (g_list_model_get_n_items (frond_patient_repository_get_model (vault)), ==, 1);
  sessions = frond_session_repository_list (vault, 0, &error);
  g_assert_no_error (error);
  record = g_list_model_get_item (G_LIST_MODEL (sessions), 0);
  if (outcome->ended)
    g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  if (outcome->n_samples > 0) {
    g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (record->n_samples, >=, outcome->n_samples);
    helper_assert_samples (recording, 0, (guint) record->n_samples, 16);
  }
  if (outcome->note) {
    g_autoptr (FrondNote) note = frond_note_repository_get_for_session (vault, record->id, &error);

    g_assert_cmpint (note->id, >, 0);
    if (outcome->signed_note)
      g_assert_nonnull (note->signed_at);
  }
  helper_assert_sound (vault);
}

static void
test_each (gconstpointer data)
{
  gboolean                lasting = GPOINTER_TO_INT (data);
  helper_autofolder char *template_folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (template_folder);
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (GBytes) database = NULL;
  guint n;

  g_clear_object (&vault);
  keys = helper_read (template_folder, "vault.keys");
  database = helper_read (template_folder, "main.db");
  for (n = 1;; n++) {
    helper_autofolder char *folder = helper_make_folder ();
    g_autofree char        *recordings = helper_path (folder, "recordings");
    Outcome                 outcome = { 0 };

    g_mkdir (recordings, 0700);
    helper_write (folder, "vault.keys", g_bytes_get_data (keys, NULL), g_bytes_get_size (keys));
    helper_write (folder, "main.db", g_bytes_get_data (database, NULL), g_bytes_get_size (database));
    shim_fail_after (n, lasting);
    work (folder, &outcome);
    shim_fail_never ();
    check (folder, &outcome);
    if (!shim_has_failed ())
      break;
  }
  g_test_message ("%u accesses failed", n - 1);
  g_assert_cmpuint (n, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  g_test_add_data_func ("/io-failure/once", GINT_TO_POINTER (FALSE), test_each);
  g_test_add_data_func ("/io-failure/lasting", GINT_TO_POINTER (TRUE), test_each);

  return g_test_run ();
}
