/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-notch.h"
#include "signal-reference.h"

static void
test_equals_scipy (void)
{
  g_autoptr (GPtrArray) rows = signal_reference_load ("notch-designs.csv");

  for (guint row = 0; row < rows->len; row++) {
    FrondBiquad section;

    g_assert_true (frond_notch_design (signal_reference_number (rows, row, 0), 30, signal_reference_number (rows, row, 1), &section));
    for (guint i = 0; i < 5; i++)
      g_assert_cmpfloat_with_epsilon (((const double *) &section)[i], signal_reference_number (rows, row, 2 + i), 1e-14);
  }
}

static void
test_impossible (void)
{
  FrondBiquad section;

  g_assert_false (frond_notch_design (0, 30, 1000, &section));
  g_assert_false (frond_notch_design (500, 30, 1000, &section));
  g_assert_false (frond_notch_design (50, 0, 1000, &section));
  g_assert_false (frond_notch_design (50, 30, 0, &section));
  g_assert_false (frond_notch_design (NAN, 30, 1000, &section));
  g_assert_false (frond_notch_design (50, NAN, 1000, &section));
  g_assert_false (frond_notch_design (50, 30, NAN, &section));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/notch/equals-scipy", test_equals_scipy);
  g_test_add_func ("/signal/notch/impossible", test_impossible);
  return g_test_run ();
}
