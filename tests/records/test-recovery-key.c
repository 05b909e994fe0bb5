/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-recovery-key.h"

#include <string.h>

#include "frond-error.h"
#include "frond-vault-keys.h"

static FrondSecret *
make_key (void)
{
  FrondSecret *key = frond_secret_new (FROND_RECOVERY_BYTES);

  for (guint i = 0; i < FROND_RECOVERY_BYTES; i++)
    frond_secret_get_bytes (key)[i] = (guint8) (i * 13 + 5);

  return key;
}

static void
test_round_trip (void)
{
  g_autoptr (FrondSecret) key = make_key ();
  g_autofree char *text = frond_recovery_key_format (key);
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSecret) parsed = frond_recovery_key_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (frond_secret_get_bytes (parsed), FROND_RECOVERY_BYTES, frond_secret_get_bytes (key), FROND_RECOVERY_BYTES);
  g_assert_cmpuint (g_strv_length (groups), ==, 9);
  for (guint i = 0; groups[i]; i++) {
    g_assert_cmpuint (strlen (groups[i]), ==, 4);
    g_assert_null (strpbrk (groups[i], "ILOU"));
  }
}

/* Small letters, spaces instead of hyphens, and letters that look like digits. */
static void
test_as_people_type (void)
{
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_RECOVERY_BYTES);
  g_autofree char *text = frond_recovery_key_format (key);
  g_autofree char *typed = g_ascii_strdown (text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSecret) parsed = NULL;

  g_assert_true (g_str_has_prefix (text, "0000-0000"));
  g_strdelimit (typed, "-", ' ');
  typed[0] = 'o';
  typed[1] = 'O';
  parsed = frond_recovery_key_parse (typed, &error);
  g_assert_no_error (error);
  g_assert_nonnull (parsed);
}

/* Every single wrong letter and every swap of different neighbours is noticed. */
static void
test_typing_errors (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autoptr (FrondSecret) key = make_key ();
  g_autofree char *text = frond_recovery_key_format (key);

  for (gsize i = 0; text[i]; i++) {
    char right = text[i], next = text[i + 1];

    for (const char *wrong = alphabet; right != '-' && *wrong; wrong++) {
      g_autoptr (GError) error = NULL;

      if (*wrong == right)
        continue;
      text[i] = *wrong;
      g_assert_null (frond_recovery_key_parse (text, &error));
      g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
    }
    text[i] = right;
    if (right != '-' && next && next != '-' && next != right) {
      g_autoptr (GError) error = NULL;

      text[i] = next;
      text[i + 1] = right;
      g_assert_null (frond_recovery_key_parse (text, &error));
      text[i] = right;
      text[i + 1] = next;
    }
  }
}

static void
test_nonsense (void)
{
  static const char *const texts[] = { "", "-", "hello", "0000-0000", "0000-0000-0000-0000-0000-0000-0000-0000-0000-0000", "U000-0000-0000-0000-0000-0000-0000-0000-0000", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frond_recovery_key_parse (texts[i], &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery-key/round-trip", test_round_trip);
  g_test_add_func ("/recovery-key/as-people-type", test_as_people_type);
  g_test_add_func ("/recovery-key/typing-errors", test_typing_errors);
  g_test_add_func ("/recovery-key/nonsense", test_nonsense);

  return g_test_run ();
}
