/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-migrations.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "frond-consent-repository.h"
#include "frond-database.h"
#include "frond-error.h"
#include "frond-patient-wishes.h"
#include "frond-programme-repository.h"
#include "frond-statement.h"
#include "frond-vault-private.h"
#include "helper.h"
#include "shim-vfs.h"

/* A step that no version has, after all that there are: renames a column by building the table anew, as SQLite's documentation advises. */
#define NEXT_STEP \
  "CREATE TABLE patient_new (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, surname TEXT NOT NULL, record_number TEXT NOT NULL) STRICT;" \
  "INSERT INTO patient_new SELECT id, uuid, family_name, record_number FROM patient;" \
  "DROP TABLE patient; ALTER TABLE patient_new RENAME TO patient;"

#define MOST_STEPS 32

#define FIXTURE_PROGRAMME "{ \"version\": 1 }"

/* The first steps that there are, and one more. */
static FrondDatabaseKind
make_kind (FrondMigrationStep *steps,
           guint               n_first,
           const char         *next)
{
  g_assert_cmpuint (n_first, <, MOST_STEPS);
  memcpy (steps, frond_database_main.steps, n_first * sizeof *steps);
  steps[n_first].sql = next;

  return (FrondDatabaseKind) { frond_database_main.application_id, steps, n_first + (next ? 1 : 0), 8000 };
}

/* A fixture: a vault of that schema, made when it was released and never since. */
static char *
copy_fixture (const char *vault)
{
  static const char *const names[] = { "vault.keys", "main.db" };
  char                    *folder = helper_make_folder ();
  g_autofree char         *source = g_test_build_filename (G_TEST_DIST, "records", "data", vault, NULL);
  g_autofree char         *recordings = helper_path (source, "recordings");
  g_autofree char         *target = helper_path (folder, "recordings");
  g_autoptr (GDir) dir = g_dir_open (recordings, 0, NULL);
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) bytes = helper_read (source, names[i]);

    helper_write (folder, names[i], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  g_mkdir (target, 0700);
  while ((name = g_dir_read_name (dir))) {
    g_autoptr (GBytes) bytes = helper_read (recordings, name);

    helper_write (target, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }

  return folder;
}

/* Everything that the fixture holds. */
static void
assert_fixture (FrondVault *vault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondPatient) patient = frond_patient_repository_find_number (vault, "1001", &error);
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondNote) note = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GListStore) sessions = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (patient->family_name, ==, "Beispiel");
  g_assert_cmpstr (patient->preferred_name, ==, "Lu");
  sessions = frond_session_repository_list (vault, patient->id, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sessions)), ==, 1);
  record = g_list_model_get_item (G_LIST_MODEL (sessions), 0);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (record->n_samples, ==, 1500);
  g_assert_cmpstr (record->chain->sensor, ==, "Test sensor");
  /* What nobody was asked for then is not known. */
  g_assert_true (isnan (record->chain->gain));
  g_assert_true (isnan (record->chain->electrode_depth_mm));
  g_assert_null (record->chain->electrode_serial);
  g_assert_null (record->chain->electrode_orientation);
  g_assert_true (isnan (record->rest_before));
  recording = frond_session_repository_open_recording (vault, record, &error);
  g_assert_no_error (error);
  helper_assert_samples (recording, 0, 1000, 16);
  helper_assert_samples (recording, 1200, 300, 16);
  events = frond_recording_get_events (recording, &error);
  g_assert_cmpuint (events->len, ==, 1);
  note = frond_note_repository_get_for_session (vault, record->id, &error);
  g_assert_cmpstr (note->signed_by, ==, HELPER_PRACTITIONER);
  g_assert_cmpstr (note->text, ==, "Ruhig, lässt gut los.");
  helper_assert_sound (vault);
}

static void
test_schema_1 (void)
{
  helper_autofolder char *folder = copy_fixture ("vault-schema-1");
  g_autoptr (FrondVault) vault = helper_open_vault (folder);

  assert_fixture (vault);
}

/* The program ends, or the disk does, at each place of bringing the oldest vault to this version: the next start has everything. */
static void
test_schema_1_interrupted (void)
{
  guint n_refused = 0;

  for (guint n = 1;; n += g_test_slow () ? 1 : 3) {
    helper_autofolder char *folder = copy_fixture ("vault-schema-1");
    g_autoptr (FrondVault) vault = NULL;
    g_autoptr (FrondVault) again = NULL;
    g_autoptr (GError) error = NULL;

    shim_fail_after (n, TRUE);
    vault = frond_vault_open (folder, HELPER_PASSPHRASE, &error);
    g_assert_true (vault || error->domain == FROND_ERROR);
    n_refused += !vault;
    g_clear_object (&vault);
    shim_fail_never ();
    again = helper_open_vault (folder);
    assert_fixture (again);
    if (!shim_has_failed ())
      break;
  }
  g_test_message ("%u times it could not be opened, and could afterwards", n_refused);
  g_assert_cmpuint (n_refused, >, 10);
}

