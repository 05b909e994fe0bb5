/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "live-fixture.h"

#include "frond-session-repository.h"

static void
test_markers_and_undo (LiveFixture  *fixture,
                       gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  guint n_markers = 0, n_ratings = 0;

  live_fixture_connect_sensor (fixture, "resting", 20);
  live_fixture_begin (fixture, "quick-look");
  live_fixture_wait_until_recorded (fixture, 1);
  frond_live_session_mark (fixture->session, 1, NULL);
  frond_live_session_mark (fixture->session, 0, "cough");
  frond_live_session_mark (fixture->session, 3, NULL);
  frond_live_session_rate (fixture->session, FROND_RATING_PAIN, 3);
  frond_live_session_rate (fixture->session, FROND_RATING_PAIN, 4);
  frond_live_session_undo_mark (fixture->session);
  frond_live_session_undo_mark (fixture->session);
  frond_live_session_undo_mark (fixture->session);
  frond_live_session_rate (fixture->session, FROND_RATING_SUDS, 20);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), NULL);
  events = frond_recording_get_events (recording, NULL);
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_RATING) {
      g_assert_cmpint (event->code, ==, FROND_RATING_SUDS);
      g_assert_cmpfloat (event->value, ==, 20);
      n_ratings++;
    }
    if (event->kind == FROND_EVENT_MARKER) {
      g_assert_cmpint (event->code, ==, n_markers == 0 ? 1 : 0);
      if (n_markers == 1)
        g_assert_cmpstr (event->text, ==, "cough");
      n_markers++;
    }
  }
  g_assert_cmpuint (n_markers, ==, 2);
  g_assert_cmpuint (n_ratings, ==, 1);
}

/* What was said of the next step is in the recording as it was said; what was a slip of the hand is not. */
static void
test_trainer (LiveFixture  *fixture,
              gconstpointer unused)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  guint n = 0;

  live_fixture_connect_sensor (fixture, "resting", 20);
  live_fixture_begin (fixture, "guarding-response");
  live_fixture_wait_until_recorded (fixture, 1);
  frond_live_session_say_trainer (fixture->session, 3, FROND_TRAINER_BY_THERAPIST);
  frond_live_session_say_trainer (fixture->session, 8, FROND_TRAINER_BY_PATIENT);
  frond_live_session_undo_mark (fixture->session);
  g_assert_cmpint (((FrondEvent *) g_ptr_array_index (frond_live_session_get_events (fixture->session), frond_live_session_get_events (fixture->session)->len - 1))->code, ==, 3);
  frond_live_session_end (fixture->session);
  g_main_loop_run (fixture->loop);

  recording = frond_session_repository_open_recording (fixture->vault, frond_live_session_get_record (fixture->session), NULL);
  events = frond_recording_get_events (recording, NULL);
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind != FROND_EVENT_TRAINER)
      continue;
    g_assert_cmpint (event->code, ==, 3);
    g_assert_cmpfloat (event->value, ==, FROND_TRAINER_BY_THERAPIST);
    g_assert_cmpuint (event->sample, >=, 1000);
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  LIVE_FIXTURE_ADD ("/live-events/markers", NULL, test_markers_and_undo);

  LIVE_FIXTURE_ADD ("/live-events/trainer", NULL, test_trainer);

  return g_test_run ();
}
