/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session's numbers and states are called. */

#include "config.h"

#include <locale.h>
#include <math.h>

#include <adwaita.h>

#include "frond-error.h"
#include "frond-scenario.h"
#include "frond-session-closures.h"

static FrondLiveStatus
create_status (void)
{
  return (FrondLiveStatus) {
    .state = FROND_LIVE_RUNNING,
    .sensor_state = FROND_SENSOR_STREAMING,
    .value = 3.21,
    .engine = { .goal = 4, .direction = FROND_GOAL_BELOW, .zone = FROND_ZONE_REACHED },
  };
}

static void
assert_text (char       *actual,
             const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_value (void)
{
  assert_text (frond_session_format_value (3.21, FALSE, 0), "3.2");
  assert_text (frond_session_format_value (0, FALSE, 0), "0.0");
  assert_text (frond_session_format_value (99.94, FALSE, 0), "99.9");
  assert_text (frond_session_format_value (99.96, FALSE, 0), "100");
  assert_text (frond_session_format_value (1234.5, FALSE, 0), "1234");
  assert_text (frond_session_format_value (NAN, FALSE, 0), "–");
  assert_text (frond_session_format_value (2, TRUE, 4), "<\u00a04");
  assert_text (frond_session_format_value (2, TRUE, 3.2), "<\u00a03.2");
  /* Without a known limit there is nothing to hide behind. */
  assert_text (frond_session_format_value (2, TRUE, 0), "2.0");
}

static void
test_value_with_comma (void)
{
  if (!setlocale (LC_NUMERIC, "de_DE.UTF-8")) {
    g_test_skip ("de_DE.UTF-8 is not installed");
    return;
  }
  assert_text (frond_session_format_value (3.21, FALSE, 0), "3,2");
  assert_text (frond_session_format_quantity (3.21, "uV"), "3,2\u00a0µV");
  setlocale (LC_NUMERIC, "C");
}

static void
test_seconds_left (void)
{
  assert_text (frond_session_format_seconds_left (7), "7\u00a0s left");
  assert_text (frond_session_format_seconds_left (6.01), "7\u00a0s left");
  assert_text (frond_session_format_seconds_left (0.2), "1\u00a0s left");
  assert_text (frond_session_format_seconds_left (0), "0\u00a0s left");
  assert_text (frond_session_format_seconds_left (99), "99\u00a0s left");
  assert_text (frond_session_format_seconds_left (125), "2:05 left");
}

static void
test_cycle (void)
{
  FrondPhase phase = { .name = (char *) "Let go", .kind = FROND_PHASE_REST, .duration_s = 10, .cycle = 6, .n_cycles = 10 };

  assert_text (frond_session_describe_cycle (&phase), "rest 6 of 10");
  assert_text (frond_session_describe_phase_began (&phase), "Let go, 10\u00a0s");
  phase.kind = FROND_PHASE_WORK;
  assert_text (frond_session_describe_cycle (&phase), "work 6 of 10");
  phase.n_cycles = 0;
  assert_text (frond_session_describe_cycle (&phase), "");
}

static void
test_waiting (void)
{
  FrondLiveStatus status = create_status ();

  g_assert_false (frond_session_is_waiting (&status));
  status.silent_s = 0.49;
  g_assert_false (frond_session_is_waiting (&status));
  status.silent_s = 0.5;
  g_assert_true (frond_session_is_waiting (&status));
  status = create_status ();
  status.value = NAN;
  g_assert_true (frond_session_is_waiting (&status));
  status = create_status ();
  status.sensor_state = FROND_SENSOR_RECONNECTING;
  g_assert_true (frond_session_is_waiting (&status));
}

/* Each reason has its own words, and each but "none" says what helps. */
static void
test_reasons (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (FrondSignalReason reason = FROND_SIGNAL_REASON_NONE; reason <= FROND_SIGNAL_REASON_ECG; reason++) {
    g_assert_true (g_hash_table_add (seen, (char *) frond_session_describe_reason (reason)));
    g_assert_cmpint (*frond_session_describe_cure (reason) == '\0', ==, reason == FROND_SIGNAL_REASON_NONE);
  }
  g_assert_nonnull (strstr (frond_session_describe_cure (FROND_SIGNAL_REASON_MAINS_HUM), "reference electrode"));
}

static void
test_sensor (void)
{
  FrondSensorInfo info = { .model = (char *) "BITalino", .rate_hz = 1000, .battery_percent = 84 };

  assert_text (frond_session_describe_sensor (&info), "BITalino · 1000\u00a0Hz · battery 84\u00a0%");
  info.battery_percent = 15;
  assert_text (frond_session_describe_sensor (&info),
               "BITalino · 1000\u00a0Hz · battery 15\u00a0%\nThe battery is low: the sensor may switch off during the session. Charge it or change its battery first.");
  info.battery_percent = -1;
  assert_text (frond_session_describe_sensor (&info), "BITalino · 1000\u00a0Hz");
}

static void
test_sensor_problems (void)
{
  const struct {
    FrondError  code;
    const char *name;
  } problems[] = {
    { FROND_ERROR_PORT_BUSY, "In use by another program" },
    { FROND_ERROR_PORT_FORBIDDEN, "No permission for this port" },
    { FROND_ERROR_NO_REPLY, "The sensor does not answer" },
    { FROND_ERROR_WRONG_DEVICE, "Something else answers" },
    { FROND_ERROR_RADIO_OFF, "Bluetooth is off" },
  };
  g_autoptr (GError) unknown = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "?");

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++) {
    g_autoptr (GError) error = g_error_new_literal (FROND_ERROR, (int) problems[i].code, "?");

    g_assert_cmpstr (frond_session_name_sensor_problem (error), ==, problems[i].name);
  }
  g_assert_cmpstr (frond_session_name_sensor_problem (unknown), ==, "Could not connect");
}