/* What schema 3 had more: numbers for the levels at rest, and a programme of the practice's own. Wishes came later: there are none yet, and
 * from now on there can be. */
static void
test_schema_3 (void)
{
  helper_autofolder char *folder = copy_fixture ("vault-schema-3");
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondPatient) patient = frond_patient_repository_find_number (vault, "1001", &error);
  g_autoptr (GListStore) copies = frond_programme_repository_list (vault, &error);
  g_autoptr (FrondProgrammeCopy) copy = g_list_model_get_item (G_LIST_MODEL (copies), 0);
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GListStore) sessions = frond_session_repository_list (vault, patient->id, &error);
  g_autoptr (GHashTable) wishes = frond_patient_wishes_get (vault, patient->id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (patient->given_name, ==, "Lucía");
  g_assert_cmpuint (copy->version, ==, 1);
  g_assert_cmpstr (copy->json, ==, FIXTURE_PROGRAMME);
  record = g_list_model_get_item (G_LIST_MODEL (sessions), 0);
  recording = frond_session_repository_open_recording (vault, record, &error);
  g_assert_no_error (error);
  helper_assert_samples (recording, 0, 1000, 16);
  g_assert_cmpuint (g_hash_table_size (wishes), ==, 0);
  g_assert_true (frond_patient_wishes_set (vault, patient->id, "picture", "flower", &error));
  g_assert_no_error (error);
  helper_assert_sound (vault);
}

/* Schema 4 knew nothing of consent: its sessions have none, its rows are as they were, and the next session has. */
static void
test_schema_4 (void)
{
  helper_autofolder char *folder = copy_fixture ("vault-schema-4");
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondPatient) patient = frond_patient_repository_find_number (vault, "1001", &error);
  g_autoptr (GListStore) sessions = frond_session_repository_list (vault, patient->id, &error);
  g_autoptr (FrondSessionRecord) record = g_list_model_get_item (G_LIST_MODEL (sessions), 0);
  g_autoptr (FrondRecording) recording = frond_session_repository_open_recording (vault, record, &error);
  g_autoptr (FrondConsent) consent = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) next = NULL;

  g_assert_no_error (error);
  helper_assert_samples (recording, 0, 1000, 16);
  g_assert_true (frond_consent_repository_get (vault, record->id, &consent, &error));
  g_assert_null (consent);

  next = frond_session_record_copy (record);
  next->consent = frond_consent_new ();
  frond_consent_answer (next->consent, FROND_CONSENT_OUTSIDE, FROND_ANSWER_YES);
  {
    g_autoptr (GPtrArray) channels = helper_make_channels (2, 16);
    g_autoptr (FrondSessionRecord) begun = frond_session_repository_begin (vault, next, channels, &writer, &error);

    g_assert_no_error (error);
    g_assert_true (frond_recording_writer_finish (writer, &error));
    g_assert_true (frond_consent_repository_get (vault, begun->id, &consent, &error));
    g_assert_cmpint (consent->answers[FROND_CONSENT_OUTSIDE], ==, FROND_ANSWER_YES);
  }
  helper_assert_sound (vault);
}

static void
make_programme (FrondVault *vault)
{
  g_autoptr (FrondProgrammeCopy) blank = frond_programme_copy_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgrammeCopy) draft = frond_programme_repository_save_draft (vault, blank, "{ \"draft\": 1 }", &error);
  g_autoptr (FrondProgrammeCopy) saved = frond_programme_repository_save_version (vault, draft->id, 1, FIXTURE_PROGRAMME, &error);

  g_assert_no_error (error);
}

