/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-resting.h"

static void
test_levels (void)
{
  const double         shown[] = { 4, NAN, 5, 90, 6 };
  const double         abdomen[] = { 2, 4, NAN, 3, 3 };
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;
  FrondResting         resting;

  frond_resting_init (&resting);
  frond_resting_begin (&resting, 5);
  g_assert_false (frond_resting_push (&resting, shown, abdomen, 2));
  g_assert_cmpuint (frond_resting_get_n_left (&resting), ==, 3);
  g_assert_true (frond_resting_push (&resting, shown + 2, abdomen + 2, 3));
  g_assert_cmpuint (frond_resting_get_n_left (&resting), ==, 0);
  frond_resting_get (&resting, &reference);
  /* The cough of 90 does not move the median of 4, 5, 6, 90. */
  g_assert_cmpfloat (reference.baseline, ==, 5.5);
  g_assert_cmpfloat_with_epsilon (reference.baseline_sd, 42.507842413685, 1e-9);
  g_assert_cmpfloat (reference.abdomen_mean, ==, 3);
  g_assert_cmpfloat_with_epsilon (reference.abdomen_sd, 0.816496580928, 1e-9);
  g_assert_true (isnan (reference.mvc));
  frond_resting_clear (&resting);
}

static void
test_nothing (void)
{
  const double         missing[] = { NAN, NAN };
  FrondEngineReference reference = FROND_ENGINE_REFERENCE_UNKNOWN;
  FrondResting         resting;

  frond_resting_init (&resting);
  frond_resting_begin (&resting, 2);
  g_assert_true (frond_resting_push (&resting, missing, NULL, 2));
  frond_resting_get (&resting, &reference);
  g_assert_true (isnan (reference.baseline));
  g_assert_true (isnan (reference.abdomen_mean));

  /* A second measurement knows nothing of the first. */
  frond_resting_begin (&resting, 1);
  g_assert_true (frond_resting_push (&resting, (double[]) { 7 }, NULL, 1));
  frond_resting_get (&resting, &reference);
  g_assert_cmpfloat (reference.baseline, ==, 7);
  frond_resting_clear (&resting);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resting/levels", test_levels);
  g_test_add_func ("/resting/nothing", test_nothing);

  return g_test_run ();
}
