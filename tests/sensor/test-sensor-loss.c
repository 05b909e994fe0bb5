/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sensor.h"

#include <glib/gstdio.h>

#include "frond-error.h"
#include "listener.h"

/* What happens when frames, the link or the sensor itself get lost. */

static const FrondSensorTiming hasty = { .silent_ms = 200, .lost_ms = 600, .backoff_ms = { 10, 20, 40 } };
static const FrondSensorTiming patient_timing = { .silent_ms = 200, .lost_ms = 600000, .backoff_ms = { 10, 20, 40 } };

/* Losses are exact and every other sample is in its place. Noise cuts a frame off from the one before it. */
static void
test_faults (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator ("drop@1:3,corrupt@2,drop@3:15,garbage@4:20,drop@5,corrupt@6:2", 0);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 0);
  g_autoptr (Listener) listener = listener_new ();

  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 8000);
  frond_sensor_close (sensor);
  g_assert_cmpuint (listener->n_lost, >=, 3 + 1 + 15 + 1 + 2);
  g_assert_cmpuint (listener->n_lost, <=, 3 + 1 + 15 + 1 + 2 + 1);
  assert_samples_of_patient (listener);
}

static void
test_random_faults (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator ("drop=0.005,corrupt=0.01", 0);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 0);
  g_autoptr (Listener) listener = listener_new ();

  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 20000);
  frond_sensor_close (sensor);
  g_assert_cmpuint (listener->n_lost, >, 100);
  assert_samples_of_patient (listener);
}

/* A large loss in real time: the sequence number holds exactly, the clock gives the rest. */
static void
test_large_loss (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator ("drop@0.5:300", 1);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 1);
  g_autoptr (Listener) listener = listener_new ();

  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 1200);
  frond_sensor_close (sensor);
  g_assert_cmpuint (listener->n_lost, >, 0);
  g_assert_cmpuint (listener->n_lost % 16, ==, 300 % 16);
}

/* Silent, then back by itself: the lost time is a gap, the device was not touched. */
static void
test_silence (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 1);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 1);
  g_autoptr (Listener) listener = listener_new ();

  frond_sensor_set_timing (sensor, &patient_timing);
  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 300);
  frond_bitalino_emulator_set_silent (emulator, TRUE);
  listener_wait_for_state (listener, FROND_SENSOR_SILENT);
  g_assert_cmpint (listener_get_error_code (listener), ==, FROND_ERROR_NO_REPLY);
  frond_bitalino_emulator_set_silent (emulator, FALSE);
  listener_wait_for_state (listener, FROND_SENSOR_STREAMING);
  listener_wait_for_frames (listener, 300);
  frond_sensor_close (sensor);

  g_assert_cmpuint (listener->n_lost, >=, 100);
  for (guint i = 0; i < listener->blocks->len; i++)
    g_assert_cmpint (((FrondBlock *) g_ptr_array_index (listener->blocks, i))->flags & FROND_BLOCK_DEVICE_RESET, ==, 0);
}

/* Silent for too long: opened again, stopped and started, and marked. */
static void
test_long_silence (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 1);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 1);
  g_autoptr (Listener) listener = listener_new ();
  FrondBlock *block;

  frond_sensor_set_timing (sensor, &hasty);
  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 300);
  frond_bitalino_emulator_set_silent (emulator, TRUE);
  listener_wait_for_state (listener, FROND_SENSOR_RECONNECTING);
  listener_forget (listener);
  frond_bitalino_emulator_set_silent (emulator, FALSE);
  listener_wait_for_state (listener, FROND_SENSOR_STREAMING);
  listener_wait_for_frames (listener, 300);
  frond_sensor_close (sensor);
  wait_until_idle (emulator);

  block = g_ptr_array_index (listener->blocks, 0);
  g_assert_cmpint (block->flags, ==, FROND_BLOCK_GAP_BEFORE | FROND_BLOCK_DEVICE_RESET);
  g_assert_cmpuint (block->lost_before, >=, 600);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* Pulled and plugged in again, over and over: noticed at once, found at the same place though the port is another one, the time in between
 * is a gap, nothing leaks. */
