/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "live-fixture.h"

#include <math.h>

#include "frond-analysis.h"
#include "frond-error.h"
#include "frond-session-baseline.h"
#include "frond-session-repository.h"

static void
test_whole_session (LiveFixture  *fixture,
                    gconstpointer unused)
{
  FrondSessionRecord *record;
  FrondProgramme     *programme;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *headline = NULL;
  g_autoptr (GError) error = NULL;
  const FrondChannelAnalysis *channel;

  live_fixture_connect_sensor (fixture, "resting", 40);
  frond_live_session_measure_baseline (fixture->session, 5);
  while (isnan (live_fixture_get_status (fixture).baseline))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat (live_fixture_get_status (fixture).baseline, >, 1);
  g_assert_cmpfloat (live_fixture_get_status (fixture).baseline, <, 15);

  live_fixture_begin (fixture, "quick-look");
  programme = frond_live_session_get_programme (fixture->session);
  frond_live_session_mark (fixture->session, 1, NULL);
  g_main_loop_run (fixture->loop);

  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (record->state, ==, FROND_SESSION_COMPLETE);
  g_assert_nonnull (record->headline);
  /* The words and the numbers say the same. */
  headline = g_strdup_printf ("%.1f ", record->rest_before);
  g_assert_true (g_str_has_prefix (record->headline, headline));
  g_assert_cmpfloat (record->duration_s, ==, frond_programme_get_duration (programme));
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
get_baseline_source (LiveFixture *fixture)
{
  g_autoptr (GPtrArray) events = g_ptr_array_ref (frond_live_session_get_events (fixture->session));

  for (guint i = 0; i < events->len; i++)
    if (((const FrondEvent *) events->pdata[i])->kind == FROND_EVENT_BASELINE)
      return (FrondBaselineSource) ((const FrondEvent *) events->pdata[i])->code;

  return FROND_BASELINE_UNKNOWN;
}

/* A level that was taken over is as old as the session that it was measured for, however often it is taken over. */
static void
test_baseline_keeps_its_age (LiveFixture  *fixture,
                             gconstpointer unused)
{
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  g_autoptr (GDateTime) origin = NULL;

  live_fixture_connect_sensor (fixture, "resting", 40);
  frond_live_session_set_baseline (fixture->session, 5.5, october);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 1);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  g_assert_cmpint (get_baseline_source (fixture), ==, FROND_BASELINE_TAKEN_OVER);
  origin = frond_session_baseline_find_origin (fixture->vault, frond_live_session_get_record (fixture->session), NULL);
  g_assert_true (g_date_time_equal (origin, october));
  g_assert_cmpint (g_date_time_get_hour (origin), ==, 9);
}

/* Measured anew, the old age is gone. */
static void
test_baseline_measured_anew (LiveFixture  *fixture,
                             gconstpointer unused)
{
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  g_autoptr (GDateTime) origin = NULL;
  FrondSessionRecord *record;

  live_fixture_connect_sensor (fixture, "resting", 40);
  frond_live_session_set_baseline (fixture->session, 555, october);
  frond_live_session_measure_baseline (fixture->session, 1);
  while (live_fixture_get_status (fixture).baseline > 500)
    g_main_context_iteration (NULL, FALSE);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 1);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  record = frond_live_session_get_record (fixture->session);
  g_assert_cmpint (get_baseline_source (fixture), ==, FROND_BASELINE_MEASURED);
  origin = frond_session_baseline_find_origin (fixture->vault, record, NULL);
  g_assert_true (g_date_time_equal (origin, record->started_at));
}

/* The live envelope and the re-analysis see the same samples through the same code: their numbers are equal to the last bit of a float. */
static void
test_live_equals_analysis (LiveFixture  *fixture,
                           gconstpointer unused)
{
  g_autoptr (FrondLiveFeed) feed = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  const FrondChannelAnalysis *channel;
  guint64                     n;

  live_fixture_connect_sensor (fixture, "work-rest", 40);
  live_fixture_begin (fixture, "quick-look");
  feed = frond_live_feed_ref (frond_live_session_get_feed (fixture->session));
  live_fixture_wait_until_recorded (fixture, 20);
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
    float           maximum = NAN;

    frond_live_feed_read (feed, k, 1, &column);
    for (gsize i = k * per_column; i < (k + 1) * per_column; i++)
      maximum = fmaxf (maximum, (float) channel->envelope[i]);
    g_assert_true (column.maximum == maximum || (isnan (column.maximum) && isnan (maximum)));
  }
}

static void
test_stop_is_a_stop (LiveFixture  *fixture,
                     gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  double stopped_at;

  live_fixture_connect_sensor (fixture, "resting", 20);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 3);
  frond_live_session_stop (fixture->session, TRUE);
  stopped_at = live_fixture_get_status (fixture).recorded_s;
  g_assert_cmpint (live_fixture_get_status (fixture).state, ==, FROND_LIVE_STOPPED);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_PATIENT_STOP], ==, 1);

  /* Time goes on, the recording does not. */
  for (int i = 0; i < 20; i++) {
    g_usleep (10000);
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpfloat (live_fixture_get_status (fixture).recorded_s, ==, stopped_at);

  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), NULL);
  g_assert_cmpfloat ((double) frond_recording_get_n_samples (recording) / frond_recording_get_rate (recording), ==, stopped_at);
}

