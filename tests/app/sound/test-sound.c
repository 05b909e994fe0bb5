/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is heard of a session: a simulated patient, and a sink that listens. */

#include "config.h"

#include <math.h>

#include "frond-sound.h"

#include "session-fixture.h"

#define SINK "fakesink name=ear sync=true signal-handoffs=true"

typedef struct {
  FrondLiveSession *session;
  FrondSoundPlayer *player;
  FrondSound       *sound;
  gboolean          is_connected;
  guint             n_unavailable;
  guint             n_changed;
  int               loudest_ppm; /* of the last block; the streaming thread's */
} Fixture;

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Fixture *fixture = data;

  fixture->is_connected = frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, NULL);
}

static gboolean
is_connected (gpointer data)
{
  return ((Fixture *) data)->is_connected;
}

static void
set_up (Fixture      *fixture,
        gconstpointer sink)
{
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_new (FROND_ENDPOINT_SIMULATED, "resting", "Simulated patient");
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");

  fixture->session = frond_live_session_new (NULL, NULL);
  frond_live_session_set_programme (fixture->session, programme);
  frond_live_session_connect_async (fixture->session, endpoint, 1, NULL, connected_cb, fixture);
  session_fixture_wait (is_connected, fixture);
  fixture->player = frond_sound_player_new_for_sink (sink);
  fixture->sound = frond_sound_new_for_player (fixture->player);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer sink)
{
  g_assert_finalize_object (fixture->sound);
  g_assert_finalize_object (fixture->player);
  session_fixture_settle ();
  g_assert_finalize_object (fixture->session);
}

/* Far above her rest, the patient is tense: the picture is closed, the tone loud. */
static void
begin (Fixture *fixture,
       double   baseline)
{
  g_autoptr (GError) error = NULL;

  frond_live_session_set_baseline (fixture->session, baseline, NULL);
  frond_live_session_begin (fixture->session, &error);
  g_assert_no_error (error);
}

static void
handoff_cb (GstElement *sink,
            GstBuffer  *buffer,
            GstPad     *pad,
            Fixture    *fixture)
{
  GstMapInfo map;
  float      loudest = 0;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  for (gsize i = 0; i < map.size / sizeof (float); i++)
    loudest = MAX (loudest, fabsf (((float *) (gpointer) map.data)[i]));
  gst_buffer_unmap (buffer, &map);
  g_atomic_int_set (&fixture->loudest_ppm, (int) (loudest * 1e6f));
}

static gboolean
has_pipeline (gpointer data)
{
  return frond_sound_player_get_pipeline (((Fixture *) data)->player) != NULL;
}

static gboolean
is_loud (gpointer data)
{
  return g_atomic_int_get (&((Fixture *) data)->loudest_ppm) > 50000;
}

static gboolean
is_silent (gpointer data)
{
  return g_atomic_int_get (&((Fixture *) data)->loudest_ppm) == 0;
}

static void
listen (Fixture *fixture)
{
  g_autoptr (GstElement) sink = NULL;

  session_fixture_wait (has_pipeline, fixture);
  sink = gst_bin_get_by_name (GST_BIN (frond_sound_player_get_pipeline (fixture->player)), "ear");
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), fixture);
}

/* The bar: 300 ms; what the tick and the sink take is in it. */
static void
assert_fades (Fixture *fixture)
{
  gint64 asked_at_us = g_get_monotonic_time ();

  session_fixture_wait (is_silent, fixture);
  g_assert_cmpint (g_get_monotonic_time () - asked_at_us, <, 1000 * 1000);
}

static void
test_stop (Fixture      *fixture,
           gconstpointer sink)
{
  begin (fixture, 0.5);
  frond_sound_set_kind (fixture->sound, FROND_SOUND_TONE);
  frond_sound_set_volume (fixture->sound, 1);
  frond_sound_follow (fixture->sound, fixture->session);
  listen (fixture);
  session_fixture_wait (is_loud, fixture);

  frond_live_session_stop (fixture->session, TRUE);
  assert_fades (fixture);
  frond_live_session_resume (fixture->session);
  session_fixture_wait (is_loud, fixture);
  frond_live_session_pause (fixture->session);
  assert_fades (fixture);
}

