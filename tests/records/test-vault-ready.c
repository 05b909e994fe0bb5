/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-vault-ready.h"

#include "frond-reserve.h"
#include "helper.h"
#include "shim-vfs.h"

/* A vault in which a session was cut off. */
static char *
make_folder (gint64 *patient_id)
{
  char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = helper_begin_session (vault, patient->id, 1000, 1, 16, &writer);
  g_autoptr (FrondBlock) block = helper_make_block (0, 500, 1, 16, 1000);

  frond_recording_writer_push_block (writer, block);
  *patient_id = patient->id;

  return folder;
}

static void
assert_reserve (const char *folder,
                gboolean    is_made)
{
  g_autofree char *path = helper_path (folder, "vault.reserve");

  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, is_made);
}

static void
test_recovers_and_holds_back (void)
{
  gint64 patient_id;
  char  *folder = make_folder (&patient_id);
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  recovered = frond_vault_make_ready (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpint (((FrondSessionRecord *) recovered->pdata[0])->state, ==, FROND_SESSION_RECOVERED);
  assert_reserve (folder, TRUE);
  again = frond_vault_make_ready (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 0);
  g_clear_object (&vault);
  helper_remove_folder (folder);
}

/* What cannot be looked at now is named, and keeps nobody from the records. */
static void
test_full_disk (void)
{
  gint64 patient_id;
  char  *folder = make_folder (&patient_id);
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;

  shim_set_space (0);
  recovered = frond_vault_make_ready (vault, &error);
  g_assert_null (recovered);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NO_SPACE);
  g_clear_error (&error);
  assert_reserve (folder, FALSE);
  patient = frond_patient_repository_get (vault, patient_id, &error);
  g_assert_no_error (error);

  shim_set_space (G_MAXINT64);
  recovered = frond_vault_make_ready (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  assert_reserve (folder, TRUE);
  g_clear_object (&vault);
  helper_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  g_test_add_func ("/vault-ready/recovers-and-holds-back", test_recovers_and_holds_back);
  g_test_add_func ("/vault-ready/full-disk", test_full_disk);

  return g_test_run ();
}
