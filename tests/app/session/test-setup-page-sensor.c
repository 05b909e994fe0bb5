/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sensor of a session that is set up: its problems, another choice, and its second channel. */

#include "config.h"

#include <string.h>

#include "frond-second-channel-row.h"
#include "frond-sensor-row.h"
#include "frond-step-mark.h"

#include "session-fixture.h"
#include "setup-page-fixture.h"

static gboolean
has_failed (gpointer data)
{
  SetupPageFixture *fixture = data;
  GtkWidget        *row = setup_page_fixture_find (fixture, FROND_TYPE_SENSOR_ROW);
  FrondStepMark    *mark = FROND_STEP_MARK (session_fixture_find (row, FROND_TYPE_STEP_MARK, 0));

  return frond_step_mark_get_step (mark) == FROND_STEP_WARNING;
}

static void
test_sensor_problem (SetupPageFixture *fixture,
                     gconstpointer     data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nothing.txt", NULL);
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_FILE, path, "nothing.txt");
  GtkWidget *row = NULL;

  setup_page_fixture_open (fixture, FALSE);
  row = setup_page_fixture_find (fixture, FROND_TYPE_SENSOR_ROW);
  frond_sensor_row_choose (FROND_SENSOR_ROW (row), endpoint);
  session_fixture_wait (has_failed, fixture);
  g_assert_true (gtk_widget_get_visible (session_fixture_find_button (row, "Try Again")));
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Not there. "));
  g_assert_false (frond_sensor_row_is_connected (FROND_SENSOR_ROW (row)));
  /* Another choice makes it good. */
  setup_page_fixture_connect (fixture, "resting");
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  g_assert_false (gtk_widget_get_visible (session_fixture_find_button (row, "Try Again")));
}

/* Another choice while the first is still being connected: what became of the first says nothing about the second. */
static void
test_other_sensor_at_once (SetupPageFixture *fixture,
                           gconstpointer     data)
{
  const char *scenarios[] = { "resting", "guarding", "letting-go", "flicks", "ecg" };

  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_confirm (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++) {
    setup_page_fixture_connect (fixture, "slow-release");
    setup_page_fixture_connect (fixture, scenarios[i]);
    session_fixture_wait (setup_page_fixture_can_begin, fixture);
  }
}

static FrondSecondChannelRow *
find_second_channel (SetupPageFixture *fixture)
{
  return FROND_SECOND_CHANNEL_ROW (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_SECOND_CHANNEL_ROW, 0));
}

static gboolean
has_abdomen (gpointer data)
{
  return frond_live_session_has_abdomen (setup_page_fixture_get_session (data));
}

static gboolean
has_no_abdomen (gpointer data)
{
  return frond_live_session_get_sensor_info (setup_page_fixture_get_session (data)) && !has_abdomen (data);
}

/* Asked for where there is an input for it, and the sensor is connected again with it. */
static void
test_second_channel (SetupPageFixture *fixture,
                     gconstpointer     data)
{
  GtkWidget *row, *uses;

  setup_page_fixture_open (fixture, TRUE);
  setup_page_fixture_connect (fixture, "resting?channels=2");
  session_fixture_wait (has_no_abdomen, fixture);
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  row = GTK_WIDGET (find_second_channel (fixture));
  uses = session_fixture_find (row, GTK_TYPE_SWITCH, 0);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "oblique") != NULL);
  gtk_switch_set_active (GTK_SWITCH (uses), TRUE);
  session_fixture_wait (has_abdomen, fixture);
  gtk_switch_set_active (GTK_SWITCH (uses), FALSE);
  session_fixture_wait (has_no_abdomen, fixture);
}

/* A programme that asks for a quiet abdomen says what it does without one; others say nothing. */
static void
test_no_second_channel (SetupPageFixture *fixture,
                        gconstpointer     data)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quiet-floor-quiet-abdomen");
  GtkWidget *row;

  setup_page_fixture_open (fixture, TRUE);
  setup_page_fixture_connect (fixture, "resting");
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  row = GTK_WIDGET (find_second_channel (fixture));
  g_assert_false (gtk_widget_get_visible (row));
  frond_live_session_set_programme (setup_page_fixture_get_session (fixture), programme);
  frond_second_channel_row_refresh (FROND_SECOND_CHANNEL_ROW (row), setup_page_fixture_get_session (fixture), TRUE);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "runs without the abdomen’s part") != NULL);
  g_assert_false (gtk_widget_get_visible (session_fixture_find (row, GTK_TYPE_SWITCH, 0)));
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (SetupPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/setup-page-sensor/sensor-problem", test_sensor_problem },
    { "/app/setup-page-sensor/other-sensor-at-once", test_other_sensor_at_once },
    { "/app/setup-page-sensor/second-channel", test_second_channel },
    { "/app/setup-page-sensor/no-second-channel", test_no_second_channel },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SetupPageFixture, NULL, setup_page_fixture_set_up, tests[i].test, setup_page_fixture_tear_down);

  return g_test_run ();
}