static void
test_mute (Fixture      *fixture,
           gconstpointer sink)
{
  begin (fixture, 0.5);
  frond_sound_set_kind (fixture->sound, FROND_SOUND_TONE);
  frond_sound_follow (fixture->sound, fixture->session);
  listen (fixture);
  session_fixture_wait (is_loud, fixture);

  frond_sound_set_muted (fixture->sound, TRUE);
  assert_fades (fixture);
  g_assert_cmpint (frond_live_session_is_practice (fixture->session), ==, TRUE);
  frond_sound_set_muted (fixture->sound, FALSE);
  session_fixture_wait (is_loud, fixture);
  frond_sound_follow (fixture->sound, NULL);
  assert_fades (fixture);
}

/* Before the programme runs nothing is heard, and off is off: not even a device is asked for. */
static void
test_off (Fixture      *fixture,
          gconstpointer sink)
{
  frond_sound_follow (fixture->sound, fixture->session);
  begin (fixture, 0.5);
  for (guint i = 0; i < 20; i++)
    session_fixture_settle ();
  g_assert_false (has_pipeline (fixture));
}

static void
unavailable_cb (Fixture *fixture)
{
  fixture->n_unavailable++;
}

static gboolean
is_unavailable (gpointer data)
{
  return frond_sound_is_unavailable (((Fixture *) data)->sound);
}

/* The session does not even notice. */
static void
test_unavailable (Fixture      *fixture,
                  gconstpointer sink)
{
  FrondLiveStatus status;

  g_signal_connect_swapped (fixture->sound, "unavailable", G_CALLBACK (unavailable_cb), fixture);
  begin (fixture, 0.5);
  frond_sound_set_kind (fixture->sound, FROND_SOUND_WAVES);
  frond_sound_follow (fixture->sound, fixture->session);
  session_fixture_wait (is_unavailable, fixture);
  g_assert_cmpuint (fixture->n_unavailable, ==, 1);
  frond_live_session_get_status (fixture->session, &status);
  g_assert_cmpint (status.state, ==, FROND_LIVE_RUNNING);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
test_choices (Fixture      *fixture,
              gconstpointer sink)
{
  g_signal_connect_swapped (fixture->sound, "changed", G_CALLBACK (changed_cb), fixture);
  frond_sound_set_volume (fixture->sound, 7);
  g_assert_cmpfloat (frond_sound_get_volume (fixture->sound), ==, 1);
  frond_sound_set_volume (fixture->sound, 2);
  frond_sound_set_kind (fixture->sound, FROND_SOUND_RAIN);
  frond_sound_set_kind (fixture->sound, FROND_SOUND_RAIN);
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  for (FrondSoundKind kind = FROND_SOUND_OFF; kind <= FROND_SOUND_TONE; kind++)
    g_assert_cmpint (frond_sound_kind_from_string (frond_sound_kind_to_string (kind)), ==, kind);
  g_assert_cmpint (frond_sound_kind_from_string ("organ"), ==, FROND_SOUND_OFF);
  g_assert_cmpint (frond_sound_kind_from_string (NULL), ==, FROND_SOUND_OFF);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_true (gst_init_check (NULL, NULL, NULL));

  g_test_add ("/sound/stop", Fixture, SINK, set_up, test_stop, tear_down);
  g_test_add ("/sound/mute", Fixture, SINK, set_up, test_mute, tear_down);
  g_test_add ("/sound/off", Fixture, SINK, set_up, test_off, tear_down);
  g_test_add ("/sound/unavailable", Fixture, "autoaudiosink", set_up, test_unavailable, tear_down);
  g_test_add ("/sound/choices", Fixture, SINK, set_up, test_choices, tear_down);

  return g_test_run ();
}
