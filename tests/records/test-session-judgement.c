/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-session-judgement.h"

#include <math.h>
#include <unistd.h>

#include "frond-audit.h"
#include "frond-recording-store.h"
#include "frond-session-row.h"
#include "frond-statement.h"
#include "frond-vault-private.h"
#include "helper.h"
#include "shim-vfs.h"

#define N 3000

static FrondSessionRecord *
make_session (FrondVault *vault)
{
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = helper_begin_session (vault, patient->id, 1000, 1, 16, &writer);
  g_autoptr (FrondBlock) block = helper_make_block (0, N, 1, 16, 1000);
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *ended;

  frond_recording_writer_push_block (writer, block);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  ended = frond_session_repository_end (vault, record, &error);
  g_assert_no_error (error);

  return ended;
}

static FrondEvent *
make_judgement (guint64     sample,
                guint64     duration,
                int         code,
                const char *reason)
{
  FrondEvent *event = frond_event_new (FROND_EVENT_OVERRULE, sample, code, reason);

  event->duration = duration;
  event->value = NAN;
  return event;
}

static GPtrArray *
read_events (FrondVault         *vault,
             FrondSessionRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, &error);
  GPtrArray *events;

  g_assert_no_error (error);
  helper_assert_samples (recording, 0, N, 16);
  events = frond_recording_get_events (recording, &error);
  g_assert_no_error (error);

  return events;
}

static gint64
count (FrondVault *vault,
       const char *sql)
{
  gint64 n = -1;

  g_assert_true (frond_statement_query_int64 (frond_vault_get_database (vault, NULL), sql, &n, NULL));
  return n;
}

static void
test_add (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) counts = make_judgement (1000, 500, 1, "motion");
  g_autoptr (FrondEvent) left_out = make_judgement (200, N - 200, 0, "Roe coughed");
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  const FrondEvent *first, *second;

  g_assert_true (frond_session_repository_add_judgement (vault, record, counts, &error));
  g_assert_no_error (error);
  g_assert_true (frond_session_repository_add_judgement (vault, record, left_out, &error));
  g_assert_no_error (error);

  events = read_events (vault, record);
  g_assert_cmpuint (events->len, ==, 2);
  first = g_ptr_array_index (events, 0);
  second = g_ptr_array_index (events, 1);
  g_assert_cmpuint (first->sample, ==, 200);
  g_assert_cmpint (first->code, ==, 0);
  g_assert_cmpstr (first->text, ==, "Roe coughed");
  g_assert_cmpint (second->kind, ==, FROND_EVENT_OVERRULE);
  g_assert_cmpuint (second->sample, ==, 1000);
  g_assert_cmpuint (second->duration, ==, 500);
  g_assert_cmpint (second->code, ==, 1);
  g_assert_cmpstr (second->text, ==, "motion");
  /* Which was judged first can be told although they are in order of their place. */
  g_assert_cmpint (second->id, <, first->id);

  /* Who and which stretch, and not what somebody typed; sealed again. */
  g_assert_cmpint (count (vault, "SELECT count(*) FROM audit WHERE action = 'judge' AND object_type = 'session' AND practitioner_id > 0"), ==, 2);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM audit WHERE detail = '{\"counts\":true,\"sample\":1000,\"duration\":500}'"), ==, 1);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM audit WHERE instr (coalesce (detail, ''), 'Roe')"), ==, 0);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM session WHERE recording_sha256 IS NULL"), ==, 0);
  helper_assert_sound (vault);
}

/* What was measured before is gone with what it was measured from, in the same step; who recovered something is not silenced. */
static void
test_headline (void)
{
  static const char *const states[] = { "complete", "recovered" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    helper_autofolder char *folder = helper_make_folder ();
    g_autoptr (FrondVault) vault = helper_create_vault (folder);
    g_autoptr (FrondSessionRecord) record = make_session (vault);
    g_autoptr (FrondEvent) left_out = make_judgement (200, 500, 0, NULL);
    g_autoptr (FrondSessionRecord) before = frond_session_repository_set_headline (vault, record->id, "4.6 → 3.1 µV", 4.6, 3.1, NULL);
    g_autoptr (FrondSessionRecord) after = NULL;
    g_autofree char *state = g_strdup_printf ("UPDATE session SET state = '%s'", states[i]);
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (before);
    g_assert_true (frond_database_execute (frond_vault_get_database (vault, NULL), state, &error));
    g_assert_true (frond_session_repository_add_judgement (vault, record, left_out, &error));
    g_assert_no_error (error);
    after = frond_session_repository_get (vault, record->id, &error);
    g_assert_cmpstr (after->headline, ==, i == 0 ? NULL : "4.6 → 3.1 µV");
    g_assert_true (isnan (after->rest_before) && isnan (after->rest_after));
    helper_assert_sound (vault);
  }
}

