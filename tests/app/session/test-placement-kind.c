/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-placement-kind.h"

static void
test_words (void)
{
  static const struct {
    const char        *electrode;
    const char        *site;
    FrondChannelKind   kind;
    FrondPlacementKind expected;
  } cases[] = {
    { "", "", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PADS },
    { NULL, NULL, FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PADS },
    { "", "", FROND_CHANNEL_PRESSURE, FROND_PLACEMENT_PROBE },
    { "Periform", "", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PROBE },
    { "PERIFORM+", "Vaginal", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PROBE },
    { "Pads", "Perianal, 4 and 8 o’clock", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PADS },
    { "Probe", "Intra-anal", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PROBE },
    { "Gel pads", "", FROND_CHANNEL_PRESSURE, FROND_PLACEMENT_PADS },
    { "Perineometer", "", FROND_CHANNEL_OTHER, FROND_PLACEMENT_PROBE },
    { "Covidien 22 mm", "Perineal", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PADS },
    /* Where the reference is says nothing of the sensor. */
    { "Probe", "Vaginal, reference on the thigh", FROND_CHANNEL_EMG_RAW, FROND_PLACEMENT_PROBE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrondChainProfile) placement = frond_chain_profile_new ();

    placement->electrode = g_strdup (cases[i].electrode);
    placement->site = g_strdup (cases[i].site);
    g_test_message ("%s, %s", cases[i].electrode, cases[i].site);
    g_assert_cmpint (frond_placement_kind_find (placement, cases[i].kind), ==, cases[i].expected);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/placement-kind/words", test_words);

  return g_test_run ();
}
