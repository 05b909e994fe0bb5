/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-exclusion.h"

static void
test_words (void)
{
  static const char *const reasons[] = { "gap", "clipped", "paused", "door bell" };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    const FrondExclusion exclusion = { 0, 1, reasons[i] };

    g_assert_cmpstr (frond_exclusion_get_word (&exclusion), ==, reasons[i]);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exclusion/words", test_words);

  return g_test_run ();
}
