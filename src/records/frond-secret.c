/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-secret.h"

#include <sys/mman.h>
#include <unistd.h>

#include <openssl/crypto.h>

struct _FrondSecret {
  guint8 *bytes;
  gsize   size;
  gsize   n_mapped;
};

/**
 * frond_secret_new:
 * @n_bytes: how much
 *
 * Pages of their own, because locking and dump exclusion work by page. A system that refuses to lock more memory still gets the wiping.
 *
 * Returns: (transfer full): zeros
 */
FrondSecret *
frond_secret_new (gsize n_bytes)
{
  FrondSecret *self = g_new0 (FrondSecret, 1);
  gsize        page = (gsize) sysconf (_SC_PAGESIZE);

  self->size = n_bytes;
  self->n_mapped = (MAX (n_bytes, 1) + page - 1) / page * page;
  self->bytes = mmap (NULL, self->n_mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self->bytes == MAP_FAILED)
    g_error ("no memory for a key");
  (void) mlock (self->bytes, self->n_mapped);
  (void) madvise (self->bytes, self->n_mapped, MADV_DONTDUMP);

  return self;
}

void
frond_secret_free (FrondSecret *self)
{
  frond_secret_wipe (self->bytes, self->n_mapped);
  munmap (self->bytes, self->n_mapped);
  g_free (self);
}

guint8 *
frond_secret_get_bytes (FrondSecret *self)
{
  return self->bytes;
}

gsize
frond_secret_get_size (FrondSecret *self)
{
  return self->size;
}

void
frond_secret_wipe (gpointer memory,
                   gsize    n_bytes)
{
  OPENSSL_cleanse (memory, n_bytes);
}
