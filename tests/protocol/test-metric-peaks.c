/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "metric-helpers.h"

/* The device looks at work and the rest after it, Glazer at the phase, research at its highest tenth. */
static void
test_schools (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,2,rest,Rest,,,,\n2,4,work,Work,,,,\n4,6,release,Let go,,,,\n6,8,work,Again,,,,\n",
                                              S1 ("1") S1 ("1") S1 ("1") "5544444444"
                                                                         "8111111111" S1 ("1") S1 ("7") S1 ("7"),
                                              NULL);

  assert_value (metrics, "peak", FROND_SCHOOL_DEVICE, 1, 8);
  assert_value (metrics, "peak", FROND_SCHOOL_GLAZER, 1, 5);
  assert_value (metrics, "peak", FROND_SCHOOL_RESEARCH, 1, 5);
  assert_value (metrics, "peak", FROND_SCHOOL_GLAZER, 2, 8);
  assert_value (metrics, "peak", FROND_SCHOOL_RESEARCH, 2, (8 + 1) / 2.0);
  /* Nothing follows it. */
  assert_value (metrics, "peak", FROND_SCHOOL_DEVICE, 3, 7);
  g_assert_null (frond_metrics_find (metrics, "peak", FROND_SCHOOL_DEVICE, 0));
  g_assert_null (frond_metrics_find (metrics, "peak", FROND_SCHOOL_DEVICE, 2));
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) metrics = metrics_of ("0,2,work,Work,,,,\n2,4,work,Lost,,,,\n", "1-9-----------555555" S1 ("-") S1 ("-"), NULL);
  g_autoptr (GPtrArray) gap = metrics_of ("0,2,work,Work,,,,\n", S1 ("3") "---9933333", NULL);

  assert_none (metrics, "peak", FROND_SCHOOL_GLAZER, 0, "too little signal");
  assert_none (metrics, "peak", FROND_SCHOOL_DEVICE, 1, "too little signal");
  assert_none (metrics, "peak", FROND_SCHOOL_RESEARCH, 1, "too little signal");
  assert_value (gap, "peak", FROND_SCHOOL_GLAZER, 0, 9);
  /* The highest tenth of 17 samples is two of them. */
  assert_value (gap, "peak", FROND_SCHOOL_RESEARCH, 0, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-peaks/schools", test_schools);
  g_test_add_func ("/metric-peaks/missing", test_missing);

  return g_test_run ();
}
