/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>

typedef struct FrondRing FrondRing;

FrondRing *frond_ring_new (size_t item_size,
                           size_t n_items);
void       frond_ring_free (FrondRing *self);
size_t     frond_ring_push (FrondRing  *self,
                            const void *items,
                            size_t      n);
size_t     frond_ring_pop (FrondRing *self,
                           void      *items,
                           size_t     n);
size_t     frond_ring_get_length (FrondRing *self);
size_t     frond_ring_get_room (FrondRing *self);
