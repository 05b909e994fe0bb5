/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A BITalino that loses its link in the middle of a session: the recording stays open, the gap is stored as a gap, and the programme's
 * clock stands meanwhile. */

#include "frond-live-session.h"

#include <math.h>

#include <glib/gstdio.h>

#include "frond-bitalino-emulator.h"
#include "frond-patient-repository.h"
#include "frond-session-repository.h"

#define WAIT_S 30

typedef struct {
  char                  *folder;
  FrondVault            *vault;
  FrondPatient          *patient;
  FrondBitalinoEmulator *emulator;
  FrondLiveSession      *session;
  GMainLoop             *loop;
  gboolean               is_connected;
} Fixture;

static FrondLiveStatus
get_status (Fixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (fixture->session, &status);

  return status;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, &error);
  g_assert_no_error (error);
  ((Fixture *) user_data)->is_connected = TRUE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  const FrondVaultOptions quick = { 64, 1 };
  g_autofree char        *parent = g_dir_make_tmp ("frond-loss-XXXXXX", NULL);
  g_autofree char        *link = g_build_filename (parent, "sensor", NULL);
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (FrondEndpoint) endpoint = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_build_filename (parent, "vault", NULL);
  fixture->vault = frond_vault_create (fixture->folder, "Test", "correct horse battery", &quick, &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("Test");
  fixture->patient = frond_patient_repository_save (fixture->vault, patient, &error);
  g_assert_no_error (error);

  fixture->emulator = frond_bitalino_emulator_new (frond_emulator_signal_new_scenario ("resting", 1, 1, &error), frond_fault_plan_parse ("", &error), 1);
  g_assert_no_error (error);
  frond_bitalino_emulator_set_link (fixture->emulator, link);
  g_assert_true (frond_bitalino_emulator_start (fixture->emulator, &error));

  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->session = frond_live_session_new (fixture->vault, fixture->patient);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (g_main_loop_quit), fixture->loop);
  endpoint = frond_endpoint_new (FROND_ENDPOINT_SERIAL, link, "BITalino");
  frond_live_session_connect_async (fixture->session, endpoint, 1, NULL, connected_cb, fixture);
  while (!fixture->is_connected)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", parent);

  g_clear_object (&fixture->session);
  frond_bitalino_emulator_free (fixture->emulator);
  g_object_unref (fixture->patient);
  g_object_unref (fixture->vault);
  g_main_loop_unref (fixture->loop);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

/* Runs the main loop until the recording is that long. */
static void
wait_until_recorded (Fixture *fixture,
                     double   seconds)
{
  gint64 end = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;

  while (get_status (fixture).recorded_s < seconds) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
}

static void
begin (Fixture *fixture)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("quick-look");
  g_autoptr (GError) error = NULL;

  frond_live_session_set_programme (fixture->session, programme);
  g_assert_true (frond_live_session_begin (fixture->session, &error));
  g_assert_no_error (error);
}

static guint64
count_missing (FrondRecording *recording)
{
  const guint64      n = frond_recording_get_n_samples (recording);
  g_autofree gint32 *raw = g_new (gint32, n);
  g_autoptr (GError) error = NULL;
  guint64 n_missing = 0;

  g_assert_true (frond_recording_read_raw (recording, 0, 0, n, raw, &error));
  for (guint64 i = 0; i < n; i++)
    n_missing += raw[i] == G_MININT32;

  return n_missing;
}

static void
test_unplugged_and_back (Fixture      *fixture,
                         gconstpointer unused)
{
  double  elapsed, recorded;
  guint64 n_gap = 0;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  wait_until_recorded (fixture, 1.5);

  frond_bitalino_emulator_set_plugged (fixture->emulator, FALSE);
  wait_ms (1200);
  /* Never a frozen number, and nothing is scored. */
  g_assert_true (isnan (get_status (fixture).value));
  g_assert_cmpint (get_status (fixture).sensor_state, ==, FROND_SENSOR_RECONNECTING);
  g_assert_cmpint (get_status (fixture).state, ==, FROND_LIVE_RUNNING);
  elapsed = get_status (fixture).engine.elapsed_s;
  recorded = get_status (fixture).recorded_s;
  wait_ms (300);
  g_assert_cmpfloat (get_status (fixture).engine.elapsed_s, ==, elapsed);

  frond_bitalino_emulator_set_plugged (fixture->emulator, TRUE);
  wait_until_recorded (fixture, recorded + 3);
  g_assert_cmpint (get_status (fixture).sensor_state, ==, FROND_SENSOR_STREAMING);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), &error);
  g_assert_no_error (error);
  events = frond_recording_get_events (recording, &error);
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_GAP)
      n_gap += event->duration;
  }
  g_assert_cmpuint (n_gap, >, 1000);
  g_assert_cmpuint (n_gap, ==, count_missing (recording));
}

static void
test_silence_is_waiting (Fixture      *fixture,
                         gconstpointer unused)
{
  begin (fixture);
  wait_until_recorded (fixture, 1);
  g_assert_cmpfloat (get_status (fixture).value, >, 0);
  frond_bitalino_emulator_set_silent (fixture->emulator, TRUE);
  wait_ms (900);
  g_assert_true (isnan (get_status (fixture).value));
  g_assert_cmpfloat (get_status (fixture).silent_s, >, 0.5);
  frond_bitalino_emulator_set_silent (fixture->emulator, FALSE);
  wait_until_recorded (fixture, get_status (fixture).recorded_s + 2);
  g_assert_cmpfloat (get_status (fixture).value, >, 0);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/live-connection/unplugged", Fixture, NULL, set_up, test_unplugged_and_back, tear_down);
  g_test_add ("/live-connection/silent", Fixture, NULL, set_up, test_silence_is_waiting, tear_down);

  return g_test_run ();
}
