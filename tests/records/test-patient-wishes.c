/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-patient-wishes.h"

#include "frond-statement.h"
#include "frond-vault-private.h"
#include "helper.h"
#include "shim-vfs.h"

typedef struct {
  char         *folder;
  FrondVault   *vault;
  FrondPatient *patient;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
  fixture->patient = helper_add_patient (fixture->vault, "Bauer");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  shim_fail_never ();
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->vault);
  helper_remove_folder (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->vault);
  fixture->vault = helper_open_vault (fixture->folder);
}

static void
set (Fixture    *fixture,
     const char *key,
     const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_patient_wishes_set (fixture->vault, fixture->patient->id, key, value, &error));
  g_assert_no_error (error);
}

static void
assert_wish (Fixture    *fixture,
             gint64      patient_id,
             const char *key,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) wishes = frond_patient_wishes_get (fixture->vault, patient_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (wishes, key), ==, expected);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  gint64 n = -1;

  g_assert_true (frond_statement_query_int64 (fixture->vault->database, sql, &n, NULL));

  return n;
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (FrondPatient) other = helper_add_patient (fixture->vault, "Okafor");

  assert_wish (fixture, fixture->patient->id, "picture", NULL);
  set (fixture, "picture", "flower");
  set (fixture, "word.body", "Löwenmäulchen – ما");
  set (fixture, "picture", "water");
  assert_wish (fixture, fixture->patient->id, "picture", "water");

  reopen (fixture);
  assert_wish (fixture, fixture->patient->id, "picture", "water");
  assert_wish (fixture, fixture->patient->id, "word.body", "Löwenmäulchen – ما");
  assert_wish (fixture, other->id, "picture", NULL);

  set (fixture, "word.body", "");
  assert_wish (fixture, fixture->patient->id, "word.body", NULL);
  set (fixture, "picture", NULL);
  assert_wish (fixture, fixture->patient->id, "picture", NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM patient_wish"), ==, 0);
  helper_assert_sound (fixture->vault);
}

/* Who changed whose wishes is known, what they were is not; what changes nothing is nothing to be known. */
static void
test_audit (Fixture      *fixture,
            gconstpointer data)
{
  gint64 before = count (fixture, "SELECT count (*) FROM audit");

  set (fixture, "word.body", "Schmetterling");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit"), ==, before + 1);
  set (fixture, "word.body", "Schmetterling");
  set (fixture, "word.trainer", "");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit"), ==, before + 1);
  set (fixture, "word.body", NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit"), ==, before + 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE action = 'edit' AND object_type = 'wishes' AND detail = ''"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT max (object_id) FROM audit WHERE object_type = 'wishes'"), ==, fixture->patient->id);
  helper_assert_sound (fixture->vault);
}

static void
assert_refused (Fixture    *fixture,
                gint64      patient_id,
                const char *key,
                const char *value,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (frond_patient_wishes_set (fixture->vault, patient_id, key, value, &error));
  g_assert_error (error, FROND_ERROR, code);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *longer = g_strnfill (201, 'x');
  gint64           before = count (fixture, "SELECT count (*) FROM audit");

  assert_refused (fixture, 4711, "picture", "frond", FROND_ERROR_NOT_FOUND);
  assert_refused (fixture, fixture->patient->id, "word.body", longer, FROND_ERROR_INVALID);
  assert_refused (fixture, fixture->patient->id, "", "frond", FROND_ERROR_INVALID);
  assert_refused (fixture, fixture->patient->id, "word.body", "\xff", FROND_ERROR_INVALID);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit"), ==, before);
  set (fixture, "word.body", longest);
  assert_wish (fixture, fixture->patient->id, "word.body", longest);
}

/* Whatever the disk does: the wish is the one before or the new one, and the audit says the same. */
static void
test_failing_disk (Fixture      *fixture,
                   gconstpointer data)
{
  guint    n_failed = 0;
  gboolean is_stored = FALSE;

  set (fixture, "room", "dark");
  for (guint n = 1; !is_stored; n++) {
    gint64 audited = count (fixture, "SELECT count (*) FROM audit");
    g_autoptr (GError) error = NULL;

    shim_fail_after (n, FALSE);
    is_stored = frond_patient_wishes_set (fixture->vault, fixture->patient->id, "room", "light", &error);
    shim_fail_never ();
    g_assert_true (is_stored || error->domain == FROND_ERROR);
    n_failed += !is_stored;

    reopen (fixture);
    is_stored |= count (fixture, "SELECT value = 'light' FROM patient_wish");
    assert_wish (fixture, fixture->patient->id, "room", is_stored ? "light" : "dark");
    g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE object_type = 'wishes'"), ==, is_stored ? 2 : 1);
    g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit"), >=, audited);
  }
  g_test_message ("%u times the disk failed", n_failed);
  g_assert_cmpuint (n_failed, >, 0);
  helper_assert_sound (fixture->vault);
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  frond_vault_close (fixture->vault);
  g_assert_null (frond_patient_wishes_get (fixture->vault, fixture->patient->id, &error));
  g_assert_true (error->domain == FROND_ERROR);
  g_clear_error (&error);
  g_assert_false (frond_patient_wishes_set (fixture->vault, fixture->patient->id, "room", "dark", &error));
  g_assert_true (error->domain == FROND_ERROR);
}

#define ADD(name, test) g_test_add ("/patient-wishes/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  ADD ("round-trip", test_round_trip);
  ADD ("audit", test_audit);
  ADD ("refused", test_refused);
  ADD ("failing-disk", test_failing_disk);
  ADD ("closed", test_closed);

  return g_test_run ();
}
