/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "driver/bitalino/frond-bitalino-frame.h"
#include "emulator/frond-bitalino-firmware.h"
#include "emulator/frond-emulator-signal.h"
#include "emulator/frond-fault-plan.h"
#include "frond-error.h"

#include <glib/gstdio.h>

static void
test_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondFaultPlan) plan = frond_fault_plan_parse ("unplug@15:3, drop@5:3,corrupt@8,silence@10:2.5,drop=0.01,corrupt=1,busy", &error);
  static const FrondFault expected[] = {
    { FROND_FAULT_DROP, 5, 3 },
    { FROND_FAULT_CORRUPT, 8, 1 },
    { FROND_FAULT_SILENCE, 10, 2.5 },
    { FROND_FAULT_UNPLUG, 15, 3 },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (plan->faults->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const FrondFault *fault = &g_array_index (plan->faults, FrondFault, i);

    g_assert_cmpint (fault->kind, ==, expected[i].kind);
    g_assert_cmpfloat (fault->at_s, ==, expected[i].at_s);
    g_assert_cmpfloat (fault->amount, ==, expected[i].amount);
  }
  g_assert_cmpfloat (plan->drop_probability, ==, 0.01);
  g_assert_cmpfloat (plan->corrupt_probability, ==, 1);
  g_assert_true (plan->busy);
}

