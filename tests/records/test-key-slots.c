/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-key-slots.h"

#include <string.h>

#include "frond-error.h"
#include "frond-recovery-key.h"
#include "helper.h"

static const FrondKdfCost cheap = { 64, 1, 1 };

static FrondSecret *
make_master (void)
{
  FrondSecret *master = frond_secret_new (FROND_KEY_BYTES);

  for (guint i = 0; i < FROND_KEY_BYTES; i++)
    frond_secret_get_bytes (master)[i] = (guint8) i;

  return master;
}

static GBytes *
read_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "records", "data", "vault-keys-1.bin", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize n;

  g_file_get_contents (path, &data, &n, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, n);
}

static void
assert_is_master (FrondSecret *opened)
{
  g_autoptr (FrondSecret) master = make_master ();

  g_assert_nonnull (opened);
  g_assert_cmpmem (frond_secret_get_bytes (opened), FROND_KEY_BYTES, frond_secret_get_bytes (master), FROND_KEY_BYTES);
}

/* A file that another program wrote after docs/vault-format.md. */
static void
test_golden (void)
{
  g_autoptr (GBytes) contents = read_golden ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondKeySlots) slots = frond_key_slots_parse (contents, &error);
  g_autoptr (FrondSecret) first = NULL;
  g_autoptr (FrondSecret) second = NULL;
  g_autoptr (FrondSecret) recovery = frond_secret_new (FROND_RECOVERY_BYTES);
  g_autoptr (FrondSecret) third = NULL;
  g_autoptr (GBytes) again = NULL;
  int index = -1;

  g_assert_no_error (error);
  g_assert_cmpuint (slots->n_slots, ==, 4);
  g_assert_cmpstr (slots->slots[1].label, ==, "Berta Beispiel");
  g_assert_false (slots->slots[2].active);

  first = frond_key_slots_unlock_passphrase (slots, "correct horse battery", &index, &error);
  assert_is_master (first);
  g_assert_cmpint (index, ==, 0);
  /* Typed with a decomposed u. */
  second = frond_key_slots_unlock_passphrase (slots, "Gru\xcc\x88n ist die Heide", &index, &error);
  assert_is_master (second);
  g_assert_cmpint (index, ==, 1);
  for (guint i = 0; i < FROND_RECOVERY_BYTES; i++)
    frond_secret_get_bytes (recovery)[i] = (guint8) i;
  third = frond_key_slots_unlock_recovery (slots, recovery, &index);
  assert_is_master (third);
  g_assert_cmpint (index, ==, 3);

  g_assert_null (frond_key_slots_unlock_passphrase (slots, "correct horse batterz", &index, &error));
  g_assert_no_error (error);
  g_assert_true (frond_key_slots_is_authentic (slots, first));
  again = frond_key_slots_serialize (slots, first);
  g_assert_true (g_bytes_equal (contents, again));
}

/* Whatever bytes say, they are refused, or they open as the file did. No byte of it is without meaning: all are refused. */
static void
test_every_byte (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  g_autoptr (FrondSecret) master = make_master ();
  gsize n = g_bytes_get_size (golden);
  guint n_parsed = 0;

  for (gsize at = 0; at < n; at++) {
    static const guint8 changes[] = { 0x01, 0x80, 0xff };

    for (guint c = 0; c < G_N_ELEMENTS (changes); c++) {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (golden, NULL), n);
      g_autoptr (GBytes) changed = g_bytes_new_take (bytes, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (FrondKeySlots) slots = NULL;

      bytes[at] ^= changes[c];
      slots = frond_key_slots_parse (changed, &error);
      if (slots) {
        n_parsed++;
        g_assert_cmpuint (at, >=, n - FROND_HASH_BYTES);
        g_assert_false (frond_key_slots_is_authentic (slots, master));
      } else {
        g_assert_true (error->domain == FROND_ERROR);
        g_assert_true (error->code == FROND_ERROR_DAMAGED || error->code == FROND_ERROR_TOO_NEW || error->code == FROND_ERROR_NOT_A_VAULT);
        g_assert_cmpint (error->code == FROND_ERROR_NOT_A_VAULT, ==, at < 8);
      }
    }
  }
  g_assert_cmpuint (n_parsed, ==, FROND_HASH_BYTES * 3);
}

static void
test_every_length (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  gsize n = g_bytes_get_size (golden);

  for (gsize length = 0; length < n + 200; length++) {
    g_autofree guint8 *bytes = g_malloc0 (MAX (length, 1));
    g_autoptr (GBytes) cut = NULL;
    g_autoptr (GError) error = NULL;

    memcpy (bytes, g_bytes_get_data (golden, NULL), MIN (length, n));
    cut = g_bytes_new (bytes, length);
    if (length == n)
      continue;
    g_assert_null (frond_key_slots_parse (cut, &error));
    if (length == 0)
      g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_A_VAULT);
    else
      g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  }
}

/* Random noise, with and without the magic. */
static void
test_noise (void)
{
  for (guint i = 0; i < 20000; i++) {
    gsize   n = (gsize) g_test_rand_int_range (0, 900);
    guint8 *bytes = g_malloc0 (MAX (n, 1));
    g_autoptr (GBytes) contents = g_bytes_new_take (bytes, n);
    g_autoptr (GError) error = NULL;

    for (gsize k = 0; k < n; k++)
      bytes[k] = (guint8) g_test_rand_int ();
    if (i % 2 && n >= 32) {
      memcpy (bytes, "FRNDKEY1\1\0\1\0", 12);
      memcpy (bytes + 28, "\1\0\0\0", 4);
    }
    g_assert_null (frond_key_slots_parse (contents, &error));
    g_assert_nonnull (error);
  }
}

