/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-sensor.h"

#include <glib/gstdio.h>
#include <string.h>

#include "emulator/frond-chatter.h"
#include "frond-error.h"
#include "listener.h"
#include "simulator/frond-simulated-patient.h"

static void
test_simulated (void)
{
  g_autoptr (FrondSensor) sensor = make_sensor ("simulated:letting-go?seed=3", 0);
  g_autoptr (Listener) listener = listener_new ();
  g_autoptr (FrondSimulatedPatient) patient = frond_simulated_patient_new (frond_scenario_find ("letting-go", 10), 3);
  guint64 index = 0;

  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_CLOSED);
  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 20000);
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
test_simulated_flags (void)
{
  g_autoptr (FrondSensor) sensor = make_sensor ("simulated:electrode-off", 0);
  g_autoptr (FrondSensor) clipped = make_sensor ("simulated:clipping", 0);
  g_autoptr (Listener) listener = listener_new ();
  g_autoptr (Listener) clipped_listener = listener_new ();
  FrondBlock *block;

  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 27000);
  frond_sensor_close (sensor);
  for (guint i = 0; i < listener->blocks->len; i++) {
    gboolean off;

    block = g_ptr_array_index (listener->blocks, i);
    off = block->first_sample % 60000 >= 20000 && block->first_sample % 60000 < 26000;
    g_assert_cmpint ((block->flags & FROND_BLOCK_LEAD_OFF) != 0, ==, off);
  }

  open_sensor (clipped);
  listener_start (clipped_listener, clipped);
  listener_wait_for_frames (clipped_listener, 1000);
  frond_sensor_close (clipped);
  block = g_ptr_array_index (clipped_listener->blocks, 0);
  g_assert_cmpint (block->flags, ==, FROND_BLOCK_SIMULATED | FROND_BLOCK_SATURATED);
}

static void
test_bitalino_info (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  g_autofree char *where = g_strconcat (frond_bitalino_emulator_get_path (emulator), "?channels=6", NULL);
  g_autoptr (FrondSensor) sensor = make_sensor (where, 0);
  const FrondSensorInfo *info;
  const FrondChannel    *channel;

  open_sensor (sensor);
  info = frond_sensor_get_info (sensor);
  g_assert_cmpstr (info->model, ==, "BITalino (r)evolution");
  g_assert_cmpstr (info->firmware, ==, "5.2");
  g_assert_cmpfloat (info->rate_hz, ==, 1000);
  g_assert_cmpfloat_with_epsilon (info->battery_v, 3.97, 0.01);
  g_assert_cmpint (info->battery_percent, ==, 71);
  g_assert_cmpuint (info->channels->len, ==, 6);
  g_assert_cmpuint (info->max_channels, ==, 6);

  channel = g_ptr_array_index (info->channels, 0);
  g_assert_cmpstr (channel->label, ==, "EMG");
  g_assert_cmpstr (channel->unit, ==, "uV");
  g_assert_cmpuint (channel->bits, ==, 10);
  g_assert_cmpfloat_with_epsilon (channel->scale, 3.194, 0.001);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, 512), 0, 1e-6);
  channel = g_ptr_array_index (info->channels, 5);
  g_assert_cmpstr (channel->label, ==, "EMG 6");
  g_assert_cmpint (channel->raw_max, ==, 63);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, 32), 0, 1e-6);
}

/* What a sensor could send besides is known before anybody asks for it. */
static void
test_max_channels (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  const struct {
    const char *where;
    guint       n, max;
  } cases[] = { { frond_bitalino_emulator_get_path (emulator), 1, 6 }, { "simulated:resting", 1, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrondSensor) sensor = make_sensor (cases[i].where, 0);

    open_sensor (sensor);
    g_assert_cmpuint (frond_sensor_get_info (sensor)->channels->len, ==, cases[i].n);
    g_assert_cmpuint (frond_sensor_get_info (sensor)->max_channels, ==, cases[i].max);
  }
}