static void
test_refused (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (GPtrArray) events = NULL;
  FrondEvent *bad[] = {
    make_judgement (0, 0, 1, NULL),
    make_judgement (N, 1, 1, NULL),
    make_judgement (N - 1, 2, 1, NULL),
    make_judgement (1, G_MAXUINT64, 1, NULL),
    make_judgement (0, 1, 2, NULL),
    frond_event_new (FROND_EVENT_MARKER, 0, 1, "A"),
  };

  bad[5]->duration = 1;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (frond_session_repository_add_judgement (vault, record, bad[i], &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
    frond_event_free (bad[i]);
  }
  events = read_events (vault, record);
  g_assert_cmpuint (events->len, ==, 0);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM audit WHERE action IN ('judge', 'seal')"), ==, 0);
  helper_assert_sound (vault);
}

/* While it is recorded there are events for that. */
static void
test_not_ended (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = helper_begin_session (vault, patient->id, 1000, 1, 16, &writer);
  g_autoptr (FrondEvent) event = make_judgement (0, 10, 1, NULL);
  g_autoptr (GError) error = NULL;

  record->n_samples = N;
  g_assert_false (frond_session_repository_add_judgement (vault, record, event, &error));
  g_assert_nonnull (error);
  g_assert_true (frond_recording_writer_finish (writer, NULL));
}

/* Whichever operation on the disk fails: afterwards the recording is sound, and has the judgement where it was said to have it. */
static void
test_failures (void)
{
  gboolean has_failed = TRUE;
  guint    n_refused = 0;

  shim_install ();
  for (guint n = 1; has_failed; n += n < 10 ? 1 : 4) {
    helper_autofolder char *folder = helper_make_folder ();
    g_autoptr (FrondVault) vault = helper_create_vault (folder);
    g_autoptr (FrondSessionRecord) record = make_session (vault);
    g_autoptr (FrondEvent) event = make_judgement (100, 10, 1, "motion");
    g_autoptr (FrondVault) again = NULL;
    g_autoptr (GPtrArray) recovered = NULL;
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    gboolean is_stored;

    g_assert_cmpuint (n, <, 500);
    shim_fail_after (n, n % 3 == 0);
    is_stored = frond_session_repository_add_judgement (vault, record, event, &error);
    has_failed = shim_has_failed ();
    shim_fail_never ();
    g_assert_true (is_stored == (error == NULL));
    n_refused += !is_stored;
    frond_vault_close (vault);

    again = helper_open_vault (folder);
    recovered = frond_session_repository_recover (again, &error);
    g_assert_nonnull (recovered);
    g_assert_cmpuint (recovered->len, ==, 0);
    events = read_events (again, record);
    if (is_stored)
      g_assert_cmpuint (events->len, ==, 1);
    g_assert_cmpuint (events->len, <=, 1);
    g_assert_cmpint (count (again, "SELECT count(*) FROM audit WHERE action = 'judge'"), >=, events->len);
    g_assert_cmpint (count (again, "SELECT count(*) FROM session WHERE recording_sha256 IS NULL"), ==, 0);
    helper_assert_sound (again);
    frond_vault_close (again);
  }
  g_assert_cmpuint (n_refused, >, 3);
}

static void
copy (const char *from,
      const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            n;

  if (!g_file_get_contents (from, &bytes, &n, NULL))
    return;
  g_assert_true (g_file_set_contents (to, bytes, (gssize) n, NULL));
}

/* Killed after the judgement was written and before the file was sealed: the log lies beside it, and the seal is off. */
static void
test_killed_before_the_seal (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) event = make_judgement (100, 10, 1, "motion");
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *path_then = helper_path (folder, "then.db");
  g_autofree char *log_then = helper_path (folder, "then.log");
  g_autoptr (FrondSecret) key = frond_session_row_get_key (vault, record->id, NULL);
  g_autoptr (FrondRecordingStore) store = NULL;
  g_autoptr (FrondVault) again = NULL;
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_assert_true (frond_database_execute (frond_vault_get_database (vault, NULL), "UPDATE session SET recording_sha256 = NULL", NULL));
  store = frond_recording_store_open (path, key, NULL);
  g_assert_true (frond_recording_store_begin (store, NULL));
  g_assert_true (frond_recording_store_add_event (store, event, 0, NULL));
  g_assert_true (frond_recording_store_commit (store, NULL));
  copy (path, path_then);
  copy (log, log_then);
  g_assert_true (g_file_test (log_then, G_FILE_TEST_EXISTS));
  g_clear_pointer (&store, frond_recording_store_free);
  copy (path_then, path);
  copy (log_then, log);
  frond_vault_close (vault);

  again = helper_open_vault (folder);
  recovered = frond_session_repository_recover (again, NULL);
  g_assert_cmpuint (recovered->len, ==, 0);
  g_assert_false (frond_database_has_log (path));
  events = read_events (again, record);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpint (count (again, "SELECT count(*) FROM session WHERE recording_sha256 IS NULL"), ==, 0);
  g_assert_cmpint (count (again, "SELECT count(*) FROM audit WHERE action = 'seal'"), ==, 1);
  g_unlink (path_then);
  g_unlink (log_then);
  helper_assert_sound (again);
}

