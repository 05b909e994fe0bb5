/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain/shown-is-named", test_shown_is_named);
  g_test_add_func ("/chain/shown-is-not-named", test_shown_is_not_named);

  return g_test_run ();
}
