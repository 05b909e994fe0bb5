/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain-comparison.h"

#include <math.h>

static FrondChainProfile *
make_chain (void)
{
  FrondChainProfile *chain = frond_chain_profile_new ();

  chain->sensor = g_strdup ("BITalino (r)evolution");
  chain->firmware = g_strdup ("5.2");
  chain->channel = g_strdup ("A1");
  chain->unit = g_strdup ("uV");
  chain->rate_hz = 1000;
  chain->gain = 1009;
  chain->band_low_hz = 20;
  chain->band_high_hz = 450;
  chain->filter_order = 4;
  chain->window_ms = 100;
  chain->envelope = g_strdup ("RMS");
  chain->electrode = g_strdup ("Periform");
  chain->electrode_depth_mm = 40;
  chain->electrode_orientation = g_strdup ("Left and right");
  chain->site = g_strdup ("Vaginal");
  chain->position = g_strdup ("Lying on the back");

  return chain;
}

static FrondChainDifference *
get (GPtrArray *differences,
     guint      i)
{
  g_assert_cmpuint (differences->len, >, i);

  return g_ptr_array_index (differences, i);
}

static void
test_alike (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  g_autoptr (FrondChainProfile) other = frond_chain_profile_copy (chain);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *texts = NULL;

  /* What people type differently means the same; what sensors say is taken by the letter. */
  g_set_str (&other->electrode, " périform ");
  g_set_str (&other->position, "Lying on the Back");
  differences = frond_chain_profile_compare (chain, other);
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_null (frond_chain_differences_find_break (differences));
  g_assert_null (frond_chain_differences_dup_warning (differences));
  texts = frond_chain_differences_dup_texts (differences);
  g_assert_cmpstr (texts, ==, "");

  g_set_str (&other->sensor, "bitalino (R)evolution");
  g_assert_false (frond_chain_profile_is_comparable (chain, other));
}

static void
test_electrode (void)
{
  g_autoptr (FrondChainProfile) now = make_chain ();
  g_autoptr (FrondChainProfile) last = frond_chain_profile_copy (now);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *warning = NULL;

  g_set_str (&last->electrode, "Femiscan");
  differences = frond_chain_profile_compare (now, last);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpstr (get (differences, 0)->text, ==, "Electrode: Periform, last time Femiscan");
  g_assert_cmpstr (get (differences, 0)->mark, ==, "Other electrode");
  g_assert_cmpint (get (differences, 0)->weight, ==, FROND_CHAIN_BREAKS_ALL);
  warning = frond_chain_differences_dup_warning (differences);
  g_assert_cmpstr (warning, ==, "Numbers cannot be compared with last time: another electrode.");
}

static void
test_depth (void)
{
  g_autoptr (FrondChainProfile) now = make_chain ();
  g_autoptr (FrondChainProfile) last = frond_chain_profile_copy (now);
  g_autoptr (GPtrArray) deeper = NULL;
  g_autoptr (GPtrArray) higher = NULL;
  g_autofree char *warning = NULL;

  last->electrode_depth_mm = 30;
  deeper = frond_chain_profile_compare (now, last);
  g_assert_cmpint (get (deeper, 0)->weight, ==, FROND_CHAIN_BREAKS_REST);
  g_assert_cmpstr (get (deeper, 0)->text, ==, "Depth of the electrode: 40 mm, last time 30 mm");
  warning = frond_chain_differences_dup_warning (deeper);
  g_assert_cmpstr (warning, ==, "Resting levels cannot be compared with last time: the electrode lies deeper.");
  higher = frond_chain_profile_compare (last, now);
  g_assert_cmpstr (get (higher, 0)->reason, ==, "the electrode lies less deep");
  g_assert_false (frond_chain_profile_is_comparable (now, last));
}

/* Nobody can say that it is another depth when one of the two is not known; without the electrode nobody knows what was measured. */
static void
test_not_written_down (void)
{
  g_autoptr (FrondChainProfile) now = make_chain ();
  g_autoptr (FrondChainProfile) last = frond_chain_profile_copy (now);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *texts = NULL;

  last->electrode_depth_mm = NAN;
  last->gain = NAN;
  g_set_str (&now->position, "  ");
  g_set_str (&last->electrode_orientation, NULL);
  differences = frond_chain_profile_compare (now, last);
  g_assert_cmpuint (differences->len, ==, 4);
  g_assert_null (frond_chain_differences_find_break (differences));
  g_assert_true (frond_chain_profile_is_comparable (now, last));
  texts = frond_chain_differences_dup_texts (differences);
  g_assert_cmpstr (texts, ==,
                   "Gain: 1009×, not written down last time\n"
                   "Depth of the electrode: 40 mm, not written down last time\n"
                   "Electrode faces: Left and right, not written down last time\n"
                   "Position of the patient: not written down, last time Lying on the back");

  g_set_str (&last->site, NULL);
  g_assert_false (frond_chain_profile_is_comparable (now, last));
}

