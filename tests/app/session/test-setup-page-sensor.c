/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sensor of a session that is set up: its problems, another choice, and its second channel. */

#include "config.h"

#include <string.h>

#include "frond-bitalino-emulator.h"
#include "frond-second-channel-row.h"
#include "frond-sensor-row.h"
#include "frond-step-mark.h"

#include "session-fixture.h"
#include "setup-page-fixture.h"

static gboolean
is_warned (gpointer data)
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
  session_fixture_wait (is_warned, fixture);
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

static void
choose_programme (AdwComboRow *row,
                  const char  *id)
{
  GListModel *programmes = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);

    if (g_str_equal (frond_programme_get_id (programme), id)) {
      adw_combo_row_set_selected (row, i);
      return;
    }
  }
  g_assert_not_reached ();
}

static gboolean
is_emg_offered_only (gpointer data)
{
  GListModel *programmes = adw_combo_row_get_model (data);

  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (programmes, i);

    if (!frond_programme_is_for (programme, FROND_CHANNEL_EMG_RAW))
      return FALSE;
  }

  return TRUE;
}

/* A programme for pressures does not stay with a muscle's sensor: another one is there, it says why, and the session can begin. */
static void
test_programme_for_another_sensor (SetupPageFixture *fixture,
                                   gconstpointer     data)
{
  AdwComboRow    *row;
  FrondProgramme *programme;

  setup_page_fixture_open (fixture, FALSE);
  row = ADW_COMBO_ROW (setup_page_fixture_find (fixture, ADW_TYPE_COMBO_ROW));
  g_assert_false (is_emg_offered_only (row));
  choose_programme (row, "pressure-rest-and-let-go");
  setup_page_fixture_connect (fixture, "resting");
  session_fixture_wait (is_emg_offered_only, row);
  programme = frond_live_session_get_programme (setup_page_fixture_get_session (fixture));
  g_assert_true (programme == adw_combo_row_get_selected_item (row));
  g_assert_true (frond_programme_is_for (programme, FROND_CHANNEL_EMG_RAW));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "is for another kind of sensor"));
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  /* Who chooses one now has nothing to be told. */
  choose_programme (row, "quick-look");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1\u00a0min 10\u00a0s");
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

static guint
count_channels (SetupPageFixture *fixture)
{
  return frond_live_session_get_sensor_info (setup_page_fixture_get_session (fixture))->channels->len;
}

static const char *
get_second_channel_words (SetupPageFixture *fixture)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_second_channel (fixture)));
}

/* The switch has the sensor connected again, with a channel more and without, and stands there all the time. */
static void
switch_second_channel (SetupPageFixture *fixture)
{
  GtkWidget *row = GTK_WIDGET (find_second_channel (fixture));
  GtkWidget *uses = session_fixture_find (row, GTK_TYPE_SWITCH, 0);

  session_fixture_wait (has_no_abdomen, fixture);
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_is_sensitive (uses));
  g_assert_true (strstr (get_second_channel_words (fixture), "oblique") != NULL);

  gtk_switch_set_active (GTK_SWITCH (uses), TRUE);
  g_assert_true (gtk_widget_get_visible (row));
  session_fixture_wait (has_abdomen, fixture);
  g_assert_cmpuint (count_channels (fixture), ==, 2);
  session_fixture_wait (setup_page_fixture_is_rated, fixture);

  gtk_switch_set_active (GTK_SWITCH (uses), FALSE);
  session_fixture_wait (has_no_abdomen, fixture);
}

static void
test_second_channel (SetupPageFixture *fixture,
                     gconstpointer     data)
{
  setup_page_fixture_open (fixture, TRUE);
  setup_page_fixture_connect (fixture, "resting");
  switch_second_channel (fixture);
  g_assert_cmpuint (count_channels (fixture), ==, 1);
  /* As it was chosen in the list. */
  setup_page_fixture_connect (fixture, "resting?channels=2");
  switch_second_channel (fixture);
  g_assert_cmpuint (count_channels (fixture), ==, 2);
}

