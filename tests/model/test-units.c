/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-units.h"

static void
test_symbols (void)
{
  g_assert_cmpstr (frond_units_get_symbol ("uV"), ==, "\xc2\xb5V");
  g_assert_cmpstr (frond_units_get_symbol ("cmH2O"), ==, "cmH\xe2\x82\x82O");
  g_assert_cmpstr (frond_units_get_symbol ("count"), ==, "counts");
  g_assert_cmpstr (frond_units_get_symbol ("mmHg"), ==, "mmHg");
  g_assert_cmpstr (frond_units_get_symbol (""), ==, "");
  g_assert_cmpstr (frond_units_get_symbol (NULL), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/symbols", test_symbols);

  return g_test_run ();
}
