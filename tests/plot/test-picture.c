/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every picture: it opens without a jump, does not flash, can be seen, and fits into any window. */

#include "config.h"

#include "picture-canvas.h"

#define WIDTH  320
#define HEIGHT 240

static const FrondPictureState still = { 0.5, NAN, NAN, 0 };

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* In steps of a hundredth no step changes the picture by much more than the others do. */
static void
check_continuity (FrondPictureKind kind,
                  FrondPictureRoom room)
{
  FrondPictureState state = { 0, 0.4, 0.3, 1.7 };
  double            differences[100], sorted[100];
  Canvas           *before = picture_canvas_new (kind, room, WIDTH, HEIGHT, &state);

  for (int i = 0; i < 100; i++) {
    Canvas *after;

    state.openness = (i + 1) / 100.0;
    after = picture_canvas_new (kind, room, WIDTH, HEIGHT, &state);
    differences[i] = sorted[i] = picture_canvas_difference (before, after);
    canvas_free (before);
    before = after;
  }
  canvas_free (before);
  qsort (sorted, 100, sizeof *sorted, compare);
  for (int i = 0; i < 100; i++) {
    g_assert_cmpfloat (differences[i], <, 3.0);
    g_assert_cmpfloat (differences[i], <, 0.12 + 3.5 * sorted[50]);
  }
  g_test_message ("picture %d, room %d: median %.3f, most %.3f steps of a colour", kind, room, sorted[50], sorted[99]);
  if (kind != FROND_PICTURE_WORDS)
    g_assert_cmpfloat (sorted[50], >, 0.005);
}

static void
test_opens_without_jumps (void)
{
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++)
    for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT; room++)
      check_continuity (kind, room);
}

/* The breath has no seam: the end of one is the beginning of the next, and in meets out. */
static void
test_breathes_without_jumps (void)
{
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++)
    for (int turn = 0; turn < 2; turn++) {
      FrondPictureState one = { 0.6, turn == 0 ? 0.0005 : 0.9995, 0.3, 1.7 }, other = { 0.6, turn == 0 ? 1.9995 : 1.0005, 0.3, 1.7 };
      g_autoptr (Canvas) a = picture_canvas_new (kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &one);
      g_autoptr (Canvas) b = picture_canvas_new (kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &other);

      /* The waves of the pacer lie on the other side of it before and after a turn; they are faint. */
      g_assert_cmpfloat (picture_canvas_difference (a, b), <, 0.1);
    }
}

/* A second of frames while the level falls from tense to let go at once, smoothed as the smoother does it: no region's light goes up and down
 * faster than three times a second. */
#define COLUMNS 8
#define ROWS    6

static void
check_flashing (FrondPictureKind kind,
                FrondPictureRoom room,
                double           from,
                double           to)
{
  double extremes[COLUMNS * ROWS];
  int    directions[COLUMNS * ROWS] = { 0 }, turns[COLUMNS * ROWS] = { 0 }, most = 0;

  for (int frame = 0; frame <= 30; frame++) {
    const double            time_s = frame / 30.0, left = (1 + 9.72 * time_s) * exp (-9.72 * time_s);
    const FrondPictureState state = { to + (from - to) * left, time_s / 4, 0.5, time_s };
    g_autoptr (Canvas) canvas = picture_canvas_new (kind, room, WIDTH, HEIGHT, &state);

    for (int i = 0; i < COLUMNS * ROWS; i++) {
      const double luminance = picture_canvas_luminance (canvas, i % COLUMNS * WIDTH / COLUMNS, i / COLUMNS * HEIGHT / ROWS, WIDTH / COLUMNS, HEIGHT / ROWS);
      const double change = frame == 0 ? 0 : luminance - extremes[i];
      const int    direction = change > 0 ? 1 : -1;

      if (frame == 0 || directions[i] == direction) {
        extremes[i] = luminance;
      } else if (fabs (change) > 0.02) {
        turns[i] += directions[i] != 0;
        directions[i] = direction;
        extremes[i] = luminance;
      }
      most = MAX (most, turns[i]);
    }
  }
  g_test_message ("picture %d, room %d: at most %d turns of a region's light in a second", kind, room, most);
  /* A flash is up and down again: three are six turns. */
  g_assert_cmpint (most, <, 6);
}

static void
test_does_not_flash (void)
{
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++)
    for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT; room++) {
      check_flashing (kind, room, 0, 1);
      check_flashing (kind, room, 1, 0);
    }
}

/* By itself it is alive, and calm: a thirtieth of a second moves less than a second does, and neither much. */
static void
test_lives (void)
{
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_BREATH; kind++) {
    FrondPictureState now = { 0.3, NAN, NAN, 10 }, soon = now, later = now;
    g_autoptr (Canvas) a = picture_canvas_new (kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &now);
    g_autoptr (Canvas) b = NULL;
    g_autoptr (Canvas) c = NULL;

    soon.time_s += 1 / 30.0;
    later.time_s += 1;
    b = picture_canvas_new (kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &soon);
    c = picture_canvas_new (kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &later);
    g_assert_cmpfloat (picture_canvas_difference (a, b), >, 0);
    g_assert_cmpfloat (picture_canvas_difference (a, b), <, 0.35);
    g_assert_cmpfloat (picture_canvas_difference (a, c), >, 2 * picture_canvas_difference (a, b));
  }
}

