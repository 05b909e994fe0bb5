/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sensor.h"

#include <glib/gstdio.h>
#include <math.h>

#include "driver/bitalino/frond-bitalino-frame.h"
#include "emulator/frond-bitalino-emulator.h"
#include "emulator/frond-chatter.h"
#include "emulator/frond-pty.h"
#include "frond-error.h"
#include "frond-sensor-private.h"
#include "simulator/frond-simulated-patient.h"

/* Listens to a sensor from the test's thread. */
typedef struct {
  GMutex           lock;
  GCond            changed;
  GPtrArray       *blocks;
  guint64          n_frames;
  guint64          next_sample;
  FrondSensorState state;
  GArray          *states;
  int              error_code;
} Listener;

static void
block_cb (FrondBlock *block,
          gpointer    user_data)
{
  Listener *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  /* The sample clock never goes back and never repeats. */
  g_assert_cmpuint (block->first_sample, ==, self->next_sample + block->lost_before);
  g_assert_cmpint (block->lost_before > 0, ==, (block->flags & FROND_BLOCK_GAP_BEFORE) != 0);
  self->next_sample = block->first_sample + block->n_frames;
  self->n_frames += block->n_frames;
  g_ptr_array_add (self->blocks, frond_block_ref (block));
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
  g_array_append_val (self->states, state);
  g_cond_broadcast (&self->changed);
}

static const FrondSensorSink sink = { block_cb, state_cb };

static Listener *
listener_new (void)
{
  Listener *self = g_new0 (Listener, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_block_unref);
  self->states = g_array_new (FALSE, FALSE, sizeof (FrondSensorState));

  return self;
}

static void
listener_free (Listener *self)
{
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->states);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listener, listener_free)

/* However slow the machine is: the test runner ends what hangs. */
static void
wait_for_frames (Listener *self,
                 guint64   n_frames)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->n_frames < n_frames)
    g_cond_wait (&self->changed, &self->lock);
}

static void
wait_for_state (Listener        *self,
                FrondSensorState state)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->state != state)
    g_cond_wait (&self->changed, &self->lock);
}

static FrondSensor *
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

static FrondBitalinoEmulator *
make_emulator (const char *scenario,
               const char *faults,
               double      speed)
{
  g_autoptr (GError) error = NULL;
  FrondFaultPlan        *plan = frond_fault_plan_parse (faults, &error);
  FrondEmulatorSignal   *signal = frond_emulator_signal_new_scenario (scenario, 7, 6, &error);
  FrondBitalinoEmulator *emulator = frond_bitalino_emulator_new (signal, plan, speed);

  g_assert_no_error (error);

  return emulator;
}

static FrondBitalinoEmulator *
start_emulator (const char *faults,
                double      speed)
{
  g_autoptr (GError) error = NULL;
  FrondBitalinoEmulator *emulator = make_emulator ("work-rest", faults, speed);

  frond_bitalino_emulator_start (emulator, &error);
  g_assert_no_error (error);

  return emulator;
}

static void
start (FrondSensor *sensor,
       Listener    *listener)
{
  g_autoptr (GError) error = NULL;

  frond_sensor_open (sensor, NULL, &error);
  g_assert_no_error (error);
  frond_sensor_start (sensor, &sink, listener, &error);
  g_assert_no_error (error);
}

/* Every sample is the patient's at that index, in the converter's steps. */
static void
assert_samples_of_patient (Listener *listener)
{
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find ("work-rest", 9), 7);

  for (guint i = 0; i < listener->blocks->len; i++) {
    FrondBlock *block = g_ptr_array_index (listener->blocks, i);

    for (guint k = 0; k < block->n_frames; k++) {
      double uv = frond_simulated_patient_get_sample (patient, block->first_sample + k) * FROND_SIMULATED_STEP_UV;
      gint32 count = (gint32) CLAMP (round (512 + uv * 1024 * 1009 / 3.3e6), 0, 1023);

      g_assert_cmpint (block->raw[k * block->n_channels], ==, count);
    }
  }
}

static void
test_simulated (void)
{
  g_autoptr (FrondSensor) sensor = make_sensor ("simulated:letting-go?seed=3", 0);
  g_autoptr (Listener) listener = listener_new ();
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find ("letting-go", 10), 3);
  guint64 index = 0;

  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_CLOSED);
  start (sensor, listener);
  wait_for_frames (listener, 20000);
  frond_sensor_stop (sensor);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_IDLE);

  for (guint i = 0; i < listener->blocks->len; i++) {
    FrondBlock *block = g_ptr_array_index (listener->blocks, i);

    g_assert_cmpint (block->flags, ==, FROND_BLOCK_SIMULATED);
    g_assert_cmpuint (block->n_frames, <=, 50);
    for (guint k = 0; k < block->n_frames; k++, index++)
      g_assert_cmpint (block->raw[k], ==, frond_simulated_patient_get_sample (patient, index));
  }
  frond_sensor_close (sensor);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_CLOSED);
  g_assert_null (frond_sensor_get_info (sensor));
}