/* Every scenario of the simulated patient has a name of its own for people. */
static void
test_scenarios (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; frond_scenario_get_nth (i); i++) {
    const char *scenario = frond_scenario_get_nth (i)->name;

    g_assert_cmpstr (frond_session_name_scenario (scenario), !=, scenario);
    g_assert_true (g_hash_table_add (seen, (char *) frond_session_name_scenario (scenario)));
  }
  g_assert_cmpstr (frond_session_name_scenario ("unheard-of"), ==, "unheard-of");
}

static void
test_trouble (void)
{
  FrondLiveStatus status = create_status ();
  gboolean        offer_end = TRUE;

  g_assert_null (frond_session_describe_trouble (&status, FALSE, &offer_end));
  g_assert_false (offer_end);
  status.silent_s = 1.9;
  g_assert_null (frond_session_describe_trouble (&status, FALSE, &offer_end));
  status.silent_s = 4.2;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end), "Sensor disconnected — reconnecting… 4\u00a0s");
  g_assert_false (offer_end);
  status.silent_s = 60;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end), "Sensor disconnected — reconnecting… 60\u00a0s");
  g_assert_true (offer_end);
  status.silent_s = 0;
  status.sensor_state = FROND_SENSOR_ENDED;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end), "The replayed recording is at its end.");
  g_assert_true (offer_end);
  status.sensor_state = FROND_SENSOR_STREAMING;
  status.storage_error = "The disk is full.";
  status.memory_left_s = 599;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end), "The disk is full. The session goes on in memory, for 9\u00a0min at most.");
  g_assert_true (offer_end);
}

