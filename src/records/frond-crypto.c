/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-crypto.h"

#include <sys/sysinfo.h>

#include <glib/gi18n-lib.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include "frond-error.h"

/* Floor and wish for the memory of a derivation; 3 passes is RFC 9106's second recommendation. */
#define KDF_FLOOR_KIB (64 * 1024)
#define KDF_PASSES    3
#define KDF_TARGET_S  0.7

static void
set_failed (GError **error)
{
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_FAILED,
                       _ ("The encryption of this computer did not work. Nothing was changed. Restart Frond and try again."));
}

gboolean
frond_crypto_random (guint8  *out,
                     gsize    n_bytes,
                     GError **error)
{
  if (RAND_priv_bytes (out, (int) n_bytes) == 1)
    return TRUE;

  set_failed (error);
  return FALSE;
}

static gboolean
run_kdf (const char *name,
         OSSL_PARAM *params,
         guint8     *out)
{
  EVP_KDF     *kdf = EVP_KDF_fetch (NULL, name, NULL);
  EVP_KDF_CTX *context = kdf ? EVP_KDF_CTX_new (kdf) : NULL;
  gboolean     ok = context && EVP_KDF_derive (context, out, FROND_KEY_BYTES, params) == 1;

  EVP_KDF_CTX_free (context);
  EVP_KDF_free (kdf);

  return ok;
}

/**
 * frond_crypto_derive:
 * @key: a master key
 * @label: what the new key is for
 *
 * HKDF-SHA256 (RFC 5869) without salt, @label as info.
 *
 * Returns: (transfer full): a key of 32 bytes
 */
FrondSecret *
frond_crypto_derive (FrondSecret *key,
                     const char  *label)
{
  g_autoptr (FrondSecret) derived = frond_secret_new (FROND_KEY_BYTES);
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_KDF_PARAM_DIGEST, (char *) "SHA256", 0),
    OSSL_PARAM_construct_octet_string (OSSL_KDF_PARAM_KEY, frond_secret_get_bytes (key), frond_secret_get_size (key)),
    OSSL_PARAM_construct_octet_string (OSSL_KDF_PARAM_INFO, (char *) label, strlen (label)),
    OSSL_PARAM_construct_end (),
  };

  /* Only fails without memory or without SHA-256: there is no safe way on. */
  if (!run_kdf ("HKDF", params, frond_secret_get_bytes (derived)))
    g_error ("libcrypto cannot derive keys");

  return g_steal_pointer (&derived);
}

/**
 * frond_crypto_argon2id:
 * @passphrase: bytes of the passphrase
 * @passphrase_bytes: how many
 * @salt: 16 bytes
 * @cost: memory, passes and lanes
 * @error: for a %FROND_ERROR
 *
 * Argon2id (RFC 9106), version 0x13, 32 bytes. Takes about a second with an honest cost.
 *
 * Returns: (transfer full): the key
 */
FrondSecret *
frond_crypto_argon2id (const char         *passphrase,
                       gsize               passphrase_bytes,
                       const guint8       *salt,
                       const FrondKdfCost *cost,
                       GError            **error)
{
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_KEY_BYTES);
  uint32_t   memory = cost->memory_kib, passes = cost->passes, lanes = cost->lanes, threads = 1;
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_octet_string (OSSL_KDF_PARAM_PASSWORD, (char *) passphrase, passphrase_bytes),
    OSSL_PARAM_construct_octet_string (OSSL_KDF_PARAM_SALT, (guint8 *) salt, FROND_SALT_BYTES),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ITER, &passes),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_LANES, &lanes),
    OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_THREADS, &threads),
    OSSL_PARAM_construct_end (),
  };

  if (!run_kdf ("ARGON2ID", params, frond_secret_get_bytes (key))) {
    set_failed (error);
    return NULL;
  }

  return g_steal_pointer (&key);
}

/**
 * frond_crypto_calibrate:
 * @cost: (out): a cost of 0.5 to 1 s on this computer
 *
 * More memory first (up to 256 MiB where there are 8 GiB), then more passes; never below 64 MiB and 3 passes.
 */
void
frond_crypto_calibrate (FrondKdfCost *cost)
{
  const guint8   salt[FROND_SALT_BYTES] = { 0 };
  struct sysinfo system = { 0 };
  gboolean       roomy = sysinfo (&system) == 0 && (guint64) system.totalram * system.mem_unit >= G_GUINT64_CONSTANT (8) << 30;
  g_autoptr (FrondSecret) key = NULL;
  gint64 begin;
  double factor;
  guint  memory_factor;

  cost->memory_kib = KDF_FLOOR_KIB;
  cost->passes = KDF_PASSES;
  cost->lanes = 1;

  begin = g_get_monotonic_time ();
  key = frond_crypto_argon2id ("calibration", 11, salt, cost, NULL);
  factor = KDF_TARGET_S / (MAX (g_get_monotonic_time () - begin, 1000) / 1e6);
  memory_factor = roomy ? (guint) CLAMP (factor, 1, 4) : 1;
  cost->memory_kib *= memory_factor;
  cost->passes = MAX (KDF_PASSES, (guint) CLAMP (KDF_PASSES * factor / memory_factor, 1, 16));
}

