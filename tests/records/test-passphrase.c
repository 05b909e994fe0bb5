/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "frond-passphrase.h"

static void
test_empty_and_short (void)
{
  g_assert_cmpint (frond_passphrase_judge (""), ==, FROND_PASSPHRASE_EMPTY);
  g_assert_cmpint (frond_passphrase_judge ("x"), ==, FROND_PASSPHRASE_TOO_SHORT);
  g_assert_cmpint (frond_passphrase_judge ("xK9#qm2!vT7"), ==, FROND_PASSPHRASE_TOO_SHORT);
  g_assert_cmpint (frond_passphrase_judge ("xK9#qm2!vT7z"), >=, FROND_PASSPHRASE_FAIR);
}

/* Long, and yet the first that somebody tries. */
static void
test_guessable (void)
{
  static const char *const bad[] = {
    "aaaaaaaaaaaaaaaa", "123456789012", "1234567890123456789", "abcdefghijklmno", "qwertyuiopasdf", "passwordpassword", "annaannaannaanna", "ababababababab", "sunnygardens"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%s", bad[i]);
    g_assert_cmpint (frond_passphrase_judge (bad[i]), ==, FROND_PASSPHRASE_GUESSABLE);
  }
}

static void
test_good (void)
{
  g_assert_cmpint (frond_passphrase_judge ("correct horse bat"), ==, FROND_PASSPHRASE_FAIR);
  g_assert_cmpint (frond_passphrase_judge ("correct horse battery staple"), ==, FROND_PASSPHRASE_GOOD);
  /* Characters count, not bytes, and other scripts are as good. */
  g_assert_cmpint (frond_passphrase_judge ("äöüäöü"), ==, FROND_PASSPHRASE_TOO_SHORT);
  g_assert_cmpint (frond_passphrase_judge ("корова лошадь батарея скоба"), ==, FROND_PASSPHRASE_GOOD);
}

/* One more character never makes it worse, unless it begins to repeat. */
static void
test_grows (void)
{
  const char             *text = "seven grey boats at noon";
  FrondPassphraseStrength before = FROND_PASSPHRASE_EMPTY;

  for (gsize length = 1; length <= strlen (text); length++) {
    g_autofree char        *part = g_strndup (text, length);
    FrondPassphraseStrength now = frond_passphrase_judge (part);

    g_assert_cmpint (now, >=, before);
    before = now;
  }
  g_assert_cmpint (before, ==, FROND_PASSPHRASE_GOOD);
}

static void
test_words (void)
{
  for (FrondPassphraseStrength s = FROND_PASSPHRASE_EMPTY; s <= FROND_PASSPHRASE_GOOD; s++) {
    g_autofree char *words = frond_passphrase_explain (s);

    g_assert_cmpuint (strlen (words), >, 0);
    g_assert_cmpint (frond_passphrase_is_enough (s), ==, s >= FROND_PASSPHRASE_FAIR);
    for (FrondPassphraseStrength other = FROND_PASSPHRASE_EMPTY; other < s; other++) {
      g_autofree char *others = frond_passphrase_explain (other);

      g_assert_cmpstr (words, !=, others);
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase/empty-and-short", test_empty_and_short);
  g_test_add_func ("/passphrase/guessable", test_guessable);
  g_test_add_func ("/passphrase/good", test_good);
  g_test_add_func ("/passphrase/grows", test_grows);
  g_test_add_func ("/passphrase/words", test_words);

  return g_test_run ();
}
