/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-ring.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Counters only grow, and wrap at the end of size_t; their difference is the length. Each has its own cache line, so that the two threads do
 * not fight over one. */
struct FrondRing {
  unsigned char *bytes;
  size_t         item_size;
  size_t         n_items;
  size_t         mask; /* slots - 1; slots are a power of two, at least n_items */
  _Alignas (64) atomic_size_t n_pushed;
  _Alignas (64) atomic_size_t n_popped;
};

/**
 * frond_ring_new:
 * @item_size: bytes of one item
 * @n_items: how many it holds
 *
 * A queue between one thread that pushes and one that pops, neither of which ever waits: no locks, no allocation.
 *
 * Returns: (transfer full) (nullable): NULL without items or memory
 */
FrondRing *
frond_ring_new (size_t item_size,
                size_t n_items)
{
  FrondRing *self;
  size_t     n_slots = 1;

  if (item_size == 0 || n_items == 0 || n_items > SIZE_MAX / 4 || n_items > SIZE_MAX / 4 / item_size)
    return NULL;
  while (n_slots < n_items)
    n_slots *= 2;
  self = aligned_alloc (_Alignof (FrondRing), sizeof *self);
  if (self == NULL)
    return NULL;
  self->bytes = calloc (n_slots, item_size);
  if (self->bytes == NULL) {
    free (self);
    return NULL;
  }
  self->item_size = item_size;
  self->n_items = n_items;
  self->mask = n_slots - 1;
  atomic_init (&self->n_pushed, 0);
  atomic_init (&self->n_popped, 0);
  return self;
}

void
frond_ring_free (FrondRing *self)
{
  if (self == NULL)
    return;
  free (self->bytes);
  free (self);
}

/* Up to the end of the slots, and the rest from their start. */
static size_t
until_wrap (const FrondRing *self,
            size_t           counter,
            size_t           n)
{
  const size_t before_end = self->mask + 1 - (counter & self->mask);

  return n < before_end ? n : before_end;
}

static unsigned char *
slot (const FrondRing *self,
      size_t           counter)
{
  return self->bytes + (counter & self->mask) * self->item_size;
}

/**
 * frond_ring_push:
 * @self: a ring
 * @items: what to append
 * @n: how many
 *
 * Only for the thread that pushes.
 *
 * Returns: how many had room; the others were not taken
 */
size_t
frond_ring_push (FrondRing  *self,
                 const void *items,
                 size_t      n)
{
  const size_t n_pushed = atomic_load_explicit (&self->n_pushed, memory_order_relaxed);
  /* Acquire: the slots that we are about to fill have been read out. */
  const size_t room = self->n_items - (n_pushed - atomic_load_explicit (&self->n_popped, memory_order_acquire));
  size_t       head;

  n = n < room ? n : room;
  head = until_wrap (self, n_pushed, n);
  memcpy (slot (self, n_pushed), items, head * self->item_size);
  memcpy (self->bytes, (const unsigned char *) items + head * self->item_size, (n - head) * self->item_size);
  atomic_store_explicit (&self->n_pushed, n_pushed + n, memory_order_release);
  return n;
}

/**
 * frond_ring_pop:
 * @self: a ring
 * @items: (out): where they go
 * @n: how many at most
 *
 * Only for the thread that pops.
 *
 * Returns: how many there were
 */
size_t
frond_ring_pop (FrondRing *self,
                void      *items,
                size_t     n)
{
  const size_t n_popped = atomic_load_explicit (&self->n_popped, memory_order_relaxed);
  /* Acquire: what was pushed has arrived in its slots. */
  const size_t length = atomic_load_explicit (&self->n_pushed, memory_order_acquire) - n_popped;
  size_t       head;

  n = n < length ? n : length;
  head = until_wrap (self, n_popped, n);
  memcpy (items, slot (self, n_popped), head * self->item_size);
  memcpy ((unsigned char *) items + head * self->item_size, self->bytes, (n - head) * self->item_size);
  atomic_store_explicit (&self->n_popped, n_popped + n, memory_order_release);
  return n;
}

/**
 * frond_ring_get_length:
 * @self: a ring
 *
 * Returns: items in it: at least as many for the thread that pops, at most as many for the one that pushes
 */
size_t
frond_ring_get_length (FrondRing *self)
{
  /* What was popped is read first: the other way round it could overtake what was pushed. */
  const size_t n_popped = atomic_load_explicit (&self->n_popped, memory_order_acquire);
  const size_t length = atomic_load_explicit (&self->n_pushed, memory_order_acquire) - n_popped;

  return length < self->n_items ? length : self->n_items;
}

/**
 * frond_ring_get_room:
 * @self: a ring
 *
 * Returns: how many items can be pushed at least; for the thread that pushes
 */
size_t
frond_ring_get_room (FrondRing *self)
{
  return self->n_items - frond_ring_get_length (self);
}