/* The heaviest first, what says the same once, and what is only worth knowing not in the warning. */
static void
test_order (void)
{
  g_autoptr (FrondChainProfile) now = make_chain ();
  g_autoptr (FrondChainProfile) last = frond_chain_profile_copy (now);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *texts = NULL;

  g_set_str (&now->firmware, "5.3");
  g_set_str (&now->position, "Sitting");
  now->band_low_hz = 10;
  now->band_high_hz = 500;
  now->notch_hz = 50;
  differences = frond_chain_profile_compare (now, last);
  g_assert_cmpuint (differences->len, ==, 5);
  g_assert_cmpstr (get (differences, 2)->text, ==, "Mains filter: 50 Hz, last time none");
  g_assert_cmpint (get (differences, 3)->weight, ==, FROND_CHAIN_BREAKS_REST);
  g_assert_cmpint (get (differences, 4)->weight, ==, FROND_CHAIN_WORTH_KNOWING);
  g_assert_true (frond_chain_differences_find_break (differences) == get (differences, 0));
  warning = frond_chain_differences_dup_warning (differences);
  g_assert_cmpstr (warning, ==, "Numbers cannot be compared with last time: another band, another mains filter, another position of the patient.");
  texts = frond_chain_differences_dup_texts (differences);
  g_assert_cmpstr (texts, ==,
                   "Lower edge of the band: 10 Hz, last time 20 Hz\n"
                   "Upper edge of the band: 500 Hz, last time 450 Hz\n"
                   "Mains filter: 50 Hz, last time none\n"
                   "Position of the patient: Sitting, last time Lying on the back\n"
                   "Firmware: 5.3, last time 5.2");
}

/* Every field is looked at: a chain that differs in one of them is not the same chain. */
static void
test_every_field (void)
{
  static const struct {
    gsize            offset;
    FrondChainWeight weight;
  } texts[] = {
    { G_STRUCT_OFFSET (FrondChainProfile, sensor), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, firmware), FROND_CHAIN_WORTH_KNOWING },
    { G_STRUCT_OFFSET (FrondChainProfile, channel), FROND_CHAIN_WORTH_KNOWING },
    { G_STRUCT_OFFSET (FrondChainProfile, unit), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, envelope), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, electrode), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, electrode_serial), FROND_CHAIN_WORTH_KNOWING },
    { G_STRUCT_OFFSET (FrondChainProfile, electrode_orientation), FROND_CHAIN_BREAKS_REST },
    { G_STRUCT_OFFSET (FrondChainProfile, site), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, position), FROND_CHAIN_BREAKS_REST },
  };
  static const struct {
    gsize            offset;
    FrondChainWeight weight;
  } numbers[] = {
    { G_STRUCT_OFFSET (FrondChainProfile, rate_hz), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, gain), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, band_low_hz), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, band_high_hz), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, notch_hz), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, window_ms), FROND_CHAIN_BREAKS_ALL },
    { G_STRUCT_OFFSET (FrondChainProfile, electrode_depth_mm), FROND_CHAIN_BREAKS_REST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts) + G_N_ELEMENTS (numbers) + 1; i++) {
    g_autoptr (FrondChainProfile) now = make_chain ();
    g_autoptr (FrondChainProfile) last = frond_chain_profile_copy (now);
    g_autoptr (GPtrArray) differences = NULL;
    FrondChainWeight weight = FROND_CHAIN_BREAKS_ALL;

    if (i < G_N_ELEMENTS (texts)) {
      g_set_str (G_STRUCT_MEMBER_P (now, texts[i].offset), "Something else");
      weight = texts[i].weight;
    } else if (i < G_N_ELEMENTS (texts) + G_N_ELEMENTS (numbers)) {
      G_STRUCT_MEMBER (double, now, numbers[i - G_N_ELEMENTS (texts)].offset) += 1;
      weight = numbers[i - G_N_ELEMENTS (texts)].weight;
    } else {
      now->filter_order = 2;
    }
    differences = frond_chain_profile_compare (now, last);
    g_assert_cmpuint (differences->len, ==, 1);
    g_assert_cmpint (get (differences, 0)->weight, ==, weight);
    g_assert_true ((get (differences, 0)->reason != NULL) == (weight != FROND_CHAIN_WORTH_KNOWING));
    g_assert_true ((get (differences, 0)->mark != NULL) == (weight != FROND_CHAIN_WORTH_KNOWING));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain-comparison/alike", test_alike);
  g_test_add_func ("/chain-comparison/electrode", test_electrode);
  g_test_add_func ("/chain-comparison/depth", test_depth);
  g_test_add_func ("/chain-comparison/not-written-down", test_not_written_down);
  g_test_add_func ("/chain-comparison/order", test_order);
  g_test_add_func ("/chain-comparison/every-field", test_every_field);

  return g_test_run ();
}
