/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-live-session.h"

G_BEGIN_DECLS

#define FROND_TYPE_SECOND_CHANNEL_ROW (frond_second_channel_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondSecondChannelRow, frond_second_channel_row, FROND, SECOND_CHANNEL_ROW, AdwActionRow)

/* Signal "chosen" (gboolean uses): somebody wants the abdomen, or does not. */
gboolean frond_second_channel_row_start (FrondSecondChannelRow *self);
void     frond_second_channel_row_refresh (FrondSecondChannelRow *self,
                                           FrondLiveSession      *session,
                                           gboolean               is_connected);

G_END_DECLS
