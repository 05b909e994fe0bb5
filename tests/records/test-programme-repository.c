/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>
#include <string.h>

#include "frond-programme-repository.h"
#include "frond-statement.h"
#include "frond-vault-private.h"
#include "helper.h"
#include "shim-vfs.h"

typedef struct {
  char       *folder;
  FrondVault *vault;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  shim_fail_never ();
  g_clear_object (&fixture->vault);
  helper_remove_folder (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->vault);
  fixture->vault = helper_open_vault (fixture->folder);
}

static FrondProgrammeCopy *
save_draft (Fixture            *fixture,
            FrondProgrammeCopy *copy,
            const char         *draft)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *stored = frond_programme_repository_save_draft (fixture->vault, copy, draft, &error);

  g_assert_no_error (error);

  return stored;
}

static FrondProgrammeCopy *
save_version (Fixture    *fixture,
              gint64      id,
              guint       version,
              const char *json)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *stored = frond_programme_repository_save_version (fixture->vault, id, version, json, &error);

  g_assert_no_error (error);

  return stored;
}

static FrondProgrammeCopy *
make_copy (Fixture *fixture)
{
  g_autoptr (FrondProgrammeCopy) blank = frond_programme_copy_new ();

  return save_draft (fixture, blank, "{ \"draft\": 1 }");
}

static FrondProgrammeCopy *
get_copy (Fixture *fixture,
          gint64   id)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *copy = frond_programme_repository_get (fixture->vault, id, &error);

  g_assert_no_error (error);

  return copy;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) copies = frond_programme_repository_list (fixture->vault, &error);

  g_assert_no_error (error);

  return g_list_model_get_n_items (G_LIST_MODEL (copies));
}

static gint64
count_audit (Fixture    *fixture,
             const char *action)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM audit WHERE object_type = 'programme' AND action = '%s'", action);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (frond_statement_query_int64 (fixture->vault->database, sql, &n, &error));
  g_assert_no_error (error);

  return n;
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FrondProgrammeCopy) first = make_copy (fixture);
  g_autoptr (FrondProgrammeCopy) second = NULL;
  g_autoptr (FrondProgrammeCopy) third = NULL;
  g_autoptr (FrondProgrammeCopy) again = NULL;
  g_autofree char *id = frond_programme_copy_dup_programme_id (first);

  g_assert_cmpint (first->id, !=, 0);
  g_assert_cmpuint (first->version, ==, 0);
  g_assert_null (first->json);
  g_assert_true (g_str_has_prefix (id, "own-") && g_str_has_suffix (id, first->uuid));

  second = save_draft (fixture, first, "half ty");
  g_assert_cmpstr (second->draft, ==, "half ty");
  g_assert_cmpint (count_audit (fixture, "create"), ==, 1);
  g_assert_cmpint (count_audit (fixture, "edit"), ==, 0);

  reopen (fixture);
  again = get_copy (fixture, first->id);
  g_assert_cmpstr (again->draft, ==, "half ty");
  g_assert_cmpstr (again->uuid, ==, first->uuid);
  third = save_draft (fixture, again, "half typed");
  g_assert_cmpint (count_audit (fixture, "edit"), ==, 1);
  helper_assert_sound (fixture->vault);
}

/* Oldest first, each with its own time. */
static void
assert_version (GPtrArray  *versions,
                guint       i,
                const char *json)
{
  const FrondProgrammeVersion *version = g_ptr_array_index (versions, i);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_cmpuint (version->version, ==, i + 1);
  g_assert_cmpstr (version->json, ==, json);
  g_assert_cmpint (g_date_time_difference (now, version->saved_at), >=, 0);
  g_assert_cmpint (g_date_time_difference (now, version->saved_at), <, G_TIME_SPAN_HOUR);
}

