/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-picture-buffer.h"

typedef struct {
  double level;
  double scale;
} Painted;

static void
paint_cb (cairo_t *cr,
          gpointer data)
{
  Painted *painted = data;
  double   unused;

  cairo_surface_get_device_scale (cairo_get_target (cr), &painted->scale, &unused);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, painted->level, 0, 0);
  cairo_rectangle (cr, 0, 0, 4, 4);
  cairo_fill (cr);
}

static guint32
get_pixel (GdkTexture *texture,
           int         x,
           int         y)
{
  const int           width = gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) (width * gdk_texture_get_height (texture)));

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);

  return pixels[y * width + x];
}

static void
test_paints (void)
{
  g_autoptr (FrondPictureBuffer) buffer = frond_picture_buffer_new ();
  Painted painted = { .level = 1 };
  g_autoptr (GdkTexture) texture = frond_picture_buffer_paint (buffer, 32, 17, 1.5, paint_cb, &painted);

  g_assert_cmpfloat (painted.scale, ==, 1.5);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 32);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 17);
  g_assert_cmphex (get_pixel (texture, 5, 5), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (texture, 7, 5), ==, 0xff000000);
}

/* An image that somebody looks at never changes, however many come after it, and whatever becomes of the buffer. */
static void
test_keeps_what_is_shown (void)
{
  FrondPictureBuffer *buffer = frond_picture_buffer_new ();
  GdkTexture         *textures[6];
  Painted             painted;

  for (int i = 0; i < 6; i++) {
    painted.level = i / 5.0;
    textures[i] = frond_picture_buffer_paint (buffer, 8, 8, 1, paint_cb, &painted);
  }
  frond_picture_buffer_free (buffer);
  for (int i = 0; i < 6; i++) {
    g_assert_cmphex (get_pixel (textures[i], 1, 1), ==, 0xff000000u | (guint32) (i * 51) << 16);
    g_object_unref (textures[i]);
  }
}

/* Frames by turns, and another size in between. */
static void
test_sizes (void)
{
  g_autoptr (FrondPictureBuffer) buffer = frond_picture_buffer_new ();

  for (int i = 0; i < 20; i++) {
    const int size = 10 + 2 * (i / 5);
    Painted   painted = { .level = i % 2 };
    g_autoptr (GdkTexture) texture = frond_picture_buffer_paint (buffer, size, size, 1, paint_cb, &painted);

    g_assert_cmphex (get_pixel (texture, 0, 0), ==, i % 2 ? 0xffff0000 : 0xff000000);
    g_assert_cmphex (get_pixel (texture, size - 1, size - 1), ==, 0xff000000);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/app/picture-buffer/paints", test_paints);
  g_test_add_func ("/app/picture-buffer/keeps-what-is-shown", test_keeps_what_is_shown);
  g_test_add_func ("/app/picture-buffer/sizes", test_sizes);

  return g_test_run ();
}
