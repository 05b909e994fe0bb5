/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-norms.h"

#include "app-fixture.h"

static FrondChainProfile *
make_chain (void)
{
  FrondChainProfile *chain = frond_chain_profile_new ();

  chain->sensor = g_strdup ("BITalino (r)evolution");
  chain->unit = g_strdup ("uV");
  chain->band_low_hz = 20;
  chain->band_high_hz = 450;
  chain->envelope = g_strdup ("RMS");
  chain->electrode = g_strdup ("Vaginal probe, 2 rings");

  return chain;
}

/* In a window, because only what can be seen counts. */
static GtkWidget *
show (const FrondChainProfile *chain,
      FrondReviewNorms       **group)
{
  GtkWidget *window = gtk_window_new ();

  *group = g_object_new (FROND_TYPE_REVIEW_NORMS, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*group));
  frond_review_norms_set_chain (*group, chain);

  return window;
}

static void
set_active (FrondReviewNorms *group,
            gboolean          active)
{
  adw_switch_row_set_active (ADW_SWITCH_ROW (app_get (GTK_WIDGET (group), ADW_TYPE_SWITCH_ROW, NULL)), active);
}

static GtkWidget *
find_row (FrondReviewNorms *group,
          const char       *name)
{
  GtkWidget *row = app_find (GTK_WIDGET (group), ADW_TYPE_PREFERENCES_ROW, name);

  g_assert_nonnull (row);

  return row;
}

/* Nothing before somebody asks; what was asked for is remembered by the computer. */
static void
test_off_by_default (void)
{
  g_autoptr (GSettings) settings = g_settings_new (FROND_APPLICATION_ID);
  g_autoptr (FrondChainProfile) chain = make_chain ();
  FrondReviewNorms *group, *again;
  GtkWidget        *window, *other;

  g_settings_reset (settings, "show-published-values");
  window = show (chain, &group);
  g_assert_false (gtk_widget_get_visible (find_row (group, "Oleksy 2020")));
  set_active (group, TRUE);
  g_assert_true (gtk_widget_get_visible (find_row (group, "Oleksy 2020")));
  g_assert_true (g_settings_get_boolean (settings, "show-published-values"));
  other = show (chain, &again);
  g_assert_true (gtk_widget_get_visible (find_row (again, "Oleksy 2020")));
  set_active (again, FALSE);
  g_assert_false (gtk_widget_get_visible (find_row (group, "Oleksy 2020")));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
test_matching (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  FrondReviewNorms *group;
  GtkWidget        *window = show (chain, &group);
  GtkWidget        *oleksy = find_row (group, "Oleksy 2020");
  GtkWidget        *white = find_row (group, "White 1997");
  GtkWidget        *naess = find_row (group, "Næss & Bø 2015");

  set_active (group, TRUE);
  g_assert_true (app_shows_text (oleksy, "96 women aged 22–27"));
  g_assert_true (app_shows_text (oleksy, "Chain not known (band, averaging), for orientation only"));
  g_assert_true (app_shows_text (oleksy, "6.3 ± 3.3 µV"));
  g_assert_true (app_shows_text (oleksy, "Medicine (Baltimore) 2020"));
  g_assert_true (app_shows_text (white, "Chain not known: band, averaging, electrode"));
  g_assert_false (app_shows_text (white, "≤ 2 µV"));
  /* Of another chain there is the reason, and no number that could be compared. */
  g_assert_true (app_shows_text (naess, "Measured in another way: in cmH₂O, this session in µV"));
  g_assert_true (app_shows_text (naess, "Off"));
  g_assert_false (app_shows_text (naess, "17.3"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_other_chain_later (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  FrondReviewNorms *group;
  GtkWidget        *window = show (NULL, &group);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (group)));
  set_active (group, TRUE);
  frond_review_norms_set_chain (group, chain);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (group)));
  g_assert_false (app_shows_text (find_row (group, "Næss & Bø 2015"), "17.3"));
  g_set_str (&chain->unit, "cmH2O");
  frond_review_norms_set_chain (group, chain);
  g_assert_true (app_shows_text (find_row (group, "Næss & Bø 2015"), "17.3"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_verdict (void)
{
  static const char *const words[] = { "strength", "weak", "strong muscle", "abnormal", "too high", "too low" };
  g_autoptr (FrondChainProfile) chain = make_chain ();
  FrondReviewNorms *group;
  GtkWidget        *window = show (chain, &group);

  set_active (group, TRUE);
  g_assert_true (app_shows_text (GTK_WIDGET (group), "µV"));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (app_shows_text (GTK_WIDGET (group), words[i]));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/review-norms/off-by-default", test_off_by_default);
  g_test_add_func ("/review-norms/matching", test_matching);
  g_test_add_func ("/review-norms/other-chain-later", test_other_chain_later);
  g_test_add_func ("/review-norms/no-verdict", test_no_verdict);

  return g_test_run ();
}
