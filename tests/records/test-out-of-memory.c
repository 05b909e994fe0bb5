/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The N-th allocation of the database fails: an error each time, never a crash, and nothing is half done. GLib's own allocations end the
 * program; they are not part of this. */

#include <sqlite3.h>

#include "helper.h"

/* SQLCipher 4.6 itself leaves 184 bytes behind when one allocation of sqlite3_key_v2() fails. */
const char *__lsan_default_suppressions (void);
const char *
__lsan_default_suppressions (void)
{
  return "leak:sqlcipherCodecAttach\n";
}

/* SQLCipher has no frame pointers: without this the suppression would not find its name. */
const char *__asan_default_options (void);
const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}

static sqlite3_mem_methods real;
static gint                fail_in;
static gint                failed;

static gboolean
must_fail (void)
{
  if (g_atomic_int_get (&fail_in) <= 0 || !g_atomic_int_dec_and_test (&fail_in))
    return FALSE;
  g_atomic_int_set (&failed, 1);

  return TRUE;
}

static void *
allocate_cb (int n)
{
  return must_fail () ? NULL : real.xMalloc (n);
}

static void *
reallocate_cb (void *memory,
               int   n)
{
  return must_fail () ? NULL : real.xRealloc (memory, n);
}

static void
work (const char *folder,
      gboolean   *stored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondVault) vault = frond_vault_open (folder, HELPER_PASSPHRASE, &error);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondPatient) saved = NULL;
  g_autoptr (FrondNote) note = frond_note_new ();
  g_autoptr (FrondNote) draft = NULL;

  g_assert_true (vault || error);
  if (vault) {
    patient->family_name = g_strdup ("Roe");
    saved = frond_patient_repository_save (vault, patient, &error);
    g_assert_true (saved || error);
  }
  if (saved) {
    note->patient_id = saved->id;
    note->text = g_strdup ("Text");
    draft = frond_note_repository_save_draft (vault, note, &error);
    g_assert_true (draft || error);
  }
  if (error)
    g_assert_true (error->domain == FROND_ERROR && error->code != FROND_ERROR_WRONG_PASSPHRASE);
  *stored = saved != NULL;
}

static void
test_each (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (GBytes) database = NULL;
  guint n, n_errors = 0;

  g_clear_object (&vault);
  database = helper_read (folder, "main.db");
  /* Each of the first ones, where opening happens, then every thirteenth. */
  for (n = 1;; n += n < 100 ? 1 : 13) {
    gboolean stored = FALSE;

    helper_write (folder, "main.db", g_bytes_get_data (database, NULL), g_bytes_get_size (database));
    g_atomic_int_set (&failed, 0);
    g_atomic_int_set (&fail_in, (gint) n);
    work (folder, &stored);
    g_atomic_int_set (&fail_in, 0);
    n_errors += !stored;
    vault = helper_open_vault (folder);
    if (stored)
      g_assert_cmpuint (g_list_model_get_n_items (frond_patient_repository_get_model (vault)), ==, 1);
    if (n % 10 == 0)
      helper_assert_sound (vault);
    g_clear_object (&vault);
    if (!g_atomic_int_get (&failed))
      break;
  }
  g_test_message ("%u allocations, %u errors", n, n_errors);
  g_assert_cmpuint (n_errors, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  sqlite3_mem_methods failing;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  failing = real;
  failing.xMalloc = allocate_cb;
  failing.xRealloc = reallocate_cb;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &failing), ==, SQLITE_OK);
  g_test_add_func ("/out-of-memory/each", test_each);

  return g_test_run ();
}