/* A changed recording is still found to be one: only what was begun here is sealed again, and nothing is added to it. */
static void
test_tampering_is_found (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) event = make_judgement (100, 10, 1, "motion");
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autoptr (FrondSecret) key = frond_session_row_get_key (vault, record->id, NULL);
  g_autoptr (FrondRecordingStore) store = frond_recording_store_open (path, key, NULL);
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  g_assert_true (frond_recording_store_begin (store, NULL));
  g_assert_true (frond_recording_store_add_event (store, event, 0, NULL));
  g_assert_true (frond_recording_store_commit (store, NULL));
  g_assert_true (frond_recording_store_settle (store, NULL));
  g_clear_pointer (&store, frond_recording_store_free);
  recovered = frond_session_repository_recover (vault, NULL);
  g_assert_false (frond_session_repository_add_judgement (vault, record, event, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  findings = frond_vault_check (vault, NULL);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
}

/* A log beside the sealed file is part of what is read, and no hash knows it: neither a judgement nor the check takes it for sound. */
static void
test_log_beside_the_seal (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) event = make_judgement (100, 10, 1, "motion");
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *path_then = helper_path (folder, "then.db");
  g_autofree char *log_then = helper_path (folder, "then.log");
  g_autoptr (FrondSecret) key = frond_session_row_get_key (vault, record->id, NULL);
  g_autoptr (FrondRecordingStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  copy (path, path_then);
  store = frond_recording_store_open (path, key, NULL);
  g_assert_true (frond_recording_store_begin (store, NULL));
  g_assert_true (frond_recording_store_add_event (store, event, 0, NULL));
  g_assert_true (frond_recording_store_commit (store, NULL));
  copy (log, log_then);
  g_clear_pointer (&store, frond_recording_store_free);
  copy (path_then, path);
  copy (log_then, log);
  g_unlink (path_then);
  g_unlink (log_then);

  findings = frond_vault_check (vault, NULL);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_false (frond_session_repository_add_judgement (vault, record, event, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM audit WHERE action IN ('judge', 'seal')"), ==, 0);
}

/* Somebody reads the recording meanwhile: what was judged is stored, and both may go on; it is sealed as soon as it can be. */
static void
test_open_reader (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) counts = make_judgement (100, 10, 1, "motion");
  g_autoptr (FrondEvent) left_out = make_judgement (500, 10, 0, NULL);
  g_autoptr (FrondEvent) third = make_judgement (800, 10, 0, NULL);
  g_autoptr (FrondRecording) reader = frond_session_repository_open_recording (vault, record, NULL);
  g_autoptr (GPtrArray) before = frond_recording_get_events (reader, NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (frond_session_repository_add_judgement (vault, record, counts, &error));
  g_assert_no_error (error);
  g_assert_true (frond_session_repository_add_judgement (vault, record, left_out, &error));
  g_assert_no_error (error);
  helper_assert_samples (reader, 0, N, 16);
  frond_recording_close (reader);
  g_assert_true (frond_session_repository_add_judgement (vault, record, third, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM session WHERE recording_sha256 IS NULL"), ==, 0);
  events = read_events (vault, record);
  g_assert_cmpuint (events->len, ==, 3);
  recovered = frond_session_repository_recover (vault, NULL);
  g_assert_cmpuint (recovered->len, ==, 0);
  helper_assert_sound (vault);
}

/* Without its file nothing is stored, and that is said. */
static void
test_no_file (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) event = make_judgement (100, 10, 1, "motion");
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;

  g_unlink (path);
  g_assert_false (frond_session_repository_add_judgement (vault, record, event, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  findings = frond_vault_check (vault, NULL);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
}

/* A file that may only be read stays as it is, sealed as before. */
static void
test_read_only (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondSessionRecord) record = make_session (vault);
  g_autoptr (FrondEvent) event = make_judgement (100, 10, 1, "motion");
  g_autofree char *path = frond_vault_get_recording_path (vault, record->uuid);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  if (g_access (path, W_OK) == 0) {
    g_test_skip ("whoever runs this may write everywhere");
    return;
  }
  g_assert_false (frond_session_repository_add_judgement (vault, record, event, &error));
  g_assert_nonnull (error);
  events = read_events (vault, record);
  g_assert_cmpuint (events->len, ==, 0);
  g_assert_cmpint (count (vault, "SELECT count(*) FROM session WHERE recording_sha256 IS NULL"), ==, 0);
  helper_assert_sound (vault);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-judgement/add", test_add);
  g_test_add_func ("/session-judgement/headline", test_headline);
  g_test_add_func ("/session-judgement/refused", test_refused);
  g_test_add_func ("/session-judgement/not-ended", test_not_ended);
  g_test_add_func ("/session-judgement/killed-before-the-seal", test_killed_before_the_seal);
  g_test_add_func ("/session-judgement/tampering-is-found", test_tampering_is_found);
  g_test_add_func ("/session-judgement/log-beside-the-seal", test_log_beside_the_seal);
  g_test_add_func ("/session-judgement/open-reader", test_open_reader);
  g_test_add_func ("/session-judgement/no-file", test_no_file);
  g_test_add_func ("/session-judgement/read-only", test_read_only);
  g_test_add_func ("/session-judgement/failures", test_failures);

  return g_test_run ();
}
