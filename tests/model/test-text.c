/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-text.h"

#include <math.h>

static void
test_fold (void)
{
  g_autofree char *folded = frond_text_fold ("ZOË Müller");
  g_autofree char *nothing = frond_text_fold (NULL);

  g_assert_cmpstr (folded, ==, "zoe muller");
  g_assert_cmpstr (nothing, ==, "");
}

/* The clock of the place where it happened, wherever this computer is. */
static void
test_instants (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 ("2026-11-02T00:03:59+09:00", NULL);
  g_autofree char *day = frond_text_dup_day (time);
  g_autofree char *clock = frond_text_dup_time (time);
  g_autofree char *both = frond_text_dup_day_and_time (time);

  g_assert_cmpstr (day, ==, "2 November 2026");
  g_assert_cmpstr (clock, ==, "00:03");
  g_assert_cmpstr (both, ==, "2 November 2026, 00:03");
}

static void
test_minutes (void)
{
  static const struct {
    double      seconds;
    const char *text;
  } cases[] = {
    { 0, "0:00" },
    { 0.4, "0:00" },
    { 9.99, "0:09" },
    { 21.6, "0:21" },
    { 402, "6:42" },
    { 3599.4, "59:59" },
    { 3600, "1:00:00" },
    { 4002, "1:06:42" },
    { 360000, "100:00:00" },
    { -3, "0:00" },
    { NAN, "0:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = frond_text_dup_minutes (cases[i].seconds);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/instants", test_instants);
  g_test_add_func ("/text/minutes", test_minutes);

  return g_test_run ();
}
