/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-vault-keys.h"

#include <string.h>

#include "helper.h"

static FrondVault *
open_as (const char *folder,
         const char *passphrase,
         const char *practitioner)
{
  g_autoptr (GError) error = NULL;
  FrondVault *vault = frond_vault_open (folder, passphrase, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (frond_vault_get_practitioner (vault), ==, practitioner);

  return vault;
}

static void
assert_wrong (const char *folder,
              const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *tries = helper_path (folder, "vault.tries");

  g_assert_null (frond_vault_open (folder, passphrase, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE);
  g_unlink (tries);
}

static void
test_practitioners (void)
{
  const char             *berta = "Dr. Berta Müller-Lüdenscheidt-Weißenbach";
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_true (frond_vault_add_practitioner (vault, berta, "a second passphrase", &error));
  g_assert_no_error (error);
  names = frond_vault_list_practitioners (vault, &error);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) names, berta));

  /* The same name, the same passphrase, and none. */
  g_assert_false (frond_vault_add_practitioner (vault, berta, "a third passphrase", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (frond_vault_add_practitioner (vault, "Cleo", "a second passphrase", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (frond_vault_add_practitioner (vault, "Cleo", "", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);
  helper_assert_sound (vault);
  g_clear_object (&vault);

  vault = open_as (folder, "a second passphrase", berta);
  g_assert_false (frond_vault_remove_practitioner (vault, berta, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (frond_vault_remove_practitioner (vault, HELPER_PRACTITIONER, &error));
  g_assert_no_error (error);
  g_clear_object (&vault);
  assert_wrong (folder, HELPER_PASSPHRASE);
  vault = open_as (folder, "a second passphrase", berta);
  helper_assert_sound (vault);
}

static void
test_change (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");
  g_autoptr (GError) error = NULL;

  g_assert_false (frond_vault_change_passphrase (vault, "not the old one", "the new passphrase", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (frond_vault_change_passphrase (vault, HELPER_PASSPHRASE, HELPER_PASSPHRASE, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (frond_vault_reset_passphrase (vault, HELPER_PRACTITIONER, "the new passphrase", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (frond_vault_change_passphrase (vault, HELPER_PASSPHRASE, "the new passphrase", &error));
  g_assert_no_error (error);
  g_clear_object (&vault);

  assert_wrong (folder, HELPER_PASSPHRASE);
  vault = open_as (folder, "the new passphrase", HELPER_PRACTITIONER);
  helper_assert_sound (vault);
}

/* The sheet opens the vault, names nobody, and gives a forgotten passphrase a successor. */
static void
test_recovery (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (GError) error = NULL;
  char    *key, *older;
  gboolean has = TRUE;

  g_assert_true (frond_vault_has_recovery_key (vault, &has, &error));
  g_assert_false (has);
  older = frond_vault_create_recovery_key (vault, &error);
  g_assert_no_error (error);
  key = frond_vault_create_recovery_key (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (key), ==, 44);
  g_assert_cmpstr (key, !=, older);
  g_assert_true (frond_vault_has_recovery_key (vault, &has, &error));
  g_assert_true (has);
  g_clear_object (&vault);

  /* Only the newest sheet; a typing error does not count as a try. */
  g_assert_null (frond_vault_open_with_recovery_key (folder, "0000-1111", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (frond_vault_open_with_recovery_key (folder, older, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  vault = frond_vault_open_with_recovery_key (folder, key, &error);
  g_assert_no_error (error);
  g_assert_null (frond_vault_get_practitioner (vault));
  g_assert_true (frond_vault_reset_passphrase (vault, HELPER_PRACTITIONER, "one that is remembered", &error));
  g_assert_no_error (error);
  helper_assert_sound (vault);
  g_clear_object (&vault);

  assert_wrong (folder, HELPER_PASSPHRASE);
  vault = open_as (folder, "one that is remembered", HELPER_PRACTITIONER);
  frond_vault_free_recovery_key (key);
  frond_vault_free_recovery_key (older);
}

/* The key file was swapped for an older one while the vault is open: its change is not built upon what somebody else wrote. */
static void
test_changed_meanwhile (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (GBytes) bytes = helper_read (folder, "vault.keys");
  g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  changed[g_bytes_get_size (bytes) - 1] ^= 1;
  helper_write (folder, "vault.keys", changed, g_bytes_get_size (bytes));
  g_assert_false (frond_vault_change_passphrase (vault, HELPER_PASSPHRASE, "the new passphrase", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
}

/* A crash after the key file and before the row: the next opening with the new passphrase makes the row. */
static void
test_interrupted_addition (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (GBytes) database = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&vault);
  database = helper_read (folder, "main.db");
  vault = helper_open_vault (folder);
  g_assert_true (frond_vault_add_practitioner (vault, "Berta", "a second passphrase", &error));
  g_clear_object (&vault);
  helper_write (folder, "main.db", g_bytes_get_data (database, NULL), g_bytes_get_size (database));

  vault = open_as (folder, "a second passphrase", "Berta");
  helper_assert_sound (vault);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault-keys/practitioners", test_practitioners);
  g_test_add_func ("/vault-keys/change", test_change);
  g_test_add_func ("/vault-keys/recovery", test_recovery);
  g_test_add_func ("/vault-keys/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/vault-keys/interrupted-addition", test_interrupted_addition);

  return g_test_run ();
}
