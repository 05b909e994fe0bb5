/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-key-slots.h"

G_BEGIN_DECLS

#define FROND_KEY_HEADER_BYTES 32
#define FROND_KEY_SLOT_BYTES   160

void frond_key_slots_format_header (FrondKeySlots *self,
                                    guint8        *header);
void frond_key_slots_format_slot (FrondKeySlot *slot,
                                  const guint8 *header,
                                  guint8       *bytes);

G_END_DECLS
