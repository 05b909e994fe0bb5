/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-passphrase.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A rough count of the bits that somebody must guess. Letters that follow letters mostly make words, which carry far less than
 * their 4.7 bits; what repeats or runs along the alphabet or the keyboard carries nearly nothing. It only chooses words: the key
 * derivation is what keeps the vault closed. */
#define BITS_IN_WORD  2.5
#define BITS_DIGIT    3.3
#define BITS_OTHER    5.0
#define BITS_EXPECTED 0.5

#define GUESSABLE_BELOW_BITS 28
#define GOOD_FROM_BITS       50

static const char *const keyboard_rows[] = { "1234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn" };

static gboolean
are_neighbours_on_keyboard (gunichar a,
                            gunichar b)
{
  if (a >= 128 || b >= 128)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (keyboard_rows); i++) {
    const char *p = strchr (keyboard_rows[i], (int) a);

    if (p && (p[1] == (char) b || (p > keyboard_rows[i] && p[-1] == (char) b)))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_expected (gunichar before,
             gunichar c)
{
  return c == before || c == before + 1 || c + 1 == before || are_neighbours_on_keyboard (before, c);
}

static double
bits_of (gunichar before,
         gunichar c)
{
  if (before && is_expected (before, c))
    return BITS_EXPECTED;
  if (g_unichar_isalpha (c))
    return BITS_IN_WORD;

  return g_unichar_isdigit (c) ? BITS_DIGIT : BITS_OTHER;
}

/* Of "anna anna anna " only the first counts. */
static glong
find_period (const gunichar *text,
             glong           length)
{
  for (glong period = 1; period <= length / 2; period++) {
    glong i = period;

    while (i < length && text[i] == text[i - period])
      i++;
    if (i == length)
      return period;
  }

  return length;
}

static double
count_bits (const gunichar *text,
            glong           length)
{
  double bits = 0;
  glong  period = find_period (text, length);

  for (glong i = 0; i < period; i++)
    bits += bits_of (i ? text[i - 1] : 0, text[i]);

  return bits;
}

/**
 * frond_passphrase_judge:
 * @passphrase: what was typed so far
 *
 * Returns: how hard it is to guess
 */
FrondPassphraseStrength
frond_passphrase_judge (const char *passphrase)
{
  g_autofree char     *lower = g_utf8_strdown (passphrase, -1);
  glong                length;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (lower, -1, &length);
  double               bits = count_bits (text, length);

  explicit_bzero (lower, strlen (lower));
  explicit_bzero (text, (gsize) length * sizeof *text);
  if (length == 0)
    return FROND_PASSPHRASE_EMPTY;
  if (length < FROND_PASSPHRASE_MIN_LENGTH)
    return FROND_PASSPHRASE_TOO_SHORT;
  if (bits < GUESSABLE_BELOW_BITS)
    return FROND_PASSPHRASE_GUESSABLE;

  return bits < GOOD_FROM_BITS ? FROND_PASSPHRASE_FAIR : FROND_PASSPHRASE_GOOD;
}

/**
 * frond_passphrase_explain:
 * @strength: how hard it is to guess
 *
 * Returns: (transfer full): a sentence that says so, and what would help
 */
char *
frond_passphrase_explain (FrondPassphraseStrength strength)
{
  switch (strength) {
  case FROND_PASSPHRASE_TOO_SHORT:
    return g_strdup_printf (_("Still short. Use at least %d characters."), FROND_PASSPHRASE_MIN_LENGTH);
  case FROND_PASSPHRASE_GUESSABLE:
    return g_strdup (_("Easy to guess. Add another word."));
  case FROND_PASSPHRASE_FAIR:
    return g_strdup (_("Fair. One more word would make it good."));
  case FROND_PASSPHRASE_GOOD:
    return g_strdup (_("Good. Hard to guess."));
  case FROND_PASSPHRASE_EMPTY:
  default:
    return g_strdup (_("Four or five words that you can remember work well."));
  }
}

/**
 * frond_passphrase_is_enough:
 * @strength: how hard it is to guess
 *
 * Returns: whether a vault may be made with it
 */
gboolean
frond_passphrase_is_enough (FrondPassphraseStrength strength)
{
  return strength >= FROND_PASSPHRASE_FAIR;
}