static void
test_bitalino_info (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  g_autofree char *where = g_strconcat (frond_bitalino_emulator_get_path (emulator), "?channels=6", NULL);
  g_autoptr (FrondSensor) sensor = make_sensor (where, 0);
  g_autoptr (GError) error = NULL;
  const FrondSensorInfo *info;
  const FrondChannel    *channel;

  frond_sensor_open (sensor, NULL, &error);
  g_assert_no_error (error);
  info = frond_sensor_get_info (sensor);
  g_assert_cmpstr (info->model, ==, "BITalino (r)evolution");
  g_assert_cmpstr (info->firmware, ==, "5.2");
  g_assert_cmpfloat (info->rate_hz, ==, 1000);
  g_assert_cmpfloat_with_epsilon (info->battery_v, 3.97, 0.01);
  g_assert_cmpint (info->battery_percent, ==, 71);
  g_assert_cmpuint (info->channels->len, ==, 6);

  channel = g_ptr_array_index (info->channels, 0);
  g_assert_cmpstr (channel->label, ==, "EMG");
  g_assert_cmpstr (channel->unit, ==, "uV");
  g_assert_cmpuint (channel->bits, ==, 10);
  g_assert_cmpfloat_with_epsilon (channel->scale, 3.194, 0.001);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, 512), 0, 1e-6);
  channel = g_ptr_array_index (info->channels, 5);
  g_assert_cmpstr (channel->label, ==, "EMG 6");
  g_assert_cmpint (channel->raw_max, ==, 63);
}

static void
test_bitalino_stream (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 0);
  g_autoptr (Listener) listener = listener_new ();

  start (sensor, listener);
  wait_for_frames (listener, 15000);
  frond_sensor_close (sensor);
  g_assert_cmpuint (listener->next_sample, ==, listener->n_frames);
  assert_samples_of_patient (listener);
  g_assert_false (frond_bitalino_emulator_is_streaming (emulator));
}

static const FrondSensorTiming hasty = { .silent_ms = 200, .lost_ms = 600, .backoff_ms = { 10, 20, 40 } };

/* Pulled and plugged in again: noticed at once, opened again at the same place, the time in between is a gap. */
static void
test_replug (void)
{
  g_autofree char       *folder = g_dir_make_tmp ("frond-XXXXXX", NULL);
  g_autofree char       *link = g_build_filename (folder, "sensor", NULL);
  FrondBitalinoEmulator *emulator = make_emulator ("work-rest", NULL, 1);
  g_autoptr (FrondSensor) sensor = make_sensor (link, 1);
  g_autoptr (Listener) listener = listener_new ();
  FrondBlock *block;

  frond_bitalino_emulator_set_link (emulator, link);
  g_assert_true (frond_bitalino_emulator_start (emulator, NULL));
  frond_sensor_set_timing (sensor, &hasty);
  start (sensor, listener);
  wait_for_frames (listener, 200);
  frond_bitalino_emulator_set_plugged (emulator, FALSE);
  wait_for_state (listener, FROND_SENSOR_RECONNECTING);
  frond_bitalino_emulator_set_plugged (emulator, TRUE);
  wait_for_state (listener, FROND_SENSOR_STREAMING);
  g_mutex_lock (&listener->lock);
  g_ptr_array_set_size (listener->blocks, 0);
  g_mutex_unlock (&listener->lock);
  wait_for_frames (listener, listener->n_frames + 200);
  frond_sensor_close (sensor);

  block = g_ptr_array_index (listener->blocks, 0);
  g_assert_cmpint (block->flags & (FROND_BLOCK_GAP_BEFORE | FROND_BLOCK_DEVICE_RESET), ==, FROND_BLOCK_GAP_BEFORE | FROND_BLOCK_DEVICE_RESET);
  /* It takes at least 0.2 s to open and start a BITalino: five commands, 100 ms apart. */
  g_assert_cmpuint (block->lost_before, >=, 300);
  frond_bitalino_emulator_free (emulator);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/simulated", test_simulated);
  g_test_add_func ("/sensor/bitalino-info", test_bitalino_info);
  g_test_add_func ("/sensor/bitalino-stream", test_bitalino_stream);
  g_test_add_func ("/sensor/replug", test_replug);

  return g_test_run ();
}
