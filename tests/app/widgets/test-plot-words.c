/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-plot-words.h"

static void
test_value (void)
{
  static const struct {
    double      value;
    const char *unit, *words;
  } cases[] = { { 3.24, "uV", "3.2 microvolts" }, { 12, "cmH2O", "12.0 centimetres of water" }, { 7, "counts", "7.0 counts" }, { 7, NULL, "7.0" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = frond_plot_words_describe_value (cases[i].value, cases[i].unit);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_time (void)
{
  static const struct {
    double      time_s;
    const char *words;
  } cases[] = { { 0, "0.0 seconds" }, { 12.44, "12.4 seconds" }, { 59.96, "1 minute 0.0 seconds" }, { 60, "1 minute 0.0 seconds" }, { 125.5, "2 minutes 5.5 seconds" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = frond_plot_words_describe_time (cases[i].time_s);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

/* The engine's rule: near is within a fifth of the goal. */
static void
test_zone (void)
{
  static const struct {
    double             value, goal;
    FrondGoalDirection direction;
    const char        *words;
  } cases[] = {
    { 4, 4, FROND_GOAL_BELOW, "below goal" },
    { 4.7, 4, FROND_GOAL_BELOW, "near goal" },
    { 4.9, 4, FROND_GOAL_BELOW, "above goal" },
    { 10, 10, FROND_GOAL_ABOVE, "above goal" },
    { 8.1, 10, FROND_GOAL_ABOVE, "near goal" },
    { 7.9, 10, FROND_GOAL_ABOVE, "below goal" },
    { NAN, 10, FROND_GOAL_ABOVE, NULL },
    { 3, NAN, FROND_GOAL_BELOW, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    FrondZone zone = frond_plot_words_find_zone (cases[i].value, cases[i].goal, cases[i].direction);

    g_assert_cmpstr (frond_plot_words_describe_zone (zone, cases[i].direction), ==, cases[i].words);
  }
}

/* Outside is on the side of the nearer edge; the zone is late by design, and the word follows it. */
static void
test_between (void)
{
  static const struct {
    double      value;
    const char *words;
  } cases[] = { { 4, "in the zone" }, { 6, "in the zone" }, { 6.1, "above the zone" }, { 20, "above the zone" }, { 3.9, "below the zone" }, { 1, "below the zone" }, { NAN, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    FrondZone zone = frond_plot_words_find_between (cases[i].value, 4, 6);

    g_assert_cmpstr (frond_plot_words_describe_between (zone, cases[i].value, 4, 6), ==, cases[i].words);
  }
  g_assert_cmpint (frond_plot_words_find_between (7.1, 4, 6), ==, FROND_ZONE_NEAR);
  g_assert_cmpint (frond_plot_words_find_between (7.3, 4, 6), ==, FROND_ZONE_AWAY);
  g_assert_cmpint (frond_plot_words_find_between (3.3, 4, 6), ==, FROND_ZONE_NEAR);
  g_assert_cmpint (frond_plot_words_find_between (5, NAN, 6), ==, FROND_ZONE_NONE);
  g_assert_cmpstr (frond_plot_words_describe_between (FROND_ZONE_REACHED, 6.2, 4, 6), ==, "in the zone");
  g_assert_cmpstr (frond_plot_words_describe_zone (FROND_ZONE_AWAY, FROND_GOAL_BETWEEN), ==, "outside the zone");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/plot-words/value", test_value);
  g_test_add_func ("/app/plot-words/time", test_time);
  g_test_add_func ("/app/plot-words/zone", test_zone);
  g_test_add_func ("/app/plot-words/between", test_between);

  return g_test_run ();
}
