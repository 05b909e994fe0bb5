/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-picture-motion.h"

#define FRAME_S (1 / 30.0)

static FrondPictureState
advance (FrondPictureMotion *motion,
         double              seconds)
{
  FrondPictureState state;

  for (double time_s = 0; time_s < seconds - FRAME_S / 2; time_s += FRAME_S)
    frond_picture_motion_advance (motion, FRAME_S);
  frond_picture_motion_get_state (motion, &state);

  return state;
}

static double
distance (double a,
          double b)
{
  const double way = fmod (fabs (a - b), 2);

  return MIN (way, 2 - way);
}

/* Asked for at 4 Hz, it is shown smoothly: at each frame near to where the pacer is, and never a frame that does not move on. */
static void
test_follows_a_pacer (void)
{
  FrondPictureMotion motion;
  double             before = 0;

  frond_picture_motion_init (&motion);
  for (int frame = 0; frame < 900; frame++) {
    const double      time_s = frame * FRAME_S, cycle_s = fmod (time_s, 10);
    const double      breath = cycle_s < 4 ? cycle_s / 4 : 1 + (cycle_s - 4) / 6;
    FrondPictureState state;

    if (frame % 8 == 0)
      frond_picture_motion_set_target (&motion, 0.7, breath, 0.1);
    state = advance (&motion, FRAME_S);
    if (time_s > 2) {
      g_assert_cmpfloat (distance (state.breath, breath), <, 0.07);
      g_assert_cmpfloat (distance (state.breath, before), <, 0.03);
      g_assert_cmpfloat (distance (state.breath, before), >, 0.0005);
    }
    before = state.breath;
  }
}

/* A pacer that stands, because of a pause, is not run ahead of. */
static void
test_stands_with_the_pacer (void)
{
  FrondPictureMotion motion;
  FrondPictureState  state;

  frond_picture_motion_init (&motion);
  for (int i = 0; i < 40; i++) {
    frond_picture_motion_set_target (&motion, 0.7, 0.5, 0.1);
    state = advance (&motion, 0.25);
  }
  g_assert_cmpfloat_with_epsilon (state.breath, 0.5, 0.01);

  /* One that is heard of no more stands soon after. */
  frond_picture_motion_set_target (&motion, 0.7, 0.6, 0.1);
  advance (&motion, 0.25);
  frond_picture_motion_set_target (&motion, 0.7, 0.65, 0.1);
  state = advance (&motion, 30);
  g_assert_cmpfloat (state.breath, <, 0.65 + 0.6 * 0.25);
}

/* Without a pace pictures breathe slowly by themselves; a pacer rests at the beginning of a breath. Neither way there is a jump. */
static void
test_without_a_pace (void)
{
  for (int alone = 0; alone < 2; alone++) {
    FrondPictureMotion motion;
    double             before;
    gboolean           moved = FALSE;

    frond_picture_motion_init (&motion);
    frond_picture_motion_set_breathes_alone (&motion, alone);
    frond_picture_motion_set_target (&motion, 0.5, 0.8, NAN);
    before = advance (&motion, 3).breath;
    frond_picture_motion_set_target (&motion, 0.5, NAN, NAN);
    for (int i = 0; i < 600; i++) {
      const double breath = advance (&motion, FRAME_S).breath;

      g_assert_cmpfloat (distance (breath, before), <, 0.08);
      moved = i > 450 && distance (breath, before) > 0.002;
      before = breath;
    }
    g_assert_true (moved == alone);
    if (!alone)
      g_assert_cmpfloat (distance (before, 0), <, 0.01);
  }
}

/* Stopped: it eases to stillness within a few seconds, without a jump, and then no frame is needed. */
static void
test_comes_to_rest (void)
{
  FrondPictureMotion motion;
  FrondPictureState  state, after;

  frond_picture_motion_init (&motion);
  frond_picture_motion_set_target (&motion, 1, NAN, 0.4);
  state = advance (&motion, 5);
  g_assert_false (frond_picture_motion_is_still (&motion));
  frond_picture_motion_set_resting (&motion, TRUE);
  for (int i = 0; i < 300; i++) {
    after = advance (&motion, FRAME_S);
    g_assert_cmpfloat (fabs (after.openness - state.openness), <, 0.03);
    g_assert_cmpfloat (after.time_s - state.time_s, >=, 0);
    g_assert_cmpfloat (after.time_s - state.time_s, <=, FRAME_S + 1e-9);
    state = after;
  }
  g_assert_true (frond_picture_motion_is_still (&motion));
  g_assert_cmpfloat_with_epsilon (state.openness, 0.5, 0.001);
  after = advance (&motion, 1);
  g_assert_cmpfloat (after.time_s - state.time_s, <, 0.001);

  frond_picture_motion_set_resting (&motion, FALSE);
  g_assert_false (frond_picture_motion_is_still (&motion));
  g_assert_cmpfloat (advance (&motion, 3).openness, >, 0.95);
}

