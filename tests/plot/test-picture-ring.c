/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "picture-canvas.h"

#define SIZE 400

static guint
count (double round,
       int    x,
       int    width)
{
  const FrondPictureState state = { 0.5, NAN, round, 0 };
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, SIZE, SIZE, NULL);
  g_autoptr (Canvas) ring = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, SIZE, SIZE, &state);

  return picture_canvas_count (ring, empty, 3, x, 0, width, SIZE);
}

/* From the top, with the clock, and as much of it as of the round. */
static void
test_closes (void)
{
  const guint whole = count (1, 0, SIZE);

  g_assert_cmpuint (whole, >, 1100);
  g_assert_cmpuint (count (0, 0, SIZE), ==, 0);
  g_assert_cmpuint (count (NAN, 0, SIZE), ==, 0);
  g_assert_cmpuint (count (0.45, 0, SIZE / 2 - 3), ==, 0);
  for (int i = 1; i < 10; i++)
    g_assert_cmpfloat (fabs (count (i / 10.0, 0, SIZE) / (double) whole - i / 10.0), <, 0.02);
}

/* What is left of the round can be seen as well, faintly. */
static void
test_has_a_track (void)
{
  const FrondPictureState state = { 0.5, NAN, 0, 0 };
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_LIGHT, SIZE, SIZE, NULL);
  g_autoptr (Canvas) ring = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_LIGHT, SIZE, SIZE, &state);

  g_assert_cmpuint (picture_canvas_count (ring, empty, 1.1, 0, 0, SIZE, SIZE), >, 800);
}

/* Inside of a narrow window, too. */
static void
test_fits (void)
{
  const FrondPictureState state = { 0.5, NAN, 1, 0 };
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, 200, SIZE, NULL);
  g_autoptr (Canvas) ring = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, 200, SIZE, &state);

  g_assert_cmpuint (picture_canvas_count (ring, empty, 1.1, 0, 0, 3, SIZE), ==, 0);
  g_assert_cmpuint (picture_canvas_count (ring, empty, 1.1, 197, 0, 3, SIZE), ==, 0);
  g_assert_cmpuint (picture_canvas_count (ring, empty, 3, 3, 0, 10, SIZE), >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-ring/closes", test_closes);
  g_test_add_func ("/plot/picture-ring/has-a-track", test_has_a_track);
  g_test_add_func ("/plot/picture-ring/fits", test_fits);

  return g_test_run ();
}
