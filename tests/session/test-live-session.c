/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-live-session.h"

#include <math.h>

#include <glib/gstdio.h>

#include "frond-analysis.h"
#include "frond-patient-repository.h"
#include "frond-session-baseline.h"
#include "frond-session-repository.h"
#include "shim-vfs.h"

typedef struct {
  char             *folder;
  FrondVault       *vault;
  FrondPatient     *patient;
  FrondLiveSession *session;
  GMainLoop        *loop;
  guint             n_events[FROND_EVENT_RESUME + 1];
} Fixture;

static void
event_cb (FrondLiveSession *session,
          FrondEvent       *event,
          Fixture          *fixture)
{
  fixture->n_events[event->kind]++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer is_practice)
{
  const FrondVaultOptions quick = { 64, 1 };
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GError) error = NULL;

  fixture->loop = g_main_loop_new (NULL, FALSE);
  if (!is_practice) {
    g_autofree char *parent = g_dir_make_tmp ("frond-session-XXXXXX", NULL);

    fixture->folder = g_build_filename (parent, "vault", NULL);
    fixture->vault = frond_vault_create (fixture->folder, "Test", "correct horse battery", &quick, &error);
    g_assert_no_error (error);
    patient->family_name = g_strdup ("Test");
    fixture->patient = frond_patient_repository_save (fixture->vault, patient, &error);
    g_assert_no_error (error);
  }
  fixture->session = frond_live_session_new (fixture->vault, fixture->patient);
  g_signal_connect (fixture->session, "event", G_CALLBACK (event_cb), fixture);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (g_main_loop_quit), fixture->loop);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir && (name = g_dir_read_name (dir));) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

/* A queued update and a thread that just ended may hold a reference for a moment longer. */
static void
assert_finalizes (FrondLiveSession *session)
{
  gpointer weak = session;

  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  g_object_unref (session);
  for (guint i = 0; weak && i < 2000; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (weak);
}

static void
close_session (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture->loop);
  assert_finalizes (g_steal_pointer (&fixture->session));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer is_practice)
{
  if (fixture->session)
    close_session (fixture);
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->vault);
  g_clear_pointer (&fixture->loop, g_main_loop_unref);
  if (fixture->folder) {
    g_autofree char *parent = g_path_get_dirname (fixture->folder);

    remove_folder (parent);
    g_free (fixture->folder);
  }
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
connect_sensor (Fixture    *fixture,
                const char *scenario,
                double      speed)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, scenario, scenario);
  gboolean is_connected = FALSE;

  frond_live_session_connect_async (fixture->session, endpoint, speed, NULL, connected_cb, &is_connected);
  while (!is_connected)
    g_main_context_iteration (NULL, TRUE);
}

static FrondLiveStatus
get_status (Fixture *fixture)
{
  FrondLiveStatus status;

  frond_live_session_get_status (fixture->session, &status);

  return status;
}

static void
wait_until_recorded (Fixture *fixture,
                     double   seconds)
{
  while (get_status (fixture).recorded_s < seconds)
    g_main_context_iteration (NULL, FALSE);
}

static void
begin (Fixture    *fixture,
       const char *programme_id)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);
  g_autoptr (GError) error = NULL;

  frond_live_session_set_programme (fixture->session, programme);
  g_assert_true (frond_live_session_begin (fixture->session, &error));
  g_assert_no_error (error);
}

