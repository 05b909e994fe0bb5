/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-picture-private.h"

#include "picture-canvas.h"

static const FrondPlotColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

static int
level (Canvas *canvas,
       int     x,
       int     y)
{
  return (int) ((canvas_get (canvas, x, y) >> 8) & 0xff);
}

/* Where bands are, whole stretches of a row are one level and then all of them another. Noise of a step means that neighbours differ often
 * while their mean glides. */
static void
check_no_bands (Canvas *canvas,
                int     x,
                int     y,
                int     width)
{
  int equal = 0, longest = 0;

  for (int i = 1; i < width; i++) {
    equal = level (canvas, x + i, y) == level (canvas, x + i - 1, y) ? equal + 1 : 0;
    longest = MAX (longest, equal);
    /* And never so much that the grain is seen. */
    g_assert_cmpint (abs (level (canvas, x + i, y) - level (canvas, x + i - 1, y)), <=, 3);
  }
  g_assert_cmpint (longest, <, 26);
}

static void
test_room_has_no_bands (void)
{
  for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT; room++) {
    g_autoptr (Canvas) canvas = canvas_new (640, 360);

    frond_picture_light_paint_room (canvas->cr, frond_picture_palette_get (room), 640, 360);
    for (int y = 20; y < 360; y += 40)
      check_no_bands (canvas, 0, y, 640);
    /* Top and bottom are as the palette has them, up to the light that fails at the sides. */
    g_assert_true (canvas_is_near (canvas_get (canvas, 320, 0), canvas_color (&frond_picture_palette_get (room)->far)));
    g_assert_true (canvas_is_near (canvas_get (canvas, 320, 359), canvas_color (&frond_picture_palette_get (room)->near)));
  }
}

static void
test_glow_has_no_bands (void)
{
  for (int i = 0; i < 2; i++) {
    const double strength = i == 0 ? 0.06 : 0.2;
    g_autoptr (Canvas) canvas = canvas_new (640, 360);

    canvas_clear (canvas, &(FrondPlotColor) { 0.06, 0.15, 0.16, 1 });
    frond_picture_light_paint (canvas->cr, &white, strength, 320, 180, 300);
    check_no_bands (canvas, 120, 180, 400);
  }
}

/* Strongest in the middle, none where it ends, and no edge there. */
static void
test_glow_fades (void)
{
  g_autoptr (Canvas) canvas = canvas_new (400, 400);

  canvas_clear (canvas, &black);
  frond_picture_light_paint (canvas->cr, &white, 0.5, 200, 200, 150);
  g_assert_cmpint (abs (level (canvas, 200, 200) - 124), <=, 5);
  g_assert_cmpint (level (canvas, 120, 200), <, level (canvas, 160, 200));
  for (int x = 0; x < 56; x++)
    g_assert_cmpint (level (canvas, x, 200), <=, 2);
  g_assert_cmpint (level (canvas, 352, 200), ==, 0);
  frond_picture_light_paint (canvas->cr, &white, 0, 20, 20, 15);
  frond_picture_light_paint (canvas->cr, &white, 1, 20, 20, 0);
  g_assert_cmpint (level (canvas, 20, 20), ==, 0);
}

static void
test_light_below (void)
{
  g_autoptr (Canvas) canvas = canvas_new (400, 300);

  canvas_clear (canvas, &black);
  frond_picture_light_paint_below (canvas->cr, &white, 0.8, 0, 100, 400, 200);
  g_assert_cmpint (level (canvas, 200, 99), ==, 0);
  g_assert_cmpint (level (canvas, 200, 101), >, 180);
  g_assert_cmpint (level (canvas, 200, 200), <, level (canvas, 200, 130));
  g_assert_cmpint (level (canvas, 2, 101), <, 8);
  g_assert_cmpint (level (canvas, 200, 298), <, 8);
}

/* On a screen with two pixels a unit the light has the same place and size in units, and its grain is a pixel's. */
static void
test_scales (void)
{
  Canvas large = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 800), NULL, 800, 800 };

  cairo_surface_set_device_scale (large.surface, 2, 2);
  large.cr = cairo_create (large.surface);
  canvas_clear (&large, &black);
  frond_picture_light_paint (large.cr, &white, 0.5, 200, 200, 150);
  g_assert_cmpint (abs (level (&large, 400, 400) - 124), <=, 5);
  g_assert_cmpint (level (&large, 800 - 96, 400), <=, 2);
  g_assert_cmpint (level (&large, 240, 400), >, 20);
  canvas_clear (&large, &black);
  frond_picture_light_paint_room (large.cr, frond_picture_palette_get (FROND_ROOM_LIGHT), 400, 400);
  g_assert_true (canvas_is_near (canvas_get (&large, 400, 799), canvas_color (&frond_picture_palette_get (FROND_ROOM_LIGHT)->near)));
  cairo_destroy (large.cr);
  cairo_surface_destroy (large.surface);
}

/* More sizes than are kept: what is thrown away comes back the same. */
static void
test_keeps_and_renews (void)
{
  g_autoptr (Canvas) first = canvas_new (200, 200);
  g_autoptr (Canvas) again = canvas_new (200, 200);

  frond_picture_light_paint (first->cr, &black, 0.5, 100, 100, 70);
  for (int radius = 20; radius < 60; radius += 5) {
    g_autoptr (Canvas) other = canvas_new (200, 200);

    frond_picture_light_paint (other->cr, &black, 0.5, 100, 100, radius);
    g_assert_cmpint (level (other, 100, 100), <, 140);
    g_assert_cmpint (level (other, 100 + radius + 1, 100), ==, 255);
  }
  frond_picture_light_paint (again->cr, &black, 0.5, 100, 100, 70);
  g_assert_cmpfloat (picture_canvas_difference (first, again), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-light/room-has-no-bands", test_room_has_no_bands);
  g_test_add_func ("/plot/picture-light/glow-has-no-bands", test_glow_has_no_bands);
  g_test_add_func ("/plot/picture-light/glow-fades", test_glow_fades);
  g_test_add_func ("/plot/picture-light/light-below", test_light_below);
  g_test_add_func ("/plot/picture-light/scales", test_scales);
  g_test_add_func ("/plot/picture-light/keeps-and-renews", test_keeps_and_renews);

  return g_test_run ();
}