/* For a new schema version: makes such a fixture in the folder that the environment names. */
static void
make_fixture (const char *folder)
{
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondPatient) stored = NULL;
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (FrondSessionRecord) ended = NULL;
  g_autoptr (FrondBlock) first = helper_make_block (0, 1000, 2, 16, 1000);
  g_autoptr (FrondBlock) second = helper_make_block (1200, 300, 2, 16, 1000);
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_MARKER, 700, 3, NULL);
  g_autoptr (FrondNote) note = NULL;
  g_autoptr (FrondNote) draft = NULL;
  g_autoptr (FrondNote) done = NULL;
  g_autoptr (GError) error = NULL;

  patient->family_name = g_strdup ("Beispiel");
  patient->given_name = g_strdup ("Lucía");
  patient->preferred_name = g_strdup ("Lu");
  patient->birth_date = g_date_new_dmy (29, G_DATE_FEBRUARY, 1984);
  stored = frond_patient_repository_save (vault, patient, &error);
  record = helper_begin_session (vault, stored->id, 1000, 2, 16, &writer);
  frond_recording_writer_push_block (writer, first);
  frond_recording_writer_push_event (writer, event);
  frond_recording_writer_push_block (writer, second);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  ended = frond_session_repository_end (vault, record, &error);
  note = frond_note_repository_get_for_session (vault, ended->id, &error);
  g_free (note->text);
  note->text = g_strdup ("Ruhig, lässt gut los.");
  draft = frond_note_repository_save_draft (vault, note, &error);
  done = frond_note_repository_sign (vault, draft->id, &error);
  g_assert_no_error (error);
  make_programme (vault);
}

typedef struct {
  char        *folder;
  char        *path;
  FrondSecret *key;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondDatabase) database = NULL;

  fixture->folder = helper_make_folder ();
  fixture->path = helper_path (fixture->folder, "main.db");
  fixture->key = frond_secret_new (FROND_KEY_BYTES);
  database = frond_database_create (fixture->path, &frond_database_main, fixture->key, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 200; i++) {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO patient (uuid, family_name, given_name, record_number, created_at, changed_at) VALUES ('u%u', 'Family %u', 'G', '%u', 1, 2)", i, i * 7, 1001 + i);

    g_assert_true (frond_database_execute (database, sql, &error));
  }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  shim_fail_never ();
  g_clear_pointer (&fixture->key, frond_secret_free);
  g_free (fixture->path);
  helper_remove_folder (fixture->folder);
}

static gint64
query (FrondDatabase *database,
       const char    *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  g_assert_true (frond_statement_query_int64 (database, sql, &value, &error));
  g_assert_no_error (error);

  return value;
}

/* The answer of the one query is the same before in the old and after in the new shape. */
static gint64
sum_contents (FrondDatabase *database,
              gboolean       migrated)
{
  return migrated ? query (database, "SELECT sum (id * 31 + length (surname) * 7 + CAST (record_number AS INTEGER) + length (uuid)) FROM patient")
                  : query (database, "SELECT sum (id * 31 + length (family_name) * 7 + CAST (record_number AS INTEGER) + length (uuid)) FROM patient");
}

static FrondDatabase *
open_as (Fixture                 *fixture,
         const FrondDatabaseKind *kind)
{
  g_autoptr (GError) error = NULL;
  FrondDatabase *database = frond_database_open (fixture->path, kind, FROND_DATABASE_WRITE, fixture->key, &error);

  g_assert_no_error (error);

  return database;
}

static void
test_step (Fixture      *fixture,
           gconstpointer data)
{
  FrondMigrationStep steps[MOST_STEPS];
  FrondDatabaseKind  kind = make_kind (steps, frond_database_main.n_steps, NEXT_STEP);
  g_autoptr (FrondDatabase) database = open_as (fixture, &frond_database_main);
  g_autoptr (GError) error = NULL;
  gint64 sum = sum_contents (database, FALSE);

  g_clear_pointer (&database, frond_database_close);
  database = open_as (fixture, &kind);
  g_assert_cmpint (query (database, "PRAGMA user_version"), ==, frond_database_main.n_steps + 1);
  g_assert_cmpint (sum_contents (database, TRUE), ==, sum);
  g_clear_pointer (&database, frond_database_close);

  /* What a newer program made is not touched by an older one. */
  database = frond_database_open (fixture->path, &frond_database_main, FROND_DATABASE_WRITE, fixture->key, &error);
  g_assert_null (database);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_TOO_NEW);
}

static double
query_rest (FrondDatabase *database,
            const char    *column,
            guint          id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM session WHERE id = %u", column, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondStatement) statement = frond_statement_new (database, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (frond_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);

  return frond_statement_get_double (statement, 0);
}

