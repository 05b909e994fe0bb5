/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-live-stretch.h"

#include "live-plot-fixture.h"

static const FrondPlotBand *
get_band (FrondLiveStretch *stretch,
          guint             i)
{
  return &g_array_index (stretch->bands, FrondPlotBand, i);
}

static const FrondPlotGoal *
get_goal (FrondLiveStretch *stretch,
          guint             i)
{
  return &g_array_index (stretch->goals, FrondPlotGoal, i);
}

/* Phases change every ten seconds, goals with them; what touches an end of the stretch goes on beyond it. */
static void
test_phases_and_goals (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondProgramme) programme = find_programme ();
  FrondLiveStretch stretch;

  push (feed, 2000);
  frond_live_stretch_read (&stretch, feed, programme, 250, 1250);
  g_assert_cmpuint (stretch.n, ==, 1000);
  g_assert_cmpuint (stretch.bands->len, ==, 3);
  g_assert_cmpfloat (get_band (&stretch, 0)->start_s, <, 5);
  g_assert_cmpfloat (get_band (&stretch, 0)->end_s, ==, 10);
  g_assert_cmpfloat (get_band (&stretch, 1)->start_s, ==, 10);
  g_assert_cmpfloat (get_band (&stretch, 1)->end_s, ==, 20);
  g_assert_cmpfloat (get_band (&stretch, 2)->end_s, >, 25);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint ((int) get_band (&stretch, i)->kind, ==, (int) frond_programme_get_phase (programme, i)->kind);
  g_assert_cmpuint (stretch.goals->len, ==, 3);
  g_assert_cmpfloat (get_goal (&stretch, 0)->value, ==, 4);
  g_assert_cmpfloat (get_goal (&stretch, 1)->value, ==, 8);
  g_assert_cmpfloat (get_goal (&stretch, 1)->start_s, ==, 10);
  frond_live_stretch_clear (&stretch);
}

/* The plot's kinds are in the order of the programme's. */
static void
test_kinds (void)
{
  g_assert_cmpint ((int) FROND_PLOT_DROP, ==, (int) FROND_PHASE_DROP);
  g_assert_cmpint ((int) FROND_PLOT_STEP, ==, (int) FROND_PHASE_STEP);
  g_assert_cmpint (FROND_PLOT_N_PHASE_KINDS, ==, (int) FROND_PHASE_STEP + 1);
}

/* A goal with two edges has both in the picture, and a new piece where one of them moves. */
static void
test_between (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (
    "{\"format\":1,\"id\":\"x\",\"version\":1,\"name\":\"X\",\"summary\":\"x\",\"phases\":[{\"kind\":\"work\",\"name\":\"Hold\",\"patient_words\":\"Hold\","
    "\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":4,\"upper\":6,\"direction\":\"between\"}}]}",
    -1, NULL);
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLiveStretch stretch;

  g_assert_nonnull (programme);
  for (guint i = 0; i < 100; i++)
    frond_live_feed_push (feed, &(FrondLiveColumn) { 5, 5, 4, 0, 0, i < 50 ? 6 : 7 });
  frond_live_stretch_read (&stretch, feed, programme, 0, 100);
  g_assert_cmpuint (stretch.goals->len, ==, 2);
  g_assert_cmpint (get_goal (&stretch, 0)->side, ==, FROND_PLOT_GOAL_BETWEEN);
  g_assert_cmpfloat (get_goal (&stretch, 0)->upper, ==, 6);
  g_assert_cmpfloat (get_goal (&stretch, 1)->upper, ==, 7);
  g_assert_cmpfloat (get_goal (&stretch, 1)->start_s, ==, 1);
  frond_live_stretch_clear (&stretch);
}

static void
test_gap (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLiveStretch stretch;

  push (feed, 1000);
  frond_live_stretch_read (&stretch, feed, NULL, 650, 800);
  for (guint i = 0; i < stretch.n; i++) {
    double time_s = (650 + i) / 50.0;

    g_assert_cmpint (stretch.trace[i].gap, ==, time_s > 14 && time_s < 15.5);
    if (!stretch.trace[i].gap)
      g_assert_cmpfloat (stretch.trace[i].minimum, ==, stretch.columns[i].minimum);
  }
  g_assert_cmpuint (stretch.bands->len, ==, 0);
  frond_live_stretch_clear (&stretch);
}

/* Nothing before the beginning, and no more than there is. */
static void
test_ends_of_the_feed (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  g_autoptr (FrondProgramme) programme = find_programme ();
  FrondLiveStretch stretch;

  frond_live_stretch_read (&stretch, feed, programme, 0, 10);
  g_assert_cmpuint (stretch.n, ==, 0);
  g_assert_cmpuint (stretch.bands->len + stretch.goals->len, ==, 0);
  frond_live_stretch_clear (&stretch);

  push (feed, 100);
  frond_live_stretch_read (&stretch, feed, programme, 0, 200);
  g_assert_cmpuint (stretch.n, ==, 100);
  g_assert_cmpuint (stretch.bands->len, ==, 1);
  g_assert_cmpfloat (get_band (&stretch, 0)->start_s, ==, 0);
  frond_live_stretch_clear (&stretch);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/live-stretch/phases-and-goals", test_phases_and_goals);
  g_test_add_func ("/app/live-stretch/kinds", test_kinds);
  g_test_add_func ("/app/live-stretch/between", test_between);
  g_test_add_func ("/app/live-stretch/gap", test_gap);
  g_test_add_func ("/app/live-stretch/ends-of-the-feed", test_ends_of_the_feed);

  return g_test_run ();
}