static void
test_bad_plans (void)
{
  static const char *const bad[] = { "gugu", "drop", "drop@", "drop@x", "drop@5:", "drop@5:x", "drop@-1", "drop@5:1:2", "drop=2", "silence=0.1",
                                     "busy@3", "drop@5,,corrupt@1", "drop@nan", "drop@1e9" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frond_fault_plan_parse (bad[i], &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
}

static void
test_no_plan (void)
{
  g_autoptr (FrondFaultPlan) plan = frond_fault_plan_parse (NULL, NULL);

  g_assert_cmpuint (plan->faults->len, ==, 0);
  g_assert_false (plan->busy);
}

static void
command (FrondBitalinoFirmware *firmware,
         guint8                 byte,
         GByteArray            *reply)
{
  g_byte_array_set_size (reply, 0);
  frond_bitalino_firmware_command (firmware, byte, reply);
}

/* Idle it answers; streaming it hears nothing but stop. */
static void
test_firmware (void)
{
  g_autoptr (GByteArray) reply = g_byte_array_new ();
  FrondBitalinoFirmware firmware;
  FrondBitalinoState    state;

  frond_bitalino_firmware_init (&firmware);
  command (&firmware, 0x07, reply);
  g_assert_cmpmem (reply->data, reply->len, "BITalino_v5.2\n", 14);
  command (&firmware, 0x0F, reply);
  g_assert_cmpuint (reply->len, ==, 14);
  command (&firmware, 0x0B, reply);
  g_assert_cmpuint (reply->len, ==, 17);
  g_assert_true (frond_bitalino_state_decode (reply->data, reply->len, &state));
  firmware.with_pwm = FALSE;
  command (&firmware, 0x0B, reply);
  g_assert_cmpuint (reply->len, ==, 16);
  command (&firmware, 0x43, reply);
  g_assert_cmpuint (firmware.rate_hz, ==, 10);
  command (&firmware, 0xC3, reply);
  g_assert_cmpuint (firmware.rate_hz, ==, 1000);
  command (&firmware, 0x00, reply);
  command (&firmware, 0x01, reply);
  g_assert_false (firmware.streaming);

  command (&firmware, FROND_BITALINO_COMMAND_LIVE (0x29), reply);
  g_assert_true (firmware.streaming);
  g_assert_cmpuint (firmware.n_channels, ==, 3);
  command (&firmware, 0x07, reply);
  g_assert_cmpuint (reply->len, ==, 0);
  command (&firmware, 0x43, reply);
  g_assert_cmpuint (firmware.rate_hz, ==, 1000);
  command (&firmware, 0x00, reply);
  g_assert_false (firmware.streaming);
}

static guint16
get_number (guint64  index,
            guint    input,
            gpointer user_data)
{
  return (guint16) (100 * input + index);
}

/* Selected inputs in their order, the fifth and sixth in six bits; its own signals repeat after 100 frames. */
static void
test_frames (void)
{
  FrondBitalinoFirmware firmware;
  FrondBitalinoFrame    frame;
  guint8                bytes[FROND_BITALINO_MAX_FRAME_BYTES];

  frond_bitalino_firmware_init (&firmware);
  frond_bitalino_firmware_command (&firmware, FROND_BITALINO_COMMAND_LIVE (0x3F), NULL);
  for (guint i = 0; i < 40; i++) {
    guint n = frond_bitalino_firmware_frame (&firmware, i, get_number, NULL, bytes);

    g_assert_cmpuint (n, ==, 8);
    g_assert_true (frond_bitalino_frame_decode (bytes, 6, &frame));
    g_assert_cmpuint (frame.sequence, ==, i % 16);
    for (guint c = 0; c < 6; c++)
      g_assert_cmpuint (frame.values[c], ==, (100 * c + i) >> (c < 4 ? 0 : 4));
  }

  frond_bitalino_firmware_init (&firmware);
  frond_bitalino_firmware_command (&firmware, FROND_BITALINO_COMMAND_SIMULATED (0x05), NULL);
  for (guint input = 0; input < 200; input++) {
    static guint16 first[100][2];

    frond_bitalino_firmware_frame (&firmware, input, get_number, NULL, bytes);
    g_assert_true (frond_bitalino_frame_decode (bytes, 2, &frame));
    if (input < 100)
      memcpy (first[input], frame.values, sizeof first[input]);
    else
      g_assert_cmpmem (first[input - 100], sizeof first[0], frame.values, sizeof first[0]);
  }
}

static FrondEmulatorSignal *
play (const char *text,
      GError    **error)
{
  g_autofree char     *path = NULL;
  int                  fd = g_file_open_tmp ("frond-XXXXXX.txt", &path, NULL);
  FrondEmulatorSignal *signal;

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  signal = frond_emulator_signal_new_file (path, error);
  g_unlink (path);

  return signal;
}

/* Counts of 12 bits lose two; uV go backwards through the transfer function; both over and over; other inputs are open. */
static void
test_recordings (void)
{
  g_autoptr (FrondEmulatorSignal) counts = play ("# Simple Text Format\n# Sampling Rate (Hz):= 1000\n# Resolution:= 12\n4095\n2048\n0\n", NULL);
  g_autoptr (FrondEmulatorSignal) physical = play ("# Simple Text Format\n# Sampling Rate (Hz):= 250\n# Units:= uV\n0.0\n3.2\n-9000.5\n", NULL);
  g_autoptr (FrondEmulatorSignal) unknown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (frond_emulator_signal_get (counts, 0, 0), ==, 1023);
  g_assert_cmpuint (frond_emulator_signal_get (counts, 4, 0), ==, 512);
  g_assert_cmpuint (frond_emulator_signal_get (counts, 2, 0), ==, 0);
  g_assert_cmpuint (frond_emulator_signal_get (counts, 2, 1), ==, 512);
  g_assert_cmpuint (frond_emulator_signal_get (physical, 3, 0), ==, 512);
  g_assert_cmpuint (frond_emulator_signal_get (physical, 1, 0), ==, 513);
  g_assert_cmpuint (frond_emulator_signal_get (physical, 2, 0), ==, 0);

  unknown = play ("# Simple Text Format\n# Sampling Rate (Hz):= 1000\n5\n", &error);
  g_assert_null (unknown);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/emulator/plan", test_plan);
  g_test_add_func ("/emulator/bad-plans", test_bad_plans);
  g_test_add_func ("/emulator/no-plan", test_no_plan);
  g_test_add_func ("/emulator/firmware", test_firmware);
  g_test_add_func ("/emulator/frames", test_frames);
  g_test_add_func ("/emulator/recordings", test_recordings);

  return g_test_run ();
}
