/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "picture-canvas.h"

#define WIDTH   640
#define HEIGHT  480
#define HORIZON (HEIGHT * 47 / 100)

static Canvas *
paint (double openness,
       double time_s)
{
  const FrondPictureState state = { openness, 0.5, NAN, time_s };

  return picture_canvas_new (FROND_PICTURE_WATER, FROND_ROOM_DARK, WIDTH, HEIGHT, &state);
}

static gboolean
is_bright (Canvas *canvas,
           int     x,
           int     y)
{
  return picture_canvas_luminance_of (canvas_get (canvas, x, y)) > 0.4;
}

/* Let go: the light lies in the water as it stands above it, upside down, and there is no wave. */
static void
test_mirrors (void)
{
  g_autoptr (Canvas) canvas = paint (1, 3.3);
  int differing = 0, bright = 0;

  for (int y = 2; y < HEIGHT * 40 / 100; y++)
    for (int x = 0; x < WIDTH; x++) {
      differing += is_bright (canvas, x, HORIZON - y) != is_bright (canvas, x, HORIZON + y);
      bright += is_bright (canvas, x, HORIZON - y);
    }
  g_assert_cmpint (bright, >, 6000);
  g_assert_cmpint (differing, <, bright / 20);
}

/* The more tense, the less of the mirrored light lies where it belongs. */
static void
test_grows_still (void)
{
  int whole = 0;

  for (int i = 0; i <= 4; i++) {
    g_autoptr (Canvas) canvas = paint (i / 4.0, 1);
    int n = 0;

    for (int y = HORIZON + 2; y <= 2 * HORIZON; y++)
      for (int x = 0; x < WIDTH; x++)
        n += is_bright (canvas, x, y) && is_bright (canvas, x, 2 * HORIZON - y);
    g_assert_cmpint (n, >, whole);
    whole = n;
  }
}

/* Waves travel while it is tense; still water stands. */
static void
test_ripples_are_slow (void)
{
  g_autoptr (Canvas) tense = paint (0, 0);
  g_autoptr (Canvas) tense_later = paint (0, 1 / 30.0);
  g_autoptr (Canvas) still = paint (1, 0);
  g_autoptr (Canvas) still_later = paint (1, 5);

  g_assert_cmpfloat (picture_canvas_difference (tense, tense_later), >, 0.01);
  g_assert_cmpfloat (picture_canvas_difference (tense, tense_later), <, 0.8);
  g_assert_cmpfloat (picture_canvas_difference (still, still_later), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-water/mirrors", test_mirrors);
  g_test_add_func ("/plot/picture-water/grows-still", test_grows_still);
  g_test_add_func ("/plot/picture-water/ripples-are-slow", test_ripples_are_slow);

  return g_test_run ();
}
