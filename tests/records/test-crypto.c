/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-crypto.h"

#include <string.h>

#include "frond-crc32c.h"
#include "frond-error.h"
#include "helper.h"

static char *
to_hex (const guint8 *bytes,
        gsize         n)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);

  return g_string_free (hex, FALSE);
}

static FrondSecret *
make_secret (gsize  n,
             guint8 first,
             guint8 step)
{
  FrondSecret *secret = frond_secret_new (n);

  for (gsize i = 0; i < n; i++)
    frond_secret_get_bytes (secret)[i] = (guint8) (first + i * step);

  return secret;
}

/* RFC 5869, test case 3, its first 32 bytes; and a label, computed with Python's hmac. */
static void
test_derive (void)
{
  g_autoptr (FrondSecret) rfc_key = make_secret (22, 0x0b, 0);
  g_autoptr (FrondSecret) rfc = frond_crypto_derive (rfc_key, "");
  g_autoptr (FrondSecret) key = make_secret (32, 0, 1);
  g_autoptr (FrondSecret) derived = frond_crypto_derive (key, "main-db");
  g_autofree char *rfc_hex = to_hex (frond_secret_get_bytes (rfc), 32);
  g_autofree char *hex = to_hex (frond_secret_get_bytes (derived), 32);

  g_assert_cmpstr (rfc_hex, ==, "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  g_assert_cmpstr (hex, ==, "804c78ca84a9f386594e96e77768fa1d87754c89efb9ad8e323e9f79b4665344");
}

/* Frozen from python-cryptography 48, which answers the published value for the reference implementation's own test. */
static void
test_argon2id (void)
{
  const FrondKdfCost cost = { 65536, 2, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSecret) key = frond_crypto_argon2id ("password", 8, (const guint8 *) "somesaltsomesalt", &cost, &error);
  g_autofree char *hex = to_hex (frond_secret_get_bytes (key), 32);

  g_assert_no_error (error);
  g_assert_cmpstr (hex, ==, "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2");
}

static void
test_calibrate (void)
{
  FrondKdfCost cost;

  frond_crypto_calibrate (&cost);
  g_assert_cmpuint (cost.memory_kib, >=, 64 * 1024);
  g_assert_cmpuint (cost.memory_kib, <=, 256 * 1024);
  g_assert_cmpuint (cost.passes, >=, 3);
  g_assert_cmpuint (cost.lanes, ==, 1);
}

/* Every changed bit of key, nonce, binding, ciphertext and tag is refused. */
static void
test_wrap (void)
{
  g_autoptr (FrondSecret) wrapping = make_secret (32, 7, 3);
  g_autoptr (FrondSecret) key = make_secret (32, 1, 5);
  g_autoptr (GBytes) associated = g_bytes_new_static ("to what it belongs", 18);
  g_autoptr (GBytes) other = g_bytes_new_static ("to what it belongt", 18);
  g_autoptr (FrondSecret) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint8 nonce[FROND_NONCE_BYTES] = "twelve bytes", wrapped[FROND_WRAPPED_KEY_BYTES];

  g_assert_true (frond_crypto_wrap (wrapping, key, nonce, associated, wrapped, &error));
  opened = frond_crypto_unwrap (wrapping, wrapped, nonce, associated);
  g_assert_nonnull (opened);
  g_assert_cmpmem (frond_secret_get_bytes (opened), 32, frond_secret_get_bytes (key), 32);

  g_assert_null (frond_crypto_unwrap (wrapping, wrapped, nonce, other));
  g_assert_null (frond_crypto_unwrap (key, wrapped, nonce, associated));
  for (guint bit = 0; bit < 8 * sizeof wrapped; bit++) {
    wrapped[bit / 8] ^= 1 << bit % 8;
    g_assert_null (frond_crypto_unwrap (wrapping, wrapped, nonce, associated));
    wrapped[bit / 8] ^= 1 << bit % 8;
  }
  for (guint bit = 0; bit < 8 * sizeof nonce; bit++) {
    nonce[bit / 8] ^= 1 << bit % 8;
    g_assert_null (frond_crypto_unwrap (wrapping, wrapped, nonce, associated));
    nonce[bit / 8] ^= 1 << bit % 8;
  }
}

/* RFC 3720, appendix B.4, and that pieces make the same as the whole at every cut. */
static void
test_crc32c (void)
{
  guint8 bytes[48];

  memset (bytes, 0, 32);
  g_assert_cmphex (frond_crc32c (0, bytes, 32), ==, 0x8a9136aa);
  memset (bytes, 0xff, 32);
  g_assert_cmphex (frond_crc32c (0, bytes, 32), ==, 0x62a8ab43);
  for (guint i = 0; i < 32; i++)
    bytes[i] = (guint8) i;
  g_assert_cmphex (frond_crc32c (0, bytes, 32), ==, 0x46dd794e);
  g_assert_cmphex (frond_crc32c (0, (const guint8 *) "123456789", 9), ==, 0xe3069283);
  for (guint cut = 0; cut <= 32; cut++)
    g_assert_cmphex (frond_crc32c (frond_crc32c (0, bytes, cut), bytes + cut, 32 - cut), ==, 0x46dd794e);
}

static void
test_sha256_file (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autofree char        *path = helper_path (folder, "file");
  g_autofree char        *missing = helper_path (folder, "missing");
  g_autofree guint8      *zeros = g_malloc0 (200000);
  g_autofree char        *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, zeros, 200000);
  g_autofree char        *hash = NULL;
  g_autoptr (GError) error = NULL;

  helper_write (folder, "file", zeros, 200000);
  hash = frond_crypto_sha256_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, expected);
  g_assert_null (frond_crypto_sha256_file (missing, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/derive", test_derive);
  g_test_add_func ("/crypto/argon2id", test_argon2id);
  g_test_add_func ("/crypto/calibrate", test_calibrate);
  g_test_add_func ("/crypto/wrap", test_wrap);
  g_test_add_func ("/crypto/crc32c", test_crc32c);
  g_test_add_func ("/crypto/sha256-file", test_sha256_file);

  return g_test_run ();
}