/* A sensor on a port sends one channel until somebody wants the other. */
static void
test_second_channel_of_bitalino (SetupPageFixture *fixture,
                                 gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondBitalinoEmulator) emulator = frond_bitalino_emulator_new (frond_emulator_signal_new_scenario ("resting", 1, 2, &error), frond_fault_plan_parse ("", &error), SETUP_PAGE_FIXTURE_SPEED);
  g_autoptr (FrondEndpoint) endpoint = NULL;

  g_assert_no_error (error);
  g_assert_true (frond_bitalino_emulator_start (emulator, &error));
  endpoint = frond_endpoint_new (FROND_ENDPOINT_SERIAL, frond_bitalino_emulator_get_path (emulator), "BITalino");

  setup_page_fixture_open (fixture, TRUE);
  setup_page_fixture_choose (fixture, endpoint);
  switch_second_channel (fixture);
  g_assert_cmpuint (count_channels (fixture), ==, 1);
  setup_page_fixture_close (fixture);
}

/* A battery that may not last is told of with its cure, and keeps nobody from beginning. */
static void
test_low_battery (SetupPageFixture *fixture,
                  gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondBitalinoEmulator) emulator = frond_bitalino_emulator_new (frond_emulator_signal_new_scenario ("resting", 1, 1, &error), frond_fault_plan_parse ("", &error), SETUP_PAGE_FIXTURE_SPEED);
  g_autoptr (FrondEndpoint) endpoint = NULL;

  g_assert_no_error (error);
  frond_bitalino_emulator_get_firmware (emulator)->battery = 540; /* 3.48 V */
  g_assert_true (frond_bitalino_emulator_start (emulator, &error));
  endpoint = frond_endpoint_new (FROND_ENDPOINT_SERIAL, frond_bitalino_emulator_get_path (emulator), "BITalino");
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_choose (fixture, endpoint);
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  g_assert_true (is_warned (fixture));
  g_assert_true (session_fixture_shows (setup_page_fixture_find (fixture, FROND_TYPE_SENSOR_ROW), "The battery is low"));
  setup_page_fixture_close (fixture);
}

/* Of one channel; it goes with the fixture's folder. */
static char *
write_recording (SetupPageFixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("# OpenSignals Text File Format\n# {\"00:00\": {\"device\": \"bitalino_rev\", \"sampling rate\": 1000, "
                                           "\"resolution\": [4, 10], \"column\": [\"nSeq\", \"A1\"]}}\n# EndOfHeader\n");
  char *path = g_build_filename (fixture->folder, "one.txt", NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u\t%u\t\n", i % 16, 500 + i * 7 % 20);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));

  return path;
}

static gboolean
is_second_channel_told (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (find_second_channel (data)));
}

/* Of a recording, which has the channels that it has: the row says why it can do nothing, and what a programme that asks for a quiet abdomen
 * does without one. */
static void
test_no_second_channel (SetupPageFixture *fixture,
                        gconstpointer     data)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quiet-floor-quiet-abdomen");
  g_autofree char *path = write_recording (fixture);
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_FILE, path, "one.txt");
  GtkWidget *row;

  setup_page_fixture_open (fixture, TRUE);
  setup_page_fixture_choose (fixture, endpoint);
  session_fixture_wait (is_second_channel_told, fixture);
  row = GTK_WIDGET (find_second_channel (fixture));
  g_assert_false (gtk_widget_get_sensitive (row));
  g_assert_false (gtk_widget_get_visible (session_fixture_find (row, GTK_TYPE_SWITCH, 0)));
  g_assert_cmpstr (get_second_channel_words (fixture), ==, "This sensor has no second channel for the abdomen.");

  frond_live_session_set_programme (setup_page_fixture_get_session (fixture), programme);
  frond_second_channel_row_refresh (FROND_SECOND_CHANNEL_ROW (row), setup_page_fixture_get_session (fixture), TRUE);
  g_assert_true (strstr (get_second_channel_words (fixture), "runs without the abdomen’s part") != NULL);
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
    { "/app/setup-page-sensor/programme-for-another-sensor", test_programme_for_another_sensor },
    { "/app/setup-page-sensor/second-channel", test_second_channel },
    { "/app/setup-page-sensor/second-channel-of-bitalino", test_second_channel_of_bitalino },
    { "/app/setup-page-sensor/low-battery", test_low_battery },
    { "/app/setup-page-sensor/no-second-channel", test_no_second_channel },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SetupPageFixture, NULL, setup_page_fixture_set_up, tests[i].test, setup_page_fixture_tear_down);

  return g_test_run ();
}
