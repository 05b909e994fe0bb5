/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-norm-match.h"

#define VALUES "\"values\":[{\"role\":\"tonic\",\"quantity\":\"mean\",\"unit\":\"uV\",\"mean\":37,\"sd\":25.9}]}"
#define HEAD   "{\"format\":1,\"id\":\"a\",\"name\":\"n\",\"source\":\"s\",\"evidence\":\"verified\",\"population\":\"p\",\"n\":96,"

static FrondNorm *
make_norm (const char *chain)
{
  g_autofree char *json = g_strdup_printf (HEAD "\"chain\":%s," VALUES, chain);
  g_autoptr (GError) error = NULL;
  FrondNorm *norm = frond_norm_new_from_json (json, -1, &error);

  g_assert_no_error (error);

  return norm;
}

/* What all is known of. */
static FrondNorm *
make_whole_norm (void)
{
  return make_norm ("{\"unit\":\"uV\",\"band_low_hz\":[100,200],\"band_high_hz\":[200,400],\"envelope\":\"RMS\",\"electrode\":\"vaginal\"}");
}

static FrondChainProfile *
make_chain (void)
{
  FrondChainProfile *chain = frond_chain_profile_new ();

  chain->unit = g_strdup ("uV");
  chain->band_low_hz = 100;
  chain->band_high_hz = 400;
  chain->envelope = g_strdup ("RMS");
  chain->electrode = g_strdup ("Vaginalsonde");

  return chain;
}

static void
assert_match (FrondNorm               *norm,
              const FrondChainProfile *chain,
              FrondNormMatch           expected,
              const char              *expected_reason)
{
  g_autofree char *reason = NULL;

  g_assert_cmpint (frond_norm_match (norm, chain, &reason), ==, expected);
  g_assert_cmpstr (reason, ==, expected_reason);
}

static void
test_matches (void)
{
  g_autoptr (FrondNorm) norm = make_whole_norm ();
  g_autoptr (FrondChainProfile) chain = make_chain ();

  assert_match (norm, chain, FROND_NORM_MATCHES, NULL);
}

/* One thing that differs is enough; all of them are named. */
static void
test_differs (void)
{
  g_autoptr (FrondNorm) norm = make_whole_norm ();
  g_autoptr (FrondChainProfile) chain = make_chain ();

  chain->band_low_hz = 20;
  assert_match (norm, chain, FROND_NORM_DIFFERS, "Measured in another way: lower edge of the band 100–200 Hz, here 20 Hz");
  g_set_str (&chain->envelope, "ARV");
  assert_match (norm, chain, FROND_NORM_DIFFERS, "Measured in another way: lower edge of the band 100–200 Hz, here 20 Hz, averaged as RMS, here as ARV");
  chain->band_low_hz = 100;
  g_set_str (&chain->envelope, "RMS");
  g_set_str (&chain->electrode, "Pads, perianal");
  assert_match (norm, chain, FROND_NORM_DIFFERS, "Measured in another way: electrode vaginal, here on the skin");
  g_set_str (&chain->unit, "cmH2O");
  g_set_str (&chain->electrode, NULL);
  assert_match (norm, chain, FROND_NORM_DIFFERS, "Measured in another way: in µV, this session in cmH₂O");
}

/* What nobody wrote down, here or there, makes it an orientation and never a match. */
static void
test_unknown (void)
{
  g_autoptr (FrondNorm) norm = make_whole_norm ();
  g_autoptr (FrondNorm) vague = make_norm ("{\"unit\":\"uV\",\"band_low_hz\":\"unknown\",\"band_high_hz\":\"unknown\",\"envelope\":\"unknown\",\"electrode\":\"vaginal\"}");
  g_autoptr (FrondNorm) pressure = make_norm ("{\"unit\":\"cmH2O\",\"band_low_hz\":\"unknown\",\"band_high_hz\":\"unknown\",\"envelope\":\"none\",\"electrode\":\"vaginal\"}");
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) empty = frond_chain_profile_new ();

  assert_match (vague, chain, FROND_NORM_UNKNOWN, "Chain not known (band, averaging), for orientation only");
  g_set_str (&chain->electrode, "Blue one");
  assert_match (norm, chain, FROND_NORM_UNKNOWN, "Chain not known (electrode), for orientation only");
  /* The site tells it, too. */
  g_set_str (&chain->site, "Vagina");
  assert_match (norm, chain, FROND_NORM_MATCHES, NULL);
  assert_match (norm, empty, FROND_NORM_DIFFERS, "Chain not known: unit, band, averaging, electrode");
  /* A pressure has no band that could be unknown. */
  g_set_str (&chain->unit, "cmH2O");
  assert_match (pressure, chain, FROND_NORM_MATCHES, NULL);
}

/* Of both studies in microvolts nobody wrote down the band: of one the electrode is known, and it orients; the other's
 * numbers stand beside nobody's. */
static void
test_built_in (void)
{
  g_autoptr (GListModel) norms = frond_norm_list_built_in ();
  g_autoptr (FrondNorm) oleksy = g_list_model_get_item (norms, 0);
  g_autoptr (FrondNorm) white = g_list_model_get_item (norms, 1);
  g_autoptr (FrondChainProfile) chain = make_chain ();

  assert_match (oleksy, chain, FROND_NORM_UNKNOWN, "Chain not known (band, averaging), for orientation only");
  assert_match (white, chain, FROND_NORM_DIFFERS, "Chain not known: band, averaging, electrode");
  chain->band_low_hz = 20;
  chain->band_high_hz = 450;
  assert_match (white, chain, FROND_NORM_DIFFERS, "Chain not known: band, averaging, electrode");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/norm-match/matches", test_matches);
  g_test_add_func ("/norm-match/differs", test_differs);
  g_test_add_func ("/norm-match/unknown", test_unknown);
  g_test_add_func ("/norm-match/built-in", test_built_in);

  return g_test_run ();
}
