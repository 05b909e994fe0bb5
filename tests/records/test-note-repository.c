/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "frond-statement.h"
#include "frond-vault-keys.h"
#include "frond-vault-private.h"
#include "frond-reserve.h"
#include "helper.h"
#include "shim-vfs.h"

typedef struct {
  char               *folder;
  FrondVault         *vault;
  FrondPatient       *patient;
  FrondSessionRecord *session;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) begun = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
  fixture->patient = helper_add_patient (fixture->vault, "Roe");
  begun = helper_begin_session (fixture->vault, fixture->patient->id, 1000, 1, 16, &writer);
  g_assert_true (frond_recording_writer_finish (writer, &error));
  fixture->session = frond_session_repository_end (fixture->vault, begun, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->vault);
  helper_remove_folder (fixture->folder);
}

static FrondNote *
save (FrondVault *vault,
      FrondNote  *note)
{
  g_autoptr (GError) error = NULL;
  FrondNote *stored = frond_note_repository_save_draft (vault, note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (stored);

  return stored;
}

static FrondNote *
make_signed (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, &error);
  g_autoptr (FrondNote) stored = NULL;
  FrondNote *signed_note;

  note->facts = g_strdup ("Mean 4.6 µV at rest.");
  note->facts_accepted = TRUE;
  g_free (note->text);
  note->text = g_strdup ("Lets go well after the third breath.");
  stored = save (fixture->vault, note);
  signed_note = frond_note_repository_sign (fixture->vault, stored->id, &error);
  g_assert_no_error (error);

  return signed_note;
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, &error);
  g_autoptr (FrondNote) stored = NULL;
  g_autoptr (FrondNote) changed = NULL;
  g_autoptr (FrondNote) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (note->id, ==, 0);
  g_assert_cmpint (note->patient_id, ==, fixture->patient->id);
  note->facts = g_strdup ("Fact");
  stored = save (fixture->vault, note);
  g_assert_cmpint (stored->id, >, 0);
  g_free (stored->text);
  stored->text = g_strdup ("Some text");
  changed = save (fixture->vault, stored);
  g_assert_cmpint (changed->id, ==, stored->id);

  g_clear_object (&fixture->vault);
  fixture->vault = helper_open_vault (fixture->folder);
  again = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->id, ==, stored->id);
  g_assert_cmpstr (again->uuid, ==, changed->uuid);
  g_assert_cmpstr (again->text, ==, "Some text");
  g_assert_cmpstr (again->facts, ==, "Fact");
  g_assert_false (again->facts_accepted);
  g_assert_null (again->signed_at);
  g_assert_null (frond_note_repository_get_for_session (fixture->vault, 4711, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
}

static void
test_sign (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = make_signed (fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_cmpstr (note->signed_by, ==, HELPER_PRACTITIONER);
  g_assert_cmpuint (strlen (note->content_sha256), ==, 64);
  g_assert_cmpint (ABS (g_date_time_difference (now, note->signed_at)), <, 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (g_date_time_get_utc_offset (note->signed_at), ==, 0);

  g_assert_null (frond_note_repository_save_draft (fixture->vault, note, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_IMMUTABLE);
  g_clear_error (&error);
  g_assert_null (frond_note_repository_sign (fixture->vault, note->id, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_IMMUTABLE);
  g_clear_error (&error);
  g_assert_null (frond_note_repository_sign (fixture->vault, 4711, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  helper_assert_sound (fixture->vault);
}

/* Also by SQL, in every way that there is to change or remove a row. */
static void
test_immutable (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE note SET text = 'other'",
    "UPDATE note SET signed_at = NULL, signed_by = NULL, content_sha256 = NULL",
    "DELETE FROM note",
    "INSERT OR REPLACE INTO note (id, uuid, patient_id, facts_accepted, text, created_at, changed_at) SELECT id, 'x', patient_id, 0, 'other', 0, 0 FROM note",
    "REPLACE INTO note (id, uuid, patient_id, facts_accepted, text, created_at, changed_at) SELECT 99, uuid, patient_id, 0, 'other', 0, 0 FROM note",
    "DROP TRIGGER note_signed_stays",
    "DROP TABLE note",
    "ALTER TABLE note RENAME TO old",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA writable_schema = ON",
    "ATTACH ':memory:' AS other",
    "CREATE TABLE t (a INTEGER)",
    "CREATE TEMP TRIGGER x AFTER INSERT ON audit BEGIN SELECT 1; END",
  };
  g_autoptr (FrondNote) note = make_signed (fixture);
  g_autoptr (FrondNote) after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autoptr (GError) refused = NULL;

    g_assert_false (frond_database_execute (fixture->vault->database, attempts[i], &refused));
    g_assert_nonnull (refused);
    if (i < 5)
      g_assert_error (refused, FROND_ERROR, FROND_ERROR_IMMUTABLE);
  }
  after = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, &error);
  g_assert_cmpstr (after->text, ==, note->text);
  g_assert_cmpstr (after->content_sha256, ==, note->content_sha256);
  helper_assert_sound (fixture->vault);
}

static void
test_addendum (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FrondNote) note = make_signed (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) addendum = frond_note_repository_begin_addendum (fixture->vault, note->id, &error);
  g_autoptr (FrondNote) newest = NULL;
  g_autoptr (FrondNote) stored = NULL;
  g_autoptr (FrondNote) signed_addendum = NULL;
  g_autoptr (GListStore) notes = NULL;
  g_autoptr (FrondNote) first = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (addendum->amends_id, ==, note->id);
  g_assert_cmpint (addendum->session_id, ==, fixture->session->id);
  /* A draft is changed, not amended. */
  g_assert_null (frond_note_repository_begin_addendum (fixture->vault, addendum->id, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);

  newest = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, &error);
  g_assert_cmpint (newest->id, ==, addendum->id);
  g_free (newest->text);
  newest->text = g_strdup ("Was the second breath.");
  stored = save (fixture->vault, newest);
  signed_addendum = frond_note_repository_sign (fixture->vault, stored->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signed_addendum->content_sha256, !=, note->content_sha256);

  notes = frond_note_repository_list (fixture->vault, fixture->patient->id, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (notes), 0);
  g_assert_cmpint (first->id, ==, signed_addendum->id);
  helper_assert_sound (fixture->vault);
}

/* The recovery key names nobody, and nobody cannot sign. */
static void
test_recovery_cannot_sign (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, &error);
  g_autoptr (FrondNote) stored = save (fixture->vault, note);
  char *key = frond_vault_create_recovery_key (fixture->vault, &error);

  g_clear_object (&fixture->vault);
  fixture->vault = frond_vault_open_with_recovery_key (fixture->folder, key, &error);
  g_assert_no_error (error);
  g_assert_null (frond_note_repository_sign (fixture->vault, stored->id, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  frond_vault_free_recovery_key (key);
}

static gint64
count (FrondVault *vault,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (frond_statement_query_int64 (vault->database, sql, &n, &error));

  return n;
}

/* What was written is in the audit as an act, never as text; an autosave every two seconds is one act. */
static void
test_audit (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FrondNote) note = make_signed (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) addendum = frond_note_repository_begin_addendum (fixture->vault, note->id, &error);

  for (guint i = 0; i < 20; i++) {
    FrondNote *stored = save (fixture->vault, addendum);

    g_set_object (&addendum, stored);
    g_object_unref (stored);
  }
  g_assert_cmpint (count (fixture->vault, "SELECT count(*) FROM audit WHERE object_type = 'note' AND action = 'create'"), ==, 2);
  g_assert_cmpint (count (fixture->vault, "SELECT count(*) FROM audit WHERE object_type = 'note' AND action = 'edit'"), ==, 0);
  g_assert_cmpint (count (fixture->vault, "SELECT count(*) FROM audit WHERE object_type = 'note' AND action = 'sign'"), ==, 1);
  g_assert_cmpint (count (fixture->vault, "SELECT count(*) FROM audit WHERE instr (detail || action || object_type, 'Roe') OR instr (detail, 'breath')"), ==, 0);
}

/* After a session on a full disk its note is written in the space that was held back; without any, it says so. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *reserve = helper_path (fixture->folder, "vault.reserve");
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (fixture->vault, fixture->session->id, NULL);
  g_autoptr (FrondNote) stored = NULL;
  g_autoptr (FrondNote) signed_note = NULL;
  g_autoptr (GError) error = NULL;

  g_free (note->text);
  note->text = g_strnfill (1 << 20, 'x');
  shim_set_space (0);
  g_assert_null (frond_note_repository_save_draft (fixture->vault, note, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NO_SPACE);
  g_clear_error (&error);

  shim_set_space (G_MAXINT64);
  g_assert_true (frond_reserve_make (fixture->folder, FROND_RESERVE_BYTES));
  shim_set_space (0);
  shim_set_reserve (reserve, (gint64) FROND_RESERVE_BYTES);
  stored = frond_note_repository_save_draft (fixture->vault, note, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS));
  signed_note = frond_note_repository_sign (fixture->vault, stored->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signed_note->text, ==, note->text);
  shim_set_space (G_MAXINT64);
  helper_assert_sound (fixture->vault);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  g_test_add ("/note-repository/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/note-repository/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/note-repository/sign", Fixture, NULL, set_up, test_sign, tear_down);
  g_test_add ("/note-repository/immutable", Fixture, NULL, set_up, test_immutable, tear_down);
  g_test_add ("/note-repository/addendum", Fixture, NULL, set_up, test_addendum, tear_down);
  g_test_add ("/note-repository/recovery-cannot-sign", Fixture, NULL, set_up, test_recovery_cannot_sign, tear_down);
  g_test_add ("/note-repository/audit", Fixture, NULL, set_up, test_audit, tear_down);

  return g_test_run ();
}