static void
test_versions (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FrondProgrammeCopy) copy = make_copy (fixture);
  g_autoptr (FrondProgrammeCopy) first = save_version (fixture, copy->id, 1, "{ \"version\": 1 }");
  g_autoptr (FrondProgrammeCopy) drafted = save_draft (fixture, first, "{ \"more\": 2 }");
  g_autoptr (FrondProgrammeCopy) second = NULL;
  g_autoptr (FrondProgrammeCopy) listed = NULL;
  g_autoptr (GListStore) copies = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *old = NULL;
  g_autofree char *young = NULL;

  g_assert_cmpuint (first->version, ==, 1);
  g_assert_cmpstr (first->json, ==, "{ \"version\": 1 }");
  g_assert_null (first->draft);
  g_assert_cmpstr (drafted->json, ==, "{ \"version\": 1 }");
  g_assert_cmpstr (drafted->draft, ==, "{ \"more\": 2 }");

  second = save_version (fixture, copy->id, 2, "{ \"version\": 2 }");
  g_assert_cmpstr (second->json, ==, "{ \"version\": 2 }");
  g_assert_null (frond_programme_repository_save_version (fixture->vault, copy->id, 2, "{}", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (frond_programme_repository_save_version (fixture->vault, 4711, 1, "{}", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_clear_error (&error);

  reopen (fixture);
  old = frond_programme_repository_get_version (fixture->vault, copy->id, 1, &error);
  young = frond_programme_repository_get_version (fixture->vault, copy->id, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (old, ==, "{ \"version\": 1 }");
  g_assert_cmpstr (young, ==, "{ \"version\": 2 }");
  g_assert_null (frond_programme_repository_get_version (fixture->vault, copy->id, 3, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_clear_error (&error);
  versions = frond_programme_repository_list_versions (fixture->vault, copy->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  assert_version (versions, 0, "{ \"version\": 1 }");
  assert_version (versions, 1, "{ \"version\": 2 }");
  copies = frond_programme_repository_list (fixture->vault, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (copies)), ==, 1);
  listed = g_list_model_get_item (G_LIST_MODEL (copies), 0);
  g_assert_cmpuint (listed->version, ==, 2);
  g_assert_cmpint (count_audit (fixture, "save"), ==, 2);
  helper_assert_sound (fixture->vault);
}

static void
test_bin (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (FrondProgrammeCopy) one = make_copy (fixture);
  g_autoptr (FrondProgrammeCopy) two = make_copy (fixture);
  g_autoptr (FrondProgrammeCopy) saved = save_version (fixture, one->id, 1, "{}");
  g_autoptr (FrondProgrammeCopy) removed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_programme_repository_remove (fixture->vault, one->id, &error));
  g_assert_cmpuint (count (fixture), ==, 1);
  reopen (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  removed = get_copy (fixture, one->id);
  g_assert_nonnull (removed->removed_at);
  g_assert_cmpstr (removed->json, ==, "{}");
  g_assert_true (frond_programme_repository_restore (fixture->vault, one->id, &error));
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_false (frond_programme_repository_remove (fixture->vault, 4711, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_assert_cmpint (count_audit (fixture, "remove"), ==, 1);
  g_assert_cmpint (count_audit (fixture, "restore"), ==, 1);
  helper_assert_sound (fixture->vault);
}

/* What was saved stays, whoever tries. */
static void
test_immutable (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE programme_version SET json = '{}'",
    "DELETE FROM programme_version",
    "REPLACE INTO programme_version SELECT copy_id, version, 'other', json_sha256, 0 FROM programme_version",
    "DROP TABLE programme_version",
  };
  g_autoptr (FrondProgrammeCopy) copy = make_copy (fixture);
  g_autoptr (FrondProgrammeCopy) saved = save_version (fixture, copy->id, 1, "{ \"a\": 1 }");
  g_autoptr (FrondProgrammeCopy) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (frond_database_execute (fixture->vault->database, attempts[i], &error));
    g_assert_nonnull (error);
  }
  after = get_copy (fixture, copy->id);
  g_assert_cmpstr (after->json, ==, "{ \"a\": 1 }");
}

/* Somebody who has the key and goes around the triggers changes a text: it is not used, the versions before it are, and the check says so. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FrondProgrammeCopy) copy = make_copy (fixture);
  g_autoptr (FrondProgrammeCopy) first = save_version (fixture, copy->id, 1, "{ \"a\": 1 }");
  g_autoptr (FrondProgrammeCopy) second = save_version (fixture, copy->id, 2, "{ \"a\": 2 }");
  g_autoptr (FrondProgrammeCopy) damaged = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *old = NULL;
  g_auto (GStrv) findings = NULL;
  sqlite3 *handle = frond_database_get_handle (fixture->vault->database);

  sqlite3_set_authorizer (handle, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (handle, "DROP TRIGGER programme_version_stays; UPDATE programme_version SET json = '{ \"a\": 7 }' WHERE version = 2", NULL, NULL, NULL), ==, SQLITE_OK);
  reopen (fixture);

  damaged = get_copy (fixture, copy->id);
  g_assert_true (damaged->is_damaged);
  g_assert_null (damaged->json);
  g_assert_cmpuint (damaged->version, ==, 2);
  g_assert_null (frond_programme_repository_get_version (fixture->vault, copy->id, 2, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  g_clear_error (&error);
  old = frond_programme_repository_get_version (fixture->vault, copy->id, 1, &error);
  g_assert_cmpstr (old, ==, "{ \"a\": 1 }");
  versions = frond_programme_repository_list_versions (fixture->vault, copy->id, &error);
  g_assert_no_error (error);
  assert_version (versions, 0, "{ \"a\": 1 }");
  assert_version (versions, 1, NULL);
  findings = frond_vault_check (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_nonnull (strstr (findings[0], "Version 2"));
}

/* Wherever the disk fails, there is the version or there is the draft. */
static void
test_failing_disk (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FrondProgrammeCopy) copy = make_copy (fixture);
  guint n_failed = 0;

  for (guint n = 1;; n++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondProgrammeCopy) saved = NULL;
    g_autoptr (FrondProgrammeCopy) after = NULL;

    shim_fail_after (n, FALSE);
    saved = frond_programme_repository_save_version (fixture->vault, copy->id, 1, "{ \"a\": 1 }", &error);
    shim_fail_never ();
    if (saved)
      break;
    g_assert_true (error->domain == FROND_ERROR);
    reopen (fixture);
    after = get_copy (fixture, copy->id);
    g_assert_cmpstr (after->version == 0 ? after->draft : after->json, ==, after->version == 0 ? "{ \"draft\": 1 }" : "{ \"a\": 1 }");
    n_failed++;
    if (after->version == 1)
      break;
  }
  g_test_message ("%u times the disk failed", n_failed);
  g_assert_cmpuint (n_failed, >, 0);
}

/* A locked vault answers nothing. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (FrondProgrammeCopy) copy = make_copy (fixture);
  g_autoptr (GError) error = NULL;

  frond_vault_close (fixture->vault);
  g_assert_null (frond_programme_repository_list (fixture->vault, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (frond_programme_repository_save_draft (fixture->vault, copy, "x", &error));
  g_assert_nonnull (error);
}

#define ADD(path, test) g_test_add ("/programme-repository/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  ADD ("draft", test_draft);
  ADD ("versions", test_versions);
  ADD ("bin", test_bin);
  ADD ("immutable", test_immutable);
  ADD ("damaged", test_damaged);
  ADD ("failing-disk", test_failing_disk);
  ADD ("closed", test_closed);

  return g_test_run ();
}