static void
test_pause_stands_and_resume_goes_on (LiveFixture  *fixture,
                                      gconstpointer unused)
{
  double elapsed;

  live_fixture_connect_sensor (fixture, "resting", 20);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 2);
  frond_live_session_pause (fixture->session);
  elapsed = live_fixture_get_status (fixture).engine.elapsed_s;
  live_fixture_wait_until_recorded (fixture, 5);
  g_assert_cmpfloat (live_fixture_get_status (fixture).engine.elapsed_s, ==, elapsed);
  frond_live_session_resume (fixture->session);
  live_fixture_wait_until_recorded (fixture, 7);
  g_assert_cmpfloat (live_fixture_get_status (fixture).engine.elapsed_s, >, elapsed + 0.5);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_PAUSE], ==, 1);
  g_assert_cmpuint (fixture->n_events[FROND_EVENT_RESUME], ==, 1);

  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
}

static void
test_practice_stores_nothing (LiveFixture  *fixture,
                              gconstpointer unused)
{
  live_fixture_connect_sensor (fixture, "resting", 40);
  g_assert_true (frond_live_session_is_practice (fixture->session));
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 2);
  g_assert_cmpfloat (live_fixture_get_status (fixture).value, >, 0);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
  g_assert_null (frond_live_session_get_record (fixture->session));
}

/* A second begin is refused and changes nothing, with a record or without. */
static void
test_begins_once (LiveFixture  *fixture,
                  gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *record;
  double              elapsed;

  live_fixture_connect_sensor (fixture, "resting", 40);
  live_fixture_begin (fixture, "quick-look");
  record = frond_live_session_get_record (fixture->session);
  live_fixture_wait_until_recorded (fixture, 2);
  elapsed = live_fixture_get_status (fixture).engine.elapsed_s;
  g_assert_false (frond_live_session_begin (fixture->session, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_assert_cmpfloat (live_fixture_get_status (fixture).engine.elapsed_s, >=, elapsed);
  g_assert_true (frond_live_session_get_record (fixture->session) == record);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);
}

/* The simulated patient begins with the recording, however long the signal check took: its work is the programme's. */
static void
test_patient_follows_programme (LiveFixture  *fixture,
                                gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord         *record;
  const FrondChannelAnalysis *channel;

  live_fixture_connect_sensor (fixture, "work-rest", 20);
  frond_live_session_measure_baseline (fixture->session, 17);
  while (isnan (live_fixture_get_status (fixture).baseline))
    g_main_context_iteration (NULL, FALSE);
  live_fixture_begin (fixture, "work-and-rest-10-10");
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
    /* Blocks of what it did before may be at the beginning: what a late tick makes at twenty times life. */
    if (result->segment.kind == FROND_PHASE_RELEASE)
      g_assert_cmpfloat (result->release_s, <, 4);
  }
}

/* Asked by the programme, it works in the phases of work and lets go after them, whatever was skipped before. */
static void
test_patient_does_what_is_asked (LiveFixture  *fixture,
                                 gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord         *record;
  const FrondChannelAnalysis *channel;
  guint                       n_worked = 0;

  live_fixture_connect_sensor (fixture, "letting-go", 5);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 3);
  frond_live_session_next_phase (fixture->session);
  g_main_loop_run (fixture->loop);

  record = frond_live_session_get_record (fixture->session);
  recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  analysis = frond_analysis_of_recording (recording, record, &error);
  g_assert_no_error (error);
  channel = g_ptr_array_index (analysis->channels, 0);
  for (guint i = 0; i < channel->results->len; i++) {
    const FrondSegmentResult *result = g_ptr_array_index (channel->results, i);

    if (result->segment.kind == FROND_PHASE_WORK) {
      g_assert_cmpfloat (result->peak, >, 30);
      n_worked++;
    } else {
      g_assert_cmpfloat (result->mean, <, 20);
    }
  }
  g_assert_cmpuint (n_worked, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  LIVE_FIXTURE_ADD ("/live-session/whole", NULL, test_whole_session);
  LIVE_FIXTURE_ADD ("/live-session/baseline-keeps-its-age", NULL, test_baseline_keeps_its_age);
  LIVE_FIXTURE_ADD ("/live-session/baseline-measured-anew", NULL, test_baseline_measured_anew);
  LIVE_FIXTURE_ADD ("/live-session/live-equals-analysis", NULL, test_live_equals_analysis);
  LIVE_FIXTURE_ADD ("/live-session/stop", NULL, test_stop_is_a_stop);
  LIVE_FIXTURE_ADD ("/live-session/pause", NULL, test_pause_stands_and_resume_goes_on);
  LIVE_FIXTURE_ADD ("/live-session/practice", GINT_TO_POINTER (TRUE), test_practice_stores_nothing);
  LIVE_FIXTURE_ADD ("/live-session/begins-once", NULL, test_begins_once);
  LIVE_FIXTURE_ADD ("/live-session/begins-once/practice", GINT_TO_POINTER (TRUE), test_begins_once);
  LIVE_FIXTURE_ADD ("/live-session/patient-follows-programme", NULL, test_patient_follows_programme);
  LIVE_FIXTURE_ADD ("/live-session/patient-does-what-is-asked", NULL, test_patient_does_what_is_asked);

  return g_test_run ();
}
