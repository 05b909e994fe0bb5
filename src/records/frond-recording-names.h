/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-channel.h"
#include "frond-event.h"

G_BEGIN_DECLS

/* Words of the database for enumerations: they stay when the enumeration is reordered. */
const char      *frond_channel_kind_to_word (FrondChannelKind kind);
FrondChannelKind frond_channel_kind_from_word (const char *word);
const char      *frond_event_kind_to_word (FrondEventKind kind);
gboolean         frond_event_kind_from_word (const char     *word,
                                             FrondEventKind *kind);

G_END_DECLS