/* A sensor that is lost: no number is known, and the picture goes to its half. */
static void
test_nothing_known (void)
{
  FrondPictureMotion motion;
  FrondPictureState  state;

  frond_picture_motion_init (&motion);
  frond_picture_motion_set_target (&motion, 0, NAN, NAN);
  advance (&motion, 3);
  frond_picture_motion_set_target (&motion, NAN, NAN, NAN);
  state = advance (&motion, 4);
  g_assert_cmpfloat_with_epsilon (state.openness, 0.5, 0.001);
  g_assert_true (isnan (state.round));
}

/* A new round begins at the top; the ring goes there instead of jumping, and comes and goes as a whole. */
static void
test_round (void)
{
  FrondPictureMotion motion;

  frond_picture_motion_init (&motion);
  frond_picture_motion_set_target (&motion, 0.5, NAN, 0.98);
  g_assert_cmpfloat (advance (&motion, FRAME_S).round, ==, 0.98);
  frond_picture_motion_set_target (&motion, 0.5, NAN, 0);
  g_assert_cmpfloat (advance (&motion, FRAME_S).round, >, 0.8);
  g_assert_cmpfloat (advance (&motion, 3).round, <, 0.01);
}

#define WIDTH   160
#define HEIGHT  120
#define COLUMNS 4
#define ROWS    3

static double
get_light (cairo_surface_t *surface,
           int              region)
{
  const int left = region % COLUMNS * WIDTH / COLUMNS, top = region / COLUMNS * HEIGHT / ROWS;
  double    sum = 0;

  for (int y = top; y < top + HEIGHT / ROWS; y++)
    for (int x = left; x < left + WIDTH / COLUMNS; x++) {
      const double green = cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 1] / 255.0;

      /* Near enough to what the eye takes for light, and simple. */
      sum += green * green;
    }

  return sum / (WIDTH / COLUMNS * HEIGHT / ROWS);
}

/* A level that jumps from one end to the other, as fast as it may come: no part of the picture's light turns more than six times a second by
 * what would be a flash, a tenth of the brightest. */
static void
check_never_flashes (FrondPictureKind kind,
                     double           frequency_hz)
{
  enum {
    SECONDS = 2
  };
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  double             extremes[COLUMNS * ROWS] = { 0 };
  int                directions[COLUMNS * ROWS] = { 0 }, turns[COLUMNS * ROWS] = { 0 };
  FrondPictureMotion motion;

  frond_picture_motion_init (&motion);
  for (int frame = 0; frame < 30 * SECONDS; frame++) {
    const double      openness = fmod (frame * FRAME_S * frequency_hz, 1) < 0.5;
    FrondPictureState state;
    cairo_t          *cr = cairo_create (surface);

    frond_picture_motion_set_target (&motion, openness, NAN, NAN);
    state = advance (&motion, FRAME_S);
    frond_picture_paint_background (cr, FROND_ROOM_DARK, WIDTH, HEIGHT);
    frond_picture_paint (cr, kind, FROND_ROOM_DARK, WIDTH, HEIGHT, &state);
    cairo_destroy (cr);
    cairo_surface_flush (surface);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      const double light = get_light (surface, i), change = light - extremes[i];
      const int    direction = change > 0 ? 1 : -1;

      if (frame == 0 || direction == directions[i]) {
        extremes[i] = light;
      } else if (fabs (change) > 0.1) {
        turns[i] += directions[i] != 0;
        directions[i] = direction;
        extremes[i] = light;
      }
    }
  }
  for (int i = 0; i < COLUMNS * ROWS; i++)
    g_assert_cmpint (turns[i], <, 6 * SECONDS);
  cairo_surface_destroy (surface);
}

static void
test_never_flashes (void)
{
  static const double frequencies_hz[] = { 1.5, 3, 5, 10 };

  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (frequencies_hz); i++)
      check_never_flashes (kind, frequencies_hz[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/picture-motion/follows-a-pacer", test_follows_a_pacer);
  g_test_add_func ("/app/picture-motion/stands-with-the-pacer", test_stands_with_the_pacer);
  g_test_add_func ("/app/picture-motion/without-a-pace", test_without_a_pace);
  g_test_add_func ("/app/picture-motion/comes-to-rest", test_comes_to_rest);
  g_test_add_func ("/app/picture-motion/nothing-known", test_nothing_known);
  g_test_add_func ("/app/picture-motion/round", test_round);
  g_test_add_func ("/app/picture-motion/never-flashes", test_never_flashes);

  return g_test_run ();
}
