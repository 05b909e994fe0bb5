/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain-profile.h"

static FrondChainProfile *
make_chain (void)
{
  FrondChainProfile *chain = frond_chain_profile_new ();

  chain->sensor = g_strdup ("BITalino (r)evolution");
  chain->firmware = g_strdup ("5.2");
  chain->unit = g_strdup ("uV");
  chain->rate_hz = 1000;
  chain->band_low_hz = 20;
  chain->band_high_hz = 450;
  chain->filter_order = 4;
  chain->window_ms = 100;
  chain->envelope = g_strdup ("RMS");
  chain->electrode = g_strdup ("surface");
  chain->site = g_strdup ("perianal");
  chain->position = g_strdup ("supine");

  return chain;
}

static void
test_what_breaks_a_trend (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) other = frond_chain_profile_copy (chain);

  g_assert_true (frond_chain_profile_is_comparable (chain, other));

  g_set_str (&other->firmware, "5.3");
  g_assert_true (frond_chain_profile_is_comparable (chain, other));

  other->window_ms = 250;
  g_assert_false (frond_chain_profile_is_comparable (chain, other));
  other->window_ms = 100;
  other->notch_hz = 50;
  g_assert_false (frond_chain_profile_is_comparable (chain, other));
  other->notch_hz = 0;
  g_set_str (&other->envelope, "ARV");
  g_assert_false (frond_chain_profile_is_comparable (chain, other));
  g_set_str (&other->envelope, "RMS");
  g_set_str (&other->position, "sitting");
  g_assert_false (frond_chain_profile_is_comparable (chain, other));
}

static void
test_not_written_down (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) other = frond_chain_profile_copy (chain);

  g_set_str (&chain->electrode, NULL);
  g_assert_false (frond_chain_profile_is_comparable (chain, other));
  g_set_str (&other->electrode, "");
  g_assert_true (frond_chain_profile_is_comparable (chain, other));
}

static void
test_describe (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) empty = frond_chain_profile_new ();
  g_autofree char *line = frond_chain_profile_describe (chain);
  g_autofree char *nothing = frond_chain_profile_describe (empty);
  g_autofree char *whole = NULL;

  g_assert_cmpstr (line, ==, "BITalino (r)evolution 5.2 · 1000 Hz · 20–450 Hz · RMS 100 ms · surface · perianal · supine");
  g_assert_nonnull (nothing);
  chain->gain = 1009;
  chain->electrode_depth_mm = 42.5;
  g_set_str (&chain->electrode_serial, "PF-0042");
  g_set_str (&chain->electrode_orientation, "left and right");
  whole = frond_chain_profile_describe (chain);
  g_assert_cmpstr (whole, ==,
                   "BITalino (r)evolution 5.2 · 1000 Hz · 1009× · 20–450 Hz · RMS 100 ms · surface · PF-0042 · 42.5 mm · left and right · perianal · supine");
}

static void
test_simulated (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) empty = frond_chain_profile_new ();

  g_assert_false (frond_chain_profile_is_simulated (chain));
  g_assert_false (frond_chain_profile_is_simulated (empty));
  g_set_str (&chain->sensor, FROND_CHAIN_SIMULATED);
  g_assert_true (frond_chain_profile_is_simulated (chain));
}

/* What people write down goes over whole, also that they wrote nothing; what the sensor says stays. */
static void
test_placement (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) placement = frond_chain_profile_new ();

  placement->sensor = g_strdup ("Not a placement");
  placement->electrode = g_strdup ("Periform");
  placement->electrode_serial = g_strdup ("PF-0042");
  placement->electrode_depth_mm = 40;
  placement->electrode_orientation = g_strdup ("left and right");
  frond_chain_profile_set_placement (chain, placement);
  g_assert_cmpstr (chain->sensor, ==, "BITalino (r)evolution");
  g_assert_cmpstr (chain->electrode, ==, "Periform");
  g_assert_cmpstr (chain->electrode_serial, ==, "PF-0042");
  g_assert_cmpfloat (chain->electrode_depth_mm, ==, 40);
  g_assert_cmpstr (chain->electrode_orientation, ==, "left and right");
  g_assert_null (chain->site);
  g_assert_null (chain->position);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain-profile/comparable", test_what_breaks_a_trend);
  g_test_add_func ("/chain-profile/not-written-down", test_not_written_down);
  g_test_add_func ("/chain-profile/describe", test_describe);
  g_test_add_func ("/chain-profile/placement", test_placement);
  g_test_add_func ("/chain-profile/simulated", test_simulated);

  return g_test_run ();
}