/* The same state gives the same pixels, whatever was painted in between. */
static void
test_depends_on_its_state_only (void)
{
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++) {
    const FrondPictureState state = { 0.4, 0.3, 0.2, 5 };
    g_autoptr (Canvas) a = picture_canvas_new (kind, FROND_ROOM_LIGHT, WIDTH, HEIGHT, &state);
    g_autoptr (Canvas) other = picture_canvas_new (FROND_PICTURE_FROND, FROND_ROOM_DARK, 200, 333, &still);
    g_autoptr (Canvas) b = picture_canvas_new (kind, FROND_ROOM_LIGHT, WIDTH, HEIGHT, &state);

    g_assert_cmpfloat (picture_canvas_difference (a, b), ==, 0);
    g_assert_cmpint (other->height, ==, 333);
  }
}

/* Open and closed differ in shape: as seen without any colour, what stands out covers other places. */
static void
test_openness_is_a_shape (void)
{
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_WORDS; kind++)
    for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT; room++) {
      FrondPictureState state = { 0, 0.4, NAN, 0 };
      g_autoptr (Canvas) empty = picture_canvas_new (kind, room, WIDTH, HEIGHT, NULL);
      g_autoptr (Canvas) closed = picture_canvas_new (kind, room, WIDTH, HEIGHT, &state);
      g_autoptr (Canvas) open = NULL;
      guint n = 0;

      state.openness = 1;
      open = picture_canvas_new (kind, room, WIDTH, HEIGHT, &state);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          n += picture_canvas_count (closed, empty, 3, x, y, 1, 1) != picture_canvas_count (open, empty, 3, x, y, 1, 1);
      g_test_message ("picture %d, room %d: %u of %d pixels are another shape", kind, room, n, WIDTH * HEIGHT);
      g_assert_cmpuint (n, >, WIDTH * HEIGHT / 150);
    }
}

/* Any window: narrow, wide, small, and with nothing known. What there is stays inside. */
static void
test_fits_any_window (void)
{
  static const int sizes[][2] = { { 400, 400 }, { 120, 600 }, { 900, 90 }, { 3, 3 }, { 1, 1 } };

  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
      const FrondPictureState nothing = { NAN, NAN, NAN, 0 }, all = { 7, 9, 3, 1e6 };
      g_autoptr (Canvas) one = picture_canvas_new (kind, FROND_ROOM_DARK, sizes[i][0], sizes[i][1], &nothing);
      g_autoptr (Canvas) other = picture_canvas_new (kind, FROND_ROOM_LIGHT, sizes[i][0], sizes[i][1], &all);

      g_assert_cmpint (cairo_status (one->cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_status (other->cr), ==, CAIRO_STATUS_SUCCESS);
    }
}

/* What a picture says it leaves alone, it leaves alone, in any window and state. */
static void
test_keeps_to_its_extent (void)
{
  static const int sizes[][2] = { { 320, 200 }, { 321, 200 }, { 200, 300 }, { 200, 301 } };

  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
      const FrondPictureState state = { 0.25 * i, 0.35 * i, 1, 1.3 * i };
      const int               width = sizes[i][0], height = sizes[i][1];
      g_autoptr (Canvas) empty = picture_canvas_new (kind, FROND_ROOM_DARK, width, height, NULL);
      g_autoptr (Canvas) canvas = picture_canvas_new (kind, FROND_ROOM_DARK, width, height, &state);
      int extent_width, extent_height;

      frond_picture_get_extent (kind, width, height, &extent_width, &extent_height);
      g_assert_cmpint ((width - extent_width) % 2, ==, 0);
      g_assert_cmpint ((height - extent_height) % 2, ==, 0);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          if (2 * x < width - extent_width || 2 * x >= width + extent_width || 2 * y < height - extent_height || 2 * y >= height + extent_height)
            g_assert_cmphex (canvas_get (canvas, x, y), ==, canvas_get (empty, x, y));
    }
}

/* Nothing but the room and the ring where words are to stand. */
static void
test_words_leave_room (void)
{
  FrondPictureState state = still;
  g_autoptr (Canvas) empty = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, WIDTH, HEIGHT, NULL);
  g_autoptr (Canvas) words = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, WIDTH, HEIGHT, &state);
  g_autoptr (Canvas) ring = NULL;

  state.round = 0.5;
  ring = picture_canvas_new (FROND_PICTURE_WORDS, FROND_ROOM_DARK, WIDTH, HEIGHT, &state);
  g_assert_cmpfloat (picture_canvas_difference (empty, words), ==, 0);
  g_assert_cmpfloat (picture_canvas_difference (empty, ring), >, 0);
  g_assert_cmpuint (picture_canvas_count (ring, empty, 1.2, WIDTH / 2 - 80, HEIGHT / 2 - 60, 160, 120), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/picture/opens-without-jumps", test_opens_without_jumps);
  g_test_add_func ("/plot/picture/breathes-without-jumps", test_breathes_without_jumps);
  g_test_add_func ("/plot/picture/does-not-flash", test_does_not_flash);
  g_test_add_func ("/plot/picture/lives", test_lives);
  g_test_add_func ("/plot/picture/depends-on-its-state-only", test_depends_on_its_state_only);
  g_test_add_func ("/plot/picture/openness-is-a-shape", test_openness_is_a_shape);
  g_test_add_func ("/plot/picture/fits-any-window", test_fits_any_window);
  g_test_add_func ("/plot/picture/keeps-to-its-extent", test_keeps_to_its_extent);
  g_test_add_func ("/plot/picture/words-leave-room", test_words_leave_room);

  return g_test_run ();
}
