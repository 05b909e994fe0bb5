/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-channel.h"

/* A BITalino is clipped one step before the end of its converter; a fine converter only at its end; six bits have no step to give away. */
static void
test_clipped (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 3.194, -1635);

  channel->raw_min = 0;
  channel->raw_max = 1023;
  channel->bits = 10;
  g_assert_true (frond_channel_is_clipped (channel, 0));
  g_assert_true (frond_channel_is_clipped (channel, 1));
  g_assert_false (frond_channel_is_clipped (channel, 2));
  g_assert_false (frond_channel_is_clipped (channel, 1021));
  g_assert_true (frond_channel_is_clipped (channel, 1022));

  channel->raw_max = 65535;
  channel->bits = 16;
  g_assert_false (frond_channel_is_clipped (channel, 1));
  g_assert_true (frond_channel_is_clipped (channel, 65535));

  channel->raw_max = 63;
  channel->bits = 6;
  g_assert_false (frond_channel_is_clipped (channel, 1));
  g_assert_true (frond_channel_is_clipped (channel, 63));
}

static void
test_physical (void)
{
  g_autoptr (FrondChannel) channel = frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 0.5, -10);
  g_autoptr (FrondChannel) copy = frond_channel_copy (channel);

  g_assert_cmpfloat (frond_channel_to_physical (copy, 30), ==, 5);
  g_assert_cmpstr (copy->unit, ==, "uV");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/channel/clipped", test_clipped);
  g_test_add_func ("/channel/physical", test_physical);

  return g_test_run ();
}
