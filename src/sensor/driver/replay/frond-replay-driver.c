/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "driver/frond-driver.h"

#include "frond-text-recording.h"

typedef struct {
  FrondDriver parent;

  FrondTextRecording *recording;
  gsize               at;
  guint               next_gap;
  gint32             *frame;
} ReplayDriver;

static void
replay_driver_free (FrondDriver *driver)
{
  ReplayDriver *self = (ReplayDriver *) driver;

  g_clear_pointer (&self->recording, frond_text_recording_free);
  g_free (self->frame);
  g_free (self);
}

static FrondDriver *
replay_driver_open (FrondEndpoint  *endpoint,
                    FrondTransport *transport,
                    GError        **error)
{
  FrondTextRecording *recording = frond_text_recording_load (endpoint->path, error);
  ReplayDriver       *self;

  if (recording == NULL)
    return NULL;
  self = g_new0 (ReplayDriver, 1);
  self->parent.klass = &frond_replay_driver;
  self->recording = recording;
  self->frame = g_new0 (gint32, recording->channels->len);

  return &self->parent;
}

static void
replay_driver_describe (FrondDriver     *driver,
                        FrondSensorInfo *info)
{
  ReplayDriver *self = (ReplayDriver *) driver;

  g_set_str (&info->model, *self->recording->model != '\0' ? self->recording->model : "Recording");
  g_set_str (&info->firmware, self->recording->firmware);
  info->rate_hz = self->recording->rate_hz;
  for (guint i = 0; i < self->recording->channels->len; i++)
    g_ptr_array_add (info->channels, frond_channel_copy (g_ptr_array_index (self->recording->channels, i)));
}

static gboolean
replay_driver_start (FrondDriver    *driver,
                     FrondTransport *transport,
                     GError        **error)
{
  ReplayDriver *self = (ReplayDriver *) driver;

  self->at = 0;
  self->next_gap = 0;

  return TRUE;
}

static void
add_gap (ReplayDriver     *self,
         FrondFrameBuffer *frames)
{
  const FrondTextGap *gap = self->next_gap < self->recording->gaps->len ? &g_array_index (self->recording->gaps, FrondTextGap, self->next_gap) : NULL;

  if (gap == NULL || gap->at != self->at)
    return;
  frond_frame_buffer_add_gap (frames, gap->n_lost);
  self->next_gap++;
}

static guint
replay_driver_generate (FrondDriver      *driver,
                        guint             n,
                        FrondFrameBuffer *frames)
{
  ReplayDriver *self = (ReplayDriver *) driver;
  guint         made = 0;

  for (; made < n && self->at < self->recording->n_samples; made++, self->at++) {
    add_gap (self, frames);
    for (guint c = 0; c < self->recording->channels->len; c++)
      self->frame[c] = self->recording->columns[c][self->at];
    frond_frame_buffer_add (frames, self->frame, FROND_BLOCK_FLAGS_NONE);
  }

  return made;
}

static void
replay_driver_stop (FrondDriver    *driver,
                    FrondTransport *transport)
{
}

const FrondDriverClass frond_replay_driver = {
  .id = "replay",
  .name = "Recording",
  .kind = FROND_ENDPOINT_FILE,
  .flags = FROND_BLOCK_REPLAY,
  .open = replay_driver_open,
  .describe = replay_driver_describe,
  .start = replay_driver_start,
  .generate = replay_driver_generate,
  .stop = replay_driver_stop,
  .free = replay_driver_free,
};