/* AES-256-GCM over one key, in either direction. */
static gboolean
run_gcm (gboolean      encrypt,
         FrondSecret  *key,
         const guint8 *nonce,
         GBytes       *associated,
         const guint8 *in,
         guint8       *out,
         guint8       *tag)
{
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  gsize           n_associated;
  const guint8   *data = g_bytes_get_data (associated, &n_associated);
  int             n = 0;
  gboolean        ok;

  ok = context &&
       EVP_CipherInit_ex2 (context, EVP_aes_256_gcm (), frond_secret_get_bytes (key), nonce, encrypt, NULL) == 1 &&
       EVP_CipherUpdate (context, NULL, &n, data, (int) n_associated) == 1 &&
       EVP_CipherUpdate (context, out, &n, in, FROND_KEY_BYTES) == 1 &&
       (encrypt || EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_SET_TAG, FROND_TAG_BYTES, tag) == 1) &&
       EVP_CipherFinal_ex (context, out + n, &n) == 1 &&
       (!encrypt || EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_GET_TAG, FROND_TAG_BYTES, tag) == 1);
  EVP_CIPHER_CTX_free (context);

  return ok;
}

/**
 * frond_crypto_wrap:
 * @wrapping_key: key to wrap with
 * @key: key of 32 bytes to wrap
 * @nonce: 12 bytes, never used before with @wrapping_key
 * @associated: what the wrapped key is bound to
 * @wrapped: (out caller-allocates): 48 bytes, the encrypted key and its tag
 * @error: for a %FROND_ERROR
 *
 * Returns: whether it worked
 */
gboolean
frond_crypto_wrap (FrondSecret  *wrapping_key,
                   FrondSecret  *key,
                   const guint8 *nonce,
                   GBytes       *associated,
                   guint8       *wrapped,
                   GError      **error)
{
  g_return_val_if_fail (frond_secret_get_size (key) == FROND_KEY_BYTES, FALSE);

  if (run_gcm (TRUE, wrapping_key, nonce, associated, frond_secret_get_bytes (key), wrapped, wrapped + FROND_KEY_BYTES))
    return TRUE;

  set_failed (error);
  return FALSE;
}

/**
 * frond_crypto_unwrap:
 * @wrapping_key: key that it was wrapped with
 * @wrapped: 48 bytes
 * @nonce: 12 bytes
 * @associated: what it was bound to
 *
 * Returns: (transfer full) (nullable): the key, or %NULL where the wrapping key, the binding or a byte is wrong
 */
FrondSecret *
frond_crypto_unwrap (FrondSecret  *wrapping_key,
                     const guint8 *wrapped,
                     const guint8 *nonce,
                     GBytes       *associated)
{
  g_autoptr (FrondSecret) key = frond_secret_new (FROND_KEY_BYTES);
  guint8 tag[FROND_TAG_BYTES];

  memcpy (tag, wrapped + FROND_KEY_BYTES, sizeof tag);
  if (!run_gcm (FALSE, wrapping_key, nonce, associated, wrapped, frond_secret_get_bytes (key), tag))
    return NULL;

  return g_steal_pointer (&key);
}

/**
 * frond_crypto_hmac:
 * @key: a key
 * @data: what to authenticate
 * @n_bytes: its length
 * @hash: (out caller-allocates): 32 bytes, HMAC-SHA256
 */
void
frond_crypto_hmac (FrondSecret  *key,
                   const guint8 *data,
                   gsize         n_bytes,
                   guint8       *hash)
{
  if (!HMAC (EVP_sha256 (), frond_secret_get_bytes (key), (int) frond_secret_get_size (key), data, n_bytes, hash, NULL))
    g_error ("libcrypto cannot compute an HMAC");
}

/* Takes the same time wherever the first difference is. */
gboolean
frond_crypto_equal (const guint8 *a,
                    const guint8 *b,
                    gsize         n_bytes)
{
  return CRYPTO_memcmp (a, b, n_bytes) == 0;
}

/**
 * frond_crypto_sha256_file:
 * @path: a file
 * @error: for a #GIOError
 *
 * Returns: (transfer full): hexadecimal SHA-256 of its bytes
 */
char *
frond_crypto_sha256_file (const char *path,
                          GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  EVP_MD_CTX        *context;
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  guint8             hash[FROND_HASH_BYTES];
  g_autoptr (GString) hex = g_string_new (NULL);
  gssize n;

  if (!stream)
    return NULL;

  /* Not GChecksum: libcrypto uses the processor's instructions, and a recording of an hour has 100 MB. */
  context = EVP_MD_CTX_new ();
  EVP_DigestInit_ex2 (context, EVP_sha256 (), NULL);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16, NULL, error)) > 0)
    EVP_DigestUpdate (context, buffer, (gsize) n);
  EVP_DigestFinal_ex (context, hash, NULL);
  EVP_MD_CTX_free (context);
  if (n < 0)
    return NULL;

  for (guint i = 0; i < sizeof hash; i++)
    g_string_append_printf (hex, "%02x", hash[i]);

  return g_strdup (hex->str);
}