/* Firmware whose state reply has 16 bytes, the first boards that know no state, and a device that a crash left streaming. */
static void
test_other_devices (void)
{
  g_autoptr (FrondBitalinoEmulator) shorter = make_emulator (NULL, 0);
  g_autoptr (FrondBitalinoEmulator) original = make_emulator (NULL, 0);
  g_autoptr (FrondBitalinoEmulator) streaming = make_emulator (NULL, 1);
  g_autoptr (FrondSensor) sensor = NULL;

  frond_bitalino_emulator_get_firmware (shorter)->with_pwm = FALSE;
  switch_on (shorter);
  sensor = make_sensor (frond_bitalino_emulator_get_path (shorter), 0);
  open_sensor (sensor);
  g_assert_cmpint (frond_sensor_get_info (sensor)->battery_percent, ==, 71);

  g_set_object (&sensor, NULL);
  frond_bitalino_emulator_get_firmware (original)->version = 4.2;
  switch_on (original);
  sensor = make_sensor (frond_bitalino_emulator_get_path (original), 0);
  open_sensor (sensor);
  g_assert_cmpstr (frond_sensor_get_info (sensor)->model, ==, "BITalino");
  g_assert_cmpint (frond_sensor_get_info (sensor)->battery_percent, ==, -1);

  g_set_object (&sensor, NULL);
  frond_bitalino_firmware_command (frond_bitalino_emulator_get_firmware (streaming), 0x05, NULL);
  switch_on (streaming);
  sensor = make_sensor (frond_bitalino_emulator_get_path (streaming), 1);
  open_sensor (sensor);
  wait_until_idle (streaming);
}

/* Start, stop and close in every order leave the device idle, and each stream begins with sample 0. */
static void
test_start_and_stop (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 0);

  open_sensor (sensor);
  for (guint i = 0; i < 4; i++) {
    g_autoptr (Listener) listener = listener_new ();
    g_autoptr (GError) error = NULL;
    static const FrondSensorSink sink;

    listener_start (listener, sensor);
    g_assert_false (frond_sensor_start (sensor, &sink, NULL, &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_FAILED);
    listener_wait_for_frames (listener, 3000);
    if (i % 2 == 0)
      frond_sensor_stop (sensor);
    else
      frond_sensor_close (sensor);
    wait_until_idle (emulator);
    g_assert_cmpuint (listener->next_sample, ==, listener->n_frames);
    assert_samples_of_patient (listener);
    frond_sensor_stop (sensor);
    if (i % 2 == 1) {
      frond_sensor_close (sensor);
      open_sensor (sensor);
    }
  }
}

/* Nobody closes it: letting go of it does. */
static void
test_dropped (void)
{
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  g_autoptr (Listener) listener = listener_new ();
  FrondSensor *sensor = make_sensor (frond_bitalino_emulator_get_path (emulator), 0);

  open_sensor (sensor);
  listener_start (listener, sensor);
  listener_wait_for_frames (listener, 100);
  g_assert_finalize_object (sensor);
  wait_until_idle (emulator);
}

/* The last thing that a patient's stop may need is another thread. */
static void
test_stop_from_sink (void)
{
  g_autoptr (FrondSensor) sensor = make_sensor ("simulated:flat", 0);
  g_autoptr (Listener) listener = listener_new ();

  open_sensor (sensor);
  listener->stop_from_callback = sensor;
  listener_start (listener, sensor);
  listener_wait_for_total (listener, 1);
  frond_sensor_stop (sensor);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_IDLE);
  g_assert_cmpuint (listener->blocks->len, ==, 1);
}

