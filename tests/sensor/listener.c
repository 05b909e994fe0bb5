/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "listener.h"

#include "driver/bitalino/frond-bitalino-channel.h"
#include "simulator/frond-simulated-patient.h"

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

FrondSensor *
make_sensor (const char *where,
             double      speed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondEndpoint) endpoint = frond_endpoint_parse (where, &error);
  FrondSensor *sensor;

  g_assert_no_error (error);
  sensor = frond_sensor_new (endpoint);
  frond_sensor_set_speed (sensor, speed);

  return sensor;
}

void
open_sensor (FrondSensor *sensor)
{
  g_autoptr (GError) error = NULL;

  frond_sensor_open (sensor, NULL, &error);
  g_assert_no_error (error);
}

FrondBitalinoEmulator *
make_emulator (const char *faults,
               double      speed)
{
  g_autoptr (GError) error = NULL;
  FrondFaultPlan        *plan = frond_fault_plan_parse (faults, &error);
  FrondEmulatorSignal   *signal = frond_emulator_signal_new_scenario ("work-rest", 7, 6, &error);
  FrondBitalinoEmulator *emulator = frond_bitalino_emulator_new (signal, plan, speed);

  g_assert_no_error (error);

  return emulator;
}

void
switch_on (FrondBitalinoEmulator *emulator)
{
  g_autoptr (GError) error = NULL;

  frond_bitalino_emulator_start (emulator, &error);
  g_assert_no_error (error);
}

FrondBitalinoEmulator *
start_emulator (const char *faults,
                double      speed)
{
  FrondBitalinoEmulator *emulator = make_emulator (faults, speed);

  switch_on (emulator);

  return emulator;
}

static gint32
count_of (FrondSimulatedPatient *patient,
          guint64                index)
{
  return (gint32) frond_bitalino_count_from_uv (frond_simulated_patient_get_sample (patient, index) * FROND_SIMULATED_STEP_UV);
}

/* Every sample of the first channel is the patient's at that index: none invented, doubled or misplaced. */
void
assert_samples_of_patient (Listener *listener)
{
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find ("work-rest", 9), 7);

  for (guint i = 0; i < listener->blocks->len; i++) {
    FrondBlock *block = g_ptr_array_index (listener->blocks, i);

    for (guint k = 0; k < block->n_frames; k++)
      g_assert_cmpint (block->raw[k * block->n_channels], ==, count_of (patient, block->first_sample + k));
  }
}

/* The device's thread says so a moment after the byte came. */
void
wait_until_idle (FrondBitalinoEmulator *emulator)
{
  while (frond_bitalino_emulator_is_streaming (emulator))
    g_usleep (1000);
}
