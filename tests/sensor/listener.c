/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "listener.h"

static void
block_cb (FrondBlock *block,
          gpointer    user_data)
{
  Listener *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_assert_cmpuint (block->n_frames, >, 0);
  g_assert_cmpuint (block->first_sample, ==, self->next_sample + block->lost_before);
  g_assert_cmpint (block->lost_before > 0, ==, (block->flags & FROND_BLOCK_GAP_BEFORE) != 0);
  self->next_sample = block->first_sample + block->n_frames;
  self->n_frames += block->n_frames;
  self->n_lost += block->lost_before;
  g_ptr_array_add (self->blocks, frond_block_ref (block));
  if (self->stop_from_callback != NULL)
    frond_sensor_stop (self->stop_from_callback);
  g_cond_broadcast (&self->changed);
}

static void
state_cb (FrondSensorState state,
          const GError    *error,
          gpointer         user_data)
{
  Listener *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->state = state;
  self->error_code = error != NULL ? error->code : -1;
  g_cond_broadcast (&self->changed);
}

Listener *
listener_new (void)
{
  Listener *self = g_new0 (Listener, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_block_unref);

  return self;
}

void
listener_free (Listener *self)
{
  g_ptr_array_unref (self->blocks);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

void
listener_start (Listener    *self,
                FrondSensor *sensor)
{
  static const FrondSensorSink sink = { block_cb, state_cb };
  g_autoptr (GError) error = NULL;

  frond_sensor_start (sensor, &sink, self, &error);
  g_assert_no_error (error);
}

void
listener_wait_for_frames (Listener *self,
                          guint64   n_more)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint64 until = self->n_frames + n_more;

  while (self->n_frames < until)
    g_cond_wait (&self->changed, &self->lock);
}

void
listener_wait_for_total (Listener *self,
                         guint64   n_frames)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->n_frames < n_frames)
    g_cond_wait (&self->changed, &self->lock);
}

void
listener_wait_for_state (Listener        *self,
                         FrondSensorState state)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->state != state)
    g_cond_wait (&self->changed, &self->lock);
}

/* A new stream begins, or what came so far does not matter. */
void
listener_forget (Listener *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_ptr_array_set_size (self->blocks, 0);
}

guint64
listener_get_n_lost (Listener *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_lost;
}

int
listener_get_error_code (Listener *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->error_code;
}
