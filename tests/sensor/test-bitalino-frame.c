/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "driver/bitalino/frond-bitalino-frame.h"

#include <math.h>
#include <string.h>

/* Decoded correctly by the maker's own library: sequence 5, I1 and O2 set. */
static const struct {
  guint  n_bytes;
  guint8 bytes[8];
} golden[] = {
  { 3, { 0x00, 0x98, 0x5f } },
  { 4, { 0x55, 0x01, 0x98, 0x55 } },
  { 6, { 0x80, 0xaa, 0x55, 0x01, 0x98, 0x5e } },
  { 7, { 0xf0, 0xbf, 0xaa, 0x55, 0x01, 0x98, 0x5e } },
  { 8, { 0x40, 0xf5, 0xbf, 0xaa, 0x55, 0x01, 0x98, 0x54 } },
  { 8, { 0x6a, 0xf5, 0xbf, 0xaa, 0x55, 0x01, 0x98, 0x50 } },
};
static const guint16 golden_values[] = { 512, 341, 682, 1023, 21, 42 };

static void
test_golden (void)
{
  for (guint n = 1; n <= 6; n++) {
    FrondBitalinoFrame frame = { 0 };
    guint8             bytes[FROND_BITALINO_MAX_FRAME_BYTES];

    g_assert_cmpuint (frond_bitalino_frame_get_length (n), ==, golden[n - 1].n_bytes);
    g_assert_true (frond_bitalino_frame_decode (golden[n - 1].bytes, n, &frame));
    g_assert_cmpuint (frame.sequence, ==, 5);
    g_assert_cmpuint (frame.digital, ==, 0x9);
    for (guint i = 0; i < n; i++)
      g_assert_cmpuint (frame.values[i], ==, golden_values[i]);

    g_assert_cmpuint (frond_bitalino_frame_encode (&frame, n, bytes), ==, golden[n - 1].n_bytes);
    g_assert_cmpmem (bytes, golden[n - 1].n_bytes, golden[n - 1].bytes, golden[n - 1].n_bytes);
  }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint k = 0; k < 20000; k++) {
    guint              n = 1 + k % 6;
    FrondBitalinoFrame frame = { .sequence = (guint8) (k & 15), .digital = (guint8) ((k >> 4) & 15) };
    FrondBitalinoFrame back;
    guint8             bytes[FROND_BITALINO_MAX_FRAME_BYTES];

    for (guint i = 0; i < n; i++)
      frame.values[i] = (guint16) g_rand_int_range (random, 0, 1 << frond_bitalino_channel_get_bits (n, i));
    frond_bitalino_frame_encode (&frame, n, bytes);
    g_assert_true (frond_bitalino_frame_decode (bytes, n, &back));
    g_assert_cmpmem (&frame, sizeof frame, &back, sizeof back);
  }
}

/* A CRC of four bits finds every single flipped bit. */
static void
test_bit_flips (void)
{
  for (guint n = 1; n <= 6; n++) {
    for (guint bit = 0; bit < 8 * golden[n - 1].n_bytes; bit++) {
      FrondBitalinoFrame frame;
      guint8             bytes[8];

      memcpy (bytes, golden[n - 1].bytes, sizeof bytes);
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      g_assert_false (frond_bitalino_frame_decode (bytes, n, &frame));
    }
  }
}

static void
test_state (void)
{
  FrondBitalinoState state = { .analog = { 1, 2, 3, 4, 1023, 512 }, .battery = 590, .threshold = 7, .digital = 0x9 };
  guint8             bytes[FROND_BITALINO_STATE_BYTES_WITH_PWM];

  for (guint with_pwm = 0; with_pwm <= 1; with_pwm++) {
    FrondBitalinoState back = { 0 };
    gsize              length = with_pwm ? 17 : 16;

    frond_bitalino_state_encode (&state, with_pwm, bytes);
    g_assert_true (frond_bitalino_state_decode (bytes, length, &back));
    g_assert_cmpmem (&state, sizeof state, &back, sizeof back);
    for (gsize n = 0; n < 16; n++)
      g_assert_false (frond_bitalino_state_decode (bytes, n, &back));
    bytes[3] ^= 0x10;
    g_assert_false (frond_bitalino_state_decode (bytes, length, &back));
  }
}

/* The thresholds of the firmware: 527 is 3.40 V, 590 is 3.81 V. */
static void
test_battery (void)
{
  FrondBitalinoState state = { .battery = 527 };

  g_assert_cmpfloat_with_epsilon (frond_bitalino_state_get_battery_v (&state), 3.40, 0.005);
  state.battery = 590;
  g_assert_cmpfloat_with_epsilon (frond_bitalino_state_get_battery_v (&state), 3.81, 0.005);
}

static void
test_version (void)
{
  static const guint8 after_stream[] = "\x00\x98\x5f\nBITalinBITalino_v5.2\n";
  double              version = 0;

  g_assert_true (frond_bitalino_version_parse (after_stream, sizeof after_stream - 1, &version));
  g_assert_cmpfloat (version, ==, 5.2);
  g_assert_true (frond_bitalino_version_parse ((const guint8 *) "BITalino\n", 9, &version));
  g_assert_cmpfloat (version, ==, 0);
  for (gsize n = 0; n < sizeof after_stream - 1; n++)
    g_assert_false (frond_bitalino_version_parse (after_stream, n, &version));
  g_assert_false (frond_bitalino_version_parse ((const guint8 *) "hello\n", 6, &version));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bitalino-frame/golden", test_golden);
  g_test_add_func ("/bitalino-frame/round-trip", test_round_trip);
  g_test_add_func ("/bitalino-frame/bit-flips", test_bit_flips);
  g_test_add_func ("/bitalino-frame/state", test_state);
  g_test_add_func ("/bitalino-frame/battery", test_battery);
  g_test_add_func ("/bitalino-frame/version", test_version);

  return g_test_run ();
}
