/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-openness-smoother.h"

#include <math.h>

/* Nine tenths of a step after 300 to 500 ms, at any frame rate, and never beyond. */
static void
test_step (void)
{
  static const double frames_s[] = { 0.001, 1 / 60.0, 1 / 30.0, 0.05 };

  for (guint i = 0; i < G_N_ELEMENTS (frames_s); i++) {
    FrondOpennessSmoother smoother;
    double                reached_s = NAN;

    frond_openness_smoother_init (&smoother);
    smoother.value = 0;
    for (double time_s = frames_s[i]; time_s < 3; time_s += frames_s[i]) {
      const double before = smoother.value, value = frond_openness_smoother_advance (&smoother, 1, frames_s[i]);

      g_assert_cmpfloat (value, >=, before);
      g_assert_cmpfloat (value, <=, 1);
      if (isnan (reached_s) && value >= 0.9)
        reached_s = time_s;
    }
    g_assert_cmpfloat (reached_s, >=, 0.3);
    g_assert_cmpfloat (reached_s, <=, 0.5);
    g_assert_true (frond_openness_smoother_is_settled (&smoother, 1));
  }
}

/* One long frame ends where many short ones do. */
static void
test_any_frame_time (void)
{
  FrondOpennessSmoother one, many;

  frond_openness_smoother_init (&one);
  many = one;
  frond_openness_smoother_advance (&one, 0.9, 0.3);
  for (int i = 0; i < 300; i++)
    frond_openness_smoother_advance (&many, 0.9, 0.001);
  g_assert_cmpfloat_with_epsilon (one.value, many.value, 1e-9);
  g_assert_cmpfloat_with_epsilon (one.speed, many.speed, 1e-9);

  frond_openness_smoother_advance (&one, 0, 1e6);
  g_assert_cmpfloat_with_epsilon (one.value, 0, 1e-9);
  frond_openness_smoother_advance (&one, 1, 0);
  frond_openness_smoother_advance (&one, 1, -1);
  frond_openness_smoother_advance (&one, 1, NAN);
  g_assert_cmpfloat_with_epsilon (one.value, 0, 1e-9);
}

/* Whatever comes in, place and speed go on from where they are. */
static void
test_no_jumps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  FrondOpennessSmoother smoother;
  double                target = 0;

  frond_openness_smoother_init (&smoother);
  for (int i = 0; i < 20000; i++) {
    const FrondOpennessSmoother before = smoother;

    if (g_rand_int_range (random, 0, 20) == 0)
      target = g_rand_int_range (random, 0, 5) == 0 ? NAN : g_rand_double_range (random, -1, 2);
    frond_openness_smoother_advance (&smoother, target, 0.001);
    g_assert_cmpfloat (fabs (smoother.value - before.value), <, 0.006);
    g_assert_cmpfloat (fabs (smoother.speed - before.speed), <, 0.13);
  }
}

/* Nothing to go by: it eases to a half, more slowly. */
static void
test_rests (void)
{
  FrondOpennessSmoother smoother;

  frond_openness_smoother_init (&smoother);
  g_assert_cmpfloat (smoother.value, ==, FROND_OPENNESS_RESTING);
  g_assert_true (frond_openness_smoother_is_settled (&smoother, NAN));
  smoother.value = 1;
  g_assert_false (frond_openness_smoother_is_settled (&smoother, NAN));
  frond_openness_smoother_advance (&smoother, NAN, 0.4);
  g_assert_cmpfloat (smoother.value, >, 0.8);
  frond_openness_smoother_advance (&smoother, NAN, 5);
  g_assert_true (frond_openness_smoother_is_settled (&smoother, NAN));
  g_assert_false (frond_openness_smoother_is_settled (&smoother, 1));
}

/* A muscle that trembles five times a second hardly moves the picture. */
static void
test_calms_a_tremble (void)
{
  FrondOpennessSmoother smoother;
  double                least = 1, most = 0;

  frond_openness_smoother_init (&smoother);
  for (int i = 0; i < 3000; i++) {
    const double value = frond_openness_smoother_advance (&smoother, i / 100 % 2, 0.001);

    if (i > 1000) {
      least = MIN (least, value);
      most = MAX (most, value);
    }
  }
  g_assert_cmpfloat (most - least, <, 0.15);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/openness-smoother/step", test_step);
  g_test_add_func ("/session/openness-smoother/any-frame-time", test_any_frame_time);
  g_test_add_func ("/session/openness-smoother/no-jumps", test_no_jumps);
  g_test_add_func ("/session/openness-smoother/rests", test_rests);
  g_test_add_func ("/session/openness-smoother/calms-a-tremble", test_calms_a_tremble);

  return g_test_run ();
}