static void
test_whole_session (Fixture      *fixture,
                    gconstpointer unused)
{
  FrondSessionRecord *record;
  FrondProgramme     *programme;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  const FrondChannelAnalysis *channel;

  connect_sensor (fixture, "resting", 40);
  frond_live_session_measure_baseline (fixture->session, 5);
  while (isnan (get_status (fixture).baseline))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat (get_status (fixture).baseline, >, 1);
  g_assert_cmpfloat (get_status (fixture).baseline, <, 15);

  begin (fixture, "quick-look");
  programme = frond_live_session_get_programme (fixture->session);
  frond_live_session_mark (fixture->session, 1, NULL);
  g_main_loop_run (fixture->loop);

  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_nonnull (record->headline);
  g_assert_cmpfloat (record->duration_s, >=, frond_programme_get_duration (programme));
  g_assert_cmpfloat (record->duration_s, <, frond_programme_get_duration (programme) + 1);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_PHASE], ==, frond_programme_get_n_phases (programme));

  /* What was stored is what was shown. */
  recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, record->n_samples);
  events = frond_recording_get_events (recording, &error);
  g_assert_cmpuint (events->len, ==, frond_live_session_get_events (fixture->session)->len);
  analysis = frond_analysis_of_recording (recording, record, &error);
  g_assert_no_error (error);
  channel = g_ptr_array_index (analysis->channels, 0);
  g_assert_cmpuint (channel->results->len, ==, frond_programme_get_n_phases (programme));
  for (guint i = 0; i < channel->results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (channel->results, i);

    g_assert_cmpuint (result->n, >, 0);
    g_assert_cmpfloat (result->mean, >, 0);
  }
}

static FrondBaselineSource
get_baseline_source (Fixture *fixture)
{
  g_autoptr (GPtrArray) events = g_ptr_array_ref (frond_live_session_get_events (fixture->session));

  for (guint i = 0; i < events->len; i++)
    if (((const FrondEvent *) events->pdata[i])->kind == FROND_EVENT_BASELINE)
      return (FrondBaselineSource) ((const FrondEvent *) events->pdata[i])->code;

  return FROND_BASELINE_UNKNOWN;
}

/* A level that was taken over is as old as the session that it was measured for, however often it is taken over. */
static void
test_baseline_keeps_its_age (Fixture      *fixture,
                             gconstpointer unused)
{
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  g_autoptr (GDateTime) origin = NULL;

  connect_sensor (fixture, "resting", 40);
  frond_live_session_set_baseline (fixture->session, 5.5, october);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 1);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  g_assert_cmpint (get_baseline_source (fixture), ==, FROND_BASELINE_TAKEN_OVER);
  origin = frond_session_baseline_find_origin (fixture->vault, frond_live_session_get_record (fixture->session));
  g_assert_true (g_date_time_equal (origin, october));
  g_assert_cmpint (g_date_time_get_hour (origin), ==, 9);
}

/* Measured anew, the old age is gone; where the recording cannot be read the session itself is what is known. */
static void
test_baseline_measured_anew (Fixture      *fixture,
                             gconstpointer unused)
{
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  g_autoptr (GDateTime) origin = NULL;
  FrondSessionRecord *record;

  connect_sensor (fixture, "resting", 40);
  frond_live_session_set_baseline (fixture->session, 555, october);
  frond_live_session_measure_baseline (fixture->session, 1);
  while (get_status (fixture).baseline > 500)
    g_main_context_iteration (NULL, FALSE);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 1);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (get_baseline_source (fixture), ==, FROND_BASELINE_MEASURED);
  origin = frond_session_baseline_find_origin (fixture->vault, record);
  g_assert_true (g_date_time_equal (origin, record->started_at));

  g_clear_pointer (&origin, g_date_time_unref);
  g_set_str (&record->uuid, "no-such-recording");
  origin = frond_session_baseline_find_origin (fixture->vault, record);
  g_assert_true (g_date_time_equal (origin, record->started_at));
}

