/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-suppression.h"

#include "frond-chain.h"

static FrondSessionRecord *
create_record (double band_low_hz,
               double band_high_hz)
{
  FrondSessionRecord *record = frond_session_record_new ();

  record->chain = frond_chain_profile_new ();
  record->chain->band_low_hz = band_low_hz;
  record->chain->band_high_hz = band_high_hz;
  record->chain->window_ms = 250;

  return record;
}

/* The stored session stays as it is, and a lower edge that is higher already stays, too. */
static void
test_apply (void)
{
  static const struct {
    FrondSuppression suppression;
    double           band_low_hz, band_high_hz;      /* stored */
    double           seen_low_hz, seen_hz, notch_hz; /* seen */
  } cases[] = {
    { { TRUE, 0 }, 20, 400, 30, 400, 0 },
    { { TRUE, 50 }, 40, 400, 40, 400, 50 },
    { { FALSE, 60 }, 20, 400, 20, 400, 60 },
    { { TRUE, 0 }, 0, 0, 30, 450, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrondSessionRecord) record = create_record (cases[i].band_low_hz, cases[i].band_high_hz);
    g_autoptr (FrondSessionRecord) seen = frond_suppression_apply (&cases[i].suppression, record);

    g_assert_true (seen != record);
    g_assert_cmpfloat (seen->chain->band_low_hz, ==, cases[i].seen_low_hz);
    g_assert_cmpfloat (seen->chain->band_high_hz, ==, cases[i].seen_hz);
    g_assert_cmpfloat (seen->chain->notch_hz, ==, cases[i].notch_hz);
    g_assert_cmpfloat (record->chain->band_low_hz, ==, cases[i].band_low_hz);
    g_assert_cmpfloat (record->chain->notch_hz, ==, 0);
  }
}

static void
test_nothing (void)
{
  const FrondSuppression nothing = { FALSE, 0 };
  g_autoptr (FrondSessionRecord) record = create_record (20, 450);
  g_autoptr (FrondSessionRecord) seen = frond_suppression_apply (&nothing, record);

  g_assert_true (seen == record);
  g_assert_null (frond_suppression_describe (&nothing));
}

static void
test_words (void)
{
  g_autofree char *heart = frond_suppression_describe (&(FrondSuppression) { TRUE, 0 });
  g_autofree char *hum = frond_suppression_describe (&(FrondSuppression) { FALSE, 60 });
  g_autofree char *both = frond_suppression_describe (&(FrondSuppression) { TRUE, 50 });

  g_assert_cmpstr (heart, ==, "Heart suppressed: lower edge of 30\u00a0Hz.");
  g_assert_cmpstr (hum, ==, "Mains hum suppressed: 60\u00a0Hz and its multiples.");
  g_assert_cmpstr (both, ==, "Heart suppressed: lower edge of 30\u00a0Hz. Mains hum suppressed: 50\u00a0Hz and its multiples.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppression/apply", test_apply);
  g_test_add_func ("/suppression/nothing", test_nothing);
  g_test_add_func ("/suppression/words", test_words);

  return g_test_run ();
}
