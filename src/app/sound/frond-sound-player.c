/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound-player.h"

#include <gio/gio.h>
#include <gst/app/gstappsrc.h>

#define RATE_HZ       48000
#define BLOCK_SAMPLES (RATE_HZ / 100)
/* How much sound waits in the device. With a block on its way it adds 70 ms to what the screen needs: half of what one notices. */
#define DEVICE_BUFFER_US 60000
#define DEVICE_BLOCK_US  10000
/* After this much silence the device is given back. */
#define IDLE_S 2

struct _FrondSoundPlayer {
  GObject parent_instance;

  char            *sink;
  GstElement      *pipeline;
  guint            bus_watch_id;
  guint            idle_id;
  gboolean         is_starting;
  gboolean         is_unavailable;
  guint64          n_samples; /* of the streaming thread */
  GMutex           lock;      /* of the synthesizer */
  FrondSoundSynth *synth;
};

G_DEFINE_FINAL_TYPE (FrondSoundPlayer, frond_sound_player, G_TYPE_OBJECT)

enum {
  UNAVAILABLE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* On GStreamer's thread, whenever the device wants more. */
static void
need_data_cb (GstAppSrc *source,
              guint      length,
              gpointer   user_data)
{
  FrondSoundPlayer *self = user_data;
  GstBuffer        *buffer = gst_buffer_new_allocate (NULL, BLOCK_SAMPLES * sizeof (float), NULL);
  GstMapInfo        map;

  if (gst_buffer_map (buffer, &map, GST_MAP_WRITE)) {
    g_mutex_lock (&self->lock);
    frond_sound_synth_render (self->synth, (float *) (gpointer) map.data, BLOCK_SAMPLES);
    g_mutex_unlock (&self->lock);
    gst_buffer_unmap (buffer, &map);
  }
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (self->n_samples, GST_SECOND, RATE_HZ);
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (BLOCK_SAMPLES, GST_SECOND, RATE_HZ);
  self->n_samples += BLOCK_SAMPLES;
  gst_app_src_push_buffer (source, buffer);
}

/* Whatever device there is: what it holds back is delay. */
static void
element_added_cb (GstBin     *pipeline,
                  GstBin     *bin,
                  GstElement *element,
                  gpointer    user_data)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (element);

  if (!g_object_class_find_property (klass, "buffer-time") || !g_object_class_find_property (klass, "latency-time"))
    return;

  g_object_set (element, "buffer-time", (gint64) DEVICE_BUFFER_US, "latency-time", (gint64) DEVICE_BLOCK_US, NULL);
}

static void
prepare_source (FrondSoundPlayer *self)
{
  static GstAppSrcCallbacks callbacks = { .need_data = need_data_cb };
  g_autoptr (GstElement) source = gst_bin_get_by_name (GST_BIN (self->pipeline), "source");
  g_autoptr (GstCaps) caps = gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING, "F32LE", "layout", G_TYPE_STRING, "interleaved",
                                                  "rate", G_TYPE_INT, RATE_HZ, "channels", G_TYPE_INT, 1, NULL);

  g_object_set (source, "caps", caps, "format", GST_FORMAT_TIME, "max-bytes", (guint64) 1, NULL);
  gst_app_src_set_callbacks (GST_APP_SRC (source), &callbacks, self, NULL);
}

/* On a thread: the first time, GStreamer looks through its plug-ins; and a sound server may take its time. */
static void
start_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  FrondSoundPlayer *self = source_object;
  g_autoptr (GError) error = NULL;
  g_autofree char *description = g_strdup_printf ("appsrc name=source ! audioconvert ! audioresample ! %s", self->sink);

  if (!self->pipeline && gst_init_check (NULL, NULL, &error)) {
    self->pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
    if (self->pipeline) {
      gst_object_ref_sink (self->pipeline);
      g_signal_connect (self->pipeline, "deep-element-added", G_CALLBACK (element_added_cb), NULL);
      prepare_source (self);
    }
  }

  self->n_samples = 0;
  g_task_return_boolean (task, self->pipeline && gst_element_set_state (self->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE);
}