/* The live envelope and the re-analysis see the same samples through the same code: their numbers are equal to the last bit of a float. */
static void
test_live_equals_analysis (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (FrondLiveFeed) feed = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  const FrondChannelAnalysis *channel;
  guint64                     n;

  connect_sensor (fixture, "work-rest", 40);
  begin (fixture, "quick-look");
  feed = frond_live_feed_ref (frond_live_session_get_feed (fixture->session));
  wait_until_recorded (fixture, 20);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), &error);
  g_assert_no_error (error);
  analysis = frond_analysis_of_recording (recording, frond_live_session_get_record (fixture->session), &error);
  g_assert_no_error (error);
  channel = g_ptr_array_index (analysis->channels, 0);
  n = frond_live_feed_get_n_columns (feed);
  g_assert_cmpuint (n, >=, 20 * FROND_LIVE_COLUMNS_PER_SECOND - 1);
  for (guint64 k = 0; k < n; k++) {
    const gsize     per_column = (gsize) (analysis->rate_hz / FROND_LIVE_COLUMNS_PER_SECOND);
    FrondLiveColumn column;
    float           maximum = -INFINITY;

    frond_live_feed_read (feed, k, 1, &column);
    for (gsize i = k * per_column; i < (k + 1) * per_column; i++)
      maximum = fmaxf (maximum, (float) channel->envelope[i]);
    g_assert_cmpfloat (column.maximum, ==, maximum);
  }
}

static void
test_stop_is_a_stop (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  double stopped_at;

  connect_sensor (fixture, "resting", 20);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 3);
  frond_live_session_stop (fixture->session, TRUE);
  stopped_at = get_status (fixture).recorded_s;
  g_assert_cmpint (get_status (fixture).state, ==, FROND_LIVE_STOPPED);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_PATIENT_STOP], ==, 1);

  /* Time goes on, the recording does not. */
  for (int i = 0; i < 20; i++) {
    g_usleep (10000);
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpfloat (get_status (fixture).recorded_s, ==, stopped_at);

  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), NULL);
  g_assert_cmpfloat ((double) frond_recording_get_n_samples (recording) / frond_recording_get_rate (recording), ==, stopped_at);
}

static void
test_pause_stands_and_resume_goes_on (Fixture      *fixture,
                                      gconstpointer unused)
{
  double elapsed;

  connect_sensor (fixture, "resting", 20);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 2);
  frond_live_session_pause (fixture->session);
  elapsed = get_status (fixture).engine.elapsed_s;
  wait_until_recorded (fixture, 5);
  g_assert_cmpfloat (get_status (fixture).engine.elapsed_s, ==, elapsed);
  frond_live_session_resume (fixture->session);
  wait_until_recorded (fixture, 7);
  g_assert_cmpfloat (get_status (fixture).engine.elapsed_s, >, elapsed + 0.5);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_PAUSE], ==, 1);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_RESUME], ==, 1);

  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
}

static void
test_markers_and_undo (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  guint n_markers = 0;

  connect_sensor (fixture, "resting", 20);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 1);
  frond_live_session_mark (fixture->session, 1, NULL);
  frond_live_session_mark (fixture->session, 0, "cough");
  frond_live_session_mark (fixture->session, 3, NULL);
  frond_live_session_undo_mark (fixture->session);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), NULL);
  events = frond_recording_get_events (recording, NULL);
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_MARKER) {
      g_assert_cmpint (event->code, ==, n_markers == 0 ? 1 : 0);
      if (n_markers == 1)
        g_assert_cmpstr (event->text, ==, "cough");
      n_markers++;
    }
  }
  g_assert_cmpuint (n_markers, ==, 2);
}

static void
test_practice_stores_nothing (Fixture      *fixture,
                              gconstpointer unused)
{
  connect_sensor (fixture, "resting", 40);
  g_assert_true (frond_live_session_is_practice (fixture->session));
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 2);
  g_assert_cmpfloat (get_status (fixture).value, >, 0);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_null (frond_live_session_get_record (fixture->session));
}

static void
test_discard_goes_to_the_bin (Fixture      *fixture,
                              gconstpointer unused)
{
  g_autoptr (GListStore) sessions = NULL;

  connect_sensor (fixture, "resting", 40);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 1);
  frond_live_session_stop (fixture->session, FALSE);
  frond_live_session_discard (fixture->session);
  g_main_loop_run (fixture->loop);
  sessions = frond_session_repository_list (fixture->vault, fixture->patient->id, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sessions)), ==, 0);
}

