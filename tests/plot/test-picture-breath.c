/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "picture-canvas.h"

#define SIZE 480

static Canvas *
paint (double breath)
{
  const FrondPictureState state = { 0.5, breath, NAN, 0 };

  return picture_canvas_new (FROND_PICTURE_BREATH, FROND_ROOM_DARK, SIZE, SIZE, &state);
}

/* Where the ring is, straight to the right from the middle: the first strong line beyond the core. */
static int
ring_at (double breath)
{
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_BREATH, FROND_ROOM_DARK, SIZE, SIZE, NULL);
  g_autoptr (Canvas) canvas = paint (breath);

  for (int x = SIZE * 60 / 100; x < SIZE; x++)
    if (picture_canvas_count (canvas, empty, 4.5, x, SIZE / 2, 1, 1))
      return x - SIZE / 2;

  return 0;
}

/* Wide when it is time to turn, narrow at the beginning and at the end, and slow at the turns. */
static void
test_widens_and_narrows (void)
{
  int before = 0;

  for (int i = 0; i <= 10; i++) {
    g_assert_cmpint (ring_at (i / 10.0), >=, before);
    before = ring_at (i / 10.0);
  }
  for (int i = 0; i <= 10; i++) {
    g_assert_cmpint (ring_at (1 + i / 10.0), <=, before);
    before = ring_at (1 + i / 10.0);
  }
  g_assert_cmpint (ring_at (1), >, 2 * ring_at (0));
  g_assert_cmpint (ring_at (1) - ring_at (0.9), <, ring_at (0.55) - ring_at (0.45));
  g_assert_cmpint (ring_at (2), ==, ring_at (0));
}

/* The arcs around it tell how far the breath is: from the bottom, evenly, the same on both sides. */
static void
test_arcs_follow_the_seconds (void)
{
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_BREATH, FROND_ROOM_DARK, SIZE, SIZE, NULL);

  for (int i = 1; i < 10; i++) {
    g_autoptr (Canvas) in = paint (i / 10.0);
    g_autoptr (Canvas) out = paint (2 - i / 10.0);
    int filled = 0;

    for (int k = 0; k < 100; k++) {
      const double angle = G_PI / 2 - G_PI * (k + 0.5) / 100, radius = SIZE * 0.365;
      const int    x = (int) (SIZE / 2 + radius * cos (angle)), y = (int) (SIZE / 2 + radius * sin (angle));
      const guint  here = picture_canvas_count (in, empty, 3, x, y, 1, 1);

      filled += (int) here;
      g_assert_cmpuint (picture_canvas_count (out, empty, 3, x, y, 1, 1), ==, here);
      g_assert_cmpuint (picture_canvas_count (in, empty, 3, SIZE - 1 - x, y, 1, 1), ==, here);
    }
    g_assert_cmpint (abs (filled - 10 * i), <=, 2);
  }
}

/* Without a pace it rests as before a first breath. */
static void
test_rests (void)
{
  g_autoptr (Canvas) nothing = paint (NAN);
  g_autoptr (Canvas) first = paint (0);

  g_assert_cmpfloat (picture_canvas_difference (nothing, first), <, 0.05);
}

static guint
count_bar (double breath,
           int    part)
{
  const FrondPictureState state = { 0.5, breath, NAN, 0 };
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, SIZE, SIZE, NULL);
  g_autoptr (Canvas) canvas = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, SIZE, SIZE, NULL);
  const int width = SIZE * 62 / 100 / 8;

  frond_picture_paint_breath_bar (canvas->cr, FROND_ROOM_DARK, SIZE, SIZE, &state);

  return picture_canvas_count (canvas, empty, 3, SIZE * 19 / 100 + part * width, 0, width, SIZE);
}

/* The bar fills part by part while in, and empties while out; a part never moves. */
static void
test_bar_fills (void)
{
  for (int part = 0; part < 8; part++) {
    g_assert_cmpuint (count_bar (0, part), ==, 0);
    g_assert_cmpuint (count_bar (NAN, part), ==, 0);
    g_assert_cmpuint (count_bar (1, part), >, 600);
    g_assert_cmpuint (count_bar ((part + 1) / 8.0, part), ==, count_bar (1, part));
    g_assert_cmpuint (count_bar (2 - part / 8.0, part), ==, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture-breath/widens-and-narrows", test_widens_and_narrows);
  g_test_add_func ("/plot/picture-breath/arcs-follow-the-seconds", test_arcs_follow_the_seconds);
  g_test_add_func ("/plot/picture-breath/rests", test_rests);
  g_test_add_func ("/plot/picture-breath/bar-fills", test_bar_fills);

  return g_test_run ();
}