/* Nothing is said to be kept that is not, and what may be lost is never hidden by a sensor that went. */
static void
test_trouble_with_storage (void)
{
  FrondLiveStatus status = create_status ();
  gboolean        offer_end = FALSE;

  status.recorded_s = 130.9;
  status.sensor_state = FROND_SENSOR_FAILED;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end), "No more signal comes from the sensor. Everything up to 2:10 is kept.");
  g_assert_true (offer_end);
  assert_text (frond_session_describe_trouble (&status, TRUE, &offer_end), "No more signal comes from the sensor.");
  status.storage = FROND_STORAGE_LOW;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end), "No more signal comes from the sensor. Everything up to 2:10 is kept.");

  status.storage = FROND_STORAGE_WAITING;
  status.storage_error = "The disk is full.";
  status.memory_left_s = 59;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end),
               "The disk is full. The session goes on in memory, for less than 1\u00a0min. No more signal comes from the sensor.");
  status.sensor_state = FROND_SENSOR_RECONNECTING;
  status.silent_s = 4;
  offer_end = FALSE;
  assert_text (frond_session_describe_trouble (&status, FALSE, &offer_end),
               "The disk is full. The session goes on in memory, for less than 1\u00a0min. Sensor disconnected — reconnecting… 4\u00a0s");
  g_assert_true (offer_end);
}

static void
test_identity (void)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autofree char *identifiers = NULL;

  patient->family_name = g_strdup ("Bauer");
  patient->given_name = g_strdup ("Anna");
  g_set_str (&patient->record_number, "1042");
  assert_text (frond_session_describe_person (patient), "BAUER, Anna");
  assert_text (frond_session_describe_identifiers (patient), "No. 1042");
  patient->birth_date = g_date_new_dmy (14, G_DATE_MARCH, 1990);
  identifiers = frond_session_describe_identifiers (patient);
  /* With the age in between, as everywhere. */
  g_assert_true (g_str_has_prefix (identifiers, "14 March 1990 ("));
  g_assert_true (g_str_has_suffix (identifiers, ") · No. 1042"));
  assert_text (frond_session_describe_person (NULL), "Practice session");
  assert_text (frond_session_describe_identifiers (NULL), "nothing is stored");
}

static void
test_marker_names (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");

  assert_text (frond_session_name_marker (programme, 1, NULL), frond_programme_get_marker_name (programme, 1));
  assert_text (frond_session_name_marker (NULL, 3, NULL), "Marker 3");
  assert_text (frond_session_name_marker (programme, 0, "door"), "door");
  assert_text (frond_session_name_marker (programme, 0, NULL), "Marker");
}

static void
test_needs_baseline (void)
{
  static const char json[] = "{ \"format\": 1, \"id\": \"one\", \"version\": 1, \"name\": \"One\", \"summary\": \"One phase.\", \"phases\": ["
                             "  { \"kind\": \"release\", \"name\": \"Let go\", \"patient_words\": \"Let go\", \"seconds\": 10,"
                             "    \"goal\": { \"rule\": \"baseline-percent\", \"value\": 100 } } ] }";
  g_autoptr (FrondProgramme) adaptive = frond_programme_find_built_in ("settle-and-let-go");
  g_autoptr (FrondProgramme) rest = frond_programme_find_built_in ("work-and-rest-10-10");
  g_autoptr (FrondProgramme) percent = frond_programme_new_from_json (json, -1, NULL);

  g_assert_false (frond_session_needs_baseline (adaptive));
  g_assert_false (frond_session_needs_baseline (rest));
  g_assert_true (frond_session_needs_baseline (percent));
}

/* Ten seconds of rest were cut short after three: the play head stands in the breathing, not in the rest. */
static void
test_plan_position (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  const FrondEngineStatus skipped = { .phase_index = 1, .phase_elapsed_s = 2, .elapsed_s = 5 };
  const FrondEngineStatus over = { .phase_index = frond_programme_get_n_phases (programme) };

  g_assert_cmpfloat (frond_session_plan_position (programme, &skipped), ==, 12);
  g_assert_cmpfloat (frond_session_plan_position (programme, &over), ==, frond_programme_get_duration (programme));
}

