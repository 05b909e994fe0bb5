/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "frond-sound-player.h"

/* The bar: from what the device says to the ear, 150 ms more than the screen. */
#define LONGEST_DELAY_US (150 * 1000)

typedef struct {
  FrondSoundPlayer *player;
  guint             n_unavailable;
  /* Of the streaming thread */
  int    n_buffers;
  int    is_loud;
  GMutex lock;
  double loudest;
  gint64 loud_at_us;
} Fixture;

static void
unavailable_cb (Fixture *fixture)
{
  fixture->n_unavailable++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer sink)
{
  g_mutex_init (&fixture->lock);
  fixture->player = frond_sound_player_new_for_sink (sink);
  g_signal_connect_swapped (fixture->player, "unavailable", G_CALLBACK (unavailable_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer sink)
{
  g_assert_finalize_object (fixture->player);
  g_mutex_clear (&fixture->lock);
}

static void
wait_until (gboolean (*is_so) (Fixture *fixture),
            Fixture *fixture)
{
  gint64 deadline_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!is_so (fixture)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline_us);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static gboolean
has_pipeline (Fixture *fixture)
{
  return frond_sound_player_get_pipeline (fixture->player) != NULL;
}

static gboolean
is_unavailable (Fixture *fixture)
{
  return frond_sound_player_is_unavailable (fixture->player);
}

static gboolean
has_played (Fixture *fixture)
{
  return g_atomic_int_get (&fixture->n_buffers) > 20;
}

static gboolean
is_loud (Fixture *fixture)
{
  return g_atomic_int_get (&fixture->is_loud);
}

static gboolean
is_given_back (Fixture *fixture)
{
  GstState state = GST_STATE_VOID_PENDING;

  gst_element_get_state (frond_sound_player_get_pipeline (fixture->player), &state, NULL, 0);
  return state == GST_STATE_NULL;
}

/* What comes out at the other end, and when. */
static void
handoff_cb (GstElement *sink,
            GstBuffer  *buffer,
            GstPad     *pad,
            Fixture    *fixture)
{
  GstMapInfo map;

  g_atomic_int_inc (&fixture->n_buffers);
  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  for (gsize i = 0; i < map.size / sizeof (float) && !g_atomic_int_get (&fixture->is_loud); i++) {
    if (fabsf (((float *) (gpointer) map.data)[i]) > 0.02f) {
      fixture->loud_at_us = g_get_monotonic_time ();
      g_atomic_int_set (&fixture->is_loud, TRUE);
    }
  }
  gst_buffer_unmap (buffer, &map);
}

static void
listen (Fixture *fixture)
{
  g_autoptr (GstElement) sink = NULL;

  wait_until (has_pipeline, fixture);
  sink = gst_bin_get_by_name (GST_BIN (frond_sound_player_get_pipeline (fixture->player)), "ear");
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), fixture);
}

/* At the pace of a device, as a device asks. */
static void
test_plays (Fixture      *fixture,
            gconstpointer sink)
{
  FrondSoundTarget quiet = { FROND_SOUND_TONE, 1, 1, NAN }, loud = { FROND_SOUND_TONE, 1, 0, NAN }, off = { FROND_SOUND_OFF, 1, 0, NAN };
  gint64           asked_at_us;

  g_assert_null (frond_sound_player_get_pipeline (fixture->player));
  frond_sound_player_set_target (fixture->player, &quiet);
  listen (fixture);
  wait_until (has_played, fixture);
  g_assert_false (is_loud (fixture));

  asked_at_us = g_get_monotonic_time ();
  frond_sound_player_set_target (fixture->player, &loud);
  wait_until (is_loud, fixture);
  g_test_message ("sound: %.0f ms from what was asked for to the sink", (fixture->loud_at_us - asked_at_us) / 1000.0);
  g_assert_cmpint (fixture->loud_at_us - asked_at_us, <, LONGEST_DELAY_US);

  /* Silence gives the device back, and the next sound takes it again. */
  frond_sound_player_set_target (fixture->player, &off);
  wait_until (is_given_back, fixture);
  g_atomic_int_set (&fixture->n_buffers, 0);
  frond_sound_player_set_target (fixture->player, &loud);
  wait_until (has_played, fixture);
  g_assert_cmpuint (fixture->n_unavailable, ==, 0);
}

/* It says so once, and asks for nothing any more. */
static void
test_unavailable (Fixture      *fixture,
                  gconstpointer sink)
{
  FrondSoundTarget loud = { FROND_SOUND_TONE, 1, 0, NAN };

  frond_sound_player_set_target (fixture->player, &loud);
  wait_until (is_unavailable, fixture);
  for (guint i = 0; i < 50; i++) {
    frond_sound_player_set_target (fixture->player, &loud);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_cmpuint (fixture->n_unavailable, ==, 1);
}

/* Gone in the middle of starting. */
static void
test_dropped (void)
{
  FrondSoundTarget  loud = { FROND_SOUND_RAIN, 1, 0, NAN };
  FrondSoundPlayer *player = frond_sound_player_new_for_sink ("fakesink");

  frond_sound_player_set_target (player, &loud);
  g_object_add_weak_pointer (G_OBJECT (player), (gpointer *) &player);
  g_object_unref (player);
  while (player)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sound-player/plays", Fixture, "fakesink name=ear sync=true signal-handoffs=true", set_up, test_plays, tear_down);
  g_test_add ("/sound-player/no-device", Fixture, "autoaudiosink", set_up, test_unavailable, tear_down);
  g_test_add ("/sound-player/no-plug-in", Fixture, "nosuchsink", set_up, test_unavailable, tear_down);
  g_test_add ("/sound-player/broken-device", Fixture, "filesink location=/nowhere/at/all", set_up, test_unavailable, tear_down);
  g_test_add_func ("/sound-player/dropped", test_dropped);

  return g_test_run ();
}
