/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of a chunk: one channel after the other, each as signed little-endian integers of width bytes. */
guint frond_chunk_choose_width (const gint32 *frames,
                                gsize         n_values,
                                guint         at_least);
gsize frond_chunk_get_size (guint n_frames,
                            guint n_channels,
                            guint width);
void  frond_chunk_encode (const gint32 *frames,
                          guint         n_frames,
                          guint         n_channels,
                          guint         width,
                          guint8       *out);
void  frond_chunk_decode (const guint8 *data,
                          guint         n_frames,
                          guint         width,
                          guint         channel,
                          guint         first,
                          guint         n,
                          gint32       *out);

G_END_DECLS
