/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "driver/frond-frame-buffer.h"

G_BEGIN_DECLS

/* Finds the frames in a BITalino's byte stream and says exactly how many were lost in between. No I/O and no clock: the time of arrival
 * is handed in. See frond_bitalino_stream_feed(). */
typedef struct _FrondBitalinoStream FrondBitalinoStream;

FrondBitalinoStream *frond_bitalino_stream_new (guint n_channels) G_GNUC_WARN_UNUSED_RESULT;
void                 frond_bitalino_stream_free (FrondBitalinoStream *self);
void                 frond_bitalino_stream_reset (FrondBitalinoStream *self);
void                 frond_bitalino_stream_feed (FrondBitalinoStream *self,
                                                 const guint8        *bytes,
                                                 gsize                n_bytes,
                                                 gint64               now_us,
                                                 double               clock_hz,
                                                 FrondFrameBuffer    *frames);
void                 frond_bitalino_stream_finish (FrondBitalinoStream *self,
                                                   FrondFrameBuffer    *frames);
gboolean             frond_bitalino_stream_is_locked (FrondBitalinoStream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondBitalinoStream, frond_bitalino_stream_free)

G_END_DECLS
