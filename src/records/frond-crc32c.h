/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 frond_crc32c (guint32       crc,
                      const guint8 *data,
                      gsize         n_bytes);

G_END_DECLS
