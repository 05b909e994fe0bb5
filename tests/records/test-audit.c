/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-audit.h"

#include <string.h>

#include <sqlite3.h>

#include "frond-statement.h"
#include "helper.h"

#define N_ROWS 25

/* The chain's tables and triggers, in a database of which the test has the key: it plays somebody who got in. */
typedef struct {
  char          *folder;
  FrondSecret   *key;
  FrondDatabase *database;
} Fixture;

static void
execute (FrondDatabase *database,
         const char    *sql)
{
  g_assert_cmpint (sqlite3_exec (frond_database_get_handle (database), sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = helper_make_folder ();
  path = helper_path (fixture->folder, "main.db");
  fixture->key = frond_secret_new (FROND_KEY_BYTES);
  fixture->database = frond_database_create (path, &frond_database_main, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_true (frond_database_begin (fixture->database, &error));
  g_assert_true (frond_audit_begin (fixture->database, fixture->key, &error));
  for (guint i = 0; i < N_ROWS; i++) {
    g_autofree char *detail = g_strdup_printf ("{\"n\":%u}", i);

    g_assert_true (frond_audit_append (fixture->database, fixture->key, 1 + i % 3, i % 2 ? "view" : "edit", "patient", i, detail, &error));
  }
  g_assert_true (frond_database_commit (fixture->database, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->database, frond_database_close);
  g_clear_pointer (&fixture->key, frond_secret_free);
  helper_remove_folder (fixture->folder);
}

static guint
count_findings (Fixture *fixture)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_audit_verify (fixture->database, fixture->key, findings, &error));
  g_assert_no_error (error);

  return findings->len;
}

static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FrondSecret) other = frond_secret_new (FROND_KEY_BYTES);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (count_findings (fixture), ==, 0);
  /* Without the key nobody makes a chain that holds. */
  frond_secret_get_bytes (other)[0] = 1;
  g_assert_true (frond_audit_verify (fixture->database, other, findings, NULL));
  g_assert_cmpuint (findings->len, >, 0);
}

static void
test_triggers (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE audit SET detail = '' WHERE seq = 5",
    "DELETE FROM audit WHERE seq = 25",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 5",
    "INSERT INTO audit SELECT 27, at_us, mono_us, practitioner_id, action, object_type, object_id, detail, prev_hash, hash FROM audit WHERE seq = 5",
    "UPDATE audit_head SET seq = 24",
    "UPDATE audit_head SET seq = 25, hash = zeroblob (32)",
    "DELETE FROM audit_head",
    "REPLACE INTO audit_head (id, seq, hash) VALUES (1, 0, zeroblob (32))",
  };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (frond_database_execute (fixture->database, attempts[i], &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_IMMUTABLE);
  }
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* Somebody who removes the triggers first is found by the chain: each field of each row, each row away, two rows changed about, the end
 * cut off at each place. */
static void
test_tampering (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE audit SET at_us = at_us + 1 WHERE seq = %d",
    "UPDATE audit SET mono_us = mono_us + 1 WHERE seq = %d",
    "UPDATE audit SET practitioner_id = practitioner_id + 1 WHERE seq = %d",
    "UPDATE audit SET action = 'nothing' WHERE seq = %d",
    "UPDATE audit SET object_type = 'note' WHERE seq = %d",
    "UPDATE audit SET object_id = 999 WHERE seq = %d",
    "UPDATE audit SET detail = detail || ' ' WHERE seq = %d",
    "UPDATE audit SET action = substr (action, 1, 3), object_type = substr (action, 4) || object_type WHERE seq = %d",
    "UPDATE audit SET hash = zeroblob (32) WHERE seq = %d",
    "UPDATE audit SET prev_hash = zeroblob (32) WHERE seq = %d AND seq > 1",
    "DELETE FROM audit WHERE seq = %d",
    "DELETE FROM audit WHERE seq >= %d",
    "DELETE FROM audit WHERE seq >= %d; UPDATE audit_head SET seq = (SELECT coalesce (max (seq), 0) FROM audit)",
    "DELETE FROM audit WHERE seq = %d; UPDATE audit SET seq = seq - 1000 WHERE seq > %d; UPDATE audit SET seq = seq + 999 WHERE seq < 0",
  };
  sqlite3 *handle = frond_database_get_handle (fixture->database);

  sqlite3_set_authorizer (handle, NULL, NULL);
  execute (fixture->database, "DROP TRIGGER audit_stays; DROP TRIGGER audit_remains; DROP TRIGGER audit_head_grows; DROP TRIGGER audit_only_grows");
  for (guint c = 0; c < G_N_ELEMENTS (changes); c++) {
    for (int row = 1; row <= N_ROWS; row += c >= 10 ? 7 : 1) {
      g_auto (GStrv) parts = g_strsplit (changes[c], "%d", -1);
      g_autofree char *number = g_strdup_printf ("%d", row);
      g_autofree char *sql = g_strjoinv (number, parts);

      execute (fixture->database, "BEGIN");
      execute (fixture->database, sql);
      if (sqlite3_changes (handle) > 0 && count_findings (fixture) == 0)
        g_error ("not found: %s", sql);
      execute (fixture->database, "ROLLBACK");
    }
  }
  g_assert_cmpuint (count_findings (fixture), ==, 0);

  execute (fixture->database, "BEGIN; UPDATE audit SET seq = -1 WHERE seq = 7; UPDATE audit SET seq = 7 WHERE seq = 8; UPDATE audit SET seq = 8 WHERE seq = -1");
  g_assert_cmpuint (count_findings (fixture), ==, 1);
  execute (fixture->database, "ROLLBACK; BEGIN; UPDATE audit_head SET hash = randomblob (32)");
  g_assert_cmpuint (count_findings (fixture), ==, 1);
  execute (fixture->database, "ROLLBACK");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/audit/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/audit/triggers", Fixture, NULL, set_up, test_triggers, tear_down);
  g_test_add ("/audit/tampering", Fixture, NULL, set_up, test_tampering, tear_down);

  return g_test_run ();
}
