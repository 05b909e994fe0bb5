/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody hears who does not look: each change once, the most urgent first, and never a value. */

#include "config.h"

#include <math.h>

#include "frond-session-announcer.h"

typedef struct {
  FrondSessionAnnouncer announcer;
  FrondLiveStatus       status;
  FrondProgramme       *programme;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  frond_session_announcer_start (&fixture->announcer, FALSE);
  fixture->programme = frond_programme_find_built_in ("work-and-rest-10-10");
  g_assert_nonnull (fixture->programme);
  fixture->status = (FrondLiveStatus) {
    .state = FROND_LIVE_RUNNING,
    .sensor_state = FROND_SENSOR_STREAMING,
    .value = 3,
    .engine = { .goal = 4, .direction = FROND_GOAL_BELOW, .zone = FROND_ZONE_NONE },
  };
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->programme);
}

static void
assert_said (Fixture    *fixture,
             double      now_s,
             const char *expected)
{
  GtkAccessibleAnnouncementPriority priority;
  g_autofree char                  *said = frond_session_announcer_next (&fixture->announcer, &fixture->status, fixture->programme, now_s, &priority);

  g_assert_cmpstr (said, ==, expected);
}

/* The first phase is announced with its name and length; that itself is tested with the closures. */
static void
pass_first_phase (Fixture *fixture)
{
  GtkAccessibleAnnouncementPriority priority;
  g_autofree char                  *said = frond_session_announcer_next (&fixture->announcer, &fixture->status, fixture->programme, 0, &priority);

  g_assert_true (g_str_has_prefix (said, frond_programme_get_phase (fixture->programme, 0)->name));
  g_assert_cmpint (priority, ==, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
test_phases (Fixture      *fixture,
             gconstpointer data)
{
  GtkAccessibleAnnouncementPriority priority;
  g_autofree char                  *said = NULL;

  pass_first_phase (fixture);
  assert_said (fixture, 0.25, NULL);
  fixture->status.engine.phase_index = 1;
  said = frond_session_announcer_next (&fixture->announcer, &fixture->status, fixture->programme, 0.5, &priority);
  g_assert_true (g_str_has_prefix (said, frond_programme_get_phase (fixture->programme, 1)->name));
  assert_said (fixture, 0.75, NULL);
  /* After the last phase there is none to be named. */
  fixture->status.engine.phase_index = frond_programme_get_n_phases (fixture->programme);
  assert_said (fixture, 1, NULL);
}

static void
test_values_are_silent (Fixture      *fixture,
                        gconstpointer data)
{
  pass_first_phase (fixture);
  for (int i = 0; i < 100; i++) {
    fixture->status.value = i;
    assert_said (fixture, i * 0.25, NULL);
  }
}

static void
test_goal_at_most_every_5_s (Fixture      *fixture,
                             gconstpointer data)
{
  pass_first_phase (fixture);
  fixture->status.engine.zone = FROND_ZONE_REACHED;
  assert_said (fixture, 10, "below goal");
  assert_said (fixture, 20, NULL);
  fixture->status.engine.zone = FROND_ZONE_AWAY;
  assert_said (fixture, 21, "above goal");
  fixture->status.engine.zone = FROND_ZONE_REACHED;
  assert_said (fixture, 25.9, NULL);
  assert_said (fixture, 26, "below goal");
  /* Near and away are both "not reached": no news. */
  fixture->status.engine.zone = FROND_ZONE_NEAR;
  assert_said (fixture, 40, "near goal");
  fixture->status.engine.zone = FROND_ZONE_AWAY;
  assert_said (fixture, 50, NULL);
}

/* Two things at a time are none: what has time waits, and comes when it is still so. */
static void
test_calm_between (Fixture      *fixture,
                   gconstpointer data)
{
  pass_first_phase (fixture);
  fixture->status.engine.zone = FROND_ZONE_REACHED;
  assert_said (fixture, 1.9, NULL);
  assert_said (fixture, 2, "below goal");
  fixture->status.engine.is_waiting = TRUE;
  assert_said (fixture, 3.75, NULL);
  /* A stop never waits, and what waited is still to be said. */
  fixture->status.state = FROND_LIVE_PAUSED;
  assert_said (fixture, 3.9, "Programme paused. The recording goes on.");
  fixture->status.state = FROND_LIVE_RUNNING;
  assert_said (fixture, 4, "Going on.");
  assert_said (fixture, 5.75, NULL);
  assert_said (fixture, 6, "The next step waits for you.");
  assert_said (fixture, 9, NULL);
  fixture->status.engine.is_waiting = FALSE;
  assert_said (fixture, 9.25, NULL);
  fixture->status.engine.is_waiting = TRUE;
  assert_said (fixture, 9.5, "The next step waits for you.");
  /* What is no longer so is not said. */
  fixture->status.engine.zone = FROND_ZONE_AWAY;
  assert_said (fixture, 10, NULL);
  fixture->status.engine.zone = FROND_ZONE_REACHED;
  assert_said (fixture, 30, NULL);
}

static void
test_sensor_is_urgent (Fixture      *fixture,
                       gconstpointer data)
{
  GtkAccessibleAnnouncementPriority priority;
  g_autofree char                  *said = NULL;

  pass_first_phase (fixture);
  fixture->status.silent_s = 1.9;
  assert_said (fixture, 1, NULL);
  fixture->status.silent_s = 2;
  fixture->status.engine.phase_index = 1;
  said = frond_session_announcer_next (&fixture->announcer, &fixture->status, fixture->programme, 2, &priority);
  g_assert_nonnull (strstr (said, "Sensor disconnected"));
  g_assert_cmpint (priority, ==, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  /* What it pushed aside comes next. */
  g_free (g_steal_pointer (&said));
  said = frond_session_announcer_next (&fixture->announcer, &fixture->status, fixture->programme, 2.25, &priority);
  g_assert_true (g_str_has_prefix (said, frond_programme_get_phase (fixture->programme, 1)->name));
  assert_said (fixture, 30, NULL);
  fixture->status.silent_s = 0;
  assert_said (fixture, 31, "Sensor connected again.");
}

static void
test_stop_and_go (Fixture      *fixture,
                  gconstpointer data)
{
  pass_first_phase (fixture);
  fixture->status.state = FROND_LIVE_PAUSED;
  assert_said (fixture, 1, "Programme paused. The recording goes on.");
  assert_said (fixture, 2, NULL);
  fixture->status.state = FROND_LIVE_RUNNING;
  assert_said (fixture, 3, "Going on.");
  fixture->status.state = FROND_LIVE_STOPPED;
  fixture->status.recorded_s = 130.9;
  assert_said (fixture, 4, "Stopped. Everything up to 2:10 is kept.");
  fixture->status.state = FROND_LIVE_RUNNING;
  assert_said (fixture, 5, "Going on.");
  fixture->status.state = FROND_LIVE_ENDED;
  assert_said (fixture, 6, "The session is over.");
  assert_said (fixture, 7, NULL);
}

/* What waits in memory is not called kept, nor an open recording. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  pass_first_phase (fixture);
  fixture->status.recorded_s = 130.9;
  fixture->status.stored_s = 61.9;
  fixture->status.storage_error = "The disk is full.";
  fixture->status.silent_s = 2;
  assert_said (fixture, 1, "Sensor disconnected. Everything up to 1:01 is stored. The rest, up to 2:10, waits in memory until the disk takes it.");
  fixture->status.silent_s = 0;
  assert_said (fixture, 2, "Sensor connected again.");
  fixture->status.state = FROND_LIVE_STOPPED;
  assert_said (fixture, 3, "Stopped. Everything up to 1:01 is stored. The rest, up to 2:10, waits in memory until the disk takes it.");
}

/* Of practice nothing is recorded. */
static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  frond_session_announcer_start (&fixture->announcer, TRUE);
  pass_first_phase (fixture);
  fixture->status.silent_s = 2;
  assert_said (fixture, 1, "Sensor disconnected.");
  fixture->status.silent_s = 0;
  assert_said (fixture, 2, "Sensor connected again.");
  fixture->status.state = FROND_LIVE_STOPPED;
  assert_said (fixture, 3, "Stopped. Nothing is stored.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/session-announcer/phases", Fixture, NULL, set_up, test_phases, tear_down);
  g_test_add ("/app/session-announcer/values-are-silent", Fixture, NULL, set_up, test_values_are_silent, tear_down);
  g_test_add ("/app/session-announcer/goal-at-most-every-5-s", Fixture, NULL, set_up, test_goal_at_most_every_5_s, tear_down);
  g_test_add ("/app/session-announcer/calm-between", Fixture, NULL, set_up, test_calm_between, tear_down);
  g_test_add ("/app/session-announcer/sensor-is-urgent", Fixture, NULL, set_up, test_sensor_is_urgent, tear_down);
  g_test_add ("/app/session-announcer/stop-and-go", Fixture, NULL, set_up, test_stop_and_go, tear_down);
  g_test_add ("/app/session-announcer/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/app/session-announcer/practice", Fixture, NULL, set_up, test_practice, tear_down);

  return g_test_run ();
}
