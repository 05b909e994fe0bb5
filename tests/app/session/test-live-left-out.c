/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-live-left-out.h"

#include "frond-exclusion.h"
#include "frond-plot-bands.h"

#define RATE 1000.0

static GArray *
make_bands (const FrondExclusion *exclusions,
            guint                 n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  g_array_append_vals (array, exclusions, n);

  return frond_live_left_out_make_bands (array, RATE);
}

static void
assert_band (const GArray *bands,
             guint         i,
             double        start_s,
             double        end_s,
             const char   *name)
{
  const FrondPlotBand *band = &g_array_index (bands, FrondPlotBand, i);

  g_assert_cmpuint (i, <, bands->len);
  g_assert_cmpfloat_with_epsilon (band->start_s, start_s, 1e-9);
  g_assert_cmpfloat_with_epsilon (band->end_s, end_s, 1e-9);
  g_assert_cmpstr (band->name, ==, name);
}

static void
test_nothing (void)
{
  g_autoptr (GArray) bands = make_bands (NULL, 0);

  g_assert_cmpuint (bands->len, ==, 0);
}

/* By weight they come, by time they are shown, in words for people. */
static void
test_order (void)
{
  static const FrondExclusion exclusions[] = { { 9000, 500, FROND_EXCLUSION_CONTACT }, { 1000, 2000, FROND_EXCLUSION_MOTION } };
  g_autoptr (GArray) bands = make_bands (exclusions, G_N_ELEMENTS (exclusions));

  g_assert_cmpuint (bands->len, ==, 2);
  assert_band (bands, 0, 1, 3, "movement");
  assert_band (bands, 1, 9, 9.5, "electrode contact");
}

/* A weightier reason lies over a lighter one, which goes on before, between and behind; what is covered whole is gone. */
static void
test_overlap (void)
{
  static const FrondExclusion exclusions[] = {
    { 2000, 1000, FROND_EXCLUSION_CONTACT },
    { 5000, 1000, FROND_EXCLUSION_CONTACT },
    { 2200, 100, FROND_EXCLUSION_CLIPPED },
    { 1000, 6000, FROND_EXCLUSION_HUM },
    { 6500, 1500, FROND_EXCLUSION_ECG },
  };
  g_autoptr (GArray) bands = make_bands (exclusions, G_N_ELEMENTS (exclusions));

  g_assert_cmpuint (bands->len, ==, 6);
  assert_band (bands, 0, 1, 2, "mains hum");
  assert_band (bands, 1, 2, 3, "electrode contact");
  assert_band (bands, 2, 3, 5, "mains hum");
  assert_band (bands, 3, 5, 6, "electrode contact");
  assert_band (bands, 4, 6, 7, "mains hum");
  assert_band (bands, 5, 7, 8, "heart");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/live-left-out/nothing", test_nothing);
  g_test_add_func ("/app/live-left-out/order", test_order);
  g_test_add_func ("/app/live-left-out/overlap", test_overlap);

  return g_test_run ();
}
