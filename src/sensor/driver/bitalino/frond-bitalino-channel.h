/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-channel.h"

G_BEGIN_DECLS

FrondChannel *frond_bitalino_channel_new (const char *label,
                                          guint       bits,
                                          gboolean    revolution) G_GNUC_WARN_UNUSED_RESULT;
double        frond_bitalino_count_from_uv (double uv);

G_END_DECLS