static void
give_up (FrondSoundPlayer *self)
{
  if (self->is_unavailable)
    return;

  self->is_unavailable = TRUE;
  if (self->pipeline)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_signal_emit (self, signals[UNAVAILABLE], 0);
}

/* Where there is no device, GStreamer's automatic sink only warns and plays into nothing. */
static gboolean
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR || GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING)
    give_up (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
idle_cb (gpointer user_data)
{
  FrondSoundPlayer *self = user_data;
  gboolean          is_silent;

  g_mutex_lock (&self->lock);
  is_silent = frond_sound_synth_is_silent (self->synth);
  g_mutex_unlock (&self->lock);
  if (!is_silent)
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  return G_SOURCE_REMOVE;
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  FrondSoundPlayer *self = FROND_SOUND_PLAYER (object);

  self->is_starting = FALSE;
  if (!self->bus_watch_id && self->pipeline) {
    g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);

    self->bus_watch_id = gst_bus_add_watch (bus, message_cb, self);
  }
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    give_up (self);
  else
    self->idle_id = g_timeout_add_seconds (IDLE_S, idle_cb, self);
}

static void
start (FrondSoundPlayer *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, started_cb, NULL);

  self->is_starting = TRUE;
  g_task_run_in_thread (task, start_in_thread);
}

/**
 * frond_sound_player_set_target:
 * @self: a player
 * @target: what is to be heard from now on
 *
 * Cheap enough for every frame. Where there is no sound it changes nothing.
 */
void
frond_sound_player_set_target (FrondSoundPlayer       *self,
                               const FrondSoundTarget *target)
{
  g_return_if_fail (FROND_IS_SOUND_PLAYER (self));

  g_mutex_lock (&self->lock);
  frond_sound_synth_set_target (self->synth, target);
  g_mutex_unlock (&self->lock);

  if (target->kind != FROND_SOUND_OFF && target->volume > 0.0 && !self->is_unavailable && !self->is_starting && !self->idle_id)
    start (self);
}

/* Whether a sound was asked for and this computer cannot play it. */
gboolean
frond_sound_player_is_unavailable (FrondSoundPlayer *self)
{
  g_return_val_if_fail (FROND_IS_SOUND_PLAYER (self), FALSE);

  return self->is_unavailable;
}

GstElement *
frond_sound_player_get_pipeline (FrondSoundPlayer *self)
{
  g_return_val_if_fail (FROND_IS_SOUND_PLAYER (self), NULL);

  return self->is_starting ? NULL : self->pipeline;
}

static void
frond_sound_player_finalize (GObject *object)
{
  FrondSoundPlayer *self = FROND_SOUND_PLAYER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->bus_watch_id, g_source_remove);
  if (self->pipeline)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_clear_pointer (&self->synth, frond_sound_synth_free);
  g_clear_pointer (&self->sink, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (frond_sound_player_parent_class)->finalize (object);
}

static void
frond_sound_player_class_init (FrondSoundPlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_sound_player_finalize;

  signals[UNAVAILABLE] = g_signal_new ("unavailable", FROND_TYPE_SOUND_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_sound_player_init (FrondSoundPlayer *self)
{
  g_mutex_init (&self->lock);
  self->synth = frond_sound_synth_new (RATE_HZ, 1);
}

FrondSoundPlayer *
frond_sound_player_new (void)
{
  return frond_sound_player_new_for_sink ("autoaudiosink");
}

/**
 * frond_sound_player_new_for_sink:
 * @sink: an element with its properties, as for gst-launch-1.0
 *
 * Returns: (transfer full): a player that is silent
 */
FrondSoundPlayer *
frond_sound_player_new_for_sink (const char *sink)
{
  FrondSoundPlayer *self = g_object_new (FROND_TYPE_SOUND_PLAYER, NULL);

  self->sink = g_strdup (sink);
  return self;
}