/* The simulated patient begins with the recording, however long the signal check took: her work is the programme's. */
static void
test_patient_follows_programme (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord         *record;
  const FrondChannelAnalysis *channel;

  connect_sensor (fixture, "work-rest", 20);
  frond_live_session_measure_baseline (fixture->session, 17);
  while (isnan (get_status (fixture).baseline))
    g_main_context_iteration (NULL, FALSE);
  begin (fixture, "work-and-rest-10-10");
  g_main_loop_run (fixture->loop);

  record = frond_live_session_get_record (fixture->session);
  recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  analysis = frond_analysis_of_recording (recording, record, &error);
  g_assert_no_error (error);
  channel = g_ptr_array_index (analysis->channels, 0);
  for (guint i = 0; i < channel->results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (channel->results, i);

    if (result->segment.kind == FROND_PHASE_WORK)
      g_assert_cmpfloat (result->mean, >, 20);
    else
      g_assert_cmpfloat (result->mean, <, 15);
    /* Blocks of what she did before may be at the beginning: what a late tick makes at twenty times life. */
    if (result->segment.kind == FROND_PHASE_RELEASE)
      g_assert_cmpfloat (result->release_s, <, 4);
  }
}

/* The disk is full when the session ends: it says so, does not call itself complete, and is as soon as there is room. */
static void
test_full_disk_at_the_end (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  FrondSessionRecord *record;
  guint64             n_samples;

  connect_sensor (fixture, "resting", 20);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 1);
  shim_set_space (0);
  wait_until_recorded (fixture, 3);
  frond_live_session_end (fixture->session);
  n_samples = (guint64) llround (get_status (fixture).recorded_s * 1000);
  while (!get_status (fixture).storage_error)
    g_main_context_iteration (NULL, TRUE);
  record = frond_session_repository_get (fixture->vault, frond_live_session_get_record (fixture->session)->id, NULL);
  g_assert_cmpint (record->state, ==, FROND_SESSION_RECORDING);
  g_clear_object (&record);

  shim_set_space (G_MAXINT64);
  g_main_loop_run (fixture->loop);
  g_assert_null (get_status (fixture).storage_error);
  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_cmpuint (record->n_samples, ==, n_samples);
  recording = frond_session_repository_open_recording (fixture->vault, record, NULL);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, n_samples);
}

/* The window is closed before there is room: what is on disk is found again, and called recovered. */
static void
test_full_disk_for_good (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;

  connect_sensor (fixture, "resting", 20);
  begin (fixture, "quick-look");
  wait_until_recorded (fixture, 10);
  shim_set_space (0);
  frond_live_session_end (fixture->session);
  while (!get_status (fixture).storage_error)
    g_main_context_iteration (NULL, TRUE);
  close_session (fixture);
  shim_set_space (G_MAXINT64);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpfloat (((FrondSessionRecord *) recovered->pdata[0])->duration_s, >, 1);
}

#define ADD(name, data, function) g_test_add ("/live-session/" name, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  ADD ("whole", NULL, test_whole_session);
  ADD ("baseline-keeps-its-age", NULL, test_baseline_keeps_its_age);
  ADD ("baseline-measured-anew", NULL, test_baseline_measured_anew);
  ADD ("live-equals-analysis", NULL, test_live_equals_analysis);
  ADD ("stop", NULL, test_stop_is_a_stop);
  ADD ("pause", NULL, test_pause_stands_and_resume_goes_on);
  ADD ("markers", NULL, test_markers_and_undo);
  ADD ("practice", GINT_TO_POINTER (TRUE), test_practice_stores_nothing);
  ADD ("discard", NULL, test_discard_goes_to_the_bin);
  ADD ("patient-follows-programme", NULL, test_patient_follows_programme);
  ADD ("full-disk", NULL, test_full_disk_at_the_end);
  ADD ("full-disk-for-good", NULL, test_full_disk_for_good);

  return g_test_run ();
}
