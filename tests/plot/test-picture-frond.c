/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "picture-canvas.h"

#define WIDTH  480
#define HEIGHT 480

typedef struct {
  int   top;
  int   left;
  int   right;
  int   bottom;
  guint n;
} Extent;

static Extent
measure (double openness,
         double breath,
         double time_s,
         int    from_y,
         int    to_y)
{
  const FrondPictureState state = { openness, breath, NAN, time_s };
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_FROND, FROND_ROOM_DARK, WIDTH, HEIGHT, NULL);
  g_autoptr (Canvas) canvas = picture_canvas_new (FROND_PICTURE_FROND, FROND_ROOM_DARK, WIDTH, HEIGHT, &state);
  Extent extent = { HEIGHT, WIDTH, 0, 0, 0 };

  for (int y = from_y; y < to_y; y++)
    for (int x = 0; x < WIDTH; x++)
      if (picture_canvas_count (canvas, empty, 3, x, y, 1, 1)) {
        extent.top = MIN (extent.top, y);
        extent.bottom = MAX (extent.bottom, y);
        extent.left = MIN (extent.left, x);
        extent.right = MAX (extent.right, x);
        extent.n++;
      }

  return extent;
}

/* Let go it is tall, broad and leafy; tense it is short, narrow and bare. It only ever grows in between. */
static void
test_uncurls (void)
{
  const Extent closed = measure (0, 0.5, 0, 0, HEIGHT), open = measure (1, 0.5, 0, 0, HEIGHT);
  guint        before = 0;
  int          top = HEIGHT;

  g_assert_cmpint (closed.top, >, HEIGHT * 0.45);
  g_assert_cmpint (closed.right - closed.left, <, WIDTH * 0.2);
  g_assert_cmpint (open.top, <, HEIGHT * 0.15);
  g_assert_cmpint (open.right - open.left, >, WIDTH * 0.33);
  g_assert_cmpuint (open.n, >, 5 * closed.n);
  for (int i = 0; i <= 10; i++) {
    const Extent extent = measure (i / 10.0, 0.5, 0, 0, HEIGHT);

    /* Where the coil's turns part there may be a little less of it for a moment. */
    g_assert_cmpuint (extent.n, >, before - before / 20);
    g_assert_cmpint (extent.top, <=, top);
    before = extent.n;
    top = extent.top;
  }
}

/* It stands where it stands, however open it is, whatever the time. */
static void
test_is_rooted (void)
{
  const Extent foot = measure (0.5, 0.5, 0, HEIGHT * 88 / 100, HEIGHT);

  g_assert_cmpint (foot.n, >, 50);
  for (int i = 0; i <= 8; i++) {
    const Extent other = measure (i / 8.0, 0.2 * i, 1.3 * i, HEIGHT * 88 / 100, HEIGHT);

    g_assert_cmpint (abs (other.left - foot.left), <=, 3);
    g_assert_cmpint (abs (other.right - foot.right), <=, 3);
    g_assert_cmpint (abs (other.bottom - foot.bottom), <=, 1);
  }
}

/* It sways a little, to both sides of where it stands without wind, and a breath makes it a little larger. */
static void
test_sways_and_breathes (void)
{
  int least = WIDTH, most = 0;

  for (int i = 0; i < 15; i++) {
    const Extent tip = measure (1, 0.5, i * 0.5, 0, HEIGHT * 13 / 100);

    least = MIN (least, tip.left);
    most = MAX (most, tip.left);
  }
  g_assert_cmpint (most - least, >, WIDTH / 160);
  g_assert_cmpint (most - least, <, WIDTH / 12);
  g_assert_cmpint (measure (1, 1, 0, 0, HEIGHT).top, <, measure (1, 0, 0, 0, HEIGHT).top);
}

/* The stalk has no joints: down its middle its light glides. */
static void
test_stalk_is_smooth (void)
{
  const FrondPictureState state = { 0, 0.5, NAN, 0 };
  g_autoptr (Canvas) canvas = picture_canvas_new (FROND_PICTURE_FROND, FROND_ROOM_DARK, 1080, 1080, &state);
  double before = 0;

  for (int y = 800; y < 980; y++) {
    double brightest = 0;

    for (int x = 440; x < 640; x++)
      brightest = MAX (brightest, picture_canvas_luminance_of (canvas_get (canvas, x, y)));
    if (y > 800)
      g_assert_cmpfloat (fabs (brightest - before), <, 0.015);
    before = brightest;
  }
  g_assert_cmpfloat (before, >, 0.2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-frond/uncurls", test_uncurls);
  g_test_add_func ("/plot/picture-frond/is-rooted", test_is_rooted);
  g_test_add_func ("/plot/picture-frond/sways-and-breathes", test_sways_and_breathes);
  g_test_add_func ("/plot/picture-frond/stalk-is-smooth", test_stalk_is_smooth);

  return g_test_run ();
}