/* What was skipped is not left any more, whatever the clock has counted; with a pause it does not count down. */
static void
test_time_left (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  const FrondEngineStatus begun = { .phase_index = 0, .phase_elapsed_s = 0.4 };
  const FrondEngineStatus skipped = { .phase_index = 1, .phase_elapsed_s = 2, .elapsed_s = 5 };
  const FrondEngineStatus over = { .phase_index = frond_programme_get_n_phases (programme) };

  assert_text (frond_session_format_time_left (programme, &begun), "1:10 of 1:10 left");
  assert_text (frond_session_format_time_left (programme, &skipped), "0:58 of 1:10 left");
  assert_text (frond_session_format_time_left (programme, &over), "0:00 of 1:10 left");
}

/* Nobody counts seconds that the patient decides about. */
static void
test_time_at_the_patients_pace (void)
{
  g_autoptr (FrondProgramme) paced = frond_programme_find_built_in ("guarding-response");
  g_autoptr (FrondProgramme) fixed = frond_programme_find_built_in ("quick-look");
  const FrondEngineStatus begun = { .phase_index = 0, .phase_elapsed_s = 100 };
  const FrondEngineStatus over = { .phase_index = frond_programme_get_n_phases (paced) };

  g_assert_cmpfloat (frond_programme_get_duration (paced), ==, 1000);
  assert_text (frond_session_describe_length (paced), "about 17\u00a0min");
  assert_text (frond_session_format_time_left (paced, &begun), "about 15\u00a0min left");
  assert_text (frond_session_format_time_left (paced, &over), "about 1\u00a0min left");
  assert_text (frond_session_describe_length (fixed), "1\u00a0min 10\u00a0s");
}

static void
test_pause (void)
{
  g_assert_nonnull (strstr (frond_session_describe_pause (FALSE), "recording goes on"));
  /* Of practice nothing is recorded, before the pause or in it. */
  g_assert_null (strstr (frond_session_describe_pause (TRUE), "recording"));
}

/* A resting envelope varies by a fifth of its mean; what is three times that above it is no rest. */
static void
test_far_above (void)
{
  g_assert_false (frond_session_is_far_above (5, 5, 0.3));
  g_assert_false (frond_session_is_far_above (7.9, 5, 0.3));
  g_assert_true (frond_session_is_far_above (8.1, 5, 0.3));
  /* Below what the sensor resolves one level is as good as another. */
  g_assert_false (frond_session_is_far_above (0.4, 0.1, 0.3));
  g_assert_false (frond_session_is_far_above (NAN, 5, 0.3));
  g_assert_false (frond_session_is_far_above (8.1, NAN, NAN));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/session/value", test_value);
  g_test_add_func ("/app/session/value-with-comma", test_value_with_comma);
  g_test_add_func ("/app/session/seconds-left", test_seconds_left);
  g_test_add_func ("/app/session/cycle", test_cycle);
  g_test_add_func ("/app/session/waiting", test_waiting);
  g_test_add_func ("/app/session/reasons", test_reasons);
  g_test_add_func ("/app/session/sensor", test_sensor);
  g_test_add_func ("/app/session/sensor-problems", test_sensor_problems);
  g_test_add_func ("/app/session/scenarios", test_scenarios);
  g_test_add_func ("/app/session/trouble", test_trouble);
  g_test_add_func ("/app/session/trouble-with-storage", test_trouble_with_storage);
  g_test_add_func ("/app/session/identity", test_identity);
  g_test_add_func ("/app/session/marker-names", test_marker_names);
  g_test_add_func ("/app/session/needs-baseline", test_needs_baseline);
  g_test_add_func ("/app/session/time-left", test_time_left);
  g_test_add_func ("/app/session/time-at-the-patients-pace", test_time_at_the_patients_pace);
  g_test_add_func ("/app/session/pause", test_pause);
  g_test_add_func ("/app/session/far-above", test_far_above);
  g_test_add_func ("/session-closures/plan-position", test_plan_position);

  return g_test_run ();
}
