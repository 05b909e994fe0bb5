/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-recovery-key.h"

#include <glib/gi18n-lib.h>

#include "frond-crc32c.h"
#include "frond-error.h"

#define N_LETTERS 32
#define N_CHECK   4
#define GROUP     4

/* Crockford's base 32: no I, L, O, U, so that nothing looks like something else. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The low 20 bits of a CRC over the values: every wrong letter and every swap of neighbours is found. */
static void
compute_check (const guint8 *values,
               guint8       *check)
{
  guint32 crc = frond_crc32c (0, values, N_LETTERS);

  for (guint i = 0; i < N_CHECK; i++)
    check[i] = (crc >> (5 * i)) & 31;
}

/* 20 bytes as 32 values of 5 bits, highest bit first. */
static void
split (const guint8 *bytes,
       guint8       *values)
{
  for (guint i = 0; i < N_LETTERS; i++) {
    values[i] = 0;
    for (guint bit = 0; bit < 5; bit++) {
      guint at = i * 5 + bit;

      values[i] = (guint8) (values[i] << 1 | ((bytes[at / 8] >> (7 - at % 8)) & 1));
    }
  }
}

static void
join (const guint8 *values,
      guint8       *bytes)
{
  for (guint at = 0; at < FROND_RECOVERY_BYTES * 8; at++)
    bytes[at / 8] = (guint8) (bytes[at / 8] << 1 | ((values[at / 5] >> (4 - at % 5)) & 1));
}

/**
 * frond_recovery_key_format:
 * @key: 20 random bytes
 *
 * Returns: (transfer full): "ABCD-EFGH-…", nine groups of four; to be wiped with frond_secret_wipe() after it was shown
 */
char *
frond_recovery_key_format (FrondSecret *key)
{
  guint8 values[N_LETTERS + N_CHECK];
  char  *text = g_malloc0 ((N_LETTERS + N_CHECK) / GROUP * (GROUP + 1));
  char  *at = text;

  g_return_val_if_fail (frond_secret_get_size (key) == FROND_RECOVERY_BYTES, text);

  split (frond_secret_get_bytes (key), values);
  compute_check (values, values + N_LETTERS);
  for (guint i = 0; i < sizeof values; i++) {
    if (i > 0 && i % GROUP == 0)
      *at++ = '-';
    *at++ = alphabet[values[i]];
  }
  frond_secret_wipe (values, sizeof values);

  return text;
}

/* Small letters are as good, and so are the letters that Crockford reads as digits. */
static int
get_value (char letter)
{
  char        upper = g_ascii_toupper (letter);
  const char *found;

  if (upper == 'O')
    upper = '0';
  else if (upper == 'I' || upper == 'L')
    upper = '1';
  found = upper ? strchr (alphabet, upper) : NULL;

  return found ? (int) (found - alphabet) : -1;
}

static gboolean
read_values (const char *text,
             guint8     *values)
{
  guint n = 0;

  for (const char *p = text; *p; p++) {
    int value;

    if (g_ascii_isspace (*p) || *p == '-')
      continue;
    value = get_value (*p);
    if (value < 0 || n == N_LETTERS + N_CHECK)
      return FALSE;
    values[n++] = (guint8) value;
  }

  return n == N_LETTERS + N_CHECK;
}

/**
 * frond_recovery_key_parse:
 * @text: what somebody typed; spaces, hyphens and the size of letters do not matter
 * @error: for a %FROND_ERROR_INVALID
 *
 * Returns: (transfer full): its 20 bytes
 */
FrondSecret *
frond_recovery_key_parse (const char *text,
                          GError    **error)
{
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_RECOVERY_BYTES);
  guint8   values[N_LETTERS + N_CHECK], check[N_CHECK];
  gboolean ok = read_values (text, values);

  if (ok) {
    compute_check (values, check);
    ok = memcmp (check, values + N_LETTERS, N_CHECK) == 0;
  }
  if (ok)
    join (values, frond_secret_get_bytes (key));
  frond_secret_wipe (values, sizeof values);
  if (ok)
    return g_steal_pointer (&key);

  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                       _ ("This recovery key has a typing error. Nothing was changed. Compare it with the sheet: nine groups of four letters and digits."));
  return NULL;
}
