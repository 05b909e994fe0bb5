/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "helper.h"

static const char *const vault_files[] = { "vault.keys", "main.db" };

/* SHA-256 of what must not change when something is refused. */
static char *
hash_files (const char *folder)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (vault_files); i++) {
    g_autoptr (GBytes) bytes = helper_read (folder, vault_files[i]);
    gsize         n;
    const guchar *data = g_bytes_get_data (bytes, &n);

    g_checksum_update (checksum, data, (gssize) n);
  }

  return g_strdup (g_checksum_get_string (checksum));
}

/* A vault with one patient, closed. */
static char *
make_vault (void)
{
  char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");

  return folder;
}

static void
assert_refused (const char *folder,
                const char *passphrase,
                FrondError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frond_vault_open (folder, passphrase, &error);

  g_assert_null (vault);
  g_assert_error (error, FROND_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_test_message ("%s", error->message);
}

static void
test_create (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *inner = helper_path (folder, "a/b");
  g_autofree char        *keys = helper_path (inner, "vault.keys");
  g_autoptr (FrondVault) vault = NULL;
  g_autoptr (FrondVault) again = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_false (frond_vault_exists (inner));
  vault = helper_create_vault (inner);
  g_assert_true (frond_vault_exists (inner));
  g_assert_cmpstr (frond_vault_get_folder (vault), ==, inner);
  g_assert_cmpstr (frond_vault_get_practitioner (vault), ==, HELPER_PRACTITIONER);
  helper_assert_sound (vault);

  again = frond_vault_create (inner, "B", "another passphrase", &helper_cheap, &error);
  g_assert_null (again);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);

  g_assert_cmpint (g_stat (keys, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  for (guint i = 0; i < G_N_ELEMENTS (vault_files); i++) {
    g_autofree char *path = helper_path (inner, vault_files[i]);

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0077, ==, 0);
  }
  g_assert_cmpint (g_stat (inner, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
}

static void
test_create_invalid (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_null (frond_vault_create (folder, "", "passphrase", &helper_cheap, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (frond_vault_create (folder, "Ana", "", &helper_cheap, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_assert_false (frond_vault_exists (folder));
}

static void
test_encrypted (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autoptr (GBytes) bytes = helper_read (folder, "main.db");

  g_assert_true (memcmp (g_bytes_get_data (bytes, NULL), "SQLite format 3", 15) != 0);
  /* The library that answers is SQLCipher: plain SQLite has no codec. */
  g_assert_true (sqlite3_compileoption_used ("HAS_CODEC"));
}

/* Closing empties the model and forgets the keys; everything asks for the passphrase then. */
static void
test_close (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GListModel) model = g_object_ref (frond_patient_repository_get_model (vault));
  g_autoptr (FrondVault) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  frond_vault_close (vault);
  frond_vault_close (vault);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (frond_patient_repository_get (vault, 1, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (frond_vault_audit (vault, "view", "patient", 1, NULL, &error));
  g_assert_null (frond_vault_check (vault, NULL));
  other = helper_open_vault (folder);
  g_assert_nonnull (other);
}

static void
set_tries (const char *folder,
           guint       n,
           gint64      seconds_ago)
{
  g_autofree char *text = g_strdup_printf ("%u %" G_GINT64_FORMAT "\n", n, g_get_real_time () - seconds_ago * G_USEC_PER_SEC);

  helper_write (folder, "vault.tries", text, strlen (text));
}

/* Refused, nothing changed; the waiting goes 0, 0, 1, 2, 4 ... 60 s and survives a restart, since it is in a file. */
static void
test_wrong_passphrase (void)
{
  static const guint      waits[] = { 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60 };
  helper_autofolder char *folder = make_vault ();
  g_autofree char        *before = hash_files (folder);
  g_autofree char        *after = NULL;
  g_autoptr (FrondVault) vault = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    guint wait_s;

    if (i > 0)
      set_tries (folder, i, 100);
    g_assert_cmpuint (frond_vault_get_wait_s (folder), ==, 0);
    assert_refused (folder, "incorrect horse", FROND_ERROR_WRONG_PASSPHRASE);
    wait_s = frond_vault_get_wait_s (folder);
    /* A slow machine may have waited already; never longer than the list says. */
    g_assert_cmpuint (wait_s, <=, waits[i]);
    if (waits[i] >= 32) {
      g_assert_cmpuint (wait_s, >, waits[i] / 2);
      assert_refused (folder, HELPER_PASSPHRASE, FROND_ERROR_THROTTLED);
    }
  }
  after = hash_files (folder);
  g_assert_cmpstr (before, ==, after);

  set_tries (folder, 11, 61);
  vault = helper_open_vault (folder);
  g_clear_object (&vault);
  assert_refused (folder, "wrong", FROND_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpuint (frond_vault_get_wait_s (folder), ==, 0);
}

/* A clock that was set back does not lock anybody out for longer; a mangled file counts nothing. */
static void
test_throttle_clock (void)
{
  helper_autofolder char *folder = make_vault ();

  set_tries (folder, 9, -86400);
  g_assert_cmpuint (frond_vault_get_wait_s (folder), <=, 60);
  g_assert_cmpuint (frond_vault_get_wait_s (folder), >, 0);
  helper_write (folder, "vault.tries", "garbage", 7);
  g_assert_cmpuint (frond_vault_get_wait_s (folder), ==, 0);
}

static void
test_empty_passphrase (void)
{
  helper_autofolder char *folder = make_vault ();

  assert_refused (folder, "", FROND_ERROR_WRONG_PASSPHRASE);
  assert_refused (folder, NULL, FROND_ERROR_WRONG_PASSPHRASE);
}

static void
test_not_a_vault (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *missing = helper_path (folder, "missing");
  g_autofree char        *lock = helper_path (folder, "vault.lock");

  assert_refused (folder, "x", FROND_ERROR_NOT_A_VAULT);
  assert_refused (missing, "x", FROND_ERROR_NOT_A_VAULT);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  helper_write (folder, "vault.keys", "#!/bin/sh and more bytes than a magic", 37);
  assert_refused (folder, "x", FROND_ERROR_NOT_A_VAULT);
  helper_write (folder, "vault.keys", "", 0);
  assert_refused (folder, "x", FROND_ERROR_NOT_A_VAULT);
}

/* Each kind of bad main.db has its answer; the file stays as it is, and no new vault takes its place. */
static void
assert_bad_database (const char   *folder,
                     gconstpointer bytes,
                     gsize         n,
                     FrondError    code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  helper_write (folder, "main.db", bytes, n);
  before = hash_files (folder);
  assert_refused (folder, HELPER_PASSPHRASE, code);
  assert_refused (folder, HELPER_PASSPHRASE, code);
  after = hash_files (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_database (void)
{
  helper_autofolder char *folder = make_vault ();
  helper_autofolder char *other = make_vault ();
  g_autoptr (GBytes) good = helper_read (folder, "main.db");
  g_autoptr (GBytes) foreign = helper_read (other, "main.db");
  g_autoptr (FrondVault) vault = NULL;
  gsize              n = g_bytes_get_size (good);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (good, NULL), n);
  g_autofree guint8 *plain = g_malloc0 (8192);

  assert_bad_database (folder, bytes, 0, FROND_ERROR_NOT_A_VAULT);
  memcpy (plain, "SQLite format 3", 16);
  assert_bad_database (folder, plain, 8192, FROND_ERROR_NOT_A_VAULT);
  assert_bad_database (folder, bytes, 100, FROND_ERROR_DAMAGED);
  assert_bad_database (folder, bytes, n - 1000, FROND_ERROR_DAMAGED);
  assert_bad_database (folder, bytes, n - 4096, FROND_ERROR_DAMAGED);
  assert_bad_database (folder, bytes, 4096, FROND_ERROR_DAMAGED);
  bytes[1000] ^= 1;
  assert_bad_database (folder, bytes, n, FROND_ERROR_DAMAGED);
  bytes[1000] ^= 1;
  assert_bad_database (folder, g_bytes_get_data (foreign, NULL), g_bytes_get_size (foreign), FROND_ERROR_DAMAGED);

  helper_write (folder, "main.db", bytes, n);
  vault = helper_open_vault (folder);
  helper_assert_sound (vault);
}

static void
test_missing_files (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autofree char        *keys = helper_path (folder, "vault.keys");
  g_autofree char        *database = helper_path (folder, "main.db");
  g_autoptr (GBytes) kept = helper_read (folder, "vault.keys");

  g_unlink (keys);
  assert_refused (folder, HELPER_PASSPHRASE, FROND_ERROR_NOT_FOUND);
  g_assert_true (frond_vault_exists (folder));
  helper_write (folder, "vault.keys", g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  g_unlink (database);
  assert_refused (folder, HELPER_PASSPHRASE, FROND_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
}

/* A creation that was cut off between its two files is completed; one cut off before leaves room for another. */
static void
test_interrupted_creation (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autofree char        *database = helper_path (folder, "main.db");
  g_autofree char        *unfinished = helper_path (folder, "main.db.new");
  g_autofree char        *keys = helper_path (folder, "vault.keys");
  g_autoptr (FrondVault) vault = NULL;

  g_assert_cmpint (g_rename (database, unfinished), ==, 0);
  vault = helper_open_vault (folder);
  helper_assert_sound (vault);
  g_clear_object (&vault);

  g_assert_cmpint (g_rename (database, unfinished), ==, 0);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  vault = helper_create_vault (folder);
  helper_assert_sound (vault);
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
}

/* The second one is told who has it; a killed holder leaves nothing in the way. */
static void
test_second_instance (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (FrondVault) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = g_strdup_printf ("%d on ", (int) getpid ());
  g_autofree char *before = hash_files (folder);
  g_autofree char *after = NULL;

  second = frond_vault_open (folder, HELPER_PASSPHRASE, &error);
  g_assert_null (second);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, holder));
  after = hash_files (folder);
  g_assert_cmpstr (before, ==, after);
  /* Not counted as a wrong passphrase. */
  g_assert_cmpuint (frond_vault_get_wait_s (folder), ==, 0);
  g_clear_object (&vault);

  {
    int   ready[2];
    char  byte;
    pid_t child;

    g_assert_cmpint (pipe (ready), ==, 0);
    child = fork ();
    if (child == 0) {
      FrondVault *held = frond_vault_open (folder, HELPER_PASSPHRASE, NULL);

      if (write (ready[1], held ? "y" : "n", 1) == 1)
        pause ();
      _exit (1);
    }
    g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
    g_assert_cmpint (byte, ==, 'y');
    assert_refused (folder, HELPER_PASSPHRASE, FROND_ERROR_IN_USE);
    kill (child, SIGKILL);
    waitpid (child, NULL, 0);
    close (ready[0]);
    close (ready[1]);
  }
  vault = helper_open_vault (folder);
  helper_assert_sound (vault);
}

/* As somebody who may read but not write; root may everything, so that the test becomes nobody for file accesses. */
static void
test_read_only (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autofree char        *probe = helper_path (folder, "probe");
  g_autofree char        *lock = helper_path (folder, "vault.lock");
  g_autofree char        *inner = helper_path (folder, "new");
  g_autofree char        *quoted = g_strdup_printf ("“%s”", folder);
  g_autoptr (GError) error = NULL;
  int fd;

  for (guint i = 0; i < G_N_ELEMENTS (vault_files); i++) {
    g_autofree char *path = helper_path (folder, vault_files[i]);

    g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  }
  g_assert_cmpint (g_chmod (lock, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  setfsuid (65534);
  fd = open (probe, O_CREAT | O_WRONLY, 0600);
  if (fd >= 0) {
    close (fd);
    setfsuid (getuid ());
    g_test_skip ("this user can write everywhere");
  } else {
    assert_refused (folder, HELPER_PASSPHRASE, FROND_ERROR_READ_ONLY);
    g_assert_null (frond_vault_open (folder, HELPER_PASSPHRASE, &error));
    g_assert_nonnull (strstr (error->message, quoted));
    g_clear_error (&error);
    g_assert_null (frond_vault_create (inner, "Ana", "passphrase", &helper_cheap, &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_READ_ONLY);
    /* The one that is there, not the one that was to be made in it. */
    g_assert_nonnull (strstr (error->message, quoted));
    setfsuid (getuid ());
  }
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
}

/* Any single flipped bit of main.db is noticed, when opening or by the check, and never crashes. The first 16 bytes alone mean nothing:
 * they are SQLCipher's copy of a salt that Frond derives. */
static void
test_flipped_bytes (void)
{
  helper_autofolder char *folder = make_vault ();
  g_autoptr (GBytes) good = helper_read (folder, "main.db");
  gsize n = g_bytes_get_size (good);

  for (guint i = 0; i < 150; i++) {
    g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (good, NULL), n);
    g_autoptr (FrondVault) vault = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *wal = helper_path (folder, "main.db-wal");
    gsize            at = (gsize) g_test_rand_int_range (0, (gint32) n);

    bytes[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
    helper_write (folder, "main.db", bytes, n);
    g_unlink (wal);
    vault = frond_vault_open (folder, HELPER_PASSPHRASE, &error);
    if (vault) {
      g_auto (GStrv) findings = frond_vault_check (vault, &error);

      if (findings)
        g_assert_cmpint (g_strv_length (findings) > 0, ==, at >= 16);
    }
    if (error)
      g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/create", test_create);
  g_test_add_func ("/vault/create-invalid", test_create_invalid);
  g_test_add_func ("/vault/encrypted", test_encrypted);
  g_test_add_func ("/vault/close", test_close);
  g_test_add_func ("/vault/wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/vault/throttle-clock", test_throttle_clock);
  g_test_add_func ("/vault/empty-passphrase", test_empty_passphrase);
  g_test_add_func ("/vault/not-a-vault", test_not_a_vault);
  g_test_add_func ("/vault/bad-database", test_bad_database);
  g_test_add_func ("/vault/missing-files", test_missing_files);
  g_test_add_func ("/vault/interrupted-creation", test_interrupted_creation);
  g_test_add_func ("/vault/second-instance", test_second_instance);
  g_test_add_func ("/vault/read-only", test_read_only);
  g_test_add_func ("/vault/flipped-bytes", test_flipped_bytes);

  return g_test_run ();
}
