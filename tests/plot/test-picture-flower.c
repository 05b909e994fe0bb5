/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "picture-canvas.h"

#define SIZE 480

static Canvas *
paint (double openness)
{
  const FrondPictureState state = { openness, 0.5, NAN, 0 };

  return picture_canvas_new (FROND_PICTURE_FLOWER, FROND_ROOM_DARK, SIZE, SIZE, &state);
}

static guint
count (double openness)
{
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_FLOWER, FROND_ROOM_DARK, SIZE, SIZE, NULL);
  g_autoptr (Canvas) canvas = paint (openness);

  return picture_canvas_count (canvas, empty, 3, 0, 0, SIZE, SIZE);
}

static void
test_opens (void)
{
  guint before = 0;

  for (int i = 0; i <= 10; i++) {
    const guint n = count (i / 10.0);

    /* Open, it gains nothing more but a place of one edge for another. */
    g_assert_cmpuint (n, >=, before - before / 500);
    before = n;
  }
  g_assert_cmpuint (count (1), >, 5 * count (0));
  g_assert_cmpuint (count (0), >, SIZE * SIZE / 60);
}

/* How far it is from the middle to the room, looking out in a direction. */
static int
reach (Canvas *canvas,
       Canvas *empty,
       double  angle)
{
  for (int radius = SIZE / 2 - 2; radius > 0; radius--)
    if (picture_canvas_count (canvas, empty, 3, SIZE / 2 + (int) lround (radius * cos (angle)), SIZE / 2 + (int) lround (radius * sin (angle)), 1, 1))
      return radius;

  return 0;
}

/* A round bud, and an open flower with thirteen points: abstract, the same to all sides. */
static void
test_is_round (void)
{
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_FLOWER, FROND_ROOM_DARK, SIZE, SIZE, NULL);
  g_autoptr (Canvas) bud = paint (0);
  g_autoptr (Canvas) open = paint (1);
  int least = SIZE, most = 0, points = 0;

  for (int i = 0; i < 130; i++) {
    const double angle = 2 * G_PI * i / 130;
    const int    here = reach (bud, empty, angle);

    least = MIN (least, here);
    most = MAX (most, here);
  }
  g_assert_cmpint (least, >, most * 7 / 10);

  for (int i = 0; i < 720; i++) {
    const int here = reach (open, empty, 2 * G_PI * i / 720), next = reach (open, empty, 2 * G_PI * (i + 1) / 720);
    const int limit = SIZE * 38 / 100;

    points += here < limit && next >= limit;
  }
  g_assert_cmpint (points, ==, 13);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-flower/opens", test_opens);
  g_test_add_func ("/plot/picture-flower/is-round", test_is_round);

  return g_test_run ();
}
