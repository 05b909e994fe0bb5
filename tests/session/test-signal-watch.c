/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-signal-watch.h"

#include <math.h>

#include "frond-simulated-patient.h"

#define RATE FROND_SIMULATED_RATE_HZ

typedef struct {
  FrondSignalWatch  watch;
  FrondSignalRating rating;
  FrondSignalReason reason;
  FrondChannel     *channel;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->channel = frond_simulated_patient_make_channel ();
  frond_signal_watch_init (&fixture->watch, fixture->channel, RATE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  frond_signal_watch_clear (&fixture->watch);
  frond_channel_free (fixture->channel);
}

/* The patient from one second to another, with so much added to each sample. */
static void
watch (Fixture    *fixture,
       const char *scenario,
       double      from_s,
       double      to_s,
       double      jump_uv)
{
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find (scenario, strlen (scenario)), 1);

  for (guint64 i = (guint64) (from_s * RATE); i < (guint64) (to_s * RATE); i++) {
    const gint32 raw = frond_simulated_patient_get_sample (patient, i);

    frond_signal_watch_push (&fixture->watch, i, frond_channel_to_physical (fixture->channel, raw) + jump_uv, NULL, frond_channel_is_clipped (fixture->channel, raw));
  }
  frond_signal_watch_get_rating (&fixture->watch, &fixture->rating, &fixture->reason);
}

static void
assert_found (const Fixture    *fixture,
              FrondSignalRating rating,
              FrondSignalReason reason)
{
  g_assert_cmpint (fixture->rating, ==, rating);
  g_assert_cmpint (fixture->reason, ==, reason);
}

static void
test_scenarios (Fixture      *fixture,
                gconstpointer unused)
{
  static const struct {
    const char       *scenario;
    double            seconds;
    FrondSignalRating rating;
    FrondSignalReason reason;
  } cases[] = {
    { "resting", 1, FROND_SIGNAL_WAITING, FROND_SIGNAL_REASON_NONE },
    { "resting", 12, FROND_SIGNAL_GOOD, FROND_SIGNAL_REASON_NONE },
    { "flicks", 24, FROND_SIGNAL_GOOD, FROND_SIGNAL_REASON_NONE },
    { "mains-hum", 5, FROND_SIGNAL_POOR, FROND_SIGNAL_REASON_MAINS_HUM },
    { "clipping", 5, FROND_SIGNAL_POOR, FROND_SIGNAL_REASON_CLIPPING },
    { "flat", 5, FROND_SIGNAL_POOR, FROND_SIGNAL_REASON_FLAT },
    { "ecg", 12, FROND_SIGNAL_FAIR, FROND_SIGNAL_REASON_ECG },
    { "electrode-off", 24, FROND_SIGNAL_POOR, FROND_SIGNAL_REASON_CONTACT },
    { "electrode-off", 35, FROND_SIGNAL_GOOD, FROND_SIGNAL_REASON_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s, %g s", cases[i].scenario, cases[i].seconds);
    frond_signal_watch_clear (&fixture->watch);
    frond_signal_watch_init (&fixture->watch, fixture->channel, RATE);
    watch (fixture, cases[i].scenario, 0, cases[i].seconds, 0);
    assert_found (fixture, cases[i].rating, cases[i].reason);
  }
}

/* Shown while it is so, and a moment longer. */
static void
test_motion (Fixture      *fixture,
             gconstpointer unused)
{
  watch (fixture, "resting", 0, 6, 0);
  assert_found (fixture, FROND_SIGNAL_GOOD, FROND_SIGNAL_REASON_NONE);
  watch (fixture, "resting", 6, 7.5, 200);
  assert_found (fixture, FROND_SIGNAL_POOR, FROND_SIGNAL_REASON_MOTION);
  watch (fixture, "resting", 7.5, 12, 200);
  assert_found (fixture, FROND_SIGNAL_GOOD, FROND_SIGNAL_REASON_NONE);
}

/* Another level after a gap is no movement. */
static void
test_gap (Fixture      *fixture,
          gconstpointer unused)
{
  watch (fixture, "resting", 0, 6, 0);
  frond_signal_watch_add_lost (&fixture->watch, 6100, 100);
  g_assert_cmpfloat (frond_signal_watch_get_lost_percent (&fixture->watch, 6100), ==, 1);
  for (guint i = 0; i < 20; i++) {
    watch (fixture, "resting", 6.1 + 0.1 * i, 6.2 + 0.1 * i, 200);
    g_assert_cmpint (fixture->reason, !=, FROND_SIGNAL_REASON_MOTION);
  }
}

/* A pressure has a rating, and no artefacts of muscles. */
static void
test_pressure (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("Pressure", FROND_CHANNEL_PRESSURE, "cmH2O", 0.1, 0);
  FrondSignalWatch  self;
  FrondSignalRating rating;
  FrondSignalReason reason;

  frond_signal_watch_init (&self, channel, 100);
  for (guint i = 0; i < 1000; i++)
    frond_signal_watch_push (&self, i, 20 + 5 * sin (0.05 * i), NULL, FALSE);
  frond_signal_watch_get_rating (&self, &rating, &reason);
  g_assert_cmpint (rating, ==, FROND_SIGNAL_GOOD);
  g_assert_cmpint (reason, ==, FROND_SIGNAL_REASON_NONE);
  frond_signal_watch_clear (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/signal-watch/scenarios", Fixture, NULL, set_up, test_scenarios, tear_down);
  g_test_add ("/signal-watch/motion", Fixture, NULL, set_up, test_motion, tear_down);
  g_test_add ("/signal-watch/gap", Fixture, NULL, set_up, test_gap, tear_down);
  g_test_add_func ("/signal-watch/pressure", test_pressure);

  return g_test_run ();
}