static void
assert_open_fails (const char *where,
                   GQuark      domain,
                   int         code)
{
  g_autoptr (FrondSensor) sensor = make_sensor (where, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (frond_sensor_open (sensor, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_FAILED);
  g_assert_null (frond_sensor_get_info (sensor));
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_not_a_sensor (void)
{
  g_autoptr (FrondChatter) talking = frond_chatter_new ("hello\n", NULL);
  g_autoptr (FrondChatter) silent = frond_chatter_new (NULL, NULL);
  g_autofree char *garbage = g_strnfill (600, 'U');
  g_autoptr (FrondChatter) flooding = frond_chatter_new (garbage, NULL);
  g_autofree char *file = NULL;
  int              fd = g_file_open_tmp ("frond-XXXXXX", &file, NULL);

  assert_open_fails (frond_chatter_get_path (talking), FROND_ERROR, FROND_ERROR_WRONG_DEVICE);
  assert_open_fails (frond_chatter_get_path (silent), FROND_ERROR, FROND_ERROR_NO_REPLY);
  assert_open_fails (frond_chatter_get_path (flooding), FROND_ERROR, FROND_ERROR_WRONG_DEVICE);
  assert_open_fails (file, FROND_ERROR, FROND_ERROR_WRONG_DEVICE);
  assert_open_fails ("/dev/ttyNOWHERE7", FROND_ERROR, FROND_ERROR_NOT_FOUND);
  assert_open_fails ("/dev/null", FROND_ERROR, FROND_ERROR_WRONG_DEVICE);
  assert_open_fails ("simulated:dancing", FROND_ERROR, FROND_ERROR_NOT_FOUND);
  assert_open_fails ("simulated:resting?seed=x", FROND_ERROR, FROND_ERROR_INVALID);
  assert_open_fails ("file:/nowhere", FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_close (fd, NULL);
  g_unlink (file);
}

static void
test_busy (void)
{
  g_autoptr (FrondBitalinoEmulator) taken = start_emulator ("busy", 0);
  g_autoptr (FrondBitalinoEmulator) emulator = start_emulator (NULL, 0);
  g_autofree char *wrong = g_strconcat (frond_bitalino_emulator_get_path (emulator), "?channels=9", NULL);
  g_autoptr (FrondSensor) first = make_sensor (frond_bitalino_emulator_get_path (emulator), 0);

  assert_open_fails (frond_bitalino_emulator_get_path (taken), FROND_ERROR, FROND_ERROR_PORT_BUSY);
  assert_open_fails (wrong, FROND_ERROR, FROND_ERROR_INVALID);
  open_sensor (first);
  assert_open_fails (frond_bitalino_emulator_get_path (emulator), FROND_ERROR, FROND_ERROR_PORT_BUSY);
  frond_sensor_close (first);
  open_sensor (first);
}

static void
opened_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Giving up does not wait for an answer that will not come. */
static void
test_cancelled (void)
{
  g_autoptr (FrondChatter) silent = frond_chatter_new (NULL, NULL);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_chatter_get_path (silent), 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  frond_sensor_open_async (sensor, cancellable, opened_cb, &result);
  while (frond_sensor_get_state (sensor) != FROND_SENSOR_OPENING)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (frond_sensor_open_finish (sensor, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_CLOSED);
}

/* Choosing another sensor while the first is still being asked. */
static void
test_close_while_opening (void)
{
  g_autoptr (FrondChatter) silent = frond_chatter_new (NULL, NULL);
  g_autoptr (FrondSensor) sensor = make_sensor (frond_chatter_get_path (silent), 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  frond_sensor_open_async (sensor, NULL, opened_cb, &result);
  while (frond_sensor_get_state (sensor) != FROND_SENSOR_OPENING)
    g_usleep (1000);
  frond_sensor_stop (sensor);
  frond_sensor_close (sensor);
  g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_CLOSED);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (frond_sensor_open_finish (sensor, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_open_async (void)
{
  g_autoptr (FrondSensor) sensor = make_sensor ("simulated", 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  frond_sensor_open_async (sensor, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (frond_sensor_open_finish (sensor, result, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (frond_sensor_get_info (sensor)->model, ==, "Simulated patient");
}

static char *
write_recording (void)
{
  g_autoptr (GString) text = g_string_new ("# OpenSignals Text File Format\n# {\"00:00\": {\"device\": \"bitalino_rev\", \"sampling rate\": 1000, "
                                           "\"resolution\": [4, 10], \"column\": [\"nSeq\", \"A1\"]}}\n# EndOfHeader\n");
  char *path = NULL;
  int   fd = g_file_open_tmp ("frond-XXXXXX.txt", &path, NULL);

  for (guint i = 0; i < 1010; i++)
    if (i < 500 || i >= 510)
      g_string_append_printf (text, "%u\t%u\t\n", i % 16, (i * 7) % 1000 + 10);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));

  return path;
}

/* A recording plays to its end, gap included, and can be played again. */
static void
test_replay (void)
{
  g_autofree char *path = write_recording ();
  g_autofree char *where = g_strconcat ("file:", path, NULL);
  g_autoptr (FrondSensor) sensor = make_sensor (where, 0);

  open_sensor (sensor);
  g_assert_cmpstr (frond_sensor_get_info (sensor)->model, ==, "BITalino (r)evolution");
  for (guint round = 0; round < 2; round++) {
    g_autoptr (Listener) listener = listener_new ();

    listener_start (listener, sensor);
    listener_wait_for_state (listener, FROND_SENSOR_ENDED);
    g_assert_cmpint (listener->error_code, ==, -1);
    g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_ENDED);
    frond_sensor_stop (sensor);
    g_assert_cmpint (frond_sensor_get_state (sensor), ==, FROND_SENSOR_IDLE);

    g_assert_cmpuint (listener->n_frames, ==, 1000);
    g_assert_cmpuint (listener->n_lost, ==, 10);
    for (guint i = 0; i < listener->blocks->len; i++) {
      FrondBlock *block = g_ptr_array_index (listener->blocks, i);

      g_assert_cmpint (block->flags & FROND_BLOCK_REPLAY, !=, 0);
      for (guint k = 0; k < block->n_frames; k++)
        g_assert_cmpint (block->raw[k], ==, ((block->first_sample + k) * 7) % 1000 + 10);
    }
  }
  g_unlink (path);
}

/* Faster than life, but not faster than asked for. */
static void
test_replay_speed (void)
{
  g_autofree char *path = write_recording ();
  g_autofree char *where = g_strconcat ("file:", path, NULL);
  g_autoptr (FrondSensor) sensor = make_sensor (where, 4);
  g_autoptr (Listener) listener = listener_new ();
  gint64 begin;

  open_sensor (sensor);
  begin = g_get_monotonic_time ();
  listener_start (listener, sensor);
  listener_wait_for_state (listener, FROND_SENSOR_ENDED);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_USEC_PER_SEC / 4);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/simulated", test_simulated);
  g_test_add_func ("/sensor/simulated-flags", test_simulated_flags);
  g_test_add_func ("/sensor/bitalino-info", test_bitalino_info);
  g_test_add_func ("/sensor/max-channels", test_max_channels);
  g_test_add_func ("/sensor/other-devices", test_other_devices);
  g_test_add_func ("/sensor/start-and-stop", test_start_and_stop);
  g_test_add_func ("/sensor/dropped", test_dropped);
  g_test_add_func ("/sensor/stop-from-sink", test_stop_from_sink);
  g_test_add_func ("/sensor/not-a-sensor", test_not_a_sensor);
  g_test_add_func ("/sensor/busy", test_busy);
  g_test_add_func ("/sensor/cancelled", test_cancelled);
  g_test_add_func ("/sensor/close-while-opening", test_close_while_opening);
  g_test_add_func ("/sensor/open-async", test_open_async);
  g_test_add_func ("/sensor/replay", test_replay);
  g_test_add_func ("/sensor/replay-speed", test_replay_speed);

  return g_test_run ();
}
