/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain.h"

#include <math.h>

#include "driver/bitalino/frond-bitalino-channel.h"

static GPtrArray *
make_channels (void)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  g_ptr_array_add (channels, frond_channel_new ("A1", FROND_CHANNEL_OTHER, "count", 1, 0));
  g_ptr_array_add (channels, frond_channel_new ("EMG A2", FROND_CHANNEL_EMG_RAW, "uV", 1, 0));
  g_ptr_array_add (channels, frond_channel_new ("EMG A3", FROND_CHANNEL_EMG_RAW, "uV", 1, 0));

  return channels;
}

static void
test_shown_is_named (void)
{
  g_autoptr (GPtrArray) channels = make_channels ();
  g_autoptr (FrondChainProfile) chain = frond_chain_profile_new ();

  g_set_str (&chain->channel, "EMG A3");
  g_assert_cmpuint (frond_chain_find_shown (channels, chain), ==, 2);
  g_set_str (&chain->channel, "A1");
  g_assert_cmpuint (frond_chain_find_shown (channels, chain), ==, 0);
}

static void
test_shown_is_not_named (void)
{
  g_autoptr (GPtrArray) channels = make_channels ();
  g_autoptr (FrondChainProfile) chain = frond_chain_profile_new ();

  g_assert_cmpuint (frond_chain_find_shown (channels, NULL), ==, 1);
  g_assert_cmpuint (frond_chain_find_shown (channels, chain), ==, 1);
  g_set_str (&chain->channel, "elsewhere");
  g_assert_cmpuint (frond_chain_find_shown (channels, chain), ==, 1);
  g_ptr_array_set_size (channels, 1);
  g_assert_cmpuint (frond_chain_find_shown (channels, chain), ==, 0);
}

static FrondSensorInfo
make_info (GPtrArray *channels)
{
  return (FrondSensorInfo) { .model = (char *) "BITalino (r)evolution", .firmware = (char *) "5.2", .rate_hz = 1000, .channels = channels };
}

/* The gain of the board is part of what its numbers mean; the first boards had another one. */
static void
test_gain (void)
{
  for (int revolution = 0; revolution < 2; revolution++) {
    g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
    const FrondFilterSpec filter = { .band_low_hz = 20, .band_high_hz = 450, .order = 4, .notch_hz = 50 };
    FrondSensorInfo       info = make_info (channels);
    g_autoptr (FrondChainProfile) chain = NULL;

    g_ptr_array_add (channels, frond_bitalino_channel_new ("A1", 10, revolution == 1));
    chain = frond_chain_profile_of_sensor (&info, 0, &filter);
    g_assert_cmpfloat (chain->gain, ==, revolution ? 1009 : 1000);
    g_assert_cmpstr (chain->sensor, ==, "BITalino (r)evolution");
    g_assert_cmpstr (chain->channel, ==, "A1");
    g_assert_cmpfloat (chain->notch_hz, ==, 50);
    g_assert_cmpstr (chain->envelope, ==, "RMS");
    /* What no sensor can tell. */
    g_assert_null (chain->electrode);
    g_assert_true (isnan (chain->electrode_depth_mm));
  }
}

/* A sensor that says nothing of its gain has none that could be compared; its own values have no filter of ours. */
static void
test_unknown (void)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  FrondSensorInfo info = make_info (channels);
  g_autoptr (FrondChainProfile) chain = NULL;

  g_ptr_array_add (channels, frond_channel_new ("P", FROND_CHANNEL_PRESSURE, "cmH2O", 1, 0));
  chain = frond_chain_profile_of_sensor (&info, 0, NULL);
  g_assert_true (isnan (chain->gain));
  g_assert_null (chain->envelope);
  g_assert_cmpuint (chain->filter_order, ==, 0);
  g_assert_cmpstr (chain->unit, ==, "cmH2O");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain/shown-is-named", test_shown_is_named);
  g_test_add_func ("/chain/shown-is-not-named", test_shown_is_not_named);
  g_test_add_func ("/chain/gain", test_gain);
  g_test_add_func ("/chain/unknown", test_unknown);

  return g_test_run ();
}