/* Levels at rest that stood in the words of the first schema become numbers; other words become none. */
static void
test_headlines (void)
{
  static const struct {
    const char *headline;
    const char *state;
    double      before;
    double      after;
  } sessions[] = {
    { "4.6 → 3.1 µV", "complete", 4.6, 3.1 },
    { "12.0 → 113.9 cmH₂O", "complete", 12.0, 113.9 },
    { "4,6 → 3,1 µV", "complete", 4.6, 3.1 },
    { "4.6 µV", "complete", 4.6, NAN },
    { "14:03", "complete", NAN, NAN },
    { "4.6 µV", "recovered", NAN, NAN },
    { "", "complete", NAN, NAN },
    { "about 4.6 → 3.1 µV", "complete", NAN, NAN },
  };
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *path = helper_path (folder, "main.db");
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_KEY_BYTES);
  FrondMigrationStep steps[MOST_STEPS];
  FrondDatabaseKind  first = make_kind (steps, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondDatabase) database = frond_database_create (path, &first, key, &error);

  g_assert_no_error (error);
  g_assert_true (frond_database_execute (database, "INSERT INTO patient (id, uuid, family_name, given_name, record_number, created_at, changed_at) VALUES (1, 'p', 'F', 'G', '1', 1, 2)", &error));
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++) {
    g_autofree char *sql = g_strdup_printf ("INSERT INTO session (id, uuid, patient_id, programme_version, started_at, utc_offset_s, state, headline, recording_nonce, recording_key)"
                                            " VALUES (%u, 's%u', 1, 1, 1, 0, '%s', '%s', zeroblob (12), zeroblob (48))",
                                            i + 1, i, sessions[i].state, sessions[i].headline);

    g_assert_true (frond_database_execute (database, sql, &error));
  }
  g_clear_pointer (&database, frond_database_close);

  database = frond_database_open (path, &frond_database_main, FROND_DATABASE_WRITE, key, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++) {
    double before = query_rest (database, "rest_before", i + 1);
    double after = query_rest (database, "rest_after", i + 1);

    g_assert_true (isnan (sessions[i].before) ? isnan (before) : before == sessions[i].before);
    g_assert_true (isnan (sessions[i].after) ? isnan (after) : after == sessions[i].after);
  }
}

static char *
hash_database (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = helper_read (fixture->folder, "main.db");

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* A step that fails leaves the file as it was: with an error in the middle, and with rows that point nowhere. */
static void
test_bad_step (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const bad[] = {
    NEXT_STEP "INSERT INTO nothing VALUES (1);",
    NEXT_STEP "INSERT INTO note (uuid, patient_id, facts_accepted, text, created_at, changed_at) VALUES ('x', 4711, 0, '', 0, 0);",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    FrondMigrationStep steps[MOST_STEPS];
    FrondDatabaseKind  kind = make_kind (steps, frond_database_main.n_steps, bad[i]);
    g_autofree char   *before = hash_database (fixture);
    g_autofree char   *after = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondDatabase) database = frond_database_open (fixture->path, &kind, FROND_DATABASE_WRITE, fixture->key, &error);

    g_assert_null (database);
    g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
    after = hash_database (fixture);
    g_assert_cmpstr (before, ==, after);
    database = open_as (fixture, &frond_database_main);
    g_assert_cmpint (query (database, "PRAGMA user_version"), ==, frond_database_main.n_steps);
  }
}

/* The program or the disk ends at each place of a migration: the file is the old one or the new one, never between. */
static void
test_interrupted (Fixture      *fixture,
                  gconstpointer data)
{
  FrondMigrationStep steps[MOST_STEPS];
  FrondDatabaseKind  kind = make_kind (steps, frond_database_main.n_steps, NEXT_STEP);
  g_autoptr (GBytes) old = helper_read (fixture->folder, "main.db");
  guint  n_old = 0, n_new = 0;
  gint64 sum;
  g_autoptr (FrondDatabase) database = open_as (fixture, &frond_database_main);

  sum = sum_contents (database, FALSE);
  g_clear_pointer (&database, frond_database_close);
  for (guint n = 1;; n++) {
    g_autoptr (GError) error = NULL;
    gboolean migrated;

    frond_database_remove (fixture->path);
    helper_write (fixture->folder, "main.db", g_bytes_get_data (old, NULL), g_bytes_get_size (old));
    shim_fail_after (n, TRUE);
    database = frond_database_open (fixture->path, &kind, FROND_DATABASE_WRITE, fixture->key, &error);
    if (!database)
      g_assert_true (error->domain == FROND_ERROR);
    g_clear_pointer (&database, frond_database_close);
    shim_fail_never ();
    if (!shim_has_failed ())
      break;

    /* Opened as what it is. */
    g_clear_error (&error);
    database = frond_database_open (fixture->path, &frond_database_main, FROND_DATABASE_READ_ONLY, fixture->key, &error);
    migrated = g_error_matches (error, FROND_ERROR, FROND_ERROR_TOO_NEW);
    if (!migrated)
      g_assert_no_error (error);
    g_clear_pointer (&database, frond_database_close);
    database = open_as (fixture, migrated ? &kind : &frond_database_main);
    g_assert_cmpint (sum_contents (database, migrated), ==, sum);
    g_clear_pointer (&database, frond_database_close);
    n_old += !migrated;
    n_new += migrated;
  }
  g_test_message ("%u times the old, %u times the new", n_old, n_new);
  g_assert_cmpuint (n_old, >, 10);
  g_assert_cmpuint (n_new, >, 0);
}

