/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which lanes the trace of a session has, and what stands at them. */

#include "config.h"

#include "frond-live-plot.h"
#include "frond-trace-panel.h"

#include "live-page-fixture.h"
#include "session-fixture.h"

static FrondLivePlot *
get_plot (LivePageFixture *fixture)
{
  return FROND_LIVE_PLOT (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_LIVE_PLOT, 0));
}

/* Nobody has to be told what the only one is. */
static void
test_one_lane (LivePageFixture *fixture,
               gconstpointer    data)
{
  g_assert_cmpuint (frond_live_plot_get_n_lanes (get_plot (fixture)), ==, 1);
  g_assert_null (frond_live_plot_get_lane_name (get_plot (fixture), 0));
}

static gboolean
says_quiet (gpointer data)
{
  return g_strcmp0 (frond_live_plot_get_lane_name (get_plot (data), 1), "Abdomen: quiet") == 0;
}

static void
set_up_abdomen (LivePageFixture *fixture,
                gconstpointer    data)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (data);

  fixture->uses_abdomen = TRUE;
  live_page_fixture_open (fixture, programme, 5, 1, NULL);
}

/* The strip has its name from the first moment on. */
static void
test_abdomen (LivePageFixture *fixture,
              gconstpointer    data)
{
  g_assert_cmpuint (frond_live_plot_get_n_lanes (get_plot (fixture)), ==, 2);
  g_assert_cmpstr (frond_live_plot_get_lane_name (get_plot (fixture), 0), ==, "Pelvic floor");
  g_assert_true (g_str_has_prefix (frond_live_plot_get_lane_name (get_plot (fixture), 1), "Abdomen"));
}

static gboolean
has_signal (gpointer data)
{
  FrondLiveBeside beside;

  g_assert_true (frond_live_session_get_beside (((LivePageFixture *) data)->session, 0, &beside));

  return frond_live_feed_get_n_columns (beside.feed) > 20;
}

/* Both lanes are of the same moment, and where nothing is asked of the abdomen nothing is said of it. */
static void
test_same_time (LivePageFixture *fixture,
                gconstpointer    data)
{
  FrondLiveBeside beside;

  session_fixture_wait (has_signal, fixture);
  g_assert_true (frond_live_session_get_beside (fixture->session, 0, &beside));
  g_assert_true (beside.is_abdomen);
  g_assert_false (says_quiet (fixture));
  frond_live_session_stop (fixture->session, FALSE);
  g_assert_cmpuint (frond_live_feed_get_n_columns (beside.feed), ==, frond_live_feed_get_n_columns (frond_live_session_get_feed (fixture->session)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/app/trace-panel/one-lane", LivePageFixture, NULL, live_page_fixture_set_up, test_one_lane, live_page_fixture_tear_down);
  g_test_add ("/app/trace-panel/abdomen", LivePageFixture, "quiet-floor-quiet-abdomen", set_up_abdomen, test_abdomen, live_page_fixture_tear_down);
  g_test_add ("/app/trace-panel/same-time", LivePageFixture, "work-and-rest-10-10", set_up_abdomen, test_same_time, live_page_fixture_tear_down);

  return g_test_run ();
}
