/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-secret.h"

G_BEGIN_DECLS

#define FROND_KEY_BYTES         32
#define FROND_NONCE_BYTES       12
#define FROND_TAG_BYTES         16
#define FROND_SALT_BYTES        16
#define FROND_HASH_BYTES        32
#define FROND_WRAPPED_KEY_BYTES (FROND_KEY_BYTES + FROND_TAG_BYTES)

/**
 * FrondKdfCost:
 * @memory_kib: memory
 * @passes: iterations
 * @lanes: parallelism
 *
 * What one Argon2id derivation costs.
 */
typedef struct {
  guint32 memory_kib;
  guint32 passes;
  guint32 lanes;
} FrondKdfCost;

gboolean     frond_crypto_random (guint8  *out,
                                  gsize    n_bytes,
                                  GError **error);
FrondSecret *frond_crypto_derive (FrondSecret *key,
                                  const char  *label) G_GNUC_WARN_UNUSED_RESULT;
FrondSecret *frond_crypto_argon2id (const char         *passphrase,
                                    gsize               passphrase_bytes,
                                    const guint8       *salt,
                                    const FrondKdfCost *cost,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void         frond_crypto_calibrate (FrondKdfCost *cost);
gboolean     frond_crypto_wrap (FrondSecret  *wrapping_key,
                                FrondSecret  *key,
                                const guint8 *nonce,
                                GBytes       *associated,
                                guint8       *wrapped,
                                GError      **error);
FrondSecret *frond_crypto_unwrap (FrondSecret  *wrapping_key,
                                  const guint8 *wrapped,
                                  const guint8 *nonce,
                                  GBytes       *associated) G_GNUC_WARN_UNUSED_RESULT;
void         frond_crypto_hmac (FrondSecret  *key,
                                const guint8 *data,
                                gsize         n_bytes,
                                guint8       *hash);
gboolean     frond_crypto_equal (const guint8 *a,
                                 const guint8 *b,
                                 gsize         n_bytes);
char        *frond_crypto_sha256_file (const char *path,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