/* The same file through all steps from the first on: what was reached stays reached, also between two steps. */
static void
test_interrupted_steps (Fixture      *fixture,
                        gconstpointer data)
{
  FrondMigrationStep steps[MOST_STEPS];
  FrondDatabaseKind  first = make_kind (steps, 1, NULL);
  guint              n_at[MOST_STEPS] = { 0 };
  g_autoptr (GBytes) old = NULL;
  g_autoptr (FrondDatabase) database = NULL;
  gint64 sum;

  frond_database_remove (fixture->path);
  database = frond_database_create (fixture->path, &first, fixture->key, NULL);
  for (guint i = 0; i < 200; i++) {
    g_autofree char *patient = g_strdup_printf ("INSERT INTO patient (uuid, family_name, given_name, record_number, created_at, changed_at) VALUES ('u%u', 'Family %u', 'G', '%u', 1, 2)", i, i * 7, 1001 + i);
    g_autofree char *session = g_strdup_printf ("INSERT INTO session (uuid, patient_id, programme_version, started_at, utc_offset_s, state, headline, recording_nonce, recording_key)"
                                                " VALUES ('s%u', %u, 1, 1, 0, 'complete', '4.6 → %u.1 µV', zeroblob (12), zeroblob (48))",
                                                i, i + 1, i);

    g_assert_true (frond_database_execute (database, patient, NULL));
    g_assert_true (frond_database_execute (database, session, NULL));
  }
  sum = sum_contents (database, FALSE);
  g_clear_pointer (&database, frond_database_close);
  old = helper_read (fixture->folder, "main.db");

  for (guint n = 1;; n += g_test_slow () ? 1 : 3) {
    gboolean has_failed;
    guint    version = 0;

    frond_database_remove (fixture->path);
    helper_write (fixture->folder, "main.db", g_bytes_get_data (old, NULL), g_bytes_get_size (old));
    shim_fail_after (n, TRUE);
    database = frond_database_open (fixture->path, &frond_database_main, FROND_DATABASE_WRITE, fixture->key, NULL);
    g_clear_pointer (&database, frond_database_close);
    has_failed = shim_has_failed ();
    shim_fail_never ();

    while (!database) {
      FrondDatabaseKind kind = make_kind (steps, ++version, NULL);

      g_assert_cmpuint (version, <=, frond_database_main.n_steps);
      database = frond_database_open (fixture->path, &kind, FROND_DATABASE_READ_ONLY, fixture->key, NULL);
    }
    n_at[version]++;
    g_assert_cmpint (query (database, "PRAGMA user_version"), ==, version);
    g_clear_pointer (&database, frond_database_close);
    database = open_as (fixture, &frond_database_main);
    g_assert_cmpint (sum_contents (database, FALSE), ==, sum);
    g_assert_cmpint (query (database, "SELECT count(*) FROM session WHERE rest_before = 4.6 AND CAST (round (rest_after * 10) AS INTEGER) = 10 * (id - 1) + 1"), ==, 200);
    g_clear_pointer (&database, frond_database_close);
    if (!has_failed)
      break;
  }
  for (guint version = 1; version <= frond_database_main.n_steps; version++) {
    g_test_message ("%u times version %u", n_at[version], version);
    g_assert_cmpuint (n_at[version], >, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("FROND_MAKE_FIXTURE")) {
    make_fixture (g_getenv ("FROND_MAKE_FIXTURE"));
    return 0;
  }
  shim_install ();
  g_test_add_func ("/migrations/schema-1", test_schema_1);
  g_test_add_func ("/migrations/schema-1-interrupted", test_schema_1_interrupted);
  g_test_add_func ("/migrations/schema-3", test_schema_3);
  g_test_add_func ("/migrations/schema-4", test_schema_4);
  g_test_add_func ("/migrations/headlines", test_headlines);
  g_test_add ("/migrations/step", Fixture, NULL, set_up, test_step, tear_down);
  g_test_add ("/migrations/bad-step", Fixture, NULL, set_up, test_bad_step, tear_down);
  g_test_add ("/migrations/interrupted", Fixture, NULL, set_up, test_interrupted, tear_down);
  g_test_add ("/migrations/interrupted-steps", Fixture, NULL, set_up, test_interrupted_steps, tear_down);

  return g_test_run ();
}
