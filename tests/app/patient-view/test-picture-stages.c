/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-picture-stages.h"

#define FRAME_S (1 / 30.0)

static double
get_openness (const FrondPictureStages *stages)
{
  FrondPictureState state;

  frond_picture_stages_get_state (stages, &state);
  g_assert_true (isnan (state.breath));
  g_assert_cmpfloat (state.time_s, ==, 0);

  return state.openness;
}

/* From tense to let go: the five stages in their order, each faded in whole. */
static void
test_five_stages (void)
{
  FrondPictureStages stages;
  double             seen[10];
  int                n = 0;

  frond_picture_stages_init (&stages, 0, NAN);
  seen[n++] = get_openness (&stages);
  for (int i = 0; i < 600; i++)
    if (frond_picture_stages_advance (&stages, i / 400.0, NAN, FRAME_S)) {
      g_assert_cmpfloat (frond_picture_stages_get_faded (&stages), ==, 0);
      seen[n++] = get_openness (&stages);
    }
  g_assert_cmpint (n, ==, 5);
  for (int i = 0; i < 5; i++)
    g_assert_cmpfloat (seen[i], ==, i / 4.0);
  g_assert_cmpfloat (frond_picture_stages_get_faded (&stages), ==, 1);
}

/* A level on the edge of two stages does not make them take turns, and nothing takes turns faster than it fades. */
static void
test_does_not_flicker (void)
{
  FrondPictureStages stages;
  int                n = 0;

  frond_picture_stages_init (&stages, 0.5, NAN);
  for (int i = 0; i < 300; i++)
    n += frond_picture_stages_advance (&stages, 0.375 + (i % 2 ? 0.02 : -0.02), NAN, FRAME_S);
  g_assert_cmpint (n, ==, 0);
  for (int i = 0; i < 300; i++)
    n += frond_picture_stages_advance (&stages, i / 5 % 2, NAN, FRAME_S);
  /* Ten seconds. */
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n, <=, 14);
}

/* The fade begins and ends without a corner. */
static void
test_fades (void)
{
  FrondPictureStages stages;
  double             before = 0;

  frond_picture_stages_init (&stages, 0, NAN);
  g_assert_true (frond_picture_stages_advance (&stages, 1, NAN, FRAME_S));
  for (int i = 0; i < 30; i++) {
    double faded;

    frond_picture_stages_advance (&stages, 1, NAN, FRAME_S);
    faded = frond_picture_stages_get_faded (&stages);
    g_assert_cmpfloat (faded, >=, before);
    g_assert_cmpfloat (faded - before, <, 0.08);
    before = faded;
  }
  g_assert_cmpfloat (before, ==, 1);
}

/* The ring fades on in twentieths. */
static void
test_round (void)
{
  FrondPictureStages stages;
  FrondPictureState  state;
  int                n = 0;

  frond_picture_stages_init (&stages, 0.5, NAN);
  frond_picture_stages_get_state (&stages, &state);
  g_assert_true (isnan (state.round));
  for (int i = 0; i < 3000; i++)
    n += frond_picture_stages_advance (&stages, 0.5, i / 3000.0, FRAME_S);
  g_assert_cmpint (n, ==, 20);
  frond_picture_stages_get_state (&stages, &state);
  g_assert_cmpfloat_with_epsilon (state.round, 0.95, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/picture-stages/five-stages", test_five_stages);
  g_test_add_func ("/app/picture-stages/does-not-flicker", test_does_not_flicker);
  g_test_add_func ("/app/picture-stages/fades", test_fades);
  g_test_add_func ("/app/picture-stages/round", test_round);

  return g_test_run ();
}
