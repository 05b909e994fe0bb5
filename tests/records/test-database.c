/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-database.h"

#include <dlfcn.h>
#include <string.h>

#include <sqlite3.h>

#include "frond-statement.h"
#include "helper.h"

typedef struct {
  char          *folder;
  char          *path;
  FrondSecret   *key;
  FrondDatabase *database;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = helper_make_folder ();
  fixture->path = helper_path (fixture->folder, "main.db");
  fixture->key = frond_secret_new (FROND_KEY_BYTES);
  fixture->database = frond_database_create (fixture->path, &frond_database_main, fixture->key, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->database, frond_database_close);
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

/* The settings of the open sequence, as SQLite answers them. */
static void
test_settings (Fixture      *fixture,
               gconstpointer data)
{
  static const struct {
    const char *pragma;
    gint64      value;
  } settings[] = {
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA recursive_triggers", 1 },
    { "PRAGMA cell_size_check", 1 },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA wal_autocheckpoint", 1000 },
    { "PRAGMA page_size", 4096 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA busy_timeout", 5000 },
    { "PRAGMA cipher_memory_security", 1 },
    { "PRAGMA application_id", 0x46524e44 },
    { "PRAGMA temp_store", 0 },
  };
  sqlite3 *handle = frond_database_get_handle (fixture->database);
  int      on = 0;

  sqlite3_set_authorizer (handle, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_test_message ("%s", settings[i].pragma);
    g_assert_cmpint (query (fixture->database, settings[i].pragma), ==, settings[i].value);
  }
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
  g_assert_cmpint (on, ==, 1);
  g_assert_cmpint (sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, -1), ==, 64 * 1024 * 1024);
  {
    g_autoptr (FrondStatement) mode = frond_statement_new (fixture->database, "PRAGMA journal_mode", NULL);
    gboolean has_row;

    g_assert_true (frond_statement_step (mode, &has_row, NULL));
    g_assert_cmpstr (frond_statement_get_text (mode, 0), ==, "wal");
  }
  /* Temporary data never goes to disk, whatever the setting says. */
  g_assert_true (sqlite3_compileoption_used ("TEMP_STORE=2") || sqlite3_compileoption_used ("TEMP_STORE=3"));
}

/* All tables are strict: a text never becomes a number by itself, nor the other way about. */
static void
test_strict (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpint (query (fixture->database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%STRICT'"), ==, 0);
  g_assert_cmpint (query (fixture->database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), >=, 6);
}

/* Nobody else's SQLite can stand in for ours: it is inside, and its names are not seen from outside. */
static void
test_linking (void)
{
  g_assert_true (sqlite3_compileoption_used ("HAS_CODEC"));
  g_assert_null (dlsym (RTLD_DEFAULT, "sqlite3_open_v2"));
  g_assert_null (dlsym (RTLD_DEFAULT, "sqlite3_key_v2"));
}

static void
test_create_existing (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = helper_read (fixture->folder, "main.db");
  g_autoptr (GBytes) after = NULL;

  g_assert_null (frond_database_create (fixture->path, &frond_database_main, fixture->key, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  after = helper_read (fixture->folder, "main.db");
  g_assert_true (g_bytes_equal (before, after));
}

static void
assert_refused (Fixture                 *fixture,
                const FrondDatabaseKind *kind,
                FrondError               code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (frond_database_open (fixture->path, kind, FROND_DATABASE_WRITE, fixture->key, &error));
  g_assert_error (error, FROND_ERROR, (int) code);
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = helper_path (fixture->folder, "missing.db");
  sqlite3         *handle = frond_database_get_handle (fixture->database);

  /* A recording is no main database. */
  assert_refused (fixture, &frond_database_recording, FROND_ERROR_DAMAGED);
  sqlite3_set_authorizer (handle, NULL, NULL);
  g_assert_true (frond_database_execute (fixture->database, "PRAGMA user_version = 99", &error));
  assert_refused (fixture, &frond_database_main, FROND_ERROR_TOO_NEW);
  g_assert_true (frond_database_execute (fixture->database, "PRAGMA user_version = -1", &error));
  assert_refused (fixture, &frond_database_main, FROND_ERROR_DAMAGED);
  g_assert_true (frond_database_execute (fixture->database, "PRAGMA user_version = 1", &error));
  frond_secret_get_bytes (fixture->key)[31] ^= 1;
  assert_refused (fixture, &frond_database_main, FROND_ERROR_DAMAGED);
  frond_secret_get_bytes (fixture->key)[31] ^= 1;

  g_assert_null (frond_database_open (missing, &frond_database_main, FROND_DATABASE_WRITE, fixture->key, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (frond_database_open (fixture->folder, &frond_database_main, FROND_DATABASE_WRITE, fixture->key, &error));
  g_assert_nonnull (error);
}

/* A closed recording is one file that reading leaves as it is. */
static void
test_finish (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_assert_true (frond_database_finish (fixture->database, &error));
  g_assert_no_error (error);
  g_clear_pointer (&fixture->database, frond_database_close);
  before = helper_read (fixture->folder, "main.db");
  fixture->database = frond_database_open (fixture->path, &frond_database_main, FROND_DATABASE_READ_ONLY, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (fixture->database, "SELECT count(*) FROM patient"), ==, 0);
  g_assert_false (frond_database_execute (fixture->database, "DELETE FROM patient", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_READ_ONLY);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (fixture->path, suffixes[i], NULL);

    g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
  }
  g_clear_pointer (&fixture->database, frond_database_close);
  after = helper_read (fixture->folder, "main.db");
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/database/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add ("/database/strict", Fixture, NULL, set_up, test_strict, tear_down);
  g_test_add_func ("/database/linking", test_linking);
  g_test_add ("/database/create-existing", Fixture, NULL, set_up, test_create_existing, tear_down);
  g_test_add ("/database/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/database/finish", Fixture, NULL, set_up, test_finish, tear_down);

  return g_test_run ();
}