static void
test_replug (void)
{
  g_autofree char       *folder = g_dir_make_tmp ("frond-XXXXXX", NULL);
  g_autofree char       *link = g_build_filename (folder, "sensor", NULL);
  FrondBitalinoEmulator *emulator = make_emulator (NULL, 1);
  g_autoptr (FrondSensor) sensor = make_sensor (link, 1);
  g_autoptr (Listener) listener = listener_new ();
  guint n_files;

  frond_bitalino_emulator_set_link (emulator, link);
  switch_on (emulator);
  frond_sensor_set_timing (sensor, &hasty);
  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 100);
  n_files = count_open_files ();

  for (guint i = 0; i < 22; i++) {
    guint64     lost;
    FrondBlock *block;

    frond_bitalino_emulator_set_plugged (emulator, FALSE);
    listener_wait_for_state (listener, FROND_SENSOR_RECONNECTING);
    g_assert_cmpint (listener_get_error_code (listener), !=, -1);
    listener_forget (listener);
    lost = listener_get_n_lost (listener);
    frond_bitalino_emulator_set_plugged (emulator, TRUE);
    listener_wait_for_state (listener, FROND_SENSOR_STREAMING);
    listener_wait_for_frames (listener, 50);
    g_assert_cmpuint (count_open_files (), ==, n_files);

    g_mutex_lock (&listener->lock);
    block = g_ptr_array_index (listener->blocks, 0);
    g_assert_cmpint (block->flags, ==, FROND_BLOCK_GAP_BEFORE | FROND_BLOCK_DEVICE_RESET);
    /* Four commands, 100 ms apart, before the first new sample. */
    g_assert_cmpuint (listener->n_lost - lost, >=, 400);
    g_mutex_unlock (&listener->lock);
  }
  frond_sensor_close (sensor);
  wait_until_idle (emulator);
  frond_bitalino_emulator_free (emulator);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Unplugged by plan, at another port number: the recording's clock and the patient's stay together within what the host can tell. */
static void
test_unplug_by_plan (void)
{
  g_autofree char       *folder = g_dir_make_tmp ("frond-XXXXXX", NULL);
  g_autofree char       *link = g_build_filename (folder, "sensor", NULL);
  FrondBitalinoEmulator *emulator = make_emulator ("unplug@0.5:0.5", 1);
  g_autoptr (FrondSensor) sensor = make_sensor (link, 1);
  g_autoptr (Listener) listener = listener_new ();

  frond_bitalino_emulator_set_link (emulator, link);
  switch_on (emulator);
  frond_sensor_set_timing (sensor, &hasty);
  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_state (listener, FROND_SENSOR_RECONNECTING);
  listener_wait_for_state (listener, FROND_SENSOR_STREAMING);
  listener_wait_for_frames (listener, 200);
  frond_sensor_close (sensor);
  g_assert_cmpuint (listener->n_lost, >=, 500);
  frond_bitalino_emulator_free (emulator);
  g_rmdir (folder);
}

/* The port's number is free for other programs once the emulator is gone: only its name says that it is ours. */
static FrondBitalinoEmulator *
start_named_emulator (char **folder)
{
  g_autofree char       *link = NULL;
  FrondBitalinoEmulator *emulator = make_emulator (NULL, 1);

  *folder = g_dir_make_tmp ("frond-XXXXXX", NULL);
  link = g_build_filename (*folder, "sensor", NULL);
  frond_bitalino_emulator_set_link (emulator, link);
  switch_on (emulator);

  return emulator;
}

static void
test_unplugged_name_is_gone (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (FrondBitalinoEmulator) emulator = start_named_emulator (&folder);
  g_autofree char *link = g_strdup (frond_bitalino_emulator_get_path (emulator));

  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  frond_bitalino_emulator_set_plugged (emulator, FALSE);
  while (g_file_test (link, G_FILE_TEST_IS_SYMLINK))
    g_usleep (1000);
  frond_bitalino_emulator_set_plugged (emulator, TRUE);
  while (!g_file_test (link, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_clear_pointer (&emulator, frond_bitalino_emulator_free);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Ending a session while the sensor is away does not wait for it. */
static void
test_close_while_away (void)
{
  g_autofree char       *folder = NULL;
  FrondBitalinoEmulator *emulator = start_named_emulator (&folder);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 1);
  g_autoptr (Listener) listener = listener_new ();

  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 100);
  frond_bitalino_emulator_free (emulator);
  listener_wait_for_state (listener, FROND_SENSOR_RECONNECTING);
  frond_sensor_stop (sensor);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_IDLE);
  frond_sensor_close (sensor);
  g_rmdir (folder);
}

/* Pulled out between open and start: the start itself is fine, the loss is a state. */
static void
test_gone_before_start (void)
{
  g_autofree char       *folder = NULL;
  FrondBitalinoEmulator *emulator = start_named_emulator (&folder);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 1);
  g_autoptr (Listener) listener = listener_new ();

  open_sensor (sensor);
  frond_bitalino_emulator_free (emulator);
  listener_start (listener, sensor);
  listener_wait_for_state (listener, FROND_SENSOR_RECONNECTING);
  frond_sensor_close (sensor);
  g_assert_cmpuint (listener->n_frames, ==, 0);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor-loss/faults", test_faults);
  g_test_add_func ("/sensor-loss/random-faults", test_random_faults);
  g_test_add_func ("/sensor-loss/large-loss", test_large_loss);
  g_test_add_func ("/sensor-loss/silence", test_silence);
  g_test_add_func ("/sensor-loss/long-silence", test_long_silence);
  g_test_add_func ("/sensor-loss/replug", test_replug);
  g_test_add_func ("/sensor-loss/unplug-by-plan", test_unplug_by_plan);
  g_test_add_func ("/sensor-loss/unplugged-name-is-gone", test_unplugged_name_is_gone);
  g_test_add_func ("/sensor-loss/close-while-away", test_close_while_away);
  g_test_add_func ("/sensor-loss/gone-before-start", test_gone_before_start);

  return g_test_run ();
}
