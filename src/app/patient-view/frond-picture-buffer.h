/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FrondPictureBuffer FrondPictureBuffer;

/* Paints on cr in units; data is the caller's. It has to cover all of it: an image comes with what an earlier one left. */
typedef void (*FrondPictureBufferPaint) (cairo_t *cr,
                                         gpointer data);

FrondPictureBuffer *frond_picture_buffer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                frond_picture_buffer_free (FrondPictureBuffer *self);
GdkTexture         *frond_picture_buffer_paint (FrondPictureBuffer     *self,
                                                int                     width_px,
                                                int                     height_px,
                                                double                  scale,
                                                FrondPictureBufferPaint paint,
                                                gpointer                data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondPictureBuffer, frond_picture_buffer_free)

G_END_DECLS
