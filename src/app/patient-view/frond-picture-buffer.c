/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Images of one size for one frame after the other. GTK keeps a frame's image for as long as it likes, so that a few are in use by turns; to
 * take fresh memory for each would cost as much as painting. */

#include "config.h"

#include "frond-picture-buffer.h"

#define N_BLOCKS 3

/* Memory of one image. GTK may let go of it in another thread. */
typedef struct {
  gatomicrefcount n_refs;
  int             is_busy;
  guchar         *data;
} Block;

struct _FrondPictureBuffer {
  Block *blocks[N_BLOCKS];
  gsize  size;
};

static Block *
block_new (gsize size)
{
  Block *self = g_new0 (Block, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->data = g_malloc (size);

  return self;
}

static void
block_unref (Block *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_free (self->data);
  g_free (self);
}

static void
block_released_cb (gpointer data)
{
  Block *self = data;

  g_atomic_int_set (&self->is_busy, FALSE);
  block_unref (self);
}

static void
clear_blocks (FrondPictureBuffer *self)
{
  for (guint i = 0; i < N_BLOCKS; i++)
    g_clear_pointer (&self->blocks[i], block_unref);
}

FrondPictureBuffer *
frond_picture_buffer_new (void)
{
  return g_new0 (FrondPictureBuffer, 1);
}

void
frond_picture_buffer_free (FrondPictureBuffer *self)
{
  clear_blocks (self);
  g_free (self);
}

/* (transfer full): one that nobody looks at; a fresh one where GTK keeps all. */
static Block *
take_block (FrondPictureBuffer *self,
            gsize               size)
{
  Block *block;

  if (size != self->size)
    clear_blocks (self);
  self->size = size;
  for (guint i = 0; i < N_BLOCKS; i++) {
    if (!self->blocks[i])
      self->blocks[i] = block_new (size);
    if (g_atomic_int_compare_and_exchange (&self->blocks[i]->is_busy, FALSE, TRUE)) {
      g_atomic_ref_count_inc (&self->blocks[i]->n_refs);
      return self->blocks[i];
    }
  }
  block = block_new (size);
  block->is_busy = TRUE;

  return block;
}

/**
 * frond_picture_buffer_paint:
 * @self: a buffer
 * @width_px: in device pixels
 * @height_px: in device pixels
 * @scale: device pixels per unit
 * @paint: paints all of it, opaque
 * @data: for it
 *
 * Returns: (transfer full): the image
 */
GdkTexture *
frond_picture_buffer_paint (FrondPictureBuffer     *self,
                            int                     width_px,
                            int                     height_px,
                            double                  scale,
                            FrondPictureBufferPaint paint,
                            gpointer                data)
{
  const int        stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width_px);
  const gsize      size = (gsize) stride * (gsize) height_px;
  Block           *block = take_block (self, size);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (block->data, CAIRO_FORMAT_ARGB32, width_px, height_px, stride);
  cairo_t         *cr;
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  paint (cr, data);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  bytes = g_bytes_new_with_free_func (block->data, size, block_released_cb, block);

  /* Cairo's own format, though it is opaque: any other GTK would convert pixel by pixel where there is no graphics card. */
  return gdk_memory_texture_new (width_px, height_px, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}
