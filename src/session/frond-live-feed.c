/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-live-feed.h"

#include <stdatomic.h>

#define COLUMNS_PER_CHUNK 4096
/* Four hours: longer than any session, and 12 MB when full. */
#define N_CHUNKS (4 * 3600 * FROND_LIVE_COLUMNS_PER_SECOND / COLUMNS_PER_CHUNK + 1)

struct _FrondLiveFeed {
  /* A chunk is made by the writer before n_columns covers it, and never moves: so neither side waits. */
  FrondLiveColumn *chunks[N_CHUNKS];
  _Atomic guint64  n_columns;
};

FrondLiveFeed *
frond_live_feed_new (void)
{
  return g_atomic_rc_box_new0 (FrondLiveFeed);
}

FrondLiveFeed *
frond_live_feed_ref (FrondLiveFeed *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_feed (gpointer data)
{
  FrondLiveFeed *self = data;

  for (guint i = 0; i < N_CHUNKS; i++)
    g_free (self->chunks[i]);
}

void
frond_live_feed_unref (FrondLiveFeed *self)
{
  g_atomic_rc_box_release_full (self, clear_feed);
}

/**
 * frond_live_feed_push:
 * @self: a feed
 * @column: the newest column
 *
 * Only the writing thread calls it. What comes after four hours is left out: the recording has it.
 */
void
frond_live_feed_push (FrondLiveFeed         *self,
                      const FrondLiveColumn *column)
{
  guint64 n = atomic_load_explicit (&self->n_columns, memory_order_relaxed);
  gsize   chunk = n / COLUMNS_PER_CHUNK;

  if (chunk >= N_CHUNKS)
    return;
  if (!self->chunks[chunk])
    self->chunks[chunk] = g_new (FrondLiveColumn, COLUMNS_PER_CHUNK);

  self->chunks[chunk][n % COLUMNS_PER_CHUNK] = *column;
  atomic_store_explicit (&self->n_columns, n + 1, memory_order_release);
}

guint64
frond_live_feed_get_n_columns (FrondLiveFeed *self)
{
  return atomic_load_explicit (&self->n_columns, memory_order_acquire);
}

/**
 * frond_live_feed_read:
 * @self: a feed
 * @first: index of the first column that is wanted
 * @n: how many are wanted
 * @columns: (out caller-allocates): room for @n columns
 *
 * Returns: how many of them exist and were copied
 */
guint
frond_live_feed_read (FrondLiveFeed   *self,
                      guint64          first,
                      guint            n,
                      FrondLiveColumn *columns)
{
  guint64 end = frond_live_feed_get_n_columns (self);
  guint   copied = 0;

  while (copied < n && first + copied < end) {
    gsize offset = (first + copied) % COLUMNS_PER_CHUNK;
    gsize run = MIN (MIN (n - copied, COLUMNS_PER_CHUNK - offset), end - first - copied);

    memcpy (columns + copied, self->chunks[(first + copied) / COLUMNS_PER_CHUNK] + offset, run * sizeof *columns);
    copied += run;
  }

  return copied;
}