static void
test_version (void)
{
  g_autoptr (GBytes) golden = read_golden ();
  gsize   n = g_bytes_get_size (golden);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (golden, NULL), n);
  g_autoptr (GBytes) newer = g_bytes_new_take (bytes, n);
  g_autoptr (GError) error = NULL;

  bytes[8] = 2;
  g_assert_null (frond_key_slots_parse (newer, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_TOO_NEW);
}

/* A forged file may not ask for a terabyte: its checksum can be made to fit by anybody. */
static void
test_absurd_cost (void)
{
  static const FrondKdfCost absurd[] = { { 4, 1, 1 }, { 1 << 30, 1, 1 }, { 64, 0, 1 }, { 64, 65, 1 }, { 64, 1, 0 }, { 1024, 1, 17 }, { 1 << 20, 17, 1 } };
  g_autoptr (FrondSecret) master = make_master ();

  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondKeySlots) slots = frond_key_slots_new (&error);
    g_autoptr (GBytes) contents = NULL;

    g_assert_true (frond_key_slots_set_passphrase (slots, 0, "A", "pass", &cheap, master, &error));
    slots->slots[0].cost = absurd[i];
    contents = frond_key_slots_serialize (slots, master);
    g_assert_null (frond_key_slots_parse (contents, &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  }
}

/* Adding and removing leaves the others as they are; a removed slot leaves nothing behind. */
static void
test_slots (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondKeySlots) slots = frond_key_slots_new (&error);
  g_autoptr (FrondKeySlots) read = NULL;
  g_autoptr (FrondSecret) master = make_master ();
  g_autoptr (FrondSecret) opened = NULL;
  g_autoptr (GBytes) contents = NULL;
  const guint8 *bytes;
  int           index;

  g_assert_true (frond_key_slots_set_passphrase (slots, 0, "Ana", "first", &cheap, master, &error));
  g_assert_true (frond_key_slots_set_passphrase (slots, 1, "Dr. Anneliese Müller-Lüdenscheidt-Weiß", "second", &cheap, master, &error));
  /* 32 bytes would end within a letter. */
  g_assert_true (g_utf8_validate (slots->slots[1].label, -1, NULL));
  g_assert_cmpuint (strlen (slots->slots[1].label), <=, 32);
  g_assert_true (g_str_has_prefix ("Dr. Anneliese Müller-Lüdenscheidt-Weiß", slots->slots[1].label));
  /* One derivation for both, but not the same wrapping. */
  g_assert_cmpmem (slots->slots[0].salt, 16, slots->slots[1].salt, 16);
  g_assert_true (memcmp (slots->slots[0].nonce, slots->slots[1].nonce, 12) != 0);

  frond_key_slots_clear (slots, 0);
  g_clear_pointer (&contents, g_bytes_unref);
  contents = frond_key_slots_serialize (slots, master);
  g_assert_cmpuint (g_bytes_get_size (contents), ==, 32 + FROND_KEY_SLOTS_COUNT * 160 + 32);
  bytes = g_bytes_get_data (contents, NULL);
  for (guint i = 0; i < 160; i++)
    g_assert_cmpuint (bytes[32 + i], ==, 0);

  read = frond_key_slots_parse (contents, &error);
  g_assert_no_error (error);
  g_assert_null (frond_key_slots_unlock_passphrase (read, "first", &index, &error));
  opened = frond_key_slots_unlock_passphrase (read, "second", &index, &error);
  assert_is_master (opened);
  g_assert_cmpint (index, ==, 1);
  g_assert_cmpint (frond_key_slots_find_free (read), ==, 0);
  g_assert_cmpint (frond_key_slots_find (read, FROND_SLOT_RECOVERY, NULL), ==, -1);
}

/* A slot of another vault, or another place's label, does not fit although its passphrase is right. */
static void
test_binding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondKeySlots) slots = frond_key_slots_new (&error);
  g_autoptr (FrondKeySlots) other = frond_key_slots_new (&error);
  g_autoptr (FrondSecret) master = make_master ();
  g_autoptr (FrondSecret) opened = NULL;
  int index;

  g_assert_true (frond_key_slots_set_passphrase (slots, 0, "Ana", "first", &cheap, master, &error));
  other->slots[0] = slots->slots[0];
  g_assert_null (frond_key_slots_unlock_passphrase (other, "first", &index, &error));
  slots->slots[0].label[0] = 'E';
  g_assert_null (frond_key_slots_unlock_passphrase (slots, "first", &index, &error));
  slots->slots[0].label[0] = 'A';
  opened = frond_key_slots_unlock_passphrase (slots, "first", &index, &error);
  assert_is_master (opened);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-slots/golden", test_golden);
  g_test_add_func ("/key-slots/every-byte", test_every_byte);
  g_test_add_func ("/key-slots/every-length", test_every_length);
  g_test_add_func ("/key-slots/noise", test_noise);
  g_test_add_func ("/key-slots/version", test_version);
  g_test_add_func ("/key-slots/absurd-cost", test_absurd_cost);
  g_test_add_func ("/key-slots/slots", test_slots);
  g_test_add_func ("/key-slots/binding", test_binding);

  return g_test_run ();
}
